/// One concept and one party at a time, in one column: passes over the others' moves, then the party's own.
#pragma once

#include <algorithm>
#include <bit>

#include "stability/least_response.hpp"
#include "stability/tile_kernels.hpp"

namespace irenic {

/// Which combinations each opponent still has to look at again: those that changed since its last pass. One bit per combination.
class Pending {
public:
    Pending(std::uint64_t codes, std::size_t opponents)
        : of_(opponents, Words((codes + 63) / 64, ~std::uint64_t{0})),
          now_(opponents == 0 ? 0 : of_[0].size()),
          fresh_(now_) {}

    void begin(std::size_t opponent) {
        now_.swap(of_[opponent]);
        std::fill(of_[opponent].begin(), of_[opponent].end(), 0);
        std::fill(fresh_.begin(), fresh_.end(), 0);
    }
    void changed(std::uint64_t code) { fresh_[code / 64] |= std::uint64_t{1} << (code % 64); }
    /// What changed in the pass is pending for everybody else.
    void end(std::size_t opponent) {
        for (std::size_t k = 0; k < of_.size(); ++k)
            for (std::size_t word = 0; k != opponent && word < fresh_.size(); ++word) of_[k][word] |= fresh_[word];
    }

    /// The lanes of a tile in which some row is to be looked at in this pass, ascending.
    void lanes_of(const Fibres& fibres, std::uint64_t base, std::vector<std::uint32_t>& lanes) {
        touched_.assign(fibres.lanes(), 0);
        bool any = false;
        for (const std::uint64_t row : fibres.row) {
            const std::uint64_t first = base + row;
            const auto begin = now_.begin() + static_cast<std::ptrdiff_t>(first / 64);
            const auto end = now_.begin() + static_cast<std::ptrdiff_t>((first + fibres.lane.back()) / 64) + 1;
            if (std::all_of(begin, end, [](std::uint64_t word) { return word == 0; })) continue;
            any = true;
            for (std::size_t l = 0; l < touched_.size(); ++l) {
                const std::uint64_t code = first + fibres.lane[l];
                touched_[l] |= static_cast<std::uint8_t>((now_[code / 64] >> (code % 64)) & 1U);
            }
        }
        lanes.clear();
        for (std::uint32_t l = 0; any && l < touched_.size(); ++l)
            if (touched_[l] != 0) lanes.push_back(l);
    }

private:
    using Words = std::vector<std::uint64_t>;

    std::vector<Words> of_;  ///< per opponent
    Words now_;              ///< of the opponent whose pass it is
    Words fresh_;
    std::vector<std::uint8_t> touched_;
};

/// Room for a tile, or for some of its lanes side by side.
template <typename Number>
struct Room {
    std::vector<Number> numbers, before, grades;
    std::vector<std::uint32_t> lanes;

    explicit Room(const Fibres& fibres) : numbers(fibres.cells()), before(numbers), grades(numbers) {}
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
        const Kernels kernels(fibres(focal), masked(), fibres(focal).lanes());
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
        if (others.size() <= 1 || settled_by_one_pass_each(others, credible)) {
            for (const std::size_t k : others) sweep(k, credible, numbers, nullptr);
            return static_cast<std::uint32_t>(others.size());
        }
        Pending pending(grid_.size, others.size());
        std::uint32_t passes = 0;
        for (std::size_t quiet = 0, k = 0; quiet < others.size() && !stop_.stop_requested();
             k = (k + 1) % others.size()) {
            pending.begin(k);
            const bool changed = sweep(others[k], credible, numbers, &pending);
            pending.end(k);
            quiet = changed ? 1 : quiet + 1;
            ++passes;
        }
        return passes;
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

    /// One pass: every state learns the least number among those that the party can take it to. False when nothing changed.
    bool sweep(std::size_t party, bool credible, Column& numbers, Pending* pending) const {
        const Fibres& by = fibres(party);
        Room<Number> room(by);
        bool changed = false;
        by.for_each_tile([&](std::uint64_t base) {
            if (stop_.stop_requested()) return;
            if (pending != nullptr) pending->lanes_of(by, base, room.lanes);
            if (pending != nullptr && room.lanes.empty()) return;
            if (pending != nullptr && room.lanes.size() <= by.lanes() / 2)
                changed = sweep_lanes(party, base, credible, numbers, *pending, room) || changed;
            else
                changed = sweep_tile(party, base, credible, numbers, pending, room) || changed;
        });
        return changed;
    }

    void learn(const TileKernels<Number>& kernels, bool credible, Room<Number>& room) const {
        if (credible)
            kernels.least_by_improvements(room.numbers.data(), room.grades.data());
        else
            kernels.least_by_moves(room.numbers.data(), room.grades.data());
    }

    [[nodiscard]] bool compares(const Fibres& by, bool credible) const {
        return masked() || (credible && by.order.empty());
    }

    bool sweep_tile(std::size_t party, std::uint64_t base, bool credible, Column& numbers, Pending* pending,
                    Room<Number>& room) const {
        const Fibres& by = fibres(party);
        by.load(numbers, base, room.numbers.data());
        if (compares(by, credible)) by.load(grades_[party], base, room.grades.data());
        room.before = room.numbers;
        learn(Kernels(by, masked(), by.lanes()), credible, room);
        if (room.numbers == room.before) return false;
        by.store(room.numbers.data(), base, numbers);
        for (std::size_t r = 0; pending != nullptr && r < by.rows(); ++r)
            for (std::size_t l = 0, cell = r * by.lanes(); l < by.lanes(); ++l, ++cell)
                if (room.numbers[cell] != room.before[cell]) pending->changed(base + by.row[r] + by.lane[l]);
        return true;
    }

    /// The same for a few lanes of a tile.
    bool sweep_lanes(std::size_t party, std::uint64_t base, bool credible, Column& numbers, Pending& pending,
                     Room<Number>& room) const {
        const Fibres& by = fibres(party);
        const std::size_t lanes = room.lanes.size();
        const auto each_cell = [&](auto&& visit) {
            for (std::size_t r = 0, cell = 0; r < by.rows(); ++r)
                for (std::size_t k = 0; k < lanes; ++k, ++cell) visit(cell, base + by.row[r] + by.lane[room.lanes[k]]);
        };
        each_cell([&](std::size_t cell, std::uint64_t code) { room.before[cell] = room.numbers[cell] = numbers[code]; });
        if (compares(by, credible))
            each_cell([&](std::size_t cell, std::uint64_t code) { room.grades[cell] = grades_[party][code]; });
        learn(Kernels(by, masked(), lanes), credible, room);
        bool changed = false;
        each_cell([&](std::size_t cell, std::uint64_t code) {
            if (room.numbers[cell] == room.before[cell]) return;
            numbers[code] = room.numbers[cell];
            pending.changed(code);
            changed = true;
        });
        return changed;
    }

    void judge(std::size_t focal, Column& numbers) const {
        const Kernels kernels(fibres(focal), masked(), fibres(focal).lanes());
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
