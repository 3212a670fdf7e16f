/// What is on the table, tried out level by level: docs/semantics.md, section 5.
#include <algorithm>

#include "irenic/certificate.hpp"

namespace irenic::certificate {
namespace {

bool among(const std::vector<PartyIndex>& parties, PartyIndex party) {
    return std::find(parties.begin(), parties.end(), party) != parties.end();
}

/// Where allowed changes lead from a level, step by step; itself among it.
std::uint64_t leads_to(const Option& option, Level from) {
    std::uint64_t reached = std::uint64_t{1} << from;
    for (std::size_t steps = 0; steps < option.levels.size(); ++steps)
        for (Level a = 0; a < option.levels.size(); ++a)
            for (Level b = 0; b < option.levels.size(); ++b)
                if (((reached >> a) & 1U) != 0 && a != b && option.may_change(a, b)) reached |= std::uint64_t{1} << b;
    return reached;
}

std::optional<Levels> read_code(const std::string& code, const std::vector<Option>& options) {
    if (code.size() != options.size()) return {};
    Levels levels;
    for (std::size_t o = 0; o < code.size(); ++o) {
        const std::size_t place = std::string("0123456789abcdefghijklmnopqrstuvwxyz").find(code[o]);
        if (place >= options[o].levels.size()) return {};
        levels.push_back(static_cast<Level>(place));
    }
    return levels;
}

Levels first_status_quo(const Case& subject) {
    if (subject.status_quo) return subject.states[*subject.status_quo].patterns.front();
    Levels levels;
    for (const Option& option : subject.options) levels.push_back(option.start);
    return levels;
}

/// Can those who sign bring the option from one level to another? `leads`: per level, where allowed changes lead to, one after another.
bool can_become(const Option& option, const std::vector<std::uint64_t>& leads,
                const std::vector<PartyIndex>& signatories, Level from, Level to) {
    if (from == to) return true;
    return !option.chance && ((leads[from] >> to) & 1U) != 0 &&
           std::all_of(option.owners.begin(), option.owners.end(),
                       [&](PartyIndex owner) { return among(signatories, owner); });
}

}  // namespace

Table::Table(const Case& subject, std::optional<AgreementIndex> about, std::size_t patience) : subject_(&subject) {
    if (about) agreement_ = &subject.agreements[*about];
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        const bool owns = std::any_of(subject.options.begin(), subject.options.end(),
                                      [i](const Option& option) { return among(option.owners, i); });
        if (agreement_ != nullptr ? among(agreement_->signatories, i) : owns) signatories_.push_back(i);
    }
    if (subject.graph) problem_ = "an abstract graph has no options, so there are no packages";
    if (signatories_.empty()) problem_ = "nobody signs";
    for (const PartyIndex i : signatories_)
        if (!subject.preferences[i].cardinal())
            problem_ = "what `" + subject.parties[i].id + "` wants only orders states";
    if (!problem_.empty()) return;
    for (const Option& option : subject.options) {
        leads_.emplace_back();
        for (Level from = 0; from < option.levels.size(); ++from) leads_.back().push_back(leads_to(option, from));
    }
    starts_ = {first_status_quo(subject)};
    if (subject.status_quo) starts_ = subject.states[*subject.status_quo].patterns;
    std::erase_if(starts_, [&](const Levels& levels) { return !feasible(levels); });
    if (starts_.empty()) problem_ = "the status quo is not feasible";
    if (problem_.empty()) find_no_agreement();
    if (problem_.empty()) try_all(patience);
}

bool Table::feasible(const Levels& levels) const {
    if (subject_->only_listed)
        return std::any_of(subject_->states.begin(), subject_->states.end(),
                           [&](const NamedState& state) { return !state.left_out && matches(state, levels); });
    return std::none_of(subject_->never.begin(), subject_->never.end(),
                        [&](const Constraint& never) { return holds(never.that, levels, *subject_); });
}

bool Table::within_reach(const Levels& from, const Levels& to) const {
    for (OptionIndex o = 0; o < from.size(); ++o)
        if (!can_become(subject_->options[o], leads_[o], signatories_, from[o], to[o])) return false;
    return true;
}

bool Table::on_table(const Levels& levels) const {
    if (!feasible(levels)) return false;
    if (agreement_ != nullptr)
        for (const Expression& that : agreement_->on_table)
            if (!holds(that, levels, *subject_)) return false;
    return std::any_of(starts_.begin(), starts_.end(), [&](const Levels& start) { return within_reach(start, levels); });
}

Table::Values Table::values(const Levels& levels) const {
    Values found;
    for (const PartyIndex i : signatories_) {
        std::int64_t sum = 0;
        for (const Statement& statement : subject_->preferences[i].statements)
            if (statement.graded)
                sum += statement.grades[levels[*statement.graded]].best.units;
            else if (statement.weight && holds(statement.that, levels, *subject_))
                sum += statement.weight->best.units;
        found.push_back(sum);
    }
    return found;
}

bool Table::enough(const std::vector<bool>& consenting) const {
    const Consent rule = agreement_ == nullptr ? Consent{} : agreement_->consent;
    std::uint32_t counted = 0;
    for (std::size_t k = 0; k < signatories_.size(); ++k) {
        if (!consenting[k] && (rule.all || among(rule.with, signatories_[k]))) return false;
        if (consenting[k] && among(rule.of, signatories_[k])) ++counted;
    }
    return rule.all || counted >= rule.at_least;
}

