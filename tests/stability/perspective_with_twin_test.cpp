// Attitudes and misperception on random cases: every verdict is that of the definition, and without either nothing changes.
#include <gtest/gtest.h>

#include "stability/comparison.hpp"
#include "stability/random_perspective.hpp"

namespace irenic::testing {
namespace {

const std::vector<Concept> wanted(all_concepts.begin(), all_concepts.end());

struct InViews {
    explicit InViews(const Case& subject, const Perspective& perspective) : both(subject) {
        if (!both.ok()) return;
        built = Views::build(both.space(), perspective.misperception);
        EXPECT_TRUE(built.ok()) << (built.diagnostics.empty() ? "" : built.diagnostics.front().message);
        if (!built.ok()) return;
        auto answer = perspective_stability(*built.views, {perspective, wanted}, Workers{2});
        EXPECT_FALSE(answer.error);
        found = std::move(answer.found);
    }
    [[nodiscard]] const Verdicts& of(Concept kind) const { return found[static_cast<std::size_t>(kind)].found; }
    [[nodiscard]] const Verdicts& plain(Concept kind) const { return found[static_cast<std::size_t>(kind)].plain; }

    Both both;
    Views::Build built;
    std::vector<PerspectiveVerdicts> found;  ///< by concept
};

void expect_the_definitions(const Case& subject, const Perspective& perspective) {
    const InViews in(subject, perspective);
    if (!in.built.ok()) return;
    const Space& space = in.both.space();
    for (PartyIndex i = 0; i < space.party_count(); ++i) {
        const certificate::Eyes eyes(in.both.definitions, i, perspective);
        ASSERT_EQ(eyes.problem(), "");
        for (const Concept kind : all_concepts)
            for (StateIndex s = 0; s < space.size(); ++s)
                EXPECT_EQ(in.of(kind).stable[i].test(s), eyes.stable(kind, s))
                    << id_of(kind) << ", party " << subject.parties[i].id << ", state " << space.name(s);
    }
    for (const Concept kind : all_concepts)
        for (StateIndex s = 0; s < space.size(); ++s) {
            bool for_all = true;
            for (const Bits& stable : in.of(kind).stable) for_all = for_all && stable.test(s);
            EXPECT_EQ(in.of(kind).equilibria.test(s), for_all) << id_of(kind) << " " << space.name(s);
        }
}

void expect_the_plain_concepts(const Case& subject, const Perspective& perspective) {
    const InViews in(subject, perspective);
    if (!in.built.ok()) return;
    const Space& space = in.both.space();
    const StabilityAnswer plain = stability(space, all_concepts);
    for (const Concept kind : all_concepts)
        for (PartyIndex i = 0; i < space.party_count(); ++i) {
            EXPECT_EQ(in.of(kind).stable[i], plain.of(kind).stable[i]) << id_of(kind) << " " << i;
            EXPECT_EQ(in.plain(kind).stable[i], plain.of(kind).stable[i]) << id_of(kind) << " " << i;
            const certificate::Eyes eyes(in.both.definitions, i, perspective);
            for (StateIndex s = 0; s < space.size(); ++s)
                EXPECT_EQ(eyes.stable(kind, s), in.both.definitions.stable(kind, i, s)) << id_of(kind) << " " << s;
        }
}

TEST(Attitudes, EveryVerdictIsThatOfTheDefinition) {
    for_random_cases(2000, random_perspective_case, [](const Case& subject) {
        expect_the_definitions(subject, {true, false});
    });
}

TEST(Misperception, EveryVerdictIsThatOfTheDefinition) {
    for_random_cases(2000, random_perspective_case, [](const Case& subject) {
        expect_the_definitions(subject, {false, true});
    });
}

TEST(Misperception, TogetherWithAttitudesEveryVerdictIsThatOfTheDefinition) {
    for_random_cases(2000, random_perspective_case, [](const Case& subject) {
        expect_the_definitions(subject, {true, true});
    });
}

// Who wishes itself well and is indifferent to all others is a party of the plain concepts, ties or not.
TEST(Attitudes, WhereEachPartyCaresAboutItselfAloneThePlainConceptsAreLeft) {
    for_random_cases(
        2000,
        [](Random& random) {
            Case subject = random.one_in(4) ? random_graph_case(random) : random_options_case(random);
            if (random.one_in(2)) subject.attitudes = usual_attitudes(subject.parties.size());
            return subject;
        },
        [](const Case& subject) {
            expect_the_plain_concepts(subject, {true, false});
        });
}

TEST(Misperception, WhereEverybodySeesWhatIsThePlainConceptsAreLeft) {
    for_random_cases(
        2000,
        [](Random& random) {
            Case subject = random.one_in(4) ? random_graph_case(random) : random_options_case(random);
            for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
                if (random.one_in(2)) continue;
                PartyView nothing;
                nothing.party = i;
                nothing.preferences.resize(subject.parties.size());
                subject.views.push_back(nothing);
            }
            return subject;
        },
        [](const Case& subject) {
            expect_the_plain_concepts(subject, {false, true});
        });
}

// Inohara & Hipel 2009 (IEEE SMC), from the abstract: under totally neutral attitudes relational Nash stability is relational symmetric
// metarationality, and relational general metarationality is relational sequential stability.
TEST(Attitudes, WhereNobodyCaresAboutAnybodyNashIsSmrAndGmrIsSeq) {
    for_random_cases(
        2000,
        [](Random& random) {
            Case subject = random.one_in(4) ? random_graph_case(random) : random_options_case(random);
            subject.attitudes.assign(subject.parties.size(), {});
            for (Attitudes& attitudes : subject.attitudes) attitudes.towards.assign(subject.parties.size(), 0);
            return subject;
        },
        [](const Case& subject) {
            const InViews in(subject, {true, false});
            if (!in.built.ok()) return;
            for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
                EXPECT_EQ(in.of(Concept::nash).stable[i], in.of(Concept::smr).stable[i]);
                EXPECT_EQ(in.of(Concept::gmr).stable[i], in.of(Concept::seq).stable[i]);
            }
        });
}

}  // namespace
}  // namespace irenic::testing
