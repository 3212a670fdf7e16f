"""A case file as plain sets: parties, states by name, moves, and what each party thinks of each state. Part of oracle.py."""

import itertools
import re
import sys
from fractions import Fraction
from pathlib import Path

try:
    import yaml
except ImportError:
    sys.exit(77)

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def merged(below, above):
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    return {**below, **{key: merged(below.get(key), value) for key, value in above.items()}}


def load(file, reading=None):
    text = yaml.load(Path(file).read_text(), yaml.BaseLoader)
    if reading:
        overlay = {k: v for k, v in text["readings"][reading].items() if k not in ("by", "name", "note", "file")}
        text = merged(text, overlay)
    return Model(text)


def expression(text, options, named=None):
    """A function from levels to truth; `named`: by levels, the state they belong to."""
    words = re.findall(r"!=|<=|>=|[()<>=]|state:[\w-]+|[A-Za-z0-9][\w-]*", text)
    at = 0

    def peek():
        return words[at] if at < len(words) else None

    def take():
        nonlocal at
        at += 1
        return words[at - 1]

    def atom():
        word = take()
        if word == "(":
            inside = formula(0)
            assert take() == ")", text
            return inside
        if word == "not":
            inside = atom()
            return lambda s: not inside(s)
        if word.startswith("state:"):
            return lambda s: named.get(s) == word[6:]
        if word in ("true", "false"):
            return lambda s: word == "true"
        index = list(options).index(word)
        levels = options[word].get("levels", ["no", "yes"])
        if peek() not in ("=", "!=", "<", "<=", ">", ">="):
            return lambda s: s[index] > 0
        sign, level = take(), levels.index(take())
        return {"=": lambda s: s[index] == level, "!=": lambda s: s[index] != level, "<": lambda s: s[index] < level,
                "<=": lambda s: s[index] <= level, ">": lambda s: s[index] > level, ">=": lambda s: s[index] >= level}[sign]

    def formula(tier):
        joiners = ("iff", "implies", "or", "and")
        if tier == len(joiners):
            return atom()
        left = formula(tier + 1)
        while peek() == joiners[tier]:
            take()
            a, b = left, formula(tier if joiners[tier] == "implies" else tier + 1)
            left = {"iff": lambda s, a=a, b=b: a(s) == b(s), "implies": lambda s, a=a, b=b: not a(s) or b(s),
                    "or": lambda s, a=a, b=b: a(s) or b(s), "and": lambda s, a=a, b=b: a(s) and b(s)}[joiners[tier]]
        return left

    found = formula(0)
    assert at == len(words), text
    return found


def best_of(weight):
    numbers = [Fraction(n) for n in (weight if isinstance(weight, list) else [weight])]
    return numbers[1] if len(numbers) == 3 else sum(numbers) / len(numbers)


def ends_of(weight):
    numbers = [Fraction(n) for n in (weight if isinstance(weight, list) else [weight])]
    return numbers[0], numbers[-1]


def is_weighted(wants):
    return any("weight" in w or "graded" in w for w in wants)


