#include <algorithm>

#include <gmpxx.h>

#include "bargaining/rules.hpp"
#include "bargaining/whole.hpp"

namespace irenic {
void kalai_smorodinsky(const ZoneVectors& zone, SolutionFound& found) {
    std::vector<std::size_t> asked;
    std::vector<mpz_class> most;
    for (const std::size_t place : zone.counted) {
        Wide128 ideal = 0;
        for (const std::size_t vector : zone.vectors) ideal = std::max(ideal, zone.gain(vector, place));
        const PartyIndex party = zone.frontier.talks().signatories[place];
        if (ideal == 0) {
            found.left_out.push_back(party);
            std::erase(found.parties, party);
            continue;
        }
        asked.push_back(place);
        most.push_back(whole(ideal));
    }
    const auto shares = [&](std::size_t vector) {
        std::vector<mpq_class> made;
        for (std::size_t k = 0; k < asked.size(); ++k) {
            mpq_class share(whole(zone.gain(vector, asked[k])), most[k]);
            share.canonicalize();
            made.push_back(std::move(share));
        }
        std::sort(made.begin(), made.end());
        return made;
    };
    std::vector<mpq_class> best;
    for (const std::size_t vector : zone.vectors) {
        std::vector<mpq_class> these = shares(vector);
        if (!found.vectors.empty() && these < best) continue;
        if (found.vectors.empty() || best < these) {
            found.vectors.clear();
            best = std::move(these);
        }
        found.vectors.push_back(vector);
    }
}

}  // namespace irenic
