"""What could be agreed, by the definitions of docs/semantics.md, section 5: every package against every other. Part of oracle.py."""

import itertools
from fractions import Fraction

RULES = ("nash", "kalai-smorodinsky", "egalitarian", "leximin", "utilitarian")


def listed(value):
    return value if isinstance(value, list) else [value]


class Talks:
    """Who talks, about what, and what each has without a deal. `agreement` None: all who own an option, against the status quo."""

    def __init__(self, m, agreement=None):
        self.m, self.text = m, m.text.get("agreements", {}).get(agreement, {}) if agreement else {}
        owners = [i for i in m.parties if any(i in m.owners(o) for o in m.options)]
        self.signatories = [i for i in m.parties if i in self.text.get("signatories", owners)]
        self.start = self.start_levels()
        on_table = [m.reading(w["that"]) for w in self.text.get("on-table", [])]
        self.packages = [s for s in m.states if any(self.within_reach(a, b) and all(that(b) for that in on_table)
                                                    for a in self.start for b in m.members[s])]
        self.without = {i: self.without_deal(i) for i in self.signatories}

    def start_levels(self):
        if self.m.text.get("status-quo"):
            return self.m.members[self.m.text["status-quo"]]
        return [tuple(o.get("levels", ["no", "yes"]).index(o["start"]) if "start" in o else 0 for o in self.m.options.values())]

    def value(self, i, s):
        return self.m.worth[i][s][0]

    def values(self, s):
        return tuple(self.value(i, s) for i in self.signatories)

    def state_at(self, levels):
        return next((s for s in self.m.states if tuple(levels) in self.m.members[s]), None)

    def end_of(self, strategy):
        """The state that a strategy leads to."""
        said = self.m.text.get("strategies", {}).get(strategy, {})
        levels = list(self.m.text.get("status-quo") and self.first_member(self.m.text["status-quo"]) or self.start[0])
        sets = [said.get("target", {})]
        if "agreement" in said:
            agreement = self.m.text["agreements"][said["agreement"]]
            if "start" in agreement:
                levels = list(self.first_member(agreement["start"]))
            obligations = agreement.get("obligations", {})
            deals = agreement.get("separately", [list(obligations)])
            sets = [obligations[k].get("sets", {}) for deal in deals for k in obligations if k in deal]
        for change in sets:
            for option, level in change.items():
                index = list(self.m.options).index(option)
                levels[index] = self.m.options[option].get("levels", ["no", "yes"]).index(level)
        return self.state_at(levels)

    def first_member(self, state):
        """As it is written: a merged state goes by the first of its patterns."""
        pattern = listed(self.m.text.get("states", {}).get(state, []))[:1]
        for word in pattern:
            return tuple("NY".index(c) if c in "NY" else "0123456789abcdefghijklmnopqrstuvwxyz".index(c) for c in word)
        return self.m.members[state][0]

    def without_deal(self, i):
        given = self.text.get("no-agreement", "status-quo")
        if isinstance(given, dict):
            given = given.get(i, "status-quo")
        found = []
        for word in listed(given):
            try:
                return Fraction(word)
            except ValueError:
                pass
            if word == "status-quo":
                state = self.m.text.get("status-quo") or self.state_at(self.start[0])
            elif word in self.m.text.get("strategies", {}):
                state = self.end_of(word)
            else:
                state = word
            found.append(self.value(i, state))
        return max(found)

    def within_reach(self, a, b):
        """Can allowed changes lead from a to b, by options of which all owners sign?"""
        for o, x, y in zip(self.m.options, a, b):
            if x == y:
                continue
            if not set(self.m.owners(o)) <= set(self.signatories):
                return False
            reached, count = {x}, len(self.m.options[o].get("levels", ["no", "yes"]))
            for _ in range(count):
                reached |= {z for w in reached for z in range(count) if z != w and self.m.may_change(o, w, z)}
            if y not in reached:
                return False
        return True

    def consents(self, i, s):
        return self.value(i, s) >= self.without[i]

    def enough(self, consenting):
        rule = self.text.get("consent", "all")
        if rule == "all":
            return set(self.signatories) <= set(consenting)
        return (set(rule.get("with", [])) <= set(consenting)
                and len(set(rule["of"]) & set(consenting)) >= int(rule["at-least"]))

    def agreed(self, s):
        return self.enough([i for i in self.signatories if self.consents(i, s)])

    # ---- frontier, zone and solutions

    def undominated(self, states):
        def better(t, s):
            u, v = self.values(t), self.values(s)
            return u != v and all(x >= y for x, y in zip(u, v))
        return [s for s in states if not any(better(t, s) for t in states)]

    def frontier(self):
        by_values = {}
        for s in self.undominated(self.packages):
            by_values.setdefault(self.values(s), []).append(s)
        return list(by_values.values())

    def zone(self):
        return [s for s in self.packages if self.agreed(s)]

    def gain(self, i, s):
        return self.value(i, s) - self.without[i]

    def counting(self):
        return [i for i in self.signatories if all(self.consents(i, s) for s in self.zone())]

    def left_out(self):
        return [i for i in self.counting() if all(self.gain(i, s) == 0 for s in self.zone())]

    def gainers(self, s):
        return [i for i in self.counting() if self.gain(i, s) > 0]

    def product(self, s):
        """Of the gainers' gains, each to its power; all to the power 1000000, so that powers are whole."""
        powers = {i: Fraction(self.m.text.get("power", {}).get(i, 1)) for i in self.gainers(s)}
        whole = 1
        for power in powers.values():
            whole = whole * power.denominator
        made = Fraction(1)
        for i, power in powers.items():
            made *= self.gain(i, s) ** int(power * whole)
        return made, whole

    def solution(self, rule):
        zone = self.zone()
        if not zone:
            return []
        counting = self.counting()
        if rule == "nash":
            most = max(len(self.gainers(s)) for s in zone)
            best = []
            for group in {tuple(self.gainers(s)) for s in zone if len(self.gainers(s)) == most}:
                these = [s for s in zone if tuple(self.gainers(s)) == group]
                top = max(self.product(s)[0] for s in these)
                best += [s for s in these if self.product(s)[0] == top]
        else:
            if rule == "kalai-smorodinsky":
                counting = [i for i in counting if i not in self.left_out()]
                most = {i: max(self.gain(i, s) for s in zone) for i in counting}

            def rank(s):
                if rule == "utilitarian":
                    return [sum(self.value(i, s) for i in counting)]
                if rule == "kalai-smorodinsky":
                    return sorted(self.gain(i, s) / most[i] for i in counting)
                return sorted(self.gain(i, s) if rule == "egalitarian" else self.value(i, s) for i in counting)

            top = max(rank(s) for s in zone)
            best = [s for s in zone if rank(s) == top]
        return [s for s in best if s in self.undominated(zone)]

    # ---- partial deals

    def is_deal(self, s, t, size):
        u, v = self.values(s), self.values(t)
        if t not in self.packages or u == v or any(y < x for x, y in zip(u, v)):
            return False
        grouped = [listed(options) for options in self.m.text.get("issues", {}).values()]
        alone = [[o] for o in self.m.options if not any(o in options for options in grouped) and self.m.owners(o) != ["chance"]]

        def leads(a, b):
            changed = {o for o, x, y in zip(self.m.options, a, b) if x != y}
            issues = [options for options in grouped + alone if changed & set(options)]
            return self.within_reach(a, b) and len(issues) <= size and changed <= set(itertools.chain(*issues))

        starts = [a for a in self.m.members[s] if a in self.start or self.is_package(a)]
        return any(leads(a, b) for a in starts for b in self.m.members[t] if self.is_package(b))

    def is_package(self, levels):
        on_table = [self.m.reading(w["that"]) for w in self.text.get("on-table", [])]
        return any(self.within_reach(a, levels) for a in self.start) and all(that(levels) for that in on_table)

    def closure(self, size):
        start = self.state_at(self.start[0])
        found, waiting = {start}, [start]
        while waiting:
            s = waiting.pop()
            for t in self.packages:
                if t not in found and self.is_deal(s, t, size):
                    found.add(t)
                    waiting.append(t)
        return found

    def degree(self, end):
        if end == self.state_at(self.start[0]):
            return 0
        return next((k for k in range(1, len(self.m.options) + 1) if end in self.closure(k)), None)

    def linkage_gain(self, end):
        ends = [s for s in self.closure(1) if not any(self.is_deal(s, t, 1) for t in self.packages)]
        return {i: self.value(i, end) - max(self.value(i, s) for s in ends) for i in self.signatories}

    # ---- consent and repair

    def sufficing(self):
        sets = [g for n in range(len(self.signatories) + 1) for g in itertools.combinations(self.signatories, n) if self.enough(g)]
        return [list(g) for g in sets if not any(set(h) < set(g) for h in sets)]

    def deficits(self, s):
        return {i: -self.gain(i, s) for i in self.signatories if not self.consents(i, s)}

    def lacking(self, s):
        """The least sum of deficits that would have to be closed; None where even that would not do."""
        short = self.deficits(s)
        consenting = [i for i in self.signatories if i not in short]
        sums = [sum(short[i] for i in g) for n in range(len(short) + 1) for g in itertools.combinations(short, n)
                if self.enough([*consenting, *g])]
        return min(sums, default=None)

    def least_payment(self, s):
        """The least sum that guarantors would pay, the best rates first; None where it is not enough."""
        left, paid = self.lacking(s), Fraction(0)
        if left is None:
            return None
        for i, g in sorted(self.text.get("guarantors", {}).items(), key=lambda item: -Fraction(item[1]["rate"])):
            most = Fraction(g["budget"])
            if i in self.signatories:
                most = min(most, max(self.gain(i, s), 0))
            part = min(most, left / Fraction(g["rate"]))
            paid, left = paid + part, left - part * Fraction(g["rate"])
        return paid if left == 0 else None


def number(value):
    return int(value) if value.denominator == 1 else float(value)


def bargain(m, agreement=None):
    """What expected.json holds under `bargain`, for one agreement or for all who own an option."""
    talks = Talks(m, agreement)
    strategies = {}
    for strategy in m.text.get("strategies", {}):
        own = Talks(m, m.text["strategies"][strategy].get("agreement"))
        end = own.end_of(strategy)
        strategies[strategy] = {"degree": own.degree(end), "gain": {i: number(g) for i, g in own.linkage_gain(end).items()},
                                "blockers": {i: number(d) for i, d in own.deficits(end).items()}}
    return {"signatories": talks.signatories, "packages": len(talks.packages), "frontier": talks.frontier(),
            "zone": talks.zone(), "solutions": {rule: talks.solution(rule) for rule in RULES}, "left-out": talks.left_out(),
            "strategies": strategies}
