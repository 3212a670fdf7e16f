#include "keeping/level_parts.hpp"

#include <algorithm>
#include <bit>

namespace irenic {
namespace {

std::uint32_t added(const LevelParts& parts) { return parts.count - 1; }
bool upwards(const LevelParts& parts) { return parts.from < parts.to; }
/// The first number that a level in between has.
Level first_new(const LevelParts& parts) { return upwards(parts) ? static_cast<Level>(parts.from + 1) : parts.from; }

std::uint64_t bit(Level level) { return std::uint64_t{1} << level; }

std::uint64_t moved_mask(const LevelParts& parts, std::uint64_t mask) {
    std::uint64_t moved = 0;
    for (std::uint64_t rest = mask; rest != 0; rest &= rest - 1)
        moved |= bit(moved_level(parts, static_cast<Level>(std::countr_zero(rest))));
    if ((mask & bit(parts.from)) != 0)
        for (std::uint32_t k = 1; k < parts.count; ++k) moved |= bit(level_of_part(parts, k));
    return moved;
}

void move_expression(const LevelParts& parts, Expression& expression) {
    for (Expression::Node& node : expression.nodes)
        if (node.kind == Expression::Kind::level_in && node.index == parts.option)
            node.mask = moved_mask(parts, node.mask);
}

void move_settings(const LevelParts& parts, std::vector<Setting>& settings) {
    for (Setting& setting : settings)
        if (setting.option == parts.option) setting.level = moved_level(parts, setting.level);
}

void insert_grades(const LevelParts& parts, Statement& statement) {
    const std::vector<Range> given = statement.grades;
    statement.grades.assign(given.size() + added(parts), Range{});
    for (std::size_t level = 0; level < given.size(); ++level)
        statement.grades[moved_level(parts, static_cast<Level>(level))] = given[level];
    const std::int64_t first = given[parts.from].best.units;
    const std::int64_t part = (given[parts.to].best.units - first) / parts.count;
    for (std::uint32_t k = 1; k < parts.count; ++k) {
        const Decimal value{first + part * k};
        statement.grades[level_of_part(parts, k)] = {value, value, value};
    }
}

/// Which changes are allowed once there are levels in between. Where changes are listed one by one, a part can be done where the whole
/// can, and taken back where the whole can be.
void allow_changes(const LevelParts& parts, Option& option) {
    const auto count = static_cast<Level>(option.levels.size());
    const std::uint64_t all = (std::uint64_t{1} << count) - 1;
    std::vector<std::uint64_t> allowed(count, 0);
    if (option.direction == "up" || option.direction == "down" || option.direction == "any") {
        for (Level level = 0; level < count; ++level) {
            const std::uint64_t below = bit(level) - 1;
            const std::uint64_t above = all & ~(below | bit(level));
            allowed[level] = option.direction == "up" ? above : option.direction == "down" ? below : above | below;
        }
    } else {
        for (std::size_t level = 0; level < option.allowed.size(); ++level)
            for (std::uint64_t to = option.allowed[level]; to != 0; to &= to - 1)
                allowed[moved_level(parts, static_cast<Level>(level))] |=
                    bit(moved_level(parts, static_cast<Level>(std::countr_zero(to))));
        const Level from = moved_level(parts, parts.from);
        const Level to = moved_level(parts, parts.to);
        const bool there = (option.allowed[parts.from] & bit(parts.to)) != 0;
        const bool back = (option.allowed[parts.to] & bit(parts.from)) != 0;
        const std::uint64_t onward = allowed[from];
        std::vector<Level> way{from};
        for (std::uint32_t k = 1; k <= parts.count; ++k) way.push_back(level_of_part(parts, k));
        for (std::size_t a = 0; a < way.size(); ++a) {
            if (way[a] != from && way[a] != to) allowed[way[a]] |= onward;
            for (std::size_t b = 0; b < way.size(); ++b)
                if ((a < b && there) || (a > b && back)) allowed[way[a]] |= bit(way[b]);
        }
    }
    option.allowed = std::move(allowed);
    option.reversible = true;
    option.transitive = true;
    for (Level a = 0; a < count; ++a) {
        option.reversible = option.reversible && option.allowed[a] == (all & ~bit(a));
        for (std::uint64_t to = option.allowed[a]; to != 0; to &= to - 1)
            if ((option.allowed[static_cast<std::size_t>(std::countr_zero(to))] & ~bit(a) & ~option.allowed[a]) != 0)
                option.transitive = false;
    }
}

void insert_in_option(const LevelParts& parts, Option& option) {
    std::vector<std::string> names;
    std::vector<std::string> labels;
    for (std::uint32_t k = 1; k < parts.count; ++k) {
        const std::string which = " (" + std::to_string(k) + " of " + std::to_string(parts.count) + ")";
        names.push_back(option.levels[parts.to] + which);
        labels.push_back(option.level_labels[parts.to] + which);
    }
    if (!upwards(parts)) {
        std::reverse(names.begin(), names.end());
        std::reverse(labels.begin(), labels.end());
    }
    option.levels.insert(option.levels.begin() + first_new(parts), names.begin(), names.end());
    option.level_labels.insert(option.level_labels.begin() + first_new(parts), labels.begin(), labels.end());
    option.start = moved_level(parts, option.start);
    allow_changes(parts, option);
}

}  // namespace

Level level_of_part(const LevelParts& parts, std::uint32_t k) {
    if (k == parts.count) return moved_level(parts, parts.to);
    return static_cast<Level>(first_new(parts) + (upwards(parts) ? k - 1 : added(parts) - k));
}

Level moved_level(const LevelParts& parts, Level level) {
    return level < first_new(parts) ? level : static_cast<Level>(level + added(parts));
}

bool speaks_of(const Expression& expression, OptionIndex option) {
    return std::any_of(expression.nodes.begin(), expression.nodes.end(), [option](const Expression::Node& node) {
        return node.kind == Expression::Kind::named_state ||
               (node.kind == Expression::Kind::level_in && node.index == option);
    });
}

void insert_levels(Case& subject, const LevelParts& parts) {
    for (Preference& preference : subject.preferences)
        for (Statement& statement : preference.statements) {
            move_expression(parts, statement.that);
            if (statement.graded == parts.option) insert_grades(parts, statement);
        }
    for (Constraint& constraint : subject.never) move_expression(parts, constraint.that);
    for (NamedState& named : subject.states)
        for (Levels& pattern : named.patterns) pattern[parts.option] = moved_level(parts, pattern[parts.option]);
    for (Strategy& strategy : subject.strategies) move_settings(parts, strategy.target);
    for (Agreement& agreement : subject.agreements) {
        for (Expression& wanted : agreement.on_table) move_expression(parts, wanted);
        for (Obligation& obligation : agreement.obligations) move_settings(parts, obligation.sets);
        move_settings(parts, agreement.if_broken);
    }
    insert_in_option(parts, subject.options[parts.option]);
}

}  // namespace irenic
