/// One concept and one party at a time, in one column: passes over the others' moves, then the party's own.
#pragma once

#include <algorithm>
#include <bit>

#include "stability/least_response.hpp"
#include "stability/tile_kernels.hpp"

namespace irenic {

/// When something in each stretch of the grid last changed, counted in passes.
class Changes {
public:
    explicit Changes(std::uint64_t codes) : last_((codes >> shift) + 1, 1) {}

    [[nodiscard]] bool since(const Fibres& fibres, std::uint64_t base, std::uint32_t pass) const {
        return any_stretch(fibres, base, [&](std::uint64_t stretch) { return last_[stretch] > pass; });
    }
    void mark(const Fibres& fibres, std::uint64_t base, std::uint32_t pass) {
        static_cast<void>(any_stretch(fibres, base, [&](std::uint64_t stretch) {
            last_[stretch] = pass;
            return false;
        }));
    }

private:
    static constexpr unsigned shift = 10;

    template <typename Visit>
    static bool any_stretch(const Fibres& fibres, std::uint64_t base, Visit&& visit) {
        for (const std::uint64_t row : fibres.row)
            for (std::uint64_t stretch = (base + row) >> shift; stretch <= (base + row + fibres.lane.back()) >> shift;
                 ++stretch)
                if (visit(stretch)) return true;
        return false;
    }

    std::vector<std::uint32_t> last_;
};

template <typename Number>
class GridJudge {
public:
    using Column = std::vector<Number>;
    using Kernels = TileKernels<Number>;

    GridJudge(const Space& space, const Grid& grid, const std::vector<Fibres>& parties,
              const std::vector<Column>& grades, const std::stop_token& stop)
        : space_(space), grid_(grid), parties_(parties), grades_(grades), stop_(stop) {}

    /// The states that are stable for the party, and how many passes over opponents' moves it took.
    Bits stable(Concept kind, std::size_t focal, std::uint32_t& passes) const {
        const ConceptRule& rule = rule_of(kind);
        Column numbers = grades_[focal];
        if (rule.counter_moves || kind == Concept::nash) escape(focal, numbers);
        if (kind == Concept::nash) {
            for (std::uint64_t code = 0; code < grid_.size; ++code)
                numbers[code] = numbers[code] <= grades_[focal][code];
            return packed(numbers);
        }
        if (masked())
            for (Number& number : numbers) number = number < 0 ? Kernels::nothing : number;
        passes = settle(focal, rule.credible, numbers);
        judge(focal, numbers);
        return packed(numbers);
    }

private:
    [[nodiscard]] bool masked() const { return !grid_.feasible.empty(); }
    [[nodiscard]] const Fibres& fibres(std::size_t k) const { return parties_[k]; }

    /// Grades become the highest grade after one move of the party, or none; −1 stays where not feasible.
    void escape(std::size_t focal, Column& numbers) const {
        const Kernels kernels(fibres(focal), masked());
        Column tile(fibres(focal).cells());
        Column own(masked() ? tile.size() : 0);
        fibres(focal).for_each_tile([&](std::uint64_t base) {
            if (stop_.stop_requested()) return;
            fibres(focal).load(numbers, base, tile.data());
            if (masked()) own = tile;
            kernels.highest_by_moves(tile.data());
            if (masked()) kernels.put_where_infeasible(tile.data(), own.data(), Kernels::infeasible);
            fibres(focal).store(tile.data(), base, numbers);
        });
    }

    /// Passes over the others' moves until nothing changes.
    std::uint32_t settle(std::size_t focal, bool credible, Column& numbers) const {
        std::vector<std::size_t> others;
        for (std::size_t k = 0; k < parties_.size(); ++k)
            if (k != focal) others.push_back(k);
        const bool once = others.size() <= 1 || settled_by_one_pass_each(others, credible);
        Changes changes(grid_.size);
        std::vector<std::uint32_t> last_pass(others.size(), 0);
        std::uint32_t pass = 1;
        for (std::size_t quiet = 0, k = 0; quiet < others.size(); k = (k + 1) % others.size()) {
            if (stop_.stop_requested() || (once && pass > others.size())) break;
            ++pass;
            const bool changed =
                sweep(fibres(others[k]), grades_[others[k]], credible, numbers, changes, last_pass[k], pass);
            last_pass[k] = pass;
            quiet = changed ? 1 : quiet + 1;
        }
        return pass - 1;
    }

