"""What the package answers is what the command prints, byte for byte; and it is typed."""

from __future__ import annotations

import json
import pickle

import pytest

import irenic

ELMIRA = "cases/elmira/case.yaml"
GARRISON = "cases/garrison/case.yaml"
SINAI = "cases/sinai-1974-1982/case.yaml"

QUESTIONS = [
    (lambda: irenic.compare(SINAI), ["compare", SINAI]),
    (lambda: irenic.claims(SINAI), ["claims", SINAI]),
    (lambda: irenic.check(SINAI), ["check", SINAI]),
    (lambda: irenic.check(ELMIRA), ["check", ELMIRA]),
    (lambda: irenic.stability(ELMIRA), ["stability", ELMIRA]),
    (
        lambda: irenic.stability(ELMIRA, concepts=["nash", "limited"], horizon=2, limit=2),
        ["stability", ELMIRA, "--concept", "nash", "--concept", "limited", "--horizon", "2", "--limit", "2"],
    ),
    (lambda: irenic.stability(ELMIRA, coalitions=True), ["stability", ELMIRA, "--coalitions"]),
    (
        lambda: irenic.stability(ELMIRA, coalitions=[["ministry", "uniroyal"]]),
        ["stability", ELMIRA, "--coalition", "ministry,uniroyal"],
    ),
    (lambda: irenic.stability(ELMIRA, unknown="ac"), ["stability", ELMIRA, "--unknown=ac"]),
    (lambda: irenic.explain(ELMIRA, "s2"), ["explain", ELMIRA, "s2"]),
    (lambda: irenic.explain(ELMIRA, "s2", local=True), ["explain", ELMIRA, "s2", "--local"]),
    (lambda: irenic.require(ELMIRA, "s5", concepts=["nash"]), ["require", ELMIRA, "s5", "--concept", "nash"]),
    (lambda: irenic.bargain(SINAI), ["bargain", SINAI]),
    (lambda: irenic.keep(SINAI, "treaty-1979"), ["keep", SINAI, "treaty-1979"]),
]


@pytest.mark.parametrize(("ask", "words"), QUESTIONS, ids=[" ".join(words) for _, words in QUESTIONS])
@pytest.mark.filterwarnings("ignore::irenic.IrenicWarning")
def test_an_answer_is_byte_for_byte_what_the_command_prints(ask, words, command) -> None:
    status, printed = command(*words, "--json")
    try:
        found = ask()
    except (irenic.CaseError, irenic.UsageError) as error:
        assert status != 0, error
        said = [one["message"] for one in json.loads(printed)["diagnostics"]]
        assert [one.message for one in error.diagnostics] == said
        return
    assert found.text == printed
    assert found.json == json.loads(printed)
    assert found.limit_reached == (status == 3)
    assert repr(found).startswith("<irenic.")
    assert "irenic" in found._repr_html_()
    for table in found.tables.values():
        assert table.to_csv().count("\n") >= len(table)


def test_elmira_has_the_equilibria_of_the_literature() -> None:
    found = irenic.stability(ELMIRA)
    assert sorted(found.equilibria["nash"]) == ["s5", "s8", "s9"]
    assert found.stable("nash", "uniroyal") == ("s1", "s4", "s9", "s5", "s8")
    assert irenic.explain(ELMIRA, "s2").leavers["nash"] == ("uniroyal", "local-government")


def test_a_reading_in_force_and_settings_are_those_of_the_command(command) -> None:
    gaza = irenic.load("cases/gaza-january-2025/case.yaml")
    reading = next(iter(gaza.readings))
    _, printed = command("stability", gaza.path, "--reading", reading, "--limit", "3", "--concept", "nash", "--json")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir("/")  # The case is what was read, wherever the program is now.
        found = irenic.stability(gaza.with_reading(reading), concepts=["nash"], limit=3)
    assert found.text == printed
    assert found.case.reading == reading


def test_a_case_can_be_parsed_pickled_and_asked_about(small_text) -> None:
    calm = b"preferences: {north: [{that: post = kept, weight: 5, basis: invented}]}\n"
    case = irenic.parse(small_text, reading_texts={"calm.yaml": calm})
    assert list(case.parties) == ["north", "south"]
    assert case.readings == {"calm": "Calm"}
    again = pickle.loads(pickle.dumps(case))
    assert again == case
    found = irenic.compare(again)
    assert found.case.marking == "for <i>training</i>"
    both = found.strategy("both")
    assert both.values == {"north": 3, "south": 3}
    assert both.holds["nash"] is False
    assert both.leavers["nash"] == ("north", "south")
    assert both.keeps is None
    assert [(claim.id, claim.holds, claim.readings) for claim in found.claims] == [("good-for-both", True, {"calm": "fails"})]


def test_a_setting_changes_one_thing(small_text) -> None:
    calm = {"calm.yaml": b"preferences: {north: [{that: post = kept, weight: 5, basis: invented}]}\n"}
    case = irenic.parse(small_text, reading_texts=calm)
    changed = case.with_reading(None, ["strategies.both.target.road=closed"])
    assert irenic.compare(changed).strategy("both").values == {"north": 0, "south": 4}


def test_a_report_is_the_page_that_the_command_writes(tmp_path) -> None:
    page = irenic.report(SINAI)
    assert page.startswith("<!doctype html>") or page.lower().startswith("<!doctype html>")
    path = tmp_path / "report.html"
    assert irenic.report(SINAI, path) == str(path)
    assert path.read_text().count("<section") == page.count("<section")
    with pytest.raises(OSError, match="cannot write"):
        irenic.report(SINAI, tmp_path / "nowhere" / "report.html")


def test_verbs_without_a_function_are_asked_in_the_words_of_the_command(command) -> None:
    words = ["evolve", ELMIRA, "--json"]
    printed = irenic.command(*words)
    assert (printed.status, printed.text) == command(*words)
    wrong = irenic.command("dream", ELMIRA)
    assert wrong.status == 2
    assert "there is no verb `dream`" in wrong.messages
