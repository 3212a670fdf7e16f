/// Values at sets, put together from groups of options (see the header).
#include "keeping/set_values.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "keeping/breach.hpp"

namespace irenic {

Levels Performing::levels(DoneSet done) const {
    Levels levels = start;
    for (const ObligationIndex o : members)
        if ((done >> unit_of[o]) & 1U)
            for (const Setting& setting : agreement->obligations[o].sets) levels[setting.option] = setting.level;
    return levels;
}

bool can_be_grouped(const Case& subject) {
    return !subject.graph && !subject.only_listed &&
           std::none_of(subject.states.begin(), subject.states.end(),
                        [](const NamedState& named) { return named.patterns.size() != 1 || named.left_out; });
}

namespace {

constexpr std::uint32_t eager_bits = 12;  ///< so many units together are looked at in all ways beforehand
constexpr std::uint32_t flat_bits = 20;   ///< up to here a table has a place for each way, filled on demand

/// One party and one group of options; sums over groups are what the party has.
struct Row {
    std::int64_t here = 0;
    std::int64_t broken = 0;
    std::int64_t any = 0;      ///< best after the reply, whether or not it has moved in this group
    std::int64_t changed = 0;  ///< best after the reply to some move in this group
    bool has_any = true;
    bool has_changed = false;
    bool changes_own = false;
    bool known = false;
};

Row sum_of(const Row& a, const Row& b) {
    Row sum;
    sum.here = a.here + b.here;
    sum.broken = a.broken + b.broken;
    sum.has_any = a.has_any && b.has_any;
    sum.any = a.any + b.any;
    const bool first = a.has_changed && b.has_any;
    const bool second = b.has_changed && a.has_any;
    sum.has_changed = first || second;
    if (first) sum.changed = a.changed + b.any;
    if (second && (!first || b.changed + a.any > sum.changed)) sum.changed = b.changed + a.any;
    sum.changes_own = a.changes_own || b.changes_own;
    sum.known = true;
    return sum;
}

/// Sets of options that have to do with each other.
class Groups {
public:
    explicit Groups(std::size_t options) : first_(options) { std::iota(first_.begin(), first_.end(), OptionIndex{0}); }

    OptionIndex first(OptionIndex o) {
        while (first_[o] != o) o = first_[o] = first_[first_[o]];
        return o;
    }
    void join(const std::vector<OptionIndex>& options) {
        for (const OptionIndex o : options) {
            const OptionIndex a = first(options.front());
            const OptionIndex b = first(o);
            first_[std::max(a, b)] = std::min(a, b);
        }
    }

private:
    std::vector<OptionIndex> first_;
};

std::vector<OptionIndex> options_in(const Expression& expression, std::size_t options) {
    std::vector<OptionIndex> found;
    for (const Expression::Node& node : expression.nodes) {
        if (node.kind == Expression::Kind::level_in) found.push_back(node.index);
        if (node.kind != Expression::Kind::named_state) continue;
        found.resize(options);
        std::iota(found.begin(), found.end(), OptionIndex{0});
        return found;
    }
    return found;
}

/// Options, and what is said about them.
struct Group {
    std::vector<OptionIndex> options;
    std::vector<OptionIndex> own;  ///< those that the party owns alone
    std::vector<const Statement*> statements;
    std::vector<const Constraint*> constraints;
    DoneSet mask = 0;  ///< units that set one of the options
};

/// The part of one party's values that comes from one group, or from several small ones.
class Table {
public:
    Table(const Performing& performing, PartyIndex party, Group group)
        : performing_(performing), party_(party), mask_(group.mask) {
        pieces_.push_back({std::move(group), {}, {}});
    }

