/// What single steps of assumptions do to a verdict, a margin or a value: by assumption, the largest first.
#pragma once

#include "irenic/ensemble.hpp"
#include "report/json.hpp"
#include "report/terminal.hpp"

namespace irenic {

struct ScreenedInput {
    std::size_t assumption = 0;
    const ElementaryEffects* effects = nullptr;
};
/// Those that subject k draws, by mean size, then in their order. Empty where no step changed anything.
std::vector<ScreenedInput> screened_inputs(const StudyHead& head, const CaseScreening& found, std::size_t k,
                                           std::size_t finding);

void write_screening(Screen& screen, const StudyHead& head, const CaseScreening& found);
Json screening_json(const StudyHead& head, const CaseScreening& found);

}  // namespace irenic
