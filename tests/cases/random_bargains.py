"""Random cases with an agreement to bargain about, and what the command and the oracle say of them. Part of random_against_oracle.py."""

import itertools
from fractions import Fraction

import oracle
from oracle_bargain import RULES, Talks, number


def draw_number(r):
    return r.choice((-4, -2, -1, 0, 1, 1, 2, 3, 5, 0.5, 2.25))


def draw_wants(r, options, states, merged, formula):
    """Weights; of merged states the same at every member."""
    if merged:
        return [{"that": f"state:{s}", "weight": draw_number(r)} for s in states if r.random() < 0.7] or None
    wants = [{"that": formula(r, options), "weight": draw_number(r)} for _ in range(r.randint(1, 4))]
    if r.random() < 0.6:
        option = r.choice(list(options))
        wants.append({"graded": option, "values": {level: draw_number(r) for level in options[option]["levels"]}})
    return wants


def draw_agreement(r, text, parties, states, formula):
    signatories = r.sample(parties, r.randint(max(1, len(parties) - 1), len(parties)))
    agreement = {"signatories": sorted(signatories), "obligations": {}}
    if r.random() < 0.4:
        of = sorted(r.sample(signatories, r.randint(1, len(signatories))))
        agreement["consent"] = {"at-least": r.randint(1, len(of)), "of": of}
        if r.random() < 0.5:
            agreement["consent"]["with"] = [r.choice(signatories)]
    if r.random() < 0.6:
        agreement["no-agreement"] = {i: r.choice((draw_number(r), r.choice(states), "status-quo", [r.choice(states), "status-quo"]))
                                     for i in sorted(signatories)}
    if r.random() < 0.25:
        agreement["on-table"] = [{"that": formula(r, text["options"])}]
    if r.random() < 0.7:
        agreement["guarantors"] = {i: {"budget": r.choice((1, 2, 5)), "rate": r.choice((0.5, 1, 2, 3))}
                                   for i in r.sample(parties, r.randint(1, 2))}
    return agreement


def add_talks(r, text, formula, read):
    """Turns wants into weights, and adds an agreement, strategies that end somewhere, issues and powers. `read`: from text to model."""
    parties, states, options = list(text["parties"]), list(text["states"]), text["options"]
    merged = any(isinstance(pattern, list) for pattern in text["states"].values())
    text["preferences"] = {i: draw_wants(r, options, states, merged, formula) for i in parties}
    text["preferences"] = {i: wants for i, wants in text["preferences"].items() if wants}
    for key in ("attitude", "sees"):
        text.pop(key, None)
    agreement = draw_agreement(r, text, parties, states, formula)

    def target(state):
        code = text["states"][state] if isinstance(text["states"][state], str) else text["states"][state][0]
        return {o: options[o]["levels"][int(c)] for o, c in zip(options, code)}

    start = target(text["status-quo"])
    sets = {o: level for o, level in target(r.choice(states)).items() if level != start[o] and options[o]["direction"] == "any"}
    sets = sets or dict([r.choice(list(start.items()))])
    by = {i for o in sets for i in (options[o]["by"] if isinstance(options[o]["by"], list) else [options[o]["by"]])}
    agreement["obligations"]["all"] = {"by": sorted(by), "sets": sets}
    text["agreements"] = {"deal": agreement}
    text["strategies"] = {f"t{k}": {"target": target(s)} for k, s in enumerate(r.sample(states, min(2, len(states))))}
    text["strategies"]["deal"] = {"agreement": "deal"}
    if Talks(read(text), "deal").end_of("deal") is None:
        del text["strategies"]["deal"]
    elif r.random() < 0.2:  # all who own an option talk
        del text["agreements"], text["strategies"]["deal"]
    if r.random() < 0.5:
        ids = list(options)
        cut = r.randint(1, len(ids))
        text["issues"] = {"first": ids[:cut], "second": ids[cut:]} if cut < len(ids) else {"all": ids}
    if r.random() < 0.4:
        text["power"] = {i: r.choice((2, 0.5, 1.5)) for i in r.sample(parties, 1)}
    return text


