#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>
#include <gmpxx.h>

#include "casefile/binding.hpp"
#include "casefile/fields.hpp"
#include "casefile/scalars.hpp"

namespace irenic::casefile {
namespace {

constexpr std::array<Key, 2> correlation_keys{{{"of", Wants::list, true}, {"rho", Wants::text, true}}};
constexpr std::size_t most_together = 50;  // the check is exact, and its numbers grow

__extension__ using Wide128 = __int128;

/// Ids of what can be correlated, as far as the case could be read.
void declare_numbers(Binding& binding) {
    if (!binding.problems.any_error()) {
        for (const StatedRange& stated : stated_ranges(binding.made)) binding.listed.numbers.add(stated.id());
        return;
    }
    for (const Names* names : {&binding.listed.statements, &binding.listed.guarantees})
        for (const std::string& id : names->ids()) binding.listed.numbers.add(id);
    binding.listed.numbers.incomplete = true;
}

/// Levels of a graded statement, which has a number for each and none of its own.
std::vector<std::string> parts_of(const Names& numbers, const std::string& id) {
    std::vector<std::string> parts;
    for (const std::string& known : numbers.ids())
        if (known.starts_with(id + ".")) parts.push_back(known);
    return parts;
}

bool is_number(Binding& binding, const Node& id) {
    const Names& numbers = binding.listed.numbers;
    if (numbers.has(id.text)) return true;
    // A reading may have done away with it: the correlation then has no effect.
    if (binding.base != nullptr && binding.base->numbers.has(id.text)) return true;
    if (numbers.incomplete && id.text.find('.') != std::string::npos) return true;
    if (const auto parts = parts_of(numbers, id.text); !parts.empty())
        binding.problems.error("unknown-id", id.place,
                               fmt::format("{} is more than one number: {}", in_quotes(id.text), list_in_quotes(parts)),
                               "name one of them");
    else
        binding.problems.error(
            "unknown-id", id.place,
            fmt::format("{} is not the id of a statement or guarantee, or of another number of this case",
                        in_quotes(id.text)),
            suggestion(binding.problems, id.text, numbers.ids(), "known"));
    return false;
}

/// What is stated between each two numbers, with who stated it.
class Together {
public:
    void add(Binding& binding, const Correlation& correlation, std::size_t index, const Node& list) {
        for (std::size_t one = 0; one < correlation.of.size(); ++one)
            for (std::size_t other = one + 1; other < correlation.of.size(); ++other) {
                const std::string& first = correlation.of[one];
                const std::string& second = correlation.of[other];
                const std::size_t left = at(first);
                const std::size_t right = at(second);
                if (!stated_.try_emplace(pair(left, right), Stated{correlation.rho, index}).second)
                    binding.problems.error(
                        "duplicate-correlation", head(list),
                        fmt::format("how {} goes with {} is stated twice", in_quotes(first), in_quotes(second)),
                        "leave one of them out");
            }
    }

    void check(Binding& binding) {
        std::vector<bool> seen(ids_.size(), false);
        for (std::size_t first = 0; first < ids_.size(); ++first)
            if (!seen[first]) check_group(binding, group_of(first, seen));
    }

private:
    struct Stated {
        Decimal rho;
        std::size_t index = 0;
    };
    using Pair = std::array<std::size_t, 2>;

    static Pair pair(std::size_t one, std::size_t other) { return {std::min(one, other), std::max(one, other)}; }

    std::size_t at(const std::string& id) {
        const auto found = std::find(ids_.begin(), ids_.end(), id);
        if (found != ids_.end()) return static_cast<std::size_t>(found - ids_.begin());
        ids_.push_back(id);
        return ids_.size() - 1;
    }

    [[nodiscard]] Decimal rho(std::size_t one, std::size_t other) const {
        const auto found = stated_.find(pair(one, other));
        return found == stated_.end() ? zero : found->second.rho;
    }

    std::vector<std::size_t> group_of(std::size_t first, std::vector<bool>& seen) const {
        std::vector<std::size_t> group{first};
        seen[first] = true;
        for (std::size_t at = 0; at < group.size(); ++at)
            for (std::size_t other = 0; other < ids_.size(); ++other)
                if (!seen[other] && stated_.contains(pair(group[at], other))) {
                    seen[other] = true;
                    group.push_back(other);
                }
        std::sort(group.begin(), group.end());
        return group;
    }

    [[nodiscard]] Place last_place(const Binding& binding, const std::vector<std::size_t>& group) const {
        std::size_t last = 0;
        for (const auto& [ids, stated] : stated_)
            if (std::count(group.begin(), group.end(), ids[0]) != 0 &&
                std::count(group.begin(), group.end(), ids[1]) != 0)
                last = std::max(last, stated.index);
        return binding.made.correlations[last].place;
    }

    void check_group(Binding& binding, const std::vector<std::size_t>& group) const {
        if (group.size() > most_together)
            return binding.problems.error(
                "too-many-correlations", last_place(binding, group),
                fmt::format("{} numbers go together by these correlations, and at most {} can", group.size(),
                            most_together),
                "correlate those that matter most");
        if (semidefinite(group)) return;
        for (std::size_t a = 0; a < group.size(); ++a)
            for (std::size_t b = a + 1; b < group.size(); ++b)
                for (std::size_t c = b + 1; c < group.size(); ++c)
                    if (clash(group[a], group[b], group[c])) return report(binding, {group[a], group[b], group[c]});
        std::vector<std::string> names;
        for (const std::size_t one : group) names.push_back(ids_[one]);
        binding.problems.error("impossible-correlations", last_place(binding, group),
                               fmt::format("{} cannot all go together as these correlations say", list_in_quotes(names)),
                               "bring some of them nearer to 0; pairs that are not stated have 0");
    }

