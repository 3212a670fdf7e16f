#include "appraisal/again/variation.hpp"

#include <algorithm>

namespace irenic {
namespace {

constexpr std::size_t most_scenes = 64;

/// Copies are made of it, and what only people read is not needed in them.
void strip(Case& subject) {
    subject.sources.clear();
    subject.background.clear();
    subject.claims.clear();
    subject.readings.clear();
    subject.expectations.clear();
    subject.unused.clear();
}

std::string starts_of(const Case& subject) {
    Levels starts;
    for (const Option& option : subject.options) starts.push_back(option.start);
    return code_of(starts);
}

bool is_left_out(const std::vector<Removal>& removed, Removal::Kind kind, const std::string& id) {
    return std::any_of(removed.begin(), removed.end(),
                       [&](const Removal& removal) { return removal.kind == kind && removal.id == id; });
}

}  // namespace

Variation::Variation(const Case& whole, std::shared_ptr<const Terrain> terrain, const SpaceLimits& limits)
    : whole_(&whole), limits_(limits), shape_(whole), terrain_(std::move(terrain)) {
    strip(shape_);
    count_what_is_left();
}

void Variation::count_what_is_left() {
    for (const Preference& preference : whole_->preferences) {
        kept_.emplace_back();
        for (const Statement& statement : preference.statements)
            kept_.back().push_back(!is_left_out(removed_, Removal::Kind::statement, statement.id));
    }
    for (const Agreement& agreement : whole_->agreements) {
        guarantee_of_.emplace_back();
        for (std::uint32_t g = 0; g < agreement.guarantees.size(); ++g)
            if (!is_left_out(removed_, Removal::Kind::guarantee, agreement.guarantees[g].id))
                guarantee_of_.back().push_back(g);
    }
}

Variation* Variation::without(const Removal& removal) {
    const std::string what = std::to_string(static_cast<int>(removal.kind)) + " " + removal.id + " " +
                             std::to_string(removal.option) + "=" + std::to_string(removal.level);
    const auto known = parts_.find(what);
    if (known != parts_.end()) return known->second.get();
    std::unique_ptr<Variation> made(new Variation());
    made->whole_ = whole_;
    made->limits_ = limits_;
    made->removed_ = removed_;
    made->removed_.push_back(removal);
    made->shape_ = irenic::without(shape_, removal);
    made->terrain_ = terrain_;
    made->left_ = left_;
    made->count_what_is_left();
    bool known_how = true;
    if (removal.kind == Removal::Kind::level) known_how = made->leave_level_out(removal);
    if (removal.kind == Removal::Kind::constraint) known_how = made->set_constraint_aside();
    return parts_.emplace(what, known_how ? std::move(made) : nullptr).first->second.get();
}

/// Listed states lose members, and what is left of them is another case; otherwise the level's states fall away and nothing else.
bool Variation::leave_level_out(const Removal& removal) {
    if (shape_.only_listed) return false;
    if (!left_) left_.emplace(terrain_->space.size(), true);
    Expression at_level;
    at_level.nodes.push_back({Expression::Kind::level_in, removal.option, ~(std::uint64_t{1} << removal.level), 0, 0});
    *left_ &= terrain_->space.where(at_level);
    return !left_->none();
}

/// There are more states then. Statements stay, so that they are numbered as in the whole case.
bool Variation::set_constraint_aside() {
    ground_ = std::make_unique<Case>(*whole_);
    strip(*ground_);
    for (const Removal& removal : removed_)
        if (removal.kind == Removal::Kind::constraint) *ground_ = irenic::without(*ground_, removal);
    Space::Build build = Space::build(*ground_, limits_before_asking_locally(*ground_, limits_));
    if (!build.ok()) return false;
    auto terrain = Terrain::of(*ground_, std::move(*build.space), terrain_->parts);
    if (!terrain) return false;
    terrain_ = std::make_shared<const Terrain>(std::move(*terrain));
    left_.reset();
    for (const Removal& removal : removed_)
        if (removal.kind == Removal::Kind::level && !leave_level_out(removal)) return false;
    return true;
}

bool Variation::begin(const Case& scenario, std::uint64_t number) {
    if (number_ == number) return sound_;
    number_ = number;
    scenario_ = &scenario;
    for (OptionIndex o = 0; o < shape_.options.size(); ++o) shape_.options[o].start = scenario.options[o].start;
    scene_ = &scene_for(starts_of(shape_));
    sound_ = worth_.begin(*terrain_, scenario, kept_);
    view_ = {terrain_.get(), left_ ? &*left_ : nullptr, &worth_};
    return sound_;
}

Scene& Variation::scene_for(const std::string& starts) {
    const auto known = scenes_.find(starts);
    if (known != scenes_.end()) return known->second;
    if (scenes_.size() >= most_scenes) scenes_.clear();
    Scene& scene = scenes_[starts];
    scene.status_quo = state_of({});
    for (StrategyIndex k = 0; k < shape_.strategies.size(); ++k) scene.ends.push_back(find(end_levels(shape_, k)));
    scene.checked.resize(whole_->claims.size());
    return scene;
}

std::optional<StateIndex> Variation::find(const Levels& levels) const {
    const auto found = terrain_->space.find(levels);
    return found && (!left_ || left_->test(*found)) ? found : std::nullopt;
}

std::optional<StateIndex> Variation::state_of(const StateReference& reference) const {
    switch (reference.kind) {
        case StateReference::Kind::strategy: return scene_->ends[reference.index];
        case StateReference::Kind::named: return find(shape_.states[reference.index].patterns.front());
        case StateReference::Kind::status_quo: break;
    }
    return find(status_quo_levels(shape_));
}

const Bits* Variation::states_where(const Expression& expression) {
    const auto known = scene_->sets.find(&expression);
    if (known != scene_->sets.end()) return &known->second;
    auto states = truth(expression);
    if (!states) return nullptr;
    if (left_) *states &= *left_;
    return &scene_->sets.emplace(&expression, std::move(*states)).first->second;
}

std::optional<Bits> Variation::truth(const Expression& expression) const {
    using Kind = Expression::Kind;
    const StateIndex size = terrain_->space.size();
    std::vector<Bits> values;
    for (const Expression::Node& node : expression.nodes) {
        Bits here(size);
        const bool two = node.kind == Kind::conjunction || node.kind == Kind::disjunction ||
                         node.kind == Kind::implication || node.kind == Kind::equivalence;
        if (node.kind == Kind::strategy) {
            if (!scene_->ends[node.index]) return {};
            here.set(*scene_->ends[node.index]);
        } else if (node.kind == Kind::negation || two) {
            const Bits all(size, true);
            for (std::size_t w = 0; w < here.words().size(); ++w) {
                const std::uint64_t a = values[node.left].words()[w];
                const std::uint64_t b = two ? values[node.right].words()[w] : 0;
                const std::uint64_t is = node.kind == Kind::negation      ? ~a
                                         : node.kind == Kind::conjunction ? a & b
                                         : node.kind == Kind::disjunction ? a | b
                                         : node.kind == Kind::implication ? ~a | b
                                                                          : ~(a ^ b);
                here.words()[w] = is & all.words()[w];
            }
        } else {
            Expression leaf;
            leaf.nodes.push_back(node);
            here = terrain_->space.where(leaf);
        }
        values.push_back(std::move(here));
    }
    return std::move(values.back());
}

std::optional<Signing> Variation::signing_of(StrategyIndex strategy) const {
    const auto agreement = shape_.strategies[strategy].agreement;
    const auto package = scene_->ends[strategy];
    if (!package) return {};
    Signing found;
    if (agreement) found.rule = shape_.agreements[*agreement].consent;
    std::vector<PartyIndex> signatories = signatories_of(shape_, strategy);
    std::sort(signatories.begin(), signatories.end());
    const auto among = [](const std::vector<PartyIndex>& parties, PartyIndex party) {
        return std::find(parties.begin(), parties.end(), party) != parties.end();
    };
    std::uint32_t consenting = 0;
    found.signable = true;
    for (const PartyIndex party : signatories) {
        ConsentRow row;
        row.party = party;
        row.must = found.rule.all || among(found.rule.with, party);
        row.cardinal = shape_.preferences[party].cardinal();
        row.value = {view_.worth->of(party, *package)};
        const NoAgreement* given = agreement ? &shape_.agreements[*agreement].no_agreement[party] : nullptr;
        if (given != nullptr && given->number) {
            if (!row.cardinal) return {};
            row.no_agreement = *given->number;
        } else {
            std::optional<Decimal> best;
            const std::vector<StateReference> only_status_quo{StateReference{}};
            for (const StateReference& reference :
                 given == nullptr || given->best_of.empty() ? only_status_quo : given->best_of) {
                const auto state =
                    reference.kind == StateReference::Kind::status_quo ? scene_->status_quo : state_of(reference);
                if (!state) return {};
                const Decimal value{view_.worth->of(party, *state)};
                if (!best || value > *best) best = value;
            }
            row.no_agreement = *best;
        }
        row.consents = row.value >= row.no_agreement;
        if (!row.consents && !checked_sum(row.no_agreement, -row.value)) return {};
        if (row.must && !row.consents) found.signable = false;
        if (row.consents && among(found.rule.of, party)) ++consenting;
        found.rows.push_back(std::move(row));
    }
    if (!found.rule.all && consenting < found.rule.at_least) found.signable = false;
    return found;
}

const PlanFrame* Variation::frame_of(AgreementIndex agreement) {
    const auto known = scene_->frames.find(agreement);
    if (known != scene_->frames.end()) return known->second ? &*known->second : nullptr;
    const Ground ground{[this](const Levels& levels) { return find(levels); },
                        [this](StateIndex s) { return terrain_->space.levels(s); },
                        [this](PartyIndex i, StateIndex s) {
                            std::vector<StateIndex> moves;
                            any_move(view_, i, s, [&](StateIndex t, std::uint32_t) {
                                moves.push_back(t);
                                return false;
                            });
                            return moves;
                        }};
    const auto& made = scene_->frames.emplace(agreement, frame_as_written(shape_, agreement, ground)).first->second;
    return made ? &*made : nullptr;
}

const PlanVerdict* Variation::plan_of(AgreementIndex agreement) {
    auto& [number, verdict] = plans_[agreement];
    if (number == number_) return &verdict;
    const PlanFrame* frame = frame_of(agreement);
    if (frame == nullptr) return nullptr;
    const Agreement& of_whole = scenario_->agreements[agreement];
    std::vector<const Guarantee*> guarantees;
    for (const std::uint32_t g : guarantee_of_[agreement]) guarantees.push_back(&of_whole.guarantees[g]);
    verdict = judge(*frame, {of_whole.keeping, guarantees, [this](PartyIndex i, StateIndex s) { return value(i, s); }});
    number = number_;
    return &verdict;
}

}  // namespace irenic