    [[nodiscard]] DoneSet mask() const { return mask_; }
    void take(Table&& other) {
        mask_ |= other.mask_;
        std::move(other.pieces_.begin(), other.pieces_.end(), std::back_inserter(pieces_));
    }
    /// To be called when nothing more is taken in.
    void settle() {
        gather_ = Gather(mask_);
        if (gather_.bits() <= flat_bits) flat_.resize(std::size_t{1} << gather_.bits());
        if (gather_.bits() > eager_bits) return;
        for (Piece& piece : pieces_) {
            piece.gather = Gather(piece.group.mask);
            const std::uint64_t ways = std::uint64_t{1} << piece.gather.bits();
            for (std::uint64_t code = 0; code < ways; ++code)
                piece.rows.push_back(looked_at(piece.group, spread(code, piece.group.mask)));
        }
        for (std::uint64_t code = 0; code < flat_.size(); ++code) {
            const DoneSet done = spread(code, mask_);
            Row sum = pieces_.front().rows[pieces_.front().gather(done)];
            for (std::size_t p = 1; p < pieces_.size(); ++p)
                sum = sum_of(sum, pieces_[p].rows[pieces_[p].gather(done)]);
            flat_[code] = sum;
        }
        pieces_.clear();
    }
    [[nodiscard]] std::optional<std::int64_t> most() const {
        if (gather_.bits() > eager_bits) return {};
        std::int64_t most = flat_.front().here;
        for (const Row& row : flat_) most = std::max({most, row.here, row.broken});
        return most;
    }
    const Row& at(DoneSet done) {
        const std::uint64_t code = gather_(done);
        Row& row = flat_.empty() ? hashed_[code] : flat_[code];
        if (!row.known) row = looked_at(pieces_.front().group, spread(code, mask_));
        return row;
    }

private:
    struct Piece {
        Group group;
        Gather gather;
        std::vector<Row> rows;
    };

    [[nodiscard]] Row looked_at(const Group& group, DoneSet done) const {
        const Levels here = performing_.levels(done);
        Row row = row_of(group, here, after_breach(*performing_.subject, *performing_.agreement, here));
        row.known = true;
        return row;
    }

    [[nodiscard]] std::int64_t value(const Group& group, const Levels& levels) const {
        std::int64_t sum = 0;
        for (const Statement* statement : group.statements)
            if (statement->graded)
                sum += statement->grades[levels[*statement->graded]].best.units;
            else if (holds(statement->that, levels, *performing_.subject))
                sum += statement->weight->best.units;
        return sum;
    }

    [[nodiscard]] bool feasible(const Group& group, const Levels& levels) const {
        return std::none_of(group.constraints.begin(), group.constraints.end(), [&](const Constraint* constraint) {
            return holds(constraint->that, levels, *performing_.subject);
        });
    }

    [[nodiscard]] Row row_of(const Group& group, const Levels& here, const Levels& broken) const {
        Row row;
        row.here = value(group, here);
        row.broken = value(group, broken);
        row.changes_own =
            std::any_of(group.own.begin(), group.own.end(), [&](OptionIndex o) { return here[o] != broken[o]; });
        row.has_any = false;
        Levels moved = here;
        // Every combination of own levels that one move can lead to, counted up like the digits of a number.
        while (true) {
            offer(group, here, moved, row);
            std::size_t digit = 0;
            for (; digit < group.own.size(); ++digit)
                if (next_level(group.own[digit], here, moved)) break;
            if (digit == group.own.size()) break;
        }
        return row;
    }

    /// The next level that one move can reach, the one it is at among them; false when the first comes round again.
    [[nodiscard]] bool next_level(OptionIndex o, const Levels& here, Levels& moved) const {
        const Option& option = performing_.subject->options[o];
        const auto levels = static_cast<Level>(option.levels.size());
        Level& level = moved[o];
        do {
            level = static_cast<Level>(level + 1 == levels ? 0 : level + 1);
            if (level == here[o]) return false;
        } while (!option.may_change(here[o], level));
        return true;
    }