    /// A matrix of correlations has no negative eigenvalue. Exactly, by elimination.
    [[nodiscard]] bool semidefinite(const std::vector<std::size_t>& group) const {
        const std::size_t size = group.size();
        std::vector<std::vector<mpq_class>> rest(size, std::vector<mpq_class>(size));
        for (std::size_t row = 0; row < size; ++row)
            for (std::size_t column = 0; column < size; ++column) {
                rest[row][column] = mpq_class(rho(group[row], group[column]).units, Decimal::units_per_one);
                if (row == column) rest[row][column] = 1;
                rest[row][column].canonicalize();
            }
        for (std::size_t k = 0; k < size; ++k) {
            if (rest[k][k] < 0) return false;
            for (std::size_t row = k + 1; row < size; ++row) {
                if (rest[row][k] == 0) continue;
                if (rest[k][k] == 0) return false;
                const mpq_class times = rest[row][k] / rest[k][k];
                for (std::size_t column = k + 1; column < size; ++column) rest[row][column] -= times * rest[k][column];
            }
        }
        return true;
    }

    /// The determinant of three is negative.
    [[nodiscard]] bool clash(std::size_t a, std::size_t b, std::size_t c) const {
        const Wide128 one = Decimal::units_per_one;
        const Wide128 ab = rho(a, b).units;
        const Wide128 bc = rho(b, c).units;
        const Wide128 ac = rho(a, c).units;
        return one * one * one + 2 * ab * bc * ac - one * (ab * ab + bc * bc + ac * ac) < 0;
    }

    /// The pair that was stated last, or not at all, comes last: it is the one to mend.
    void report(Binding& binding, std::array<std::size_t, 3> three) const {
        const auto when = [&](std::size_t one, std::size_t other) {
            const auto found = stated_.find(pair(one, other));
            return found == stated_.end() ? binding.made.correlations.size() : found->second.index;
        };
        std::sort(three.begin(), three.end());
        const auto [x, y, z] = three;
        if (when(x, y) > std::max(when(x, z), when(y, z)))
            three = {z, x, y};
        else if (when(x, z) > when(y, z))
            three = {y, x, z};
        const auto [a, b, c] = three;
        const auto say = [&](std::size_t one, std::size_t other) {
            return fmt::format("{} with {} {}{}", in_quotes(ids_[one]), in_quotes(ids_[other]),
                               to_string(rho(one, other)),
                               stated_.contains(pair(one, other)) ? "" : ", since nothing is stated");
        };
        const double ab = to_double(rho(a, b));
        const double ac = to_double(rho(a, c));
        const double reach = std::sqrt((1 - ab * ab) * (1 - ac * ac));
        binding.problems.error(
            "impossible-correlations", last_place(binding, {a, b, c}),
            fmt::format("three numbers cannot go together like this: {}; {}; {}", say(a, b), say(a, c), say(b, c)),
            fmt::format("with the first two, {} goes with {} from {:.2f} to {:.2f}", in_quotes(ids_[b]),
                        in_quotes(ids_[c]), std::ceil((ab * ac - reach) * 100 - 1e-9) / 100,
                        std::floor((ab * ac + reach) * 100 + 1e-9) / 100));
    }

    std::vector<std::string> ids_;
    std::map<Pair, Stated> stated_;
};

std::optional<Correlation> bind_correlation(Binding& binding, const Node& node) {
    const Fields fields(node, "a correlation", correlation_keys, true, binding.problems);
    Correlation made;
    made.place = head(node);
    bool sound = true;
    std::set<std::string> seen;
    const Node* of = fields.find("of");
    for (const Node* id : texts_of(of, "`of`", binding.problems)) {
        sound = is_number(binding, *id) && sound;
        made.of.push_back(id->text);
        if (seen.insert(id->text).second) continue;
        binding.problems.error("duplicate-id", id->place, fmt::format("{} is named twice", in_quotes(id->text)));
        sound = false;
    }
    if (of != nullptr && of->children.size() < 2)
        binding.problems.error("bad-pair", of->place, "a correlation is between two numbers or more",
                               "write [one, another]");
    const Node* rho = fields.find("rho");
    const auto read = rho != nullptr
                          ? read_decimal(*rho, "`rho`", {-one, one, false, false, "from -1 to 1"}, binding.problems)
                          : std::nullopt;
    made.provenance = bind_provenance(binding, node);
    if (!sound || !read || made.of.size() < 2) return {};
    made.rho = *read;
    return made;
}

}  // namespace

void bind_correlations(Binding& binding, const Node* list) {
    declare_numbers(binding);
    if (list == nullptr || !list->is_sequence()) return;
    Together together;
    for (const Node& node : list->children)
        if (auto made = bind_correlation(binding, node)) {
            binding.made.correlations.push_back(std::move(*made));
            together.add(binding, binding.made.correlations.back(), binding.made.correlations.size() - 1, node);
        }
    together.check(binding);
}

}  // namespace irenic::casefile