bool Table::agreed(const Values& values) const {
    std::vector<bool> consenting;
    for (std::size_t k = 0; k < values.size(); ++k) consenting.push_back(consents(k, values));
    return enough(consenting);
}

void Table::find_no_agreement() {
    for (std::size_t k = 0; k < signatories_.size(); ++k) {
        NoAgreement given;
        if (agreement_ != nullptr) given = agreement_->no_agreement[signatories_[k]];
        if (given.number) {
            no_agreement_.push_back(given.number->units);
            continue;
        }
        if (given.best_of.empty()) given.best_of.emplace_back();
        std::optional<std::int64_t> best;
        for (const StateReference& reference : given.best_of) {
            std::vector<Levels> members = starts_;
            if (reference.kind == StateReference::Kind::named) members = subject_->states[reference.index].patterns;
            if (reference.kind == StateReference::Kind::strategy) members = {end_of(reference.index)};
            std::erase_if(members, [&](const Levels& levels) { return !feasible(levels); });
            if (members.empty()) {
                problem_ = "a state that counts as having no deal is not feasible";
                return;
            }
            const std::int64_t value = values(members.front())[k];
            best = std::max(best.value_or(value), value);
        }
        no_agreement_.push_back(*best);
    }
}

void Table::try_all(std::size_t patience) {
    std::vector<std::vector<Level>> choices;
    std::size_t combinations = 1;
    for (OptionIndex o = 0; o < subject_->options.size(); ++o) {
        choices.emplace_back();
        for (Level level = 0; level < subject_->options[o].levels.size(); ++level)
            if (std::any_of(starts_.begin(), starts_.end(), [&](const Levels& start) {
                    return can_become(subject_->options[o], leads_[o], signatories_, start[o], level);
                }))
                choices.back().push_back(level);
        combinations *= choices.back().size();
        if (combinations > patience) return;
    }
    std::set<std::string> seen;
    for (std::size_t number = 0; number < combinations; ++number) {
        Levels levels;
        std::size_t rest = number;
        for (const auto& of : choices) {
            levels.push_back(of[rest % of.size()]);
            rest /= of.size();
        }
        if (on_table(levels) && seen.insert(name(levels)).second) packages_[values(levels)].push_back(levels);
    }
    all_tried_ = true;
}

std::vector<Levels> Table::find(const std::string& name_or_code) const {
    std::vector<Levels> members;
    if (const auto named = find_named_state(*subject_, name_or_code))
        members = subject_->states[*named].patterns;
    else if (const auto levels = read_code(name_or_code, subject_->options))
        members = {*levels};
    std::erase_if(members, [&](const Levels& levels) { return !feasible(levels); });
    return members;
}

std::string Table::name(const Levels& levels) const {
    for (const NamedState& state : subject_->states)
        if (!state.left_out && matches(state, levels)) return state.id;
    return code_of(levels);
}

Levels Table::end_of(StrategyIndex strategy) const {
    const Strategy& wanted = subject_->strategies[strategy];
    Levels levels = first_status_quo(*subject_);
    const auto lay = [&](const std::vector<Setting>& settings) {
        for (const Setting& setting : settings) levels[setting.option] = setting.level;
    };
    if (!wanted.agreement) {
        lay(wanted.target);
        return levels;
    }
    const Agreement& agreement = subject_->agreements[*wanted.agreement];
    if (agreement.start) levels = subject_->states[*agreement.start].patterns.front();
    auto deals = agreement.separately;
    if (deals.empty()) {
        deals.emplace_back();
        for (ObligationIndex o = 0; o < agreement.obligations.size(); ++o) deals.back().push_back(o);
    }
    for (auto& deal : deals) {
        std::sort(deal.begin(), deal.end());
        for (const ObligationIndex o : deal) lay(agreement.obligations[o].sets);
    }
    return levels;
}

bool Table::is_deal(const std::vector<Levels>& from, const std::vector<Levels>& to, std::uint32_t size) const {
    const auto may_begin = [&](const Levels& levels) {
        return on_table(levels) || std::find(starts_.begin(), starts_.end(), levels) != starts_.end();
    };
    const auto leads = [&](const Levels& a, const Levels& b) {
        if (!within_reach(a, b)) return false;
        std::uint32_t issues = 0;
        std::size_t options = 0;
        std::size_t in_issues = 0;
        for (const Issue& issue : subject_->issues) {
            const auto changed =
                std::count_if(issue.options.begin(), issue.options.end(), [&](OptionIndex o) { return a[o] != b[o]; });
            issues += changed > 0 ? 1U : 0U;
            in_issues += static_cast<std::size_t>(changed);
        }
        for (OptionIndex o = 0; o < a.size(); ++o) options += a[o] != b[o] ? 1U : 0U;
        if (issues > size || in_issues != options) return false;
        const Values before = values(a);
        const Values after = values(b);
        for (std::size_t k = 0; k < before.size(); ++k)
            if (after[k] < before[k]) return false;
        return before != after;
    };
    return std::any_of(from.begin(), from.end(), [&](const Levels& a) {
        return may_begin(a) &&
               std::any_of(to.begin(), to.end(), [&](const Levels& b) { return on_table(b) && leads(a, b); });
    });
}

}  // namespace irenic::certificate
