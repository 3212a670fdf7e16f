"""Studies: what was drawn and found in every scenario, as tables."""

from __future__ import annotations

import json
import math
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from . import _core, columnar, notebook
from .cases import CaseError, Diagnostic, printable
from .tables import Column, Kind, Table

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["Assumption", "Share", "Study", "open_study"]

# Findings that are yes or no, by the first word of their name; all others are numbers, counts or a party.
_TRUTHS = {"signable", "blocks", "holds", "leaves", "keeps", "claim"}


@dataclass(frozen=True)
class Assumption:
    """Something that was drawn: its id, what it is in words, its source, and the categories where it is no number."""

    id: str
    words: str
    source: str
    categories: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    """In how many scenarios of those that were settled it is so.

    A count of assumption sets, and no likelihood unless the case says so. `low` and `high` are the ends of Wilson's 95 %
    interval.
    """

    finding: str
    hits: int
    of: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """From 0 to 1; not a number where nothing was settled."""
        return self.hits / self.of if self.of else math.nan

    def __str__(self) -> str:
        return f"{self.hits} of {self.of} ({self.low:.3f} to {self.high:.3f})"


class Study:
    """What was drawn and found in every scenario, in the case in force and in each of its readings.

    Scenario j draws the same luck in every reading, and readings are never averaged: methods take `reading`, the id of one, or
    None for the case in force. Numbers come as they are asked for; a study of a million scenarios need not fit into memory.
    """

    def __init__(self, opened: _core.OpenStudy, path: str, kept: tempfile.TemporaryDirectory[str] | None = None) -> None:
        self._opened = opened
        self._kept = kept  # The file of a study without a name of its own lives as long as the study.
        self.path = path
        self.head: dict[str, Any] = json.loads(opened.head())

    def __len__(self) -> int:
        return int(self.head["scenarios"])

    @cached_property
    def text(self) -> str:
        """The JSON that `irenic ensemble STUDY --json` prints about it, byte for byte: every finding, in every reading."""
        _, text, messages = _core.ask(["ensemble", "--json", "--", self.path])
        if not text:
            raise OSError(printable(messages.strip()))
        return text

    @cached_property
    def json(self) -> dict[str, Any]:
        """The same as dictionaries and lists."""
        return dict(json.loads(self.text))

    @property
    def marking(self) -> str:
        """The case's handling line."""
        return str(self.head["marking"] or "")

    @property
    def readings(self) -> tuple[str | None, ...]:
        """The case in force first (None where it is no reading itself), then its readings."""
        return tuple(one["id"] or None for one in self.head["readings"])

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What was drawn."""
        return tuple(
            Assumption(one["id"], one["words"], one["source"], tuple(one["categories"]))
            for one in self.head.get("assumptions") or ()
        )

    @property
    def findings(self) -> tuple[str, ...]:
        """The names of what was found, such as `signable:STRATEGY` or `claim:ID` (docs/trust.md)."""
        return tuple(self.head.get("findings") or ())

    def drawn(self, assumption: str, reading: str | None = None) -> memoryview:
        """What was drawn for an assumption: one number per scenario, NaN where this reading does not draw it.

        Of categories, the index. `numpy.asarray` takes it without a copy. Raises KeyError for a name that is not there.
        """
        self._index(assumption, False)
        return memoryview(self.columns([assumption], reading)[0])

    def found(self, finding: str, reading: str | None = None) -> memoryview:
        """What was found: one number per scenario, 1 and 0 for yes and no, NaN where it is not settled or has no answer."""
        self._index(finding, True)
        return memoryview(self.columns([finding], reading)[0])

    def _subject(self, reading: str | None) -> int:
        if reading is None:
            return 0
        if reading not in self.readings:
            raise KeyError(f"no reading `{reading}`; there are {', '.join(str(one) for one in self.readings if one)}")
        return self.readings.index(reading)

    def _index(self, name: str, found: bool) -> int:
        names = self.findings if found else tuple(one.id for one in self.assumptions)
        if name not in names:
            raise KeyError(f"no {'finding' if found else 'assumption'} `{name}`; the study has {len(names)} others")
        return names.index(name)

    def columns(self, names: Sequence[str], reading: str | None = None) -> list[Any]:
        """Several assumptions and findings at a time, in few passes over the file: an array for each, as `found` gives it."""
        drawn = [name for name in names if self._is_assumption(name)]
        found = [name for name in names if not self._is_assumption(name)]
        by_name: dict[str, Any] = {}
        for some, is_found in ((drawn, False), (found, True)):
            if some:
                which = [self._index(name, is_found) for name in some]
                by_name.update(zip(some, self._opened.columns(is_found, which, self._subject(reading)), strict=True))
        return [by_name[name] for name in names]

    def _is_assumption(self, name: str) -> bool:
        return name in self._categories

    @cached_property
    def _categories(self) -> dict[str, tuple[str, ...]]:
        return {one.id: one.categories for one in self.assumptions}

    def names(self) -> list[str]:
        """All columns: assumptions by id, then findings by name."""
        return [one.id for one in self.assumptions] + list(self.findings)

    def numbers(self) -> range:
        """The numbers of the scenarios, which follow one another."""
        first = int(self.head["first"])
        return range(first, first + len(self))

    def kind_of(self, name: str) -> tuple[Kind, tuple[str, ...]]:
        """What kind of values a column has, and its categories where it is text."""
        if self._is_assumption(name):
            return ("text", self._categories[name]) if self._categories[name] else ("number", ())
        first = name.partition(":")[0]
        if first == "stopped-by":
            return "text", tuple(one["id"] for one in self.head["parties"])
        return ("truth" if first in _TRUTHS else "whole" if first == "stops-at" else "number"), ()

    def shares(self, reading: str | None = None) -> tuple[Share, ...]:
        """Of every finding that is yes or no, in how many scenarios it is so."""
        made = []
        for name, (settled, ones, *_) in zip(self.findings, self._opened.tallies(self._subject(reading)), strict=True):
            if name.partition(":")[0] in _TRUTHS:
                made.append(Share(name, ones, settled, *_core.wilson(ones, settled)))
        return tuple(made)

    def share(self, finding: str, reading: str | None = None) -> Share:
        """Of one finding. Raises KeyError for one that is not there or is no yes or no."""
        for one in self.shares(reading):
            if one.finding == finding:
                return one
        raise KeyError(f"no finding `{finding}` that is yes or no")

    @cached_property
    def tables(self) -> dict[str, Table]:
        """`shares`: one row per reading and finding that is yes or no."""
        rows = [(reading, one) for reading in self.readings for one in self.shares(reading)]
        columns = (
            Column("reading", "text", [reading for reading, _ in rows], "none: the case as written"),
            Column("finding", "text", [one.finding for _, one in rows], "name"),
            Column("hits", "whole", [one.hits for _, one in rows], "scenarios in which it is so"),
            Column("of", "whole", [one.of for _, one in rows], "scenarios in which it is settled"),
            Column("share", "number", [one.value if one.of else None for _, one in rows], "from 0 to 1"),
            Column("low", "number", [one.low for _, one in rows], "lower end of the 95 % interval"),
            Column("high", "number", [one.high for _, one in rows], "upper end of the 95 % interval"),
        )
        return {"shares": Table("shares", columns, self.marking)}

    def frame(self, reading: str | None = None, columns: Sequence[str] | None = None) -> pandas.DataFrame:
        """The scenarios as a pandas DataFrame: `scenario`, then all `names()`, or those of `columns` only.

        Yes and no are `boolean`, steps `Int64`, other numbers `Float64`, categories and parties categorical. Takes at least 8
        bytes per number; of a large study name the columns. Raises ImportError without pandas, KeyError for a wrong name.
        """
        return columnar.frame(self, reading, self.names() if columns is None else list(columns))

    def arrow(self, reading: str | None = None, columns: Sequence[str] | None = None) -> pyarrow.Table:
        """The same as a table of pyarrow. Raises ImportError without pyarrow."""
        return columnar.arrow(self, reading, self.names() if columns is None else list(columns))

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> Any:
        return self.arrow().__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        return printable(
            f"<irenic.Study of {self.head['title']!r}: {len(self)} scenarios, {len(self.readings)} readings, "
            f"{len(self.assumptions)} assumptions, {len(self.findings)} findings>"
        )

    def _repr_html_(self) -> str:
        counted = "shares of assumption sets" + ("" if self.head["probabilistic"] else ", not likelihoods")
        about = (
            f"<p>{len(self)} scenarios ({notebook.words(self.head['design'])}, seed {int(self.head['seed'])}); {counted}.</p>"
        )
        body = [
            [
                f"<td>{notebook.words(str(row['reading'] or 'as written'))}</td>",
                f"<td>{notebook.words(str(row['finding']))}</td>",
                f'<td class="n">{row["hits"]} of {row["of"]}</td>',
                f"<td>{_between(row)}</td>",
            ]
            for row in self._important()
        ]
        inner = about + notebook.rows(["reading", "finding", "so in", "95 % interval"], body, "Shares")
        return notebook.page(inner, self.marking, str(self.head["title"]))

    def _important(self) -> Iterator[dict[str, Any]]:
        for row in self.tables["shares"].rows():
            if str(row["finding"]).partition(":")[0] in {"signable", "holds", "keeps", "claim"}:
                yield row

    def to_parquet(self, path: str | os.PathLike[str], *, group: int = 65536) -> None:
        """Write all scenarios of all readings as a Parquet file: `scenario`, `reading`, then all `names()`.

        The marking, the plan and what each column is stand in the file's metadata, under keys that begin with `irenic.`.
        Readings stand one after the other, in row groups of `group` scenarios. The file is written beside and renamed.
        Raises ImportError without pyarrow.
        """
        columnar.write_parquet(self, os.fspath(path), group)


def _between(row: Mapping[str, Any]) -> str:
    """The ends of the interval, rounded outwards: what was seen in some scenarios is never said to be so in all."""
    if not row["of"]:
        return notebook.number(None)
    low, high = (round(1000 * float(row[end]), 6) for end in ("low", "high"))
    return f"{notebook.number(math.floor(low) / 1000)} to {notebook.number(math.ceil(high) / 1000)}"


def open_study(path: str | os.PathLike[str]) -> Study:
    """Open a study file, complete or not, that `irenic ensemble` or `irenic.ensemble` wrote. Raises CaseError."""
    return opened(os.fspath(path))


def opened(path: str, kept: tempfile.TemporaryDirectory[str] | None = None) -> Study:
    """The study in a file; `kept` is the folder that goes when the study does."""
    study, diagnostics = _core.open_study(path)
    if study is None:
        raise CaseError([Diagnostic.from_json(one) for one in json.loads(diagnostics)])
    return Study(study, path, kept)
