/// Whose consent is enough: everybody who must, and so many of those who are counted.
#include <algorithm>

#include "bargaining/missing.hpp"

namespace irenic {
namespace {

/// The rule, as whose consent it needs: all of `musts`, and `more` of `free`, any of them.
struct Need {
    std::vector<PartyIndex> musts;
    std::vector<PartyIndex> free;
    std::size_t more = 0;
};

Need need_of(const Signing& signing) {
    Need need;
    std::size_t counted = 0;
    for (const ConsentRow& row : signing.rows) {
        const auto& of = signing.rule.of;
        const bool counts = !signing.rule.all && std::find(of.begin(), of.end(), row.party) != of.end();
        if (row.must) need.musts.push_back(row.party);
        if (row.must && counts) ++counted;
        if (!row.must && counts) need.free.push_back(row.party);
    }
    const std::size_t wanted = number_wanted(signing.rule);
    need.more = wanted > counted ? wanted - counted : 0;
    return need;
}

/// Every set of `need.more` of its free parties with all its musts, in the order of places.
PartySets sets_of(const Need& need, std::size_t listed) {
    PartySets found;
    if (need.more > need.free.size()) return found;
    mpz_class count;
    mpz_bin_uiui(count.get_mpz_t(), need.free.size(), need.more);
    found.count = count.get_str();
    std::vector<std::size_t> chosen(need.more);
    for (std::size_t k = 0; k < chosen.size(); ++k) chosen[k] = k;
    while (found.sets.size() < listed) {
        std::vector<PartyIndex> set = need.musts;
        for (const std::size_t k : chosen) set.push_back(need.free[k]);
        std::sort(set.begin(), set.end());
        found.sets.push_back(std::move(set));
        // The next choice: the last place that can go on does, and those behind it follow closely.
        std::size_t k = chosen.size();
        while (k > 0 && chosen[k - 1] + (chosen.size() - k) + 1 >= need.free.size()) --k;
        if (k == 0) break;
        ++chosen[k - 1];
        for (std::size_t next = k; next < chosen.size(); ++next) chosen[next] = chosen[next - 1] + 1;
    }
    return found;
}

}  // namespace

ConsentPicture consent_picture(const Signing& signing, std::size_t listed) {
    ConsentPicture picture;
    picture.signable = signing.signable;
    const Need need = need_of(signing);
    picture.suffices = sets_of(need, listed);
    picture.alone = need.musts;
    if (need.more > 0 && need.more == need.free.size())
        picture.alone.insert(picture.alone.end(), need.free.begin(), need.free.end());
    std::sort(picture.alone.begin(), picture.alone.end());

    const std::vector<Lack> lacks = lacks_of(signing);
    Need willing = need;
    for (std::size_t k = 0; k < lacks.size(); ++k) {
        if (lacks[k].by == 0) continue;
        const PartyIndex party = signing.rows[k].party;
        std::erase(willing.free, party);
        if (std::binary_search(picture.alone.begin(), picture.alone.end(), party)) picture.block_alone.push_back(party);
        if (!signing.signable && met(lacks, number_wanted(signing.rule), k)) picture.would_complete.push_back(party);
    }
    if (signing.signable) picture.of_those_who_consent = sets_of(willing, listed);
    return picture;
}

}  // namespace irenic