    void offer(const Group& group, const Levels& here, const Levels& moved, Row& row) const {
        const bool still =
            std::all_of(group.own.begin(), group.own.end(), [&](OptionIndex o) { return here[o] == moved[o]; });
        if (!still && !feasible(group, moved)) return;
        const Levels reply = after_breach(*performing_.subject, *performing_.agreement, moved, party_);
        if (!feasible(group, reply)) return;
        const std::int64_t worth = value(group, reply);
        if (!row.has_any || worth > row.any) row.any = worth;
        row.has_any = true;
        if (still) return;
        if (!row.has_changed || worth > row.changed) row.changed = worth;
        row.has_changed = true;
    }

    const Performing& performing_;
    PartyIndex party_;
    std::vector<Piece> pieces_;  ///< one alone where there are too many ways to look at them all beforehand
    DoneSet mask_ = 0;
    Gather gather_;
    std::vector<Row> flat_;
    std::unordered_map<std::uint64_t, Row> hashed_;
};

/// Which sets the constraints that hang together allow.
class Allowed {
public:
    Allowed(const Performing& performing, Group group)
        : performing_(performing), group_(std::move(group)), gather_(group_.mask) {
        if (gather_.bits() <= flat_bits) flat_.resize(std::size_t{1} << gather_.bits(), unknown);
    }
    bool at(DoneSet done) {
        const std::uint64_t code = gather_(done);
        std::uint8_t& known = flat_.empty() ? hashed_[code] : flat_[code];
        if (known == unknown) known = found(code) ? 1 : 2;
        return known == 1;
    }

private:
    static constexpr std::uint8_t unknown = 0;

    [[nodiscard]] bool found(std::uint64_t code) const {
        const Levels here = performing_.levels(spread(code, group_.mask));
        const Levels broken = after_breach(*performing_.subject, *performing_.agreement, here);
        return std::none_of(group_.constraints.begin(), group_.constraints.end(), [&](const Constraint* constraint) {
            return holds(constraint->that, here, *performing_.subject) ||
                   holds(constraint->that, broken, *performing_.subject);
        });
    }

    const Performing& performing_;
    Group group_;
    Gather gather_;
    std::vector<std::uint8_t> flat_;
    std::unordered_map<std::uint64_t, std::uint8_t> hashed_;
};

class ByGroups : public SetValues {
public:
    explicit ByGroups(const Performing& performing) : performing_(performing), subject_(*performing.subject) {
        tables_.resize(subject_.parties.size());
        made_.resize(subject_.parties.size());
        Groups groups(subject_.options.size());
        for (const Constraint& constraint : subject_.never) groups.join(options_of(constraint.that));
        for (Group& group : split(groups, nullptr, none, [](const Constraint&) { return true; }))
            if (!group.constraints.empty()) allowed_.emplace_back(performing_, std::move(group));
        for (const Constraint& constraint : subject_.never)
            never_at_all_ = never_at_all_ ||
                            (options_of(constraint.that).empty() && holds(constraint.that, performing.start, subject_));
    }

    bool possible(DoneSet done) override {
        return !never_at_all_ &&
               std::all_of(allowed_.begin(), allowed_.end(), [done](Allowed& part) { return part.at(done); });
    }

    Worth worth(PartyIndex party, DoneSet done) override {
        if (!made_[party]) make(party);
        std::vector<Table>& tables = tables_[party];
        Row sum = tables.front().at(done);
        for (std::size_t t = 1; t < tables.size(); ++t) sum = sum_of(sum, tables[t].at(done));
        Worth worth;
        worth.here = sum.here;
        worth.broken = sum.broken;
        worth.changes_own = sum.changes_own;
        worth.can_stop = true;
        using Stopping = Keeping::Stopping;
        switch (performing_.agreement->keeping.stopping) {
            case Stopping::wait: worth.stop = sum.here; break;
            case Stopping::break_: worth.stop = sum.broken; break;
            case Stopping::act:
                worth.stop = sum.changed;
                worth.can_stop = sum.has_changed;
                break;
            case Stopping::best:
                worth.stop = std::max(sum.here, sum.broken);
                if (sum.has_changed) worth.stop = std::max(worth.stop, sum.changed);
                break;
        }
        return worth;
    }