def of_strategy(m, strategy, found):
    """What is said of a strategy's end, and what the oracle makes of it."""
    talks = Talks(m, m.text["strategies"][strategy].get("agreement"))
    end = talks.end_of(strategy)
    deficits = {i: number(d) for i, d in talks.deficits(end).items()}
    yield "blockers", found["blockers"][strategy], deficits
    linkage, degree = found["linkage"][strategy], talks.degree(end)
    yield "degree", linkage["degree"], degree
    yield "needs linking", linkage["needs-linking"], degree is not None and degree > 1
    yield "gain", linkage["gain"], {i: number(g) for i, g in talks.linkage_gain(end).items()}
    yield "a path", bool(linkage["path"]), degree is not None
    for s, t in itertools.pairwise(linkage["path"]):
        yield f"deal {s} {t}", talks.is_deal(s, t, degree), True
    consent = found["consent"][strategy]
    yield "signable", consent["signable"], talks.agreed(end)
    yield "suffices", sorted(map(sorted, consent["suffices"])), sorted(map(sorted, talks.sufficing()))
    outside = [i for i in m.parties if i not in talks.signatories]
    gaining = {i: oracle.improvements(m, i, end) for i in outside}
    yield "spoilers", sorted(s["party"] for s in consent["spoilers"]), sorted(i for i in outside if gaining[i])
    for spoiler in consent["spoilers"]:
        i = spoiler["party"]
        most = max(talks.value(i, t) for t in gaining[i])
        yield f"gain of {i}", spoiler["gain"], number(most - talks.value(i, end))
        yield f"move of {i}", talks.value(i, spoiler["to"]), most
        for kind in oracle.CONCEPTS:
            yield f"{kind} deters {i}", spoiler["deterred"][kind], oracle.stable(m, kind, i, end)
    if strategy in found["repairs"]:
        yield from of_repairs(talks, end, found["repairs"][strategy])
    else:
        yield "repairs", talks.agreed(end), True


def of_repairs(talks, end, repairs):
    lacking = talks.lacking(end)
    if lacking is not None:
        yield "concessions", Fraction(repairs["concessions"]["least-sum"]["least"]), lacking
    if "guarantors" in talks.text:
        least = talks.least_payment(end)
        yield "payable", repairs["payments"]["possible"], least is not None
        if least is not None:
            yield "payments", Fraction(repairs["payments"]["total"]), least
    if all(len(members) == 1 for members in talks.m.members.values()):
        here = talks.m.members[end][0]
        away = [sum(x != y for x, y in zip(here, talks.m.members[s][0])) for s in talks.zone()]
        levels = repairs["levels"]["on-table"]
        yield "levels", (levels["options"], levels["count"]) if levels["found"] == "found" else None, \
            (min(away), away.count(min(away))) if away else None


def comparisons(m, about, found):
    """Pairs of answers: what about, the command's, the oracle's."""
    talks = Talks(m, about)
    yield "signatories", found["talks"]["signatories"], talks.signatories
    yield "no agreement", {i: v["value"] for i, v in found["talks"]["no-agreement"].items()}, \
        {i: number(v) for i, v in talks.without.items()}
    yield "packages", found["talks"]["packages"], len(talks.packages)
    yield "frontier", sorted(sorted(row["packages"]) for row in found["frontier"]), sorted(map(sorted, talks.frontier()))
    for row in found["frontier"]:
        values = {i: number(talks.value(i, row["packages"][0])) for i in talks.signatories}
        yield f"values of {row['packages'][0]}", row["values"], values
        yield f"in zone {row['packages'][0]}", row["in-zone"], talks.agreed(row["packages"][0])
    yield "zone", found["zone-size"], len(talks.zone())
    for rule in RULES:
        states = [row["state"] for row in found["solutions"][rule]]
        yield rule, states, talks.solution(rule)
        yield f"number of {rule}", found["solutions-count"][rule], len(states)
    if talks.zone():
        yield "left out", found["left-out"].get("kalai-smorodinsky", []), talks.left_out()
    for row in found["solutions"]["nash"]:
        yield f"gainers at {row['state']}", row["gainers"], talks.gainers(row["state"])
    for strategy in m.text["strategies"]:
        for what, said, expected in of_strategy(m, strategy, found):
            yield f"{strategy}: {what}", said, expected
