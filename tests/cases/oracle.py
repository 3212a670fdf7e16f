#!/usr/bin/env python3
"""What the definitions of docs/semantics.md give for a case, worked out without a line of Irenic: sets, loops, nothing clever.

    tests/cases/oracle.py FILE [KEY…]    the sets of a case file, as JSON; KEY as in cases/NAME/expected.json
    tests/cases/oracle.py --check ROOT   recomputes all that ROOT/cases/*/expected*.json hold; says where it differs
"""

import itertools
import json
import sys
from pathlib import Path

from oracle_bargain import bargain
from oracle_model import load

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
COALITION_CONCEPTS = ("nash", "gmr", "smr", "seq")


# ---------------------------------------------------------------- the five concepts, and unknown preference


def improvements(m, i, s, how="best"):
    return [t for t in m.moves[i][s] if m.better(i, t, s, how)]


def answers(m, group, s, step, rule="textbook"):
    """R_H(s): every state that a sequence of steps by the group reaches, nobody twice in succession.

    Other rules for what may answer: `each-once`, nobody twice at all; `one-move`, one step of one party.
    """
    if len(group) == 1 or rule == "one-move":
        return {t for j in group for t in step(j, s)}
    found, waiting, seen = set(), [(s, ())], set()
    while waiting:
        state, moved = waiting.pop()
        for j in group:
            if j in (moved if rule == "each-once" else moved[-1:]):
                continue
            for t in step(j, state):
                after = (t, tuple(sorted(moved + (j,))) if rule == "each-once" else (j,))
                found.add(t)
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
    return found


def stable(m, kind, i, s, rule="textbook", extension=None):
    """`extension`: a to d of Li, Hipel, Kilgour & Fang 2004, for unknown preference."""
    leaves_for = {"a": "perhaps", "b": "sure", "c": "perhaps", "d": "sure"}.get(extension, "best")
    not_deterred_by = {"a": "perhaps", "b": "perhaps", "c": "sure", "d": "sure"}.get(extension, "best")
    others = [j for j in m.parties if j != i]
    credible = kind in ("seq", "sseq")

    def deters(t):
        return not m.better(i, t, s, not_deterred_by)

    def step(j, state):
        return improvements(m, j, state, "perhaps" if extension else "best") if credible else m.moves[j][state]

    def answered(s1):
        for s2 in answers(m, others, s1, step, rule):
            if deters(s2) and (kind in ("gmr", "seq") or all(deters(s3) for s3 in m.moves[i][s2])):
                return True
        return False

    return all(kind != "nash" and answered(s1) for s1 in improvements(m, i, s, leaves_for))


def strength(m, kind, i, s):
    """Nash, strong or weak, where stable (Hamouda, Kilgour & Hipel 2004): is there for every improvement a sanction greatly worse than s?"""
    if not stable(m, kind, i, s):
        return None
    if not improvements(m, i, s):
        return "nash"
    others = [j for j in m.parties if j != i]

    def step(j, state):
        return improvements(m, j, state) if kind in ("seq", "sseq") else m.moves[j][state]

    def deters(s2):
        return m.much(i, s, s2) and (kind in ("gmr", "seq") or all(m.much(i, s, s3) for s3 in m.moves[i][s2]))

    strong = all(any(deters(s2) for s2 in answers(m, others, s1, step)) for s1 in improvements(m, i, s))
    return "strong" if strong else "weak"


def strengths(m, kind):
    of = {i: {s: strength(m, kind, i, s) for s in m.states} for i in m.parties}
    found = {i: {word: [s for s in m.states if of[i][s] == word] for word in ("nash", "strong", "weak")} for i in of}
    everyone = {s: {of[i][s] for i in of} for s in m.states}
    found["equilibria"] = {
        "nash": [s for s in m.states if everyone[s] == {"nash"}],
        "strong": [s for s in m.states if "strong" in everyone[s] and everyone[s] <= {"nash", "strong"}],
        "weak": [s for s in m.states if "weak" in everyone[s] and None not in everyone[s]]}
    return found


