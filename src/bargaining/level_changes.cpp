/// The fewest options to set otherwise so that a blocked package is agreed: none, one, two, … of them, all ways each time.
#include "bargaining/level_changes.hpp"

#include <bit>

#include "bargaining/table_faults.hpp"

namespace irenic {
namespace {

using Found = LevelChanges::Found;

class LevelSearch {
public:
    LevelSearch(const Case& subject, const Talks& talks, std::span<const Level> package, const LevelLimits& limits,
                const std::stop_token& stop)
        : subject_(subject),
          talks_(talks),
          package_(package.begin(), package.end()),
          limits_(limits),
          stop_(stop),
          levels_(package_) {
        std::vector<std::uint64_t> on_table(levels_.size(), 0);
        for (const Levels& start : talks.starts) {
            const std::vector<std::uint64_t> from_here = levels_on_table(subject, talks, start);
            for (OptionIndex o = 0; o < from_here.size(); ++o) on_table[o] |= from_here[o];
        }
        for (OptionIndex o = 0; o < levels_.size(); ++o) {
            const std::uint64_t theirs = on_table[o];
            std::uint64_t all = 0;
            for (const Levels& start : talks.starts)
                all |= subject.options[o].chance ? std::uint64_t{0} : levels_within_reach(subject.options[o], start[o]);
            const std::uint64_t now = std::uint64_t{1} << package_[o];
            if (((theirs | all) & ~now) == 0) continue;
            open_.push_back(o);
            theirs_.push_back(theirs & ~now);
            all_.push_back(all & ~now);
        }
    }

    LevelRepair run() {
        const RaiseBounds bounds(subject_, talks_, package_, open_);
        bounds_ = &bounds;
        std::uint32_t size = 0;
        for (; size <= open_.size() && repair_.on_table.found != Found::found; ++size) {
            beyond_too_ = repair_.beyond.count == 0;
            chosen_.clear();
            choose(0, size);
            finish(repair_.on_table, size);
            if (beyond_too_) finish(repair_.beyond, size);
            if (repair_.limit_reached || stop_.stop_requested()) return std::move(repair_);
        }
        if (repair_.on_table.found != Found::found) close(repair_.on_table, Found::impossible);
        const bool some = repair_.on_table.found == Found::found;
        if (repair_.beyond.found != Found::found) close(repair_.beyond, some ? Found::not_as_few : Found::impossible);
        return std::move(repair_);
    }

private:
    /// After all ways to change just so many options, or as many as the limit allows.
    void finish(LevelChanges& changes, std::uint32_t size) const {
        changes.options = size;
        if (changes.count > 0) changes.found = Found::found;
        changes.counted = !repair_.limit_reached && !stop_.stop_requested();
    }

    static void close(LevelChanges& changes, Found found) {
        changes.found = found;
        changes.options = 0;
    }

    void choose(std::size_t from, std::size_t more) {
        if (!visit() || !bounds_->may_agree(chosen_, from, more)) return;
        if (more == 0) return set(0);
        for (std::size_t k = from; k + more <= open_.size() && !repair_.limit_reached; ++k) {
            chosen_.push_back(k);
            choose(k + 1, more - 1);
            chosen_.pop_back();
        }
    }

    /// Sets the chosen options from place `at` on in every way.
    void set(std::size_t at) {
        if (at == chosen_.size()) return judge();
        const std::size_t k = chosen_[at];
        const OptionIndex o = open_[k];
        for (std::uint64_t rest = beyond_too_ ? theirs_[k] | all_[k] : theirs_[k]; rest != 0; rest &= rest - 1) {
            levels_[o] = static_cast<Level>(std::countr_zero(rest));
            set(at + 1);
            if (repair_.limit_reached) break;
        }
        levels_[o] = package_[o];
    }

    void judge() {
        if (!visit()) return;
        std::vector<std::int64_t>& values = values_;
        values.clear();
        for (const PartyIndex party : talks_.signatories) values.push_back(value_of(subject_, party, levels_).units);
        if (!talks_.agreed(values) || !feasible(subject_, levels_)) return;
        LevelChange change;
        change.faults = table_faults(subject_, talks_, levels_);
        LevelChanges& into = change.faults.empty() ? repair_.on_table : repair_.beyond;
        if (!change.faults.empty() && !beyond_too_) return;
        if (into.count++ >= limits_.listed) return;
        for (const std::size_t k : chosen_) change.sets.push_back({open_[k], levels_[open_[k]]});
        change.levels = levels_;
        into.least.push_back(std::move(change));
    }

    /// False when the limit is reached.
    bool visit() {
        if (repair_.visits >= limits_.visits || stop_.stop_requested()) repair_.limit_reached = true;
        if (!repair_.limit_reached) ++repair_.visits;
        return !repair_.limit_reached;
    }

    const Case& subject_;
    const Talks& talks_;
    Levels package_;
    const LevelLimits& limits_;
    const std::stop_token& stop_;
    std::vector<OptionIndex> open_;      ///< options that can be set otherwise
    std::vector<std::uint64_t> theirs_;  ///< per open option: other levels that may be on the table, as bits
    std::vector<std::uint64_t> all_;     ///< per open option: other levels that its owners could bring about
    const RaiseBounds* bounds_ = nullptr;
    bool beyond_too_ = true;  ///< off the table, no fewer were found
    std::vector<std::size_t> chosen_;
    Levels levels_;
    std::vector<std::int64_t> values_;
    LevelRepair repair_;
};

}  // namespace

LevelRepair least_level_changes(const Case& subject, const Talks& talks, std::span<const Level> package,
                                const LevelLimits& limits, const std::stop_token& stop) {
    return LevelSearch(subject, talks, package, limits, stop).run();
}

}  // namespace irenic
