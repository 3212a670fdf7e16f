"""Pure equilibria of strategic forms, found from the definition: no player has a strategy that would pay it more.

    pure_equilibria.py FOLDER    expected.json there has one line per file: {"file": …, "equilibria": [[strategy of each player], …]}

The reader knows both forms of the file: a list of payoffs, and a list of outcomes. Numbers are fractions and so exact.
"""

import itertools
import json
import pathlib
import re
import sys
from fractions import Fraction

TOKEN = re.compile(r'"(?:\\"|[^"])*"|[{}]|[^\s{}",]+')


def read(text):
    """Numbers of strategies, and payoffs: profile → one for each player."""
    tokens = TOKEN.findall(text)
    assert tokens[:2] == ["NFG", "1"] and tokens[2] in "RD" and tokens[3].startswith('"'), tokens[:4]
    at = 4

    def group():
        nonlocal at
        assert tokens[at] == "{", tokens[at]
        found, at = [], at + 1
        while tokens[at] != "}":
            found.append(group() if tokens[at] == "{" else tokens[at])
            at += 0 if isinstance(found[-1], list) else 1
        at += 1
        return found

    players = group()
    counts = [len(one) if isinstance(one, list) else int(one) for one in group()]
    if tokens[at].startswith('"'):
        at += 1
    outcomes = [[Fraction(0)] * len(players)]
    listed = tokens[at] == "{"
    if listed:
        outcomes += [[Fraction(number) for number in outcome[1:]] for outcome in group()]
    rest = tokens[at:]
    profiles = [tuple(reversed(one)) for one in itertools.product(*(range(count) for count in reversed(counts)))]
    each = 1 if listed else len(players)
    assert len(rest) == each * len(profiles), (len(rest), counts)
    payoffs = {}
    for k, profile in enumerate(profiles):
        payoffs[profile] = outcomes[int(rest[k])] if listed else [Fraction(x) for x in rest[k * each:(k + 1) * each]]
    return counts, payoffs


def equilibria(counts, payoffs):
    def content(profile, i):
        others = (profile[:i] + (k,) + profile[i + 1:] for k in range(counts[i]))
        return all(payoffs[other][i] <= payoffs[profile][i] for other in others)

    return {profile for profile in payoffs if all(content(profile, i) for i in range(len(counts)))}


def main():
    folder = pathlib.Path(sys.argv[1])
    judged = found = 0
    wrong = []
    for line in (folder / "expected.json").read_text().splitlines():
        row = json.loads(line)
        game = read((folder / row["file"]).read_text(encoding="utf-8"))
        own = equilibria(*game)
        judged, found = judged + 1, found + len(own)
        if own != {tuple(one) for one in row["equilibria"]}:
            wrong.append(f"{row['file']}: {sorted(own)} by the definition, {row['equilibria']} by irenic")
    print(*wrong[:10], sep="\n", end="\n" if wrong else "")
    print(f"{judged} games with {found} pure equilibria judged, {len(wrong)} differ")
    sys.exit(1 if wrong or judged == 0 else 0)


main()
