#include <algorithm>

#include "cli/trust.hpp"

namespace irenic::cli {
namespace {

bool some_claim_fails(Appraiser& appraiser) {
    const auto& claims = appraiser.claims();
    return std::any_of(claims.begin(), claims.end(), [](const ClaimAppraisal& claim) { return !claim.holds; });
}

int answer(Context& context, bool strategies, std::string (*json)(Appraiser&, const Trust*),
           std::string (*text)(Appraiser&, const TextStyle&, const Trust*)) {
    Session session = appraise(context, true);
    if (!session.ok()) return session.status;
    session.appraiser->evaluate_all(strategies);
    if (finish(context, session) != done) return session.status;
    LookedAt scenarios;
    if (const int status = scenarios.look(context, session, strategies); status != done) return status;
    const std::string answered = context.arguments.json ? json(*session.appraiser, scenarios.trust())
                                                        : text(*session.appraiser, context.style, scenarios.trust());
    if (context.stop.stop_requested()) return interrupted;
    print(answered);
    const bool nothing_said = strategies && !session.appraiser->enumerated() && session.subject().strategies.empty();
    if (session.appraiser->undecided() || scenarios.leaves_open() || nothing_said) return limit_reached;
    return context.arguments.strict && some_claim_fails(*session.appraiser) ? case_errors : done;
}

}  // namespace

int run_compare(Context& context) { return answer(context, true, compare_json, compare_text); }

int run_claims(Context& context) { return answer(context, false, claims_json, claims_text); }

}  // namespace irenic::cli