class Attitudes:
    """The case with what a party would do, by its attitudes, in the place of what it prefers (Inohara, Hipel & Walker 2007)."""

    def __init__(self, m):
        self.parties, self.states, self.moves, self.better = m.parties, m.states, m.moves, lambda i, t, s, how: m.favours(i, t, s)


def perspective(m, kind, i, s, attitudes, misperception):
    """Stable for a party with attitudes, or in its own view (Wang, Hipel & Fraser 1988); a state it does not know it does not leave."""
    if misperception:
        m = m.seen_by(i)
    return stable(Attitudes(m) if attitudes else m, kind, i, s)


def verdicts(m, is_stable):
    by = {i: [s for s in m.states if is_stable(i, s)] for i in m.parties}
    return {"stable": by, "equilibria": [s for s in m.states if all(s in by[i] for i in m.parties)]}


# ---------------------------------------------------------------- further concepts


def simultaneous(m, blocks, block, s):
    """SIM for one of several blocks of parties; each block has the jumps that all its members prefer."""
    assert all(len(members) == 1 for members in m.members.values()), "SIM needs states of their own"
    state_at = {members[0]: name for name, members in m.members.items()}

    def gains(group):
        some = [g for n in range(1, len(group) + 1) for g in itertools.combinations(group, n)]
        return [t for t in m.states if t != s and all(m.better(i, t, s) for i in group)
                and any(m.together(g, s, t) for g in some)]

    def laid_over(levels, group, t):
        own = [set(m.owners(o)) <= set(group) for o in m.options]
        return tuple(y if mine else x for x, y, mine in zip(levels, m.members[t][0], own))

    others = [(b, gains(b)) for b in blocks if b != block]
    for s1 in gains(block):
        answered = False
        for choice in itertools.product(*([None, *g] for _, g in others)):
            levels = m.members[s1][0]
            for (group, _), t in zip(others, choice):
                levels = levels if t is None else laid_over(levels, group, t)
            end = state_at.get(levels)
            if any(choice) and end is not None and any(not m.better(i, end, s) for i in block):
                answered = True
        if not answered:
            return False
    return True


def ends(m, i, to_go, s, known):
    """K_h(i, s): where it may end with so many moves left; several where ties leave a choice."""
    if to_go == 0:
        return {s}
    if (i, to_go, s) not in known:
        (j,) = [p for p in m.movers if p != i]
        after = [ends(m, j, to_go - 1, q, known) for q in m.moves[i][s]]
        least = [min(m.worth[i][e] for e in each) for each in after]
        found = {s} if all(low <= m.worth[i][s] for low in least) else set()
        for each in after:
            found |= {e for e in each if m.better(i, e, s) and all(low <= m.worth[i][e] for low in least)}
        known[i, to_go, s] = found
    return known[i, to_go, s]


def limited(m, horizon):
    known = {}
    return verdicts(m, lambda i, s: i not in m.movers or ends(m, i, horizon, s, known) == {s})


def nonmyopic(m):
    """NM: limited moves with every horizon from some on. What is foreseen repeats; does the verdict change within what repeats?"""
    known, rows = {}, []
    while True:
        row = {(i, s): frozenset(ends(m, i, len(rows) + 1, s, known)) for i in m.movers for s in m.states}
        if row in rows:
            break
        rows.append(row)
    period = rows[rows.index(row):]

    def verdict(i, s):
        if i not in m.movers:
            return "stable"
        words = {"stable" if r[i, s] == {s} else "tied" if s in r[i, s] else "unstable" for r in period}
        return words.pop() if len(words) == 1 else "changes"

    found = {word: {i: [s for s in m.states if verdict(i, s) == word] for i in m.parties} for word in ("stable", "changes")}
    return {**found, "equilibria": [s for s in m.states if all(s in found["stable"][i] for i in m.parties)]}


