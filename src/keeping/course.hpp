/// The course of a plan: what has been done, and which levels that leaves, at every point of it.
#pragma once

#include <string>
#include <vector>

#include "keeping/schedule.hpp"

namespace irenic {

/// What a plan has come to after some of its steps.
struct CoursePoint {
    Levels levels;                ///< of s(S_k)
    std::vector<bool> performed;  ///< per obligation of the agreement, through all deals
    std::string where;            ///< in words: after `open-half`
    Place place;                  ///< of the first obligation of the step that leads here, or of the agreement
};

/// Every point once, the start first; the border of two deals is one point. Within a deal s(S) depends only on what is in S, not on the
/// order it was done in: obligations that set one option apply in file order, so a later one that has been done already wins. A
/// change against an option's direction becomes a diagnostic.
std::vector<CoursePoint> course_of(const Case& subject, const Agreement& agreement, const std::vector<Deal>& deals,
                                   std::vector<Diagnostic>& diagnostics);

}  // namespace irenic
