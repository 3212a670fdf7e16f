"""The schema accepts sound cases and refuses the usual slips. Run by schema_test.cpp, with the repository as its argument.

Exit status 77 when a module is missing: then there is nothing to test with.
"""

import json
import pathlib
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(missing)
    sys.exit(77)

HEAD = "irenic: 1\ntitle: t\nparties: {a: {}, b: {}}\noptions: {x: {by: a}, y: {by: b, levels: [low, mid, high]}}\n"

SOUND = [
    HEAD,
    HEAD + "preferences: {a: [{that: x, weight: [1, 2.5, 3e1]}, {graded: y, values: {low: 0, mid: [1, 2], high: -3}}]}\n",
    HEAD + "states: {s1: N0, s2: [Y0, Y1]}\nonly: listed\nstatus-quo: s1\npreferences: {a: {ranking: [s1, [s2]], unknown: [[s1, s2]]}}\n",
    HEAD + "readings: {r: {by: k, file: r.yaml, change: {p: {weight: 3}}, remove: [q], add: {never: [{that: x}]}}}\n",
    HEAD + "agreements: {d: {obligations: {o: {by: a, sets: {x: yes}, after: [{of: p, id: l}]}, p: {by: [b], sets: {y: mid}, with: o}}, "
    "consent: {at-least: 1, of: [a, b], with: [a]}, no-agreement: {a: 3, b: [status-quo, 'state:s']}}}\n",
    HEAD + "agreements: {talks: {signatories: [a, b], no-agreement: {a: 3, b: 0}}}\n",
    HEAD + "x-mine: [anything]\nclaims: {c: {says: s, test: true, x-mine: 1}}\nexpect: [{that: signable(s), is: false}]\n",
    HEAD + "states: {s1: N0}\nattitude: {a: {b: -1, a: 1, basis: j}}\nsees: {a: {without: [y], without-states: s1, basis: j, "
    "preferences: {b: [{that: x}]}, attitude: {b: {a: 0}}}, b: {without: x}}\n",
    "irenic: 1\ntitle: t\nparties: {a: {}}\ngraph: {states: [s1, s2], moves: {a: [[s1, s2]]}}\n",
    HEAD + "keeping: {hazard: [{until: 3, is: [0, 1e-3], distribution: uniform}, {is: 0}], distribution: pert}\n"
    "preferences: {a: [{id: p, that: x, weight: [1, 2]}, {that: y, weight: 1, distribution: discrete}]}\n"
    "correlate: [{of: [p, a.2, keeping.hazard.1], rho: 0.5, basis: j}]\n",
]

REFUSED = [
    "title: t\nparties: {a: {}}\noptions: {x: {by: a}}\n",
    "irenic: 2\ntitle: t\nparties: {a: {}}\noptions: {x: {by: a}}\n",
    "irenic: 1\ntitle: t\nparties: {a: {}}\n",
    "irenic: 1\ntitle: t\nparties: {a: {}}\noptions: {x: {by: a}}\ngraph: {states: [s], moves: {}}\n",
    "irenic: 1\ntitle: t\nparties: {1a: {}}\noptions: {x: {by: a}}\n",
    "irenic: 1\ntitle: t\nparties: {a: {}}\noptions: {not: {by: a}}\n",
    "irenic: 1\ntitle: t\nparties: {a: {}}\noptions: {x: {}}\n",
    HEAD + "prefrences: {}\n",
    HEAD + "question: [why]\n",
    HEAD + "preferences: {a: [{weight: 3}]}\n",
    HEAD + "preferences: {a: [{that: x, weight: high}]}\n",
    HEAD + "preferences: {a: [{graded: y, that: x, values: {low: 1}}]}\n",
    HEAD + "preferences: {a: [{that: x, weight: [1, 2, 3, 4]}]}\n",
    HEAD + "strategies: {s: {target: {x: yes}, agreement: d}}\n",
    HEAD + "agreements: {d: {obligations: {o: {by: a}}}}\n",
    HEAD + "agreements: {d: {obligations: {o: {by: a, sets: {x: yes}}}, remove: [o]}}\n",
    HEAD + "sources: {r: {grade: G1}}\n",
    HEAD + "readings: {r: {irenic: 1}}\n",
    HEAD + "expect: [{that: signable(s), is: no}]\n",
    HEAD + "claims: {c: {says: s}}\n",
    HEAD + "attitude: {a: {b: 2}}\n",
    HEAD + "sees: {a: {with: [y]}}\n",
    HEAD + "keeping: {hazard: 0, distribution: normal}\n",
    HEAD + "correlate: [{of: [p], rho: 0.5}]\n",
]


def read(text):
    """Every scalar a text, as the case file means it."""
    return yaml.load(text, yaml.BaseLoader)


def main(root):
    schema = json.loads((root / "schema" / "case.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    files = [root / "tests/casefile/data/river-gate.yaml", *sorted((root / "src/casefile/embedded").glob("*.yaml")),
             *sorted((root / "cases").glob("*/case.yaml"))]
    failures = []
    for name, text in [*((str(file), file.read_text(encoding="utf-8")) for file in files), *((text, text) for text in SOUND)]:
        failures += [f"{name}: {list(error.path)}: {error.message[:200]}" for error in validator.iter_errors(read(text))]
    # As an editor reads it: numbers are numbers there.
    for file in files:
        numbers = yaml.load(file.read_text(encoding="utf-8"), yaml.SafeLoader)["irenic"]
        failures += [] if numbers == 1 else [f"{file}: the version is {numbers!r}"]
    failures += [f"accepted: {text}" for text in REFUSED if validator.is_valid(read(text))]
    print("\n".join(failures))
    return 1 if failures else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
