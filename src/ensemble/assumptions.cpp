#include "ensemble/assumptions.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "ensemble/points.hpp"

namespace irenic {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

constexpr std::uint64_t stream_of_orders = stream_of("orders");

}  // namespace

Assumptions::Assumptions(std::span<const Case> subjects) : parts_(std::make_unique<Parts>()) {
    Gathering gathering(*parts_, subjects.size());
    parts_->subjects.reserve(subjects.size());
    for (const Case& subject : subjects) gathering.gather(subject);
    gathering.finish();
}

Assumptions::Assumptions(Assumptions&&) noexcept = default;
Assumptions& Assumptions::operator=(Assumptions&&) noexcept = default;
Assumptions::~Assumptions() = default;

const std::vector<Diagnostic>& Assumptions::diagnostics() const { return parts_->diagnostics; }
const std::vector<Assumption>& Assumptions::all() const { return parts_->all; }
std::size_t Assumptions::subject_count() const { return parts_->subjects.size(); }
const Case& Assumptions::subject(std::size_t k) const { return *parts_->subjects[k].subject; }
std::size_t Assumptions::dimensions() const { return parts_->assumption_of.size(); }
std::size_t Assumptions::assumption_of(std::size_t dimension) const { return parts_->assumption_of[dimension]; }

Draw Assumptions::draw(const ScenarioPlan& plan, std::uint64_t j, std::size_t k) const {
    assert(!problem_of(plan, dimensions()));
    const SobolSequence* sequence = parts_->sequence ? &*parts_->sequence : nullptr;
    const std::vector<double> point = point_among(plan, parts_->streams, j, sequence);
    return draw_at(point, random_word(plan.seed, stream_of_orders, j), k);
}

std::vector<Draw> Assumptions::draw_all(const ScenarioPlan& plan, std::uint64_t j) const {
    const SobolSequence* sequence = parts_->sequence ? &*parts_->sequence : nullptr;
    const std::vector<double> point = point_among(plan, parts_->streams, j, sequence);
    std::vector<Draw> drawn;
    for (std::size_t k = 0; k < subject_count(); ++k)
        drawn.push_back(draw_at(point, random_word(plan.seed, stream_of_orders, j), k));
    return drawn;
}

Draw Assumptions::draw_at(std::span<const double> point, std::uint64_t luck, std::size_t k) const {
    assert(point.size() == dimensions());
    const Subject& subject = parts_->subjects[k];
    std::vector<double> bent(point.begin(), point.end());
    subject.copula.bend(bent);
    Draw made{std::vector<double>(parts_->all.size(), nothing)};
    const auto luck_of = [&](std::size_t assumption) { return bent[parts_->dimension_of[assumption]]; };
    for (const NumberOfSubject& number : subject.numbers)
        made.values[number.assumption] =
            to_double(number_at(*parts_->all[number.assumption].ranges[k], luck_of(number.assumption)));
    for (const ChanceOfSubject& chance : subject.chances) {
        keep_to_one(chance, *subject.subject, made);
        if (chance.level != not_drawn)
            made.values[chance.level] = level_at(chance, *subject.subject, made, luck_of(chance.level));
    }
    for (const OrderOfSubject& order : subject.orders) {
        const std::vector<std::uint32_t> places = order.ranking.draw(luck, order.stream);
        std::vector<std::size_t> position(places.size());
        for (std::size_t at = 0; at < places.size(); ++at) position[places[at]] = at;
        for (const OrderOfSubject::Pair& pair : order.pairs)
            made.values[pair.assumption] = position[pair.one] < position[pair.other] ? 0 : 1;
    }
    return made;
}

}  // namespace irenic
