"""The answers' schema accepts what was written into a folder, each as its own kind, and refuses the usual slips.

    schema_test.py REPOSITORY FOLDER        FOLDER holds NAME-VERB.json

Exit status 77 when jsonschema is missing: then there is nothing to test with.
"""

import copy
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError as missing:
    print(missing)
    sys.exit(77)

root, folder = (pathlib.Path(argument) for argument in sys.argv[1:])
schema = json.loads((root / "schema" / "answer.schema.json").read_text())
jsonschema.Draft7Validator.check_schema(schema)
whole = jsonschema.Draft7Validator(schema)


def only(verb):
    return jsonschema.Draft7Validator({**schema["definitions"][f"{verb}-answer"], "definitions": schema["definitions"]})


def slips(answer):
    """The same answer with one thing wrong each."""
    for key in answer.keys() - {"further-concepts", "further-reasons", "unknown", "strength", "hybrid", "lotteries", "nearest", "adjusted-winner",
                              "frontier-left-out"}:
        without = copy.deepcopy(answer)
        del without[key]
        yield f"without {key}", without
    more = copy.deepcopy(answer)
    more["unheard-of"] = 1
    yield "with an unknown key", more
    wrong = copy.deepcopy(answer)
    wrong["case"]["sha256"] = "short"
    yield "with a wrong hash", wrong
    strategies = answer.get("strategies", {})
    for name in strategies if "talks" not in answer else ():
        wrong = copy.deepcopy(answer)
        wrong["strategies"][name]["signable"] = "yes"
        yield f"{name}: signable as a word", wrong


def bargain_slips(answer):
    """The same, for what only `bargain` says."""
    for name in answer.get("linkage", {}) if "talks" in answer else ():
        wrong = copy.deepcopy(answer)
        wrong["linkage"][name]["degree"] = "two"
        yield f"{name}: degree as a word", wrong
        wrong = copy.deepcopy(answer)
        del wrong["consent"][name]["alone"]
        yield f"{name}: consent without alone", wrong
        wrong = copy.deepcopy(answer)
        wrong["strategies"][name]["on-table"] = 1
        yield f"{name}: on-table as a number", wrong
    for name in answer.get("repairs", {}):
        wrong = copy.deepcopy(answer)
        wrong["repairs"][name]["concessions"]["least-sum"]["least"] = 4
        yield f"{name}: an exact amount as a number", wrong
    if "talks" in answer:
        wrong = copy.deepcopy(answer)
        wrong["frontier"][0]["packages-count"] = -1
        yield "a negative count", wrong


problems = []
files = sorted(folder.glob("*.json"))
for file in files:
    verb = file.stem.split("-", 1)[1].removeprefix("further-")
    answer = json.loads(file.read_text())
    problems += [f"{file.name}: {error.message}" for error in only(verb).iter_errors(answer)]
    if not whole.is_valid(answer):
        problems.append(f"{file.name}: no kind of answer")
    problems += [f"{file.name} {what}: accepted" for what, slip in [*slips(answer), *bargain_slips(answer)] if whole.is_valid(slip)]
if not files:
    problems.append("no answers to check")
print("\n".join(problems))
sys.exit(1 if problems else 0)
