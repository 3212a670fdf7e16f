"""A question as the command line puts it, and what comes back: inside the package only."""

from __future__ import annotations

import json
import os
import warnings
from dataclasses import dataclass
from typing import TypeVar

from . import _core
from .answers import Answer
from .cases import Case, CaseError, Diagnostic, LimitReached, UsageError, load, printable

CaseOrPath = Case | str | os.PathLike[str]
Kind = TypeVar("Kind", bound=Answer)

DONE, CASE_ERRORS, WRONG_USAGE, LIMIT_REACHED, INTERRUPTED = 0, 1, 2, 3, 130


class IrenicWarning(UserWarning):
    """What the command says beside an answer, such as that a key of the case is not taken into account."""


def as_case(case: CaseOrPath) -> Case:
    """The case itself, or the one at the path."""
    return case if isinstance(case, Case) else load(case)


def option(name: str, value: object) -> list[str]:
    """`--name` for True, `--name=value` for a value, one each for a list; nothing for None and False."""
    if value is None or value is False:
        return []
    if value is True:
        return [f"--{name}"]
    if isinstance(value, (list, tuple)):
        return [word for one in value for word in option(name, one)]
    return [f"--{name}={value}"]


def words_of(verb: str, case: Case, options: list[str], argument: str | None) -> list[str]:
    """The words of the command line: names that begin with a dash come after `--`, where no option is looked for."""
    put = option("reading", case.reading) + option("set", case.settings)
    names = [case.path] + ([argument] if argument else [])
    dashed = any(name.startswith("-") for name in names)
    return [verb, *put, *options, *(["--"] if dashed else []), *names]


def ask(verb: str, case: Case, options: list[str], argument: str | None = None) -> tuple[int, str, str]:
    """Ask, and raise where there is no answer. Status, answer and messages."""
    status, text, messages = _core.ask(words_of(verb, case, options, argument), case.text, dict(case.reading_texts))
    if status == INTERRUPTED:
        raise KeyboardInterrupt
    if status == WRONG_USAGE and not text:
        raise UsageError(printable(messages.strip()))
    return status, text, messages


def answer(
    kind: type[Kind],
    verb: str,
    case: CaseOrPath,
    options: list[str],
    argument: str | None = None,
    refused: bool = False,
) -> Kind:
    """The answer to a verb with --json. `refused`: an answer that says why there is none is an answer, too."""
    subject = as_case(case)
    status, text, messages = ask(verb, subject, ["--json", *options], argument)
    found = json.loads(text) if text else {}
    if not refused and (not found or set(found) == {"irenic", "version", "diagnostics"}):
        raise_from(status, found, messages)
    if messages and "diagnostics" not in found:
        warnings.warn(printable(messages.strip()), IrenicWarning, stacklevel=3)
    return kind(case=subject, text=text, json=found, messages=messages, limit_reached=status == LIMIT_REACHED)


def raise_from(status: int, found: dict[str, object], messages: str) -> None:
    """Raise what a refusal says."""
    listed = found.get("diagnostics")
    diagnostics = [Diagnostic.from_json(one) for one in listed] if isinstance(listed, list) else []
    if not diagnostics:
        diagnostics = [Diagnostic("error", "no-answer", messages.strip() or "there is no answer")]
    if status == WRONG_USAGE:
        raise UsageError("\n".join(str(one) for one in diagnostics))
    raise LimitReached(diagnostics) if status == LIMIT_REACHED else CaseError(diagnostics)


@dataclass(frozen=True)
class Printed:
    """What a command printed: its exit status (docs/command-line.md), standard output and standard error."""

    status: int
    text: str
    messages: str


def command(*words: str | os.PathLike[str]) -> Printed:
    """Any verb, in the words of the command line: `irenic.command("evolve", "case.yaml", "--json")`.

    For what has no function of its own here. Nothing is raised but KeyboardInterrupt: `status` says how it went.
    """
    status, text, messages = _core.ask([os.fspath(word) for word in words])
    if status == INTERRUPTED:
        raise KeyboardInterrupt
    return Printed(status, text, messages)