def stackelberg(m):
    known = {}
    return {i: [s for s in m.states if ends(m, i, 2, s, known) == {s}
                and all(not improvements(m, j, s) for j in m.movers if j != i)] for i in m.movers}


# ---------------------------------------------------------------- coalitions and what can come of it


def coalition(m, group):
    others = [j for j in m.parties if j not in group]
    sets = [g for n in range(1, len(group) + 1) for g in itertools.combinations(group, n)]
    steps = {g: {s: [t for t in m.states if t != s and m.together(g, s, t)] for s in m.states} for g in sets}
    for i in group:
        steps[i,] = m.moves[i]
    reach = {s: answers(m, list(steps), s, lambda g, state: steps[g][state]) for s in m.states}
    gains = {s: [t for t in m.states if t in reach[s] and all(m.better(i, t, s) for i in group)] for s in m.states}

    def is_stable(kind, s):
        def holds_back(t):
            return any(not m.better(i, t, s) for i in group)

        def step(j, state):
            return improvements(m, j, state) if kind == "seq" else m.moves[j][state]

        return all(kind != "nash" and any(
            holds_back(s2) and (kind != "smr" or all(holds_back(s3) for s3 in reach[s2]))
            for s2 in answers(m, others, s1, step)) for s1 in gains[s])

    return {"improvements": {s: t for s, t in gains.items() if t},
            **{kind: [s for s in m.states if is_stable(kind, s)] for kind in COALITION_CONCEPTS}}


class Blocks:
    """Parties that are said to act as one: every jump over their options, an improvement where all of them gain."""

    def __init__(self, m, names):
        self.m, self.states, self.parties = m, m.states, names
        self.of = {name: name.split(",") for name in names}
        sets = {b: [g for n in range(1, len(i) + 1) for g in itertools.combinations(i, n)] for b, i in self.of.items()}
        self.moves = {b: {s: [t for t in m.states if t != s and any(m.together(g, s, t) for g in sets[b])]
                          for s in m.states} for b in names}

    def better(self, block, s, t, how="best"):
        return all(self.m.better(i, s, t, how) for i in self.of[block])


def coalition_equilibria(m, names):
    """`one-by-one`: the others answer as docs/semantics.md has it; `as-one`: every block answers as one, as in gmcr-py."""
    of = {name: coalition(m, name.split(",")) for name in names}
    as_one = Blocks(m, names)
    found = {kind: verdicts(as_one, lambda b, s: stable(as_one, kind, b, s))["equilibria"] for kind in COALITION_CONCEPTS}
    parts = [name.split(",") for name in names]
    found["sim"] = [s for s in m.states if all(simultaneous(m, parts, b, s) for b in parts)]
    return {"one-by-one": {kind: [s for s in m.states if all(s in of[b][kind] for b in of)] for kind in COALITION_CONCEPTS},
            "as-one": found}


def distances(m, kind):
    """The states by how many steps lead to them from the status quo. By agreements: also jumps by which all who take part gain."""
    groups = [(i,) for i in m.parties]
    if kind == "agreements":
        groups += [g for n in range(2, len(m.parties) + 1) for g in itertools.combinations(m.parties, n)]

    def step(group, s):
        if len(group) == 1:
            return m.moves[group[0]][s] if kind == "moves" else improvements(m, group[0], s)
        return [t for t in m.states if all(m.better(i, t, s) for i in group) and m.together(group, s, t)]

    found, edge, seen = [{m.start}], [(m.start, None)], {(m.start, None)}
    while edge:
        edge = list(dict.fromkeys((t, g) for s, last in edge for g in groups if g != last for t in step(g, s)))
        edge = [arrival for arrival in edge if arrival not in seen]
        seen.update(edge)
        found.append({s for s, _ in edge}.difference(*found))
    while not found[-1]:
        found.pop()
    return [[s for s in m.states if s in each] for each in found]


