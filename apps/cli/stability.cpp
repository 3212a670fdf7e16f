#include "cli/face.hpp"

namespace irenic::cli {

int run_stability(Context& context) {
    Session session = load(context, false);
    if (!session.ok()) return session.status;
    const Workers workers = Workers::all_cores();
    SpaceLimits limits;
    limits.unconstrained_states = std::uint64_t{1} << 31U;
    const Space::Build build = Space::build(session.subject(), limits, workers, context.stop);
    if (!build.ok()) return refuse(context, session.loaded, build.diagnostics, build.limit_reached);
    if (!context.arguments.perspective.plain()) return stability_in_perspective(context, session, *build.space);
    if (asks_about_preference(context.arguments)) return stability_with_preference(context, session, *build.space);
    if (asks_about_coalitions(context.arguments)) return stability_of_coalitions(context, session, *build.space);
    const auto [question, wrong] = wanted_further(context.arguments);
    if (wrong) return refuse(context, session.loaded, {*wrong}), wrong_usage;
    const auto further = further_stability(*build.space, question, context.stop);
    if (further.error) return refuse(context, session.loaded, {*further.error}, further.limit_reached);
    const std::vector<Concept> wanted = wanted_concepts(context.arguments);
    const Need needed{
        memory_of_stability(*build.space, wanted, workers),
        memory_of_stability(*build.space, std::span(wanted).first(std::min<std::size_t>(1, wanted.size())), workers)};
    if (const auto refusal = announce_memory(context, *build.space, needed))
        return refuse(context, session.loaded, {*refusal}, true);
    const StabilityAnswer found = stability(*build.space, wanted, workers, context.stop);
    if (context.stop.stop_requested()) return interrupted;
    const Listing listing{context.arguments.all, context.arguments.limit.value_or(context.arguments.json ? 1000 : 40)};
    print(context.arguments.json ? stability_json(*build.space, wanted, found, listing, further.found)
                                 : stability_text(*build.space, wanted, found, listing, context.style, further.found));
    return done;
}

}  // namespace irenic::cli
