#!/usr/bin/env python3
"""Random small cases: what the command says of them, and what oracle.py says.

    tests/cases/random_against_oracle.py IRENIC COUNT [SEED]    exit status 1 when they differ; the case is then left behind
"""

import itertools
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import oracle
import random_bargains
from oracle_bargain import Talks
from oracle_model import Model


def formula(r, options, depth=0):
    if depth < 2 and r.random() < 0.5:
        joiner = r.choice(("and", "or", "implies", "iff"))
        return f"({formula(r, options, depth + 1)}) {joiner} ({formula(r, options, depth + 1)})"
    option = r.choice(list(options))
    level = r.choice(options[option]["levels"])
    atom = r.choice((option, f"{option} {r.choice(('=', '!=', '<', '<=', '>', '>='))} {level}"))
    return r.choice(("", "not ")) + (atom if " " not in atom else f"({atom})")


def random_options(r, movers):
    options = {}
    for o in range(r.randint(2, 4)):
        levels = ["a", "b", "c"][: r.choice((2, 2, 2, 3))]
        owners = r.sample(movers, 2) if r.random() < 0.15 else r.choice(movers)
        direction = r.choice(("any", "any", "any", "up", "down", "listed"))
        if direction == "listed":
            changes = [list(pair) for pair in itertools.permutations(levels, 2)]
            direction = r.sample(changes, r.randint(1, len(changes)))
        options[f"o{o}"] = {"by": owners, "levels": levels, "direction": direction}
    return options


def random_wants(r, options, states, merged):
    kind = "ranking" if merged else r.choice(("ranking", "ranking", "statements", "weights", "none"))
    if kind == "ranking":
        order, groups = r.sample(states, len(states)), []
        for state in order:
            if groups and r.random() < 0.25:
                groups[-1].append(state)
            else:
                groups.append([state])
        pairs = [list(pair) for pair in itertools.combinations(states, 2)]
        return {"ranking": [g[0] if len(g) == 1 else g for g in groups],
                "unknown": r.sample(pairs, min(len(pairs), r.choice((0, 1, 3, 8))))}
    if kind == "none":
        return None
    statements = [{"that": formula(r, options)} for _ in range(r.randint(1, 4))]
    if kind == "weights":
        for statement in statements:
            statement["weight"] = random_number(r)
        option = r.choice(list(options))
        statements.append({"graded": option, "values": {level: random_number(r) for level in options[option]["levels"]}})
    elif r.random() < 0.5:
        r.choice(statements)["much"] = True
    return statements


def random_number(r):
    """A number, or a range with or without a best value."""
    numbers = sorted(r.choice((-3, -1, 0, 1, 2, 2.5, 5)) for _ in range(r.choice((1, 1, 1, 2, 3))))
    return numbers[0] if len(numbers) == 1 else numbers


def random_case(r):
    parties = [f"p{i}" for i in range(r.choice((2, 2, 2, 3, 3, 4)))]
    movers = parties[:-1] if len(parties) > 2 and r.random() < 0.2 else parties
    options = random_options(r, movers)
    text = {"irenic": 1, "title": "random", "parties": {i: {"name": i, "great": r.choice((1, 2, 4))} for i in parties}, "options": options,
            "never": [{"that": formula(r, options)} for _ in range(r.randint(0, 2))]}
    codes = Model(as_read(text)).states
    if not codes:
        return None
    patterns = [[code] for code in codes]
    merged = len(codes) > 3 and r.random() < 0.15
    if merged:
        patterns[0] += patterns.pop()
    text["states"] = {f"n{k}": p[0] if len(p) == 1 else p for k, p in enumerate(patterns)}
    states = list(text["states"])
    text["status-quo"] = r.choice(states)
    wants = {i: random_wants(r, options, states, merged) for i in parties}
    text["preferences"] = {i: w for i, w in wants.items() if w is not None}
    if r.random() < 0.4:
        text["attitude"] = random_attitudes(r, parties)
    if r.random() < 0.4:
        text["sees"] = {i: random_view(r, parties, options, states, merged) for i in r.sample(parties, r.randint(1, 2))}
    return text


def random_attitudes(r, parties):
    return {i: {j: r.choice((-1, 0, 1)) for j in parties if r.random() < 0.5} for i in r.sample(parties, r.randint(1, len(parties)))}


