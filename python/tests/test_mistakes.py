"""Mistakes come back as exceptions with a place and a way out, and nothing ends the interpreter."""

from __future__ import annotations

import random
import signal
import threading
import time

import pytest

import irenic


def test_a_file_that_is_not_there_is_a_case_error() -> None:
    with pytest.raises(irenic.CaseError) as caught:
        irenic.load("cases/nowhere.yaml")
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.severity, diagnostic.file) == ("cannot-read", "error", "cases/nowhere.yaml")
    assert diagnostic.help == "is the path right?"
    assert str(caught.value) == "cases/nowhere.yaml: error: there is no such file [cannot-read] (help: is the path right?)"


def test_every_mistake_is_named_at_its_place(small_text) -> None:
    wrong = small_text.replace("by: north", "by: nort").replace("road = open", "road = opened")
    with pytest.raises(irenic.CaseError) as caught:
        irenic.parse(wrong, name="wrong.yaml")
    found = caught.value.diagnostics
    assert len(found) >= 2
    assert all(one.file == "wrong.yaml" and one.line > 0 and one.column > 0 for one in found)
    assert any("north" in one.help for one in found)


def test_a_case_error_can_be_pickled(small_text) -> None:
    import pickle

    with pytest.raises(irenic.CaseError) as caught:
        irenic.parse("irenic: 1\n")
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.diagnostics == caught.value.diagnostics


def test_a_state_that_is_not_there_is_a_case_error() -> None:
    with pytest.raises(irenic.CaseError) as caught:
        irenic.explain("cases/elmira/case.yaml", "s99")
    assert caught.value.diagnostics[0].severity == "error"


def test_words_that_look_like_options_are_names() -> None:
    with pytest.raises(irenic.CaseError):
        irenic.explain("cases/elmira/case.yaml", "--json")
    with pytest.raises(irenic.CaseError):
        irenic.load("--help")


def test_an_option_that_is_wrong_is_a_usage_error() -> None:
    with pytest.raises(irenic.UsageError, match="dreams"):
        irenic.stability("cases/elmira/case.yaml", concepts=["dreams"])
    with pytest.raises(irenic.UsageError, match="horizon"):
        irenic.stability("cases/elmira/case.yaml", concepts=["limited"])


def test_check_says_what_is_wrong_in_its_answer(small_text) -> None:
    found = irenic.check(irenic.load("cases/elmira/case.yaml"))
    assert found.sound
    assert found.met
    assert "sound" in repr(found)


def test_damaged_text_never_ends_the_interpreter(small_text) -> None:
    chance = random.Random(20310203)
    whole = small_text.encode()
    sound = 0
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            case = irenic.parse(bytes(damaged))
            repr(case)
            case._repr_html_()
            irenic.stability(case)
            sound += 1
        except (irenic.CaseError, irenic.UsageError) as error:
            assert str(error)
    assert sound < 150


def test_text_that_could_drive_a_terminal_is_shown_as_code_points(small_text) -> None:
    with pytest.raises(irenic.CaseError) as caught:
        irenic.parse(small_text, name="bad\x1b[31m.yaml", reading="nowhere")
    assert "\x1b" not in str(caught.value)


def test_ctrl_c_stops_a_long_answer() -> None:
    asked = time.monotonic()

    def interrupt() -> None:
        time.sleep(0.3)
        signal.raise_signal(signal.SIGINT)

    threading.Thread(target=interrupt).start()
    with pytest.raises(KeyboardInterrupt):
        for _ in range(1000):
            irenic.compare("cases/gaza-2025/case.yaml")
    assert time.monotonic() - asked < 60


def test_other_threads_go_on_while_an_answer_is_worked_out() -> None:
    seen: list[irenic.Comparison] = []
    working = threading.Thread(target=lambda: seen.append(irenic.compare("cases/gaza-2025/case.yaml")))
    working.start()
    counted = 0
    while working.is_alive():
        time.sleep(0.001)
        counted += 1
    assert len(seen) == 1
    assert counted > 20
