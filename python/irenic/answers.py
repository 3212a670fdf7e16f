"""What Irenic answers: each answer as text, as plain data, as tables, and as typed Python.

Every answer has

- `text`: the JSON that `irenic VERB CASE --json` prints, byte for byte; its form is schema/answer.schema.json;
- `json`: the same as dictionaries and lists; numbers with a fraction are floats there, exact in `text`;
- `tables`: the same as tables (irenic.Table), by name; `frame()` gives the first, or the one that is named, to pandas;
- `limit_reached`: something could not be settled within the limits; the answer says what;
- `messages`: what the command says on standard error.

Parties, states, strategies and concepts go by their ids; a state is its code, one character per option, or its name.
Values are on each party's own scale, and are not to be compared between parties. Days are days. A verdict is True, False, or
None where it is not settled or does not apply.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from . import notebook
from .cases import Case, Diagnostic, printable
from .tables import Cell, Column, Kind, Table

if TYPE_CHECKING:
    import pandas

__all__ = ["Answer", "Check"]

Records = list[dict[str, Cell]]
Kinds = Mapping[str, tuple[Kind, str]]


@dataclass(frozen=True, repr=False)
class Answer:
    """An answer about a case; see the module for what every answer has."""

    case: Case = field(repr=False)
    text: str
    json: dict[str, Any]
    messages: str = ""
    limit_reached: bool = False

    verb: ClassVar[str] = ""

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The answer as tables, by name; the first is the one that is asked for most."""
        return {}

    def frame(self, name: str | None = None) -> pandas.DataFrame:
        """The first table, or the one that is named, as a pandas DataFrame. Raises KeyError for another name."""
        tables = self.tables
        if not tables:
            raise KeyError(f"{type(self).__name__} has no tables; use .json")
        if name is None:
            return next(iter(tables.values())).frame()
        if name not in tables:
            raise KeyError(f"no table `{name}`; there are {', '.join(tables)}")
        return tables[name].frame()

    def summary(self) -> str:
        """A few words on it."""
        return "; ".join(f"{len(table)} {name}" for name, table in self.tables.items())

    def __repr__(self) -> str:
        limited = "; a limit was reached" if self.limit_reached else ""
        return printable(f"<irenic.{type(self).__name__} of {self.case.title!r}: {self.summary()}{limited}>")

    def _repr_html_(self) -> str:
        limited = "<p>A limit was reached: something is not settled.</p>" if self.limit_reached else ""
        shown = "".join(notebook.table(table, 15) for table in self.tables.values() if len(table))
        return notebook.page(limited + shown, self.case.marking, self.case.title)

    def table(self, name: str, records: Records, columns: Kinds) -> Table:
        """A table of records; `columns` says of each its kind and what it is."""
        made = tuple(
            Column(column, kind, [_cast(record.get(column), kind) for record in records], about)
            for column, (kind, about) in columns.items()
        )
        return Table(name, made, self.case.marking)


def _cast(value: Cell, kind: Kind) -> Cell:
    return float(value) if kind == "number" and isinstance(value, (int, float)) else value


def per_party(records: Records, parties: Mapping[str, str], about: str) -> Kinds:
    """A column for each party that some record has a number for."""
    return {party: ("number", f"{about} {name}") for party, name in parties.items() if any(party in r for r in records)}


@dataclass(frozen=True, repr=False)
class Check(Answer):
    """Is the case sound, and does what it expects of itself come out. Tables: `diagnostics`, `expectations`."""

    verb: ClassVar[str] = "check"

    @property
    def sound(self) -> bool:
        """No error was found."""
        return bool(self.json["sound"])

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Errors, warnings (such as assumptions without source) and notes, each with its place."""
        return tuple(Diagnostic.from_json(one) for one in self.json["diagnostics"])

    @property
    def met(self) -> bool:
        """Everything that the case expects of itself comes out."""
        return all(one["met"] for one in self.json["expectations"])

    @cached_property
    def tables(self) -> dict[str, Table]:
        told = {"severity": "error, warning or note", "code": "stable, in kebab-case", "message": "", "file": ""}
        kinds: dict[str, tuple[Kind, str]] = {name: ("text", about) for name, about in told.items()}
        kinds |= {"line": ("whole", "from 1"), "column": ("whole", "from 1"), "help": ("text", "a way out")}
        expected: dict[str, tuple[Kind, str]] = {
            "that": ("text", "a test"),
            "expected": ("truth", ""),
            "found": ("truth", "none: not settled"),
            "met": ("truth", ""),
        }
        return {
            "diagnostics": self.table("diagnostics", self.json["diagnostics"], kinds),
            "expectations": self.table("expectations", self.json["expectations"], expected),
        }

    def summary(self) -> str:
        return f"{'sound' if self.sound else 'not sound'}, {len(self.diagnostics)} diagnostics"

    def _repr_html_(self) -> str:
        inner = f"<p>{notebook.verdict(self.sound, 'sound', 'not sound')}</p>"
        inner += "".join(notebook.table(table) for table in self.tables.values() if len(table))
        return notebook.page(inner, self.case.marking, self.case.title)