    /// Every combination is feasible, and what others do changes nothing in how an opponent orders its own levels: then opponents can
    /// be taken one after another, in any order.
    [[nodiscard]] bool settled_by_one_pass_each(const std::vector<std::size_t>& others, bool credible) const {
        if (masked()) return false;
        if (!credible) return true;
        const Case& subject = space_.subject();
        std::vector<bool> theirs(subject.parties.size(), false);
        for (const std::size_t k : others) theirs[fibres(k).party] = true;
        return std::none_of(others.begin(), others.end(), [&](std::size_t k) {
            return wants_depend_on(subject, fibres(k).party, [&](OptionIndex o) {
                const Option& option = subject.options[o];
                return option.owners.size() == 1 && theirs[option.owners.front()] &&
                       option.owners.front() != fibres(k).party;
            });
        });
    }

    bool sweep(const Fibres& by, const Column& grades, bool credible, Column& numbers, Changes& changes,
               std::uint32_t last_pass, std::uint32_t pass) const {
        const Kernels kernels(by, masked());
        const bool compares = masked() || (credible && by.order.empty());
        Column tile(by.cells());
        Column before(by.cells());
        Column own(compares ? by.cells() : 0);
        bool changed = false;
        by.for_each_tile([&](std::uint64_t base) {
            if (stop_.stop_requested() || !changes.since(by, base, last_pass)) return;
            by.load(numbers, base, tile.data());
            if (compares) by.load(grades, base, own.data());
            before = tile;
            if (credible)
                kernels.least_by_improvements(tile.data(), own.data());
            else
                kernels.least_by_moves(tile.data(), own.data());
            if (tile == before) return;
            by.store(tile.data(), base, numbers);
            changes.mark(by, base, pass);
            changed = true;
        });
        return changed;
    }

    void judge(std::size_t focal, Column& numbers) const {
        const Kernels kernels(fibres(focal), masked());
        Column tile(fibres(focal).cells());
        Column own(tile.size());
        Column worst(tile.size());
        fibres(focal).for_each_tile([&](std::uint64_t base) {
            if (stop_.stop_requested()) return;
            fibres(focal).load(numbers, base, tile.data());
            fibres(focal).load(grades_[focal], base, own.data());
            kernels.deterred(tile.data(), own.data(), worst.data());
            fibres(focal).store(tile.data(), base, numbers);
        });
    }

    /// From ones and zeroes per combination to one bit per feasible state.
    [[nodiscard]] Bits packed(const Column& verdicts) const {
        Bits stable(space_.size());
        std::vector<std::uint64_t>& words = stable.words();
        StateIndex s = 0;
        for (std::uint64_t first = 0; first < grid_.size; first += 64) {
            const std::uint64_t count = std::min<std::uint64_t>(64, grid_.size - first);
            std::uint64_t word = 0;
            for (std::uint64_t k = 0; k < count; ++k) word |= std::uint64_t{verdicts[first + k] != 0} << k;
            if (!masked()) {
                words[first / 64] = word;
                continue;
            }
            for (std::uint64_t rest = grid_.feasible[first / 64]; rest != 0; rest &= rest - 1, ++s)
                if ((word >> static_cast<unsigned>(std::countr_zero(rest))) & 1U) stable.set(s);
        }
        return stable;
    }

    const Space& space_;
    const Grid& grid_;
    const std::vector<Fibres>& parties_;
    const std::vector<Column>& grades_;
    const std::stop_token& stop_;
};

}  // namespace irenic