class Model:
    """Parties, states by name, moves and what each party thinks of each state."""

    def __init__(self, text):
        self.text = text
        self.parties = list(text["parties"])
        self.options = text.get("options", {})
        self.members = {}  # state -> the levels it stands for
        if "graph" in text:
            self.states = list(text["graph"]["states"])
            self.arcs = {i: {tuple(arc) for arc in text["graph"]["moves"].get(i, [])} for i in self.parties}
        else:
            self.list_states()
            order = list(self.text.get("states", {}))
            self.states = sorted(self.members, key=lambda s: order.index(s) if s in order else len(order))
            self.arcs = {i: {(s, t) for s in self.states for t in self.states if s != t and self.one_move(i, s, t)}
                         for i in self.parties}
        self.moves = {i: {s: [t for t in self.states if (s, t) in self.arcs[i]] for s in self.states} for i in self.parties}
        self.movers = [i for i in self.parties if self.arcs[i]]
        self.counted, self.views = {}, {}  # what `numbers` and `seen_by` found
        self.worth = {i: self.worth_of(text.get("preferences", {}).get(i)) for i in self.parties}
        self.start = text.get("status-quo")

    def list_states(self):
        sizes = [len(o.get("levels", ["no", "yes"])) for o in self.options.values()]
        never = [expression(c["that"], self.options) for c in self.text.get("never", [])]
        self.named = named = {}
        for name, patterns in self.text.get("states", {}).items():
            for pattern in patterns if isinstance(patterns, list) else [patterns]:
                named[tuple("NY".index(c) if c in "NY" else DIGITS.index(c) for c in pattern)] = name
        for levels in itertools.product(*(range(n) for n in sizes)):
            if any(c(levels) for c in never) or (self.text.get("only") == "listed" and levels not in named):
                continue
            self.members.setdefault(named.get(levels, "".join(DIGITS[n] for n in levels)), []).append(levels)

    def reading(self, text):
        """A sentence about states, as a function from levels to truth."""
        return expression(text, self.options, self.named)

    def owners(self, option):
        by = self.options[option]["by"]
        return by if isinstance(by, list) else [by]

    def may_change(self, option, old, new):
        direction = self.options[option].get("direction", "any")
        if isinstance(direction, list):
            levels = self.options[option].get("levels", ["no", "yes"])
            return [levels[old], levels[new]] in direction
        return direction == "any" or (new > old) == (direction == "up")

    def change(self, a, b):
        """The options in which two members differ; None if one of them may not change so."""
        changed = [(o, x, y) for o, x, y in zip(self.options, a, b) if x != y]
        return [o for o, x, y in changed] if all(self.may_change(*c) for c in changed) else None

    def jumps(self, s, t):
        """The options that change on the way from s to t in one jump, for every way that directions allow."""
        changes = (self.change(a, b) for a in self.members[s] for b in self.members[t])
        return [c for c in changes if c is not None]

    def one_move(self, party, s, t):
        return any(all(self.owners(o) == [party] for o in c) for c in self.jumps(s, t))

    def together(self, group, s, t):
        """Can exactly these parties go from s to t in one jump? All owners of what changes take part in it."""
        if "graph" in self.text:
            return len(group) == 1 and (s, t) in self.arcs[group[0]]
        return any({i for o in c for i in self.owners(o)} == set(group) for c in self.jumps(s, t))

    def worth_of(self, wants):
        if wants is None:
            return dict.fromkeys(self.states, (0,))
        if isinstance(wants, dict):
            groups = [g if isinstance(g, list) else [g] for g in wants["ranking"]]
            assert sorted(s for g in groups for s in g) == sorted(self.states), "a ranking has every state once"
            return {s: (-place,) for place, group in enumerate(groups) for s in group}
        if not is_weighted(wants):
            return {s: tuple(int(self.holds(w, s)) for w in wants) for s in self.states}
        return {s: (sum(best_of(number) for number in self.numbers(wants, s).values()),) for s in self.states}

    def holds(self, statement, s):
        return expression(statement["that"], self.options, self.named)(self.members[s][0])

    def numbers(self, wants, s):
        """What counts at a state: each weight, and of what is graded the number of its level there, all told apart."""
        found = {}
        for k, w in enumerate(wants):
            if "graded" in w:
                o = w["graded"]
                level = self.options[o].get("levels", ["no", "yes"])[self.members[s][0][list(self.options).index(o)]]
                found[k, level] = w["values"][level]
            elif self.holds(w, s):
                found[k, ""] = w["weight"]
        return found

    def better(self, i, s, t, how="best"):
        """Is s better than t: with every number at its best value, for `sure` whatever the numbers are, or `perhaps`?"""
        wants = self.text.get("preferences", {}).get(i)
        if how == "best" or wants is None:
            return self.worth[i][s] > self.worth[i][t]
        if isinstance(wants, dict):
            listed = [s, t] in wants.get("unknown", []) or [t, s] in wants.get("unknown", [])
            return how == "perhaps" if listed else self.worth[i][s] > self.worth[i][t]
        if not is_weighted(wants):
            return self.worth[i][s] > self.worth[i][t]
        for state in (s, t):
            if (i, state) not in self.counted:
                self.counted[i, state] = self.numbers(wants, state)
        at_s, at_t = self.counted[i, s], self.counted[i, t]
        ranges = [(1, n) for key, n in at_s.items() if key not in at_t] + [(-1, n) for key, n in at_t.items() if key not in at_s]
        worst = sum(min(sign * e for e in ends_of(number)) for sign, number in ranges)
        best = sum(max(sign * e for e in ends_of(number)) for sign, number in ranges)
        return (worst if how == "sure" else best) > 0

    def favours(self, i, t, s):
        """Would i take a step from s to t, with its attitudes? None worse off that it wishes well, all that it wishes ill."""
        cares = {i: 1, **{j: int(a) for j, a in self.text.get("attitude", {}).get(i, {}).items() if j in self.parties}}
        for j, a in cares.items():
            if a == 1 and self.worth[j][t] < self.worth[j][s]:
                return False
            if a == -1 and self.worth[j][t] >= self.worth[j][s]:
                return False
        minded = [j for j, a in cares.items() if a != 0]
        return t != s and (not minded or any(self.worth[j][t] != self.worth[j][s] for j in minded))

    def seen_by(self, party):
        """The case as a party sees it: who can move where, and what each wants, as it takes it to be."""
        if party in self.views:
            return self.views[party]
        sees = self.text.get("sees", {}).get(party, {})
        text = {**self.text, "sees": {}, "preferences": {**self.text.get("preferences", {}), **sees.get("preferences", {})},
                "attitude": {**self.text.get("attitude", {}), **sees.get("attitude", {})}}
        unseen = set(sees.get("without-states", []))
        for j, wants in text["preferences"].items():
            if isinstance(wants, dict):  # where in a ranking an unseen state stands makes no difference
                ranking = [[s for s in (g if isinstance(g, list) else [g]) if s not in unseen] for g in wants["ranking"]]
                known = {**wants, "ranking": [*filter(None, ranking), *([sorted(unseen)] if unseen else [])]}
                text["preferences"] = {**text["preferences"], j: known}
        view = self.views[party] = Model(text)
        frozen = set(sees.get("without", []))

        def passable(j, s, t):
            if "graph" in text:
                return True
            return any(not frozen & set(c) and all(self.owners(o) == [j] for o in c) for c in self.jumps(s, t))

        view.arcs = {j: {(s, t) for s, t in self.arcs[j] if not {s, t} & unseen and passable(j, s, t)} for j in self.parties}
        view.moves = {j: {s: [t for t in self.states if (s, t) in view.arcs[j]] for s in self.states} for j in self.parties}
        return view

    def much(self, i, s, t):
        """Greatly better: by weights, at least `great` more; by priority, different in a statement down to the last marked `much`."""
        wants, great = self.text.get("preferences", {}).get(i), self.text["parties"][i].get("great")
        if not isinstance(wants, list):
            return False
        if is_weighted(wants):
            return great is not None and self.worth[i][s][0] - self.worth[i][t][0] >= Fraction(great)
        depth = max((k + 1 for k, w in enumerate(wants) if w.get("much") == "true"), default=0)
        return self.worth[i][s][:depth] > self.worth[i][t][:depth]