def random_view(r, parties, options, states, merged):
    view = {"without": r.sample(list(options), r.choice((0, 0, 1)))}
    if len(states) > 3:
        view["without-states"] = r.sample(states, r.randint(0, len(states) // 2))
    wants = {i: random_wants(r, options, states, merged) for i in parties if r.random() < 0.3}
    return {**view, "preferences": {i: w for i, w in wants.items() if w is not None}}


def as_read(text):
    """The way a case is read: every scalar a word."""
    if isinstance(text, dict):
        return {k: as_read(v) for k, v in text.items()}
    if isinstance(text, list):
        return [as_read(each) for each in text]
    return str(text).lower() if isinstance(text, bool) else str(text)


def ask(irenic, file, *words):
    answer = subprocess.run([irenic, words[0], file, *words[1:], "--json"], capture_output=True, text=True)
    assert answer.returncode == 0, f"{words}: {answer.stderr}"
    return json.loads(answer.stdout)


def further_agrees(m, irenic, file, horizon):
    wanted = ["sim"] if all(len(members) == 1 for members in m.members.values()) else []
    # The command refuses a third party that owns an option, also where constraints never let it move.
    owners = {m.owners(o)[0] for o in m.options if len(m.owners(o)) == 1}
    wanted += ["limited", "nonmyopic", "stackelberg"] if len(m.movers) == 2 and set(m.movers) == owners else []
    if not wanted:
        return
    words = [word for kind in wanted for word in ("--concept", kind)]
    horizon_words = ["--horizon", str(horizon)] if "limited" in wanted else []
    found = ask(irenic, file, "stability", *words, *horizon_words)["further-concepts"]
    if "sim" in wanted:
        yield "sim", found["sim"]["stable"], oracle.compute(m, "sim", None)["stable"]
    if "limited" in wanted:
        yield f"L{horizon}", found["limited"]["stable"], oracle.limited(m, horizon)["stable"]
        known = {}
        ends = {i: {s: oracle.ends(m, i, horizon, s, known) for s in m.states} for i in m.movers}
        for i in m.movers:
            tied = [s for s in m.states if s in ends[i][s] and len(ends[i][s]) > 1]
            yield f"L{horizon} on a tie {i}", found["limited"]["depends-on-a-tie"][i], tied
        expected = oracle.nonmyopic(m)
        yield "NM", found["nonmyopic"]["stable"], expected["stable"]
        yield "NM changes", found["nonmyopic"]["changes-for-ever"], expected["changes"]
        yield "stackelberg", found["stackelberg"]["stable"], oracle.stackelberg(m)


def preferences_agree(m, irenic, file):
    found = ask(irenic, file, "stability", "--unknown")["unknown"]
    for extension, kind in itertools.product("abcd", oracle.CONCEPTS):
        expected = oracle.verdicts(m, lambda i, s: oracle.stable(m, kind, i, s, extension=extension))
        yield f"unknown {extension} {kind}", {key: found[extension][kind][key] for key in expected}, expected
    found = ask(irenic, file, "stability", "--strength")["strength"]
    for kind in oracle.CONCEPTS:
        expected = oracle.strengths(m, kind)
        for word in ("nash", "strong", "weak"):
            by_party = {i: expected[i][word] for i in m.parties}
            yield f"{word} {kind}", found[kind][word]["stable"], by_party
            yield f"{word} {kind} for all", found[kind][word]["equilibria"], expected["equilibria"][word]


def perspectives_agree(m, irenic, file):
    for words in (["--attitudes"], ["--misperception"], ["--attitudes", "--misperception"]):
        found = ask(irenic, file, "stability", *words)["perspective-concepts"]
        asked = "--attitudes" in words, "--misperception" in words
        for kind in oracle.CONCEPTS:
            expected = oracle.verdicts(m, lambda i, s: oracle.perspective(m, kind, i, s, *asked))
            yield f"{words} {kind}", {key: found[kind][key] for key in expected}, expected


def comparisons(text, irenic, file, horizon):
    """Pairs of answers: what about, the command's, the oracle's."""
    m = Model(as_read(text))
    found = ask(irenic, file, "stability")["concepts"]
    for kind in oracle.CONCEPTS:
        expected = oracle.verdicts(m, lambda i, s: oracle.stable(m, kind, i, s))
        yield kind, {key: found[kind][key] for key in expected}, expected
    yield from preferences_agree(m, irenic, file)
    yield from perspectives_agree(m, irenic, file)
    yield from further_agrees(m, irenic, file, horizon)
    for each in ask(irenic, file, "stability", "--coalitions")["coalitions"]:
        expected = oracle.coalition(m, each["members"])
        for kind in oracle.COALITION_CONCEPTS:
            yield f"{kind} of {each['members']}", each["stable"][kind], expected[kind]
    evolution = ask(irenic, file, "evolve", "--concept", "gmr")["by"]
    for kind, key in (("moves", "moves"), ("improvements", "improvements"), ("agreements", "agreements")):
        distances = oracle.distances(m, kind)
        yield kind, evolution[key]["states"], sum(map(len, distances))
        yield f"farthest by {kind}", evolution[key]["farthest"], len(distances) - 1
        for path in evolution[key]["paths"]:
            steps = next(d for d, states in enumerate(distances) if path["state"] in states)
            yield f"{kind} to {path['state']}", len(path["path"]), steps


def bargains(text, irenic, file):
    """The same of `bargain`, where there is something on the table."""
    m = Model(as_read(text))
    if Talks(m, next(iter(m.text.get("agreements", {})), None)).packages:
        answer = ask(irenic, file, "bargain")
        yield from random_bargains.comparisons(m, answer["talks"]["agreement"], answer)


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    irenic, count, seed = sys.argv[1], int(sys.argv[2]), int((sys.argv + ["1"])[3])
    seen = compared = 0
    with tempfile.TemporaryDirectory() as folder:
        while seen < count:
            text = random_case(random.Random(seed))
            seed += 1
            if text is None:
                continue
            seen += 1
            file = Path(folder) / "case.yaml"
            file.write_text(json.dumps(text))
            answers = comparisons(text, irenic, str(file), 1 + seed % 5)
            if seen % 2 == 0:  # every other case
                r = random.Random(seed)
                text = random_bargains.add_talks(r, text, formula, lambda made: Model(as_read(made)))
                file.write_text(json.dumps(text))
                answers = bargains(text, irenic, str(file))
            for about, found, expected in answers:
                compared += 1
                if oracle.plain(found) != oracle.plain(expected):
                    left = Path(tempfile.gettempdir()) / f"irenic-random-{seed - 1}.yaml"
                    left.write_text(json.dumps(text, indent=1))
                    sys.exit(f"seed {seed - 1}, {about}: the command says {found}, the oracle {expected}; see {left}")
    print(f"{seen} random cases, {compared} answers compared, no difference")


if __name__ == "__main__":
    main()