# ---------------------------------------------------------------- answers, and the check


def compute(m, key, known):
    """What expected.json holds under a key; `known` says which parts of it are asked for."""
    blocks = [[i] for i in m.parties]
    if key == "states":
        return len(m.states)
    if key == "concepts":
        return {kind: verdicts(m, lambda i, s: stable(m, kind, i, s)) for kind in CONCEPTS}
    if key == "sim":
        return verdicts(m, lambda i, s: simultaneous(m, blocks, [i], s))
    if key == "limited":
        return {h: limited(m, int(h)) for h in known or ("2", "3", "4")}
    if key == "nonmyopic":
        return nonmyopic(m)
    if key == "stackelberg":
        return stackelberg(m)
    if key == "coalitions":
        names = known or [",".join(g) for n in range(2, len(m.movers) + 1) for g in itertools.combinations(m.movers, n)]
        return {name: coalition(m, name.split(",")) for name in names}
    if key == "coalition-equilibria":
        return {name: coalition_equilibria(m, name.split(" ")) for name in known}
    if key == "other-rules":
        return {rule: {kind: verdicts(m, lambda i, s: stable(m, kind, i, s, rule))["equilibria"] for kind in known[rule]}
                for rule in known}
    if key == "distances":
        return {kind: distances(m, kind) for kind in known or ("moves", "improvements", "agreements")}
    if key == "unknown":
        return {e: {kind: verdicts(m, lambda i, s: stable(m, kind, i, s, extension=e)) for kind in CONCEPTS}
                for e in known or "abcd"}
    if key == "strength":
        return {kind: strengths(m, kind) for kind in CONCEPTS}
    if key in ("attitudes", "misperception"):
        asked = key == "attitudes", key == "misperception"
        return {kind: verdicts(m, lambda i, s: perspective(m, kind, i, s, *asked)) for kind in CONCEPTS}
    if key == "bargain":
        return {a: bargain(m, a or None) for a in known or ["", *m.text.get("agreements", {})]}
    raise KeyError(key)


def plain(value):
    """Lists of states as sets, since their order says nothing."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], list):
        return [sorted(each) for each in value]
    return sorted(value) if isinstance(value, list) else value


def differences(found, expected, where):
    if isinstance(found, dict) and isinstance(expected, dict):
        for key in sorted({**found, **expected}):
            yield from differences(found.get(key), expected.get(key), f"{where} {key}")
    elif plain(found) != plain(expected):
        yield f"{where}: found {plain(found)}, expected {plain(expected)}"


def check(root):
    complaints, seen = [], 0
    for folder in sorted((Path(root) / "cases").iterdir()):
        usual = folder / "expected.json"
        if not usual.is_file() or not {"concepts", "bargain"} & set(json.loads(usual.read_text())):
            continue
        for file in sorted(folder.glob("case*.yaml")):
            own = folder / f"expected{file.stem[4:]}.json"
            expected = json.loads((own if own.is_file() else usual).read_text())
            readings = expected.pop("readings", {})
            for reading, wanted in [(None, expected), *readings.items()]:
                m = load(file, reading)
                for key, known in wanted.items():
                    if key in ("published", "not-published"):
                        continue
                    where = " ".join(filter(None, (f"{folder.name}/{file.name}", reading, key)))
                    complaints += differences(compute(m, key, known), known, where)
                    seen += 1
    print(*complaints, sep="\n", end="\n" if complaints else "")
    print(f"{seen} keys recomputed, {len(complaints)} differences")
    sys.exit(1 if complaints or not seen else 0)


def main():
    if sys.argv[1:2] == ["--check"] and len(sys.argv) == 3:
        check(sys.argv[2])
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    file, _, reading = sys.argv[1].partition("#")
    m = load(file, reading)
    print(json.dumps({key: compute(m, key, None) for key in sys.argv[2:] or ("states", "concepts")}, indent=1))


if __name__ == "__main__":
    main()
