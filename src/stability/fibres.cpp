#include "stability/fibres.hpp"

#include <algorithm>
#include <numeric>

namespace irenic {
namespace {

bool owns(const Case& subject, PartyIndex i, OptionIndex o) {
    return owns_alone(subject.options[o], i) && subject.options[o].levels.size() > 1;
}

/// Options that a statement asks about; a named state asks about all.
std::vector<bool> options_of(const Case& subject, const Statement& statement) {
    std::vector<bool> asked(subject.options.size(), false);
    if (statement.graded) asked[*statement.graded] = true;
    if (statement.graded) return asked;
    for (const Expression::Node& node : statement.that.nodes) {
        if (node.kind == Expression::Kind::level_in) asked[node.index] = true;
        if (node.kind == Expression::Kind::named_state) asked.assign(asked.size(), true);
    }
    return asked;
}

/// How much a row's own levels satisfy, statement by statement: rows are ordered by it where nothing else matters.
std::vector<std::int64_t> worth_of(const Case& subject, PartyIndex i, const Levels& levels) {
    const Preference& preference = subject.preferences[i];
    const bool weighted = preference.kind == Preference::Kind::weighted;
    std::vector<std::int64_t> worth(weighted ? 1 : preference.statements.size(), 0);
    for (std::size_t k = 0; k < preference.statements.size(); ++k) {
        const Statement& statement = preference.statements[k];
        if (statement.graded)
            worth[0] += statement.grades[levels[*statement.graded]].best.units;
        else if (holds(statement.that, levels, subject))
            worth[weighted ? 0 : k] += weighted ? statement.weight->best.units : 1;
    }
    return worth;
}

void order_rows(const Case& subject, const Grid& grid, Fibres& fibres) {
    if (wants_depend_on(subject, fibres.party, [&](OptionIndex o) { return !owns(subject, fibres.party, o); })) return;
    std::vector<std::vector<std::int64_t>> worth;
    for (const std::uint64_t code : fibres.row) {
        Levels levels(subject.options.size());
        for (std::size_t o = 0; o < levels.size(); ++o)
            levels[o] = static_cast<Level>(code / grid.stride[o] % grid.radix[o]);
        worth.push_back(worth_of(subject, fibres.party, levels));
    }
    auto distinct = worth;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    for (const auto& one : worth)
        fibres.standing.push_back(
            static_cast<std::int32_t>(std::lower_bound(distinct.begin(), distinct.end(), one) - distinct.begin()));
    fibres.order.resize(fibres.rows());
    std::iota(fibres.order.begin(), fibres.order.end(), 0U);
    std::stable_sort(fibres.order.begin(), fibres.order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return fibres.standing[a] > fibres.standing[b]; });
}

void restrict_moves(Fibres& fibres) {
    const std::size_t rows = fibres.rows();
    fibres.may_move.assign(rows * rows, 1);
    for (const Fibres::Axis& axis : fibres.axes) {
        if (axis.allowed.empty()) continue;
        for (std::size_t from = 0; from < rows; ++from)
            for (std::size_t to = 0; to < rows; ++to) {
                const std::size_t before = from / axis.stride % axis.radix;
                const std::size_t after = to / axis.stride % axis.radix;
                if (before != after && ((axis.allowed[before] >> after) & 1U) == 0)
                    fibres.may_move[from * rows + to] = 0;
            }
    }
}

/// The options that others own, fastest first: some tell lanes apart, the rest tiles.
void lay_out_tiles(const Grid& grid, const std::vector<bool>& own, Fibres& fibres) {
    const std::size_t wanted = std::clamp<std::size_t>(8192 / fibres.rows(), 16, 128);
    fibres.lane = {0};
    bool side_by_side = true;
    for (std::size_t o = 0; o < grid.radix.size(); ++o) {
        if (own[o]) side_by_side = false;
        if (own[o] || grid.radix[o] == 1) continue;
        if (!fibres.outer.empty() || (fibres.lanes() > 1 && fibres.lanes() * grid.radix[o] > wanted)) {
            fibres.outer.push_back({grid.radix[o], grid.stride[o]});
            fibres.tiles *= grid.radix[o];
            continue;
        }
        const std::size_t before = fibres.lanes();
        for (std::uint32_t level = 1; level < grid.radix[o]; ++level)
            for (std::size_t l = 0; l < before; ++l) fibres.lane.push_back(fibres.lane[l] + level * grid.stride[o]);
        if (side_by_side) fibres.run = static_cast<std::uint32_t>(fibres.lanes());
    }
}

}  // namespace

bool wants_depend_on(const Case& subject, PartyIndex i, const std::function<bool(OptionIndex)>& counts) {
    const Preference& preference = subject.preferences[i];
    if (preference.kind == Preference::Kind::ranking) return true;
    return std::any_of(preference.statements.begin(), preference.statements.end(), [&](const Statement& statement) {
        const std::vector<bool> asked = options_of(subject, statement);
        bool own = false;
        bool counted = false;
        for (OptionIndex o = 0; o < asked.size(); ++o) {
            own = own || (asked[o] && owns(subject, i, o));
            counted = counted || (asked[o] && counts(o));
        }
        return own && counted;
    });
}

std::optional<Fibres> fibres_of(const Case& subject, const Grid& grid, PartyIndex i) {
    Fibres fibres;
    fibres.party = i;
    fibres.row = {0};
    std::vector<bool> own(subject.options.size(), false);
    bool unrestricted = true;
    for (OptionIndex o = 0; o < subject.options.size(); ++o) {
        own[o] = owns(subject, i, o);
        if (!own[o]) continue;
        const Option& option = subject.options[o];
        const std::size_t before = fibres.rows();
        if (!option.transitive || before * grid.radix[o] > most_rows) return {};
        fibres.axes.push_back({grid.radix[o], static_cast<std::uint32_t>(before),
                               option.reversible ? std::vector<std::uint64_t>{} : option.allowed});
        unrestricted = unrestricted && option.reversible;
        for (std::uint32_t level = 1; level < grid.radix[o]; ++level)
            for (std::size_t r = 0; r < before; ++r) fibres.row.push_back(fibres.row[r] + level * grid.stride[o]);
    }
    order_rows(subject, grid, fibres);
    if (fibres.rows() > compared_rows && (!unrestricted || fibres.order.empty())) return {};
    if (!unrestricted) restrict_moves(fibres);
    lay_out_tiles(grid, own, fibres);
    return fibres;
}

}  // namespace irenic
