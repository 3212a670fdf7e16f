#include "ensemble/study_head.hpp"

namespace irenic {
namespace {

template <typename Kind>
struct Row {
    Kind kind;
    std::string_view id;
};

using A = Assumption::Kind;
constexpr std::array<Row<A>, 8> assumption_rows{{
    {A::weight, "weight"},
    {A::grade, "grade"},
    {A::discount, "discount"},
    {A::hazard, "hazard"},
    {A::penalty, "penalty"},
    {A::probability, "probability"},
    {A::chance, "chance"},
    {A::order, "order"},
}};

using F = Finding::Kind;
constexpr std::array<Row<F>, 12> finding_rows{{
    {F::signable, "signable"},
    {F::blocks, "blocks"},
    {F::sign_margin, "sign-margin"},
    {F::holds, "holds"},
    {F::leaves, "leaves"},
    {F::keeps, "keeps"},
    {F::keep_margin, "keep-margin"},
    {F::stops_at, "stops-at"},
    {F::stopped_by, "stopped-by"},
    {F::value, "value"},
    {F::value_at_stop, "value-at-stop"},
    {F::claim, "claim"},
}};

constexpr std::array<Row<Status>, 4> status_rows{{
    {Status::unstated, ""},
    {Status::solid, "solid"},
    {Status::caveated, "caveated"},
    {Status::unsupported, "unsupported"},
}};

using S = Range::Shape;
constexpr std::array<Row<S>, 5> shape_rows{{
    {S::unstated, ""},
    {S::triangular, "triangular"},
    {S::pert, "pert"},
    {S::uniform, "uniform"},
    {S::discrete, "discrete"},
}};

template <typename Rows, typename Kind>
std::string_view id_in(const Rows& rows, Kind kind) {
    for (const auto& row : rows)
        if (row.kind == kind) return row.id;
    return {};
}

template <typename Kind, typename Rows>
std::optional<Kind> kind_in(const Rows& rows, std::string_view id) {
    for (const auto& row : rows)
        if (row.id == id) return row.kind;
    return {};
}

}  // namespace

std::string ordinal_text(const StudyHead& head) {
    std::string text;
    for (std::size_t k = 0; k < head.ordinal.size(); ++k)
        for (const PartyIndex party : head.ordinal[k])
            text += (text.empty() ? "" : " ") + std::to_string(k) + ":" + std::to_string(party);
    return text;
}

std::string asked_text(const StudyHead& head) {
    std::string text;
    for (std::size_t k = 0; k < head.asked.size(); ++k)
        for (const auto& [strategy, party] : head.asked[k])
            text += (text.empty() ? "" : " ") + std::to_string(k) + ":" + std::to_string(strategy) + ":" +
                    std::to_string(party);
    return text;
}

std::string_view id_of(Assumption::Kind kind) { return id_in(assumption_rows, kind); }
std::string_view id_of(Finding::Kind kind) { return id_in(finding_rows, kind); }
std::string_view id_of(Design design) { return id_in(designs, design); }
std::string_view id_of(Status status) { return id_in(status_rows, status); }
std::string_view id_of(Range::Shape shape) { return id_in(shape_rows, shape); }

std::optional<Assumption::Kind> assumption_kind(std::string_view id) { return kind_in<A>(assumption_rows, id); }
std::optional<Finding::Kind> finding_kind(std::string_view id) { return kind_in<F>(finding_rows, id); }
std::optional<Design> design_of(std::string_view id) { return kind_in<Design>(designs, id); }
std::optional<Status> status_of(std::string_view id) { return kind_in<Status>(status_rows, id); }
std::optional<Range::Shape> shape_of(std::string_view id) { return kind_in<S>(shape_rows, id); }

}  // namespace irenic