    std::optional<std::int64_t> most(PartyIndex party) override {
        if (!made_[party]) make(party);
        std::int64_t sum = 0;
        for (const Table& table : tables_[party]) {
            const auto most = table.most();
            if (!most) return {};
            sum += *most;
        }
        return sum;
    }

private:
    [[nodiscard]] std::vector<OptionIndex> options_of(const Expression& expression) const {
        return options_in(expression, subject_.options.size());
    }

    [[nodiscard]] bool owns_one(PartyIndex party, const std::vector<OptionIndex>& options) const {
        return std::any_of(options.begin(), options.end(),
                           [&](OptionIndex o) { return owns_alone(subject_.options[o], party); });
    }

    /// The groups with what is said about each. What mentions no option counts with the first.
    template <typename Counts>
    std::vector<Group> split(Groups& groups, const Preference* wants, PartyIndex party, Counts&& counts) const {
        std::vector<Group> found(subject_.options.size());
        for (OptionIndex o = 0; o < subject_.options.size(); ++o) {
            Group& group = found[groups.first(o)];
            group.options.push_back(o);
            if (party != none && owns_alone(subject_.options[o], party)) group.own.push_back(o);
            for (const ObligationIndex m : performing_.members)
                for (const Setting& setting : performing_.agreement->obligations[m].sets)
                    if (setting.option == o) group.mask |= DoneSet{1} << performing_.unit_of[m];
        }
        const auto place = [&](const std::vector<OptionIndex>& options) -> Group& {
            return found[options.empty() ? 0 : groups.first(options.front())];
        };
        for (const Constraint& constraint : subject_.never)
            if (counts(constraint)) place(options_of(constraint.that)).constraints.push_back(&constraint);
        if (wants != nullptr)
            for (const Statement& statement : wants->statements)
                place(statement.graded ? std::vector{*statement.graded} : options_of(statement.that))
                    .statements.push_back(&statement);
        std::erase_if(found, [](const Group& group) { return group.options.empty(); });
        return found;
    }

    /// A constraint that none of the party's own options has to do with is no concern of its moves: it is met before and after.
    void make(PartyIndex party) {
        made_[party] = true;
        const Preference& wants = subject_.preferences[party];
        const auto counts = [&](const Constraint& constraint) { return owns_one(party, options_of(constraint.that)); };
        Groups groups(subject_.options.size());
        for (const Constraint& constraint : subject_.never)
            if (counts(constraint)) groups.join(options_of(constraint.that));
        for (const Statement& statement : wants.statements)
            if (!statement.graded) groups.join(options_of(statement.that));
        std::vector<Table>& tables = tables_[party];
        for (Group& group : split(groups, &wants, party, counts)) {
            Table table(performing_, party, std::move(group));
            const auto fits = [&](const Table& other) {
                if (std::popcount(other.mask()) > static_cast<int>(eager_bits)) return false;
                return std::popcount(other.mask() | table.mask()) <= static_cast<int>(eager_bits);
            };
            const auto with = std::find_if(tables.begin(), tables.end(), fits);
            if (with == tables.end())
                tables.push_back(std::move(table));
            else
                with->take(std::move(table));
        }
        for (Table& table : tables) table.settle();
    }

    Performing performing_;
    const Case& subject_;
    std::vector<Allowed> allowed_;
    bool never_at_all_ = false;
    std::vector<std::vector<Table>> tables_;  ///< per party
    std::vector<bool> made_;
};

}  // namespace

std::unique_ptr<SetValues> values_by_groups(const Performing& performing) {
    return std::make_unique<ByGroups>(performing);
}

}  // namespace irenic
