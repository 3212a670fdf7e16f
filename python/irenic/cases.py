"""Cases: reading them, and what is wrong with them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import _core, notebook

__all__ = ["Case", "CaseError", "Diagnostic", "LimitReached", "UsageError", "load", "parse"]


@dataclass(frozen=True)
class Diagnostic:
    """Something about a case that its author should know, with its place and a way out.

    `severity` is `error`, `warning` or `note`; `code` is stable and in kebab-case; `line` and `column` count from 1 (0: no
    place), and the end is one past the last character.
    """

    severity: str
    code: str
    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    help: str = ""

    @staticmethod
    def from_json(found: Mapping[str, Any]) -> Diagnostic:
        """From one entry of the list `diagnostics` of an answer."""
        return Diagnostic(
            severity=found["severity"],
            code=found["code"],
            message=found["message"],
            file=found.get("file") or "",
            line=found.get("line") or 0,
            column=found.get("column") or 0,
            end_line=found.get("end-line") or 0,
            end_column=found.get("end-column") or 0,
            help=found.get("help") or "",
        )

    def __str__(self) -> str:
        place = ":".join([self.file] + [str(part) for part in (self.line, self.column) if part])
        where = f"{place}: " if place else ""
        way_out = f" (help: {self.help})" if self.help else ""
        return printable(f"{where}{self.severity}: {self.message} [{self.code}]{way_out}")


def printable(text: str) -> str:
    """Without characters that could drive a terminal: they are replaced by their code point, `<U+001B>`."""
    return re.sub(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", lambda found: f"<U+{ord(found[0]):04X}>", text
    )


class CaseError(ValueError):
    """A case, or a question about it, that has no answer. `diagnostics` says why, each with its place and a way out."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(tuple(diagnostics))
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)

    def __str__(self) -> str:
        return "\n".join(str(diagnostic) for diagnostic in self.diagnostics) or "the case has errors"

    def _repr_html_(self) -> str:
        items = "".join(f"<li>{notebook.words(str(diagnostic))}</li>" for diagnostic in self.diagnostics)
        return notebook.page(f"<ul>{items}</ul>")


class LimitReached(CaseError):
    """The answer would need more states, time or memory than the limits allow; `diagnostics` says which."""


class UsageError(ValueError):
    """A question that cannot be put like this, in the words of the command line."""


@dataclass(frozen=True)
class Case:
    """A case as it was read, with what is in it by id and name.

    It holds the bytes of its file and of its readings' files: questions are about those, also on another machine and
    when the files have changed since. It can be pickled. Make one with `irenic.load` or `irenic.parse`.
    """

    path: str
    title: str
    sha256: str
    marking: str
    reading: str | None
    settings: tuple[str, ...]
    parties: Mapping[str, str]
    options: Mapping[str, str]
    strategies: Mapping[str, str]
    agreements: Mapping[str, str]
    claims: Mapping[str, str]
    readings: Mapping[str, str]
    warnings: tuple[Diagnostic, ...] = ()
    text: bytes = field(default=b"", repr=False)
    reading_texts: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def __repr__(self) -> str:
        in_force = f", reading {self.reading!r}" if self.reading else ""
        changed = f", {len(self.settings)} settings" if self.settings else ""
        return printable(
            f"<irenic.Case {self.title!r}: {len(self.parties)} parties, {len(self.strategies)} strategies, "
            f"{len(self.claims)} claims, {len(self.readings)} readings{in_force}{changed}>"
        )

    def with_reading(self, reading: str | None, settings: Sequence[str] = ()) -> Case:
        """The same case with one of its readings in force, and with these settings (`PATH=VALUE`)."""
        return _made(self.path, self.text, self.reading_texts, reading, settings)

    def _repr_html_(self) -> str:
        lists = {
            "Parties": self.parties,
            "Strategies": self.strategies,
            "Agreements": self.agreements,
            "Claims": self.claims,
            "Readings": self.readings,
        }
        body = [[f'<th scope="row">{head}</th>', f"<td>{_listed(things)}</td>"] for head, things in lists.items() if things]
        return notebook.page(notebook.rows(["", ""], body), self.marking, self.title)


def _listed(things: Mapping[str, str]) -> str:
    """Names with their ids; where nothing has a name of its own, its id alone."""
    ids = {key: f"<code>{notebook.words(key)}</code>" for key in things}
    return ", ".join(ids[key] if name == key else f"{notebook.words(name)} ({ids[key]})" for key, name in things.items())


def load(path: str | os.PathLike[str], *, reading: str | None = None, settings: Sequence[str] = ()) -> Case:
    """Read the case file at `path`, with one of its readings in force if `reading` names one.

    `settings` change single things, such as `["hamas.discount=0.98"]`, as `--set` does (docs/command-line.md). Files of
    readings are looked for beside the case and below. Raises CaseError with every mistake at its place, also when the
    file cannot be read.
    """
    return _made(os.fspath(path), None, {}, reading, settings)


def parse(
    text: str | bytes,
    *,
    name: str = "case.yaml",
    reading: str | None = None,
    settings: Sequence[str] = (),
    reading_texts: Mapping[str, bytes] | None = None,
) -> Case:
    """Read a case from text in memory, called `name` in answers and messages.

    `reading_texts` are the files of its readings, by the path that the case gives. No file is read. Raises CaseError.
    """
    as_bytes = text.encode() if isinstance(text, str) else bytes(text)
    return _made(name, as_bytes, dict(reading_texts or {}), reading, settings)


def _made(
    path: str,
    text: bytes | None,
    reading_texts: Mapping[str, bytes],
    reading: str | None,
    settings: Sequence[str],
) -> Case:
    sound, about, read, read_readings = _core.read(path, text, dict(reading_texts), reading, list(settings))
    found = json.loads(about)
    diagnostics = tuple(Diagnostic.from_json(one) for one in found["diagnostics"])
    if not sound:
        raise CaseError(diagnostics)
    head, names = found["case"], found["names"]
    return Case(
        path=path,
        title=head["title"] or "",
        sha256=head["sha256"],
        marking=head["marking"] or "",
        reading=head["reading"],
        settings=tuple(settings),
        warnings=diagnostics,
        text=read,
        reading_texts={**reading_texts, **read_readings},
        **names,
    )
