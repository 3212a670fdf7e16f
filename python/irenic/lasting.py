"""What would last: stable states, reasons, and under which wants a state would persist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from . import notebook
from .answers import Answer, Kinds, Records
from .tables import Table

__all__ = ["Explanation", "Requirement", "Stability"]


@dataclass(frozen=True, repr=False)
class Stability(Answer):
    """Which states are stable for whom, under which concept.

    Tables: `equilibria` (one row per concept and state that no party would leave), `stable` (one row per concept, party and
    state that it would not leave). Questions about coalitions, unknown preference, strength or perspectives have answers of
    another form: see `json`.
    """

    verb: ClassVar[str] = "stability"

    @cached_property
    def equilibria(self) -> Mapping[str, tuple[str, ...]]:
        """By concept, the states that no party would leave; the first `limit` of them."""
        return {concept: tuple(found["equilibria"]) for concept, found in self._concepts().items()}

    def stable(self, concept: str, party: str) -> tuple[str, ...] | None:
        """The states that a party would not leave. None where there are too many to list (`all=True` lists them)."""
        states = self._concepts()[concept]["stable"].get(party)
        return None if states is None else tuple(states)

    def _concepts(self) -> Mapping[str, Any]:
        return {key: one for key, one in (self.json.get("concepts") or {}).items() if "equilibria" in one}

    @cached_property
    def tables(self) -> dict[str, Table]:
        lasting: Records = [{"concept": key, "state": state} for key, states in self.equilibria.items() for state in states]
        stable: Records = [
            {"concept": key, "party": party, "state": state}
            for key, one in self._concepts().items()
            for party, states in (one.get("stable") or {}).items()
            for state in states or ()
        ]
        concept_state: Kinds = {"concept": ("text", "id"), "state": ("text", "code or name")}
        kinds: Kinds = {"concept": ("text", "id"), "party": ("text", "id"), "state": ("text", "code or name")}
        return {
            "equilibria": self.table("equilibria", lasting, concept_state),
            "stable": self.table("stable", stable, kinds),
        }

    def summary(self) -> str:
        return f"{self.json.get('states', '?')} states; {len(self.tables['equilibria'])} equilibria listed"

    def _repr_html_(self) -> str:
        counts = [
            [
                f'<th scope="row">{notebook.words(concept)}</th>',
                f'<td class="n">{one["equilibria-count"]}</td>',
                f"<td>{notebook.words(', '.join(one['equilibria'][:12]))}{' …' if one['equilibria-count'] > 12 else ''}</td>",
            ]
            for concept, one in self._concepts().items()
        ]
        inner = notebook.rows(["concept", "equilibria", "which"], counts, "States that no party would leave")
        return notebook.page(inner, self.case.marking, self.case.title)


@dataclass(frozen=True, repr=False)
class Explanation(Answer):
    """Why a state would last or not. Table: `reasons`, one row per concept and party; what the moves and answers are stands in
    `json["reasons"]`."""

    verb: ClassVar[str] = "explain"

    @property
    def state(self) -> str:
        """The state that was asked about, by its name or code."""
        return str(self.json["state"])

    @cached_property
    def leavers(self) -> Mapping[str, tuple[str, ...]]:
        """By concept, the parties that would leave."""
        return {key: tuple(one["leavers"]) for key, one in (self.json.get("concepts") or {}).items()}

    @cached_property
    def tables(self) -> dict[str, Table]:
        records: Records = [
            {"concept": one["concept"], "party": one["party"], "stable": one["stable"], "moves": len(one.get("answers") or ())}
            for one in self.json.get("reasons") or ()
        ]
        kinds: Kinds = {
            "concept": ("text", "id"),
            "party": ("text", "id"),
            "stable": ("truth", "it would not leave"),
            "moves": ("whole", "moves of it that the others could answer"),
        }
        return {"reasons": self.table("reasons", records, kinds)}


@dataclass(frozen=True, repr=False)
class Requirement(Answer):
    """Under which wants a state would persist, and the least change of them.

    Table: `parties`, one row per concept and party.
    """

    verb: ClassVar[str] = "require"

    @cached_property
    def tables(self) -> dict[str, Table]:
        records: Records = [
            {
                "concept": concept,
                "party": party,
                "stays": one.get("stays"),
                "may-change": one.get("may-change"),
                "least": (one.get("least") or {}).get("found"),
                "amount": (one.get("least") or {}).get("amount"),
            }
            for concept, found in (self.json.get("require") or {}).items()
            for party, one in (found.get("parties") or {}).items()
        ]
        kinds: Kinds = {
            "concept": ("text", "id"),
            "party": ("text", "id"),
            "stays": ("truth", "it would not leave, as its wants are"),
            "may-change": ("truth", "its wants were allowed to be other than they are"),
            "least": ("text", "what came of the search for the least change"),
            "amount": ("number", "of the least change, on the party's own scale or in places of its ranking"),
        }
        return {"parties": self.table("parties", records, kinds)}
