"""What could be agreed, and whether it would be carried out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from . import notebook
from .answers import Answer, Kinds, Records, per_party
from .tables import Table

__all__ = ["Bargain", "Keep", "Plan", "Solution"]


@dataclass(frozen=True)
class Solution:
    """A package that is best by one rule: its state, each signatory's value, and its gain over no agreement, each on the
    party's own scale."""

    rule: str
    state: str
    values: Mapping[str, float]
    gains: Mapping[str, float]


@dataclass(frozen=True, repr=False)
class Bargain(Answer):
    """What could be agreed. Tables: `frontier` (combinations of values that cannot be improved for one signatory without
    loss to another), `solutions`."""

    verb: ClassVar[str] = "bargain"

    @property
    def exact(self) -> bool:
        """The frontier is the true one; otherwise nobody loses more than `epsilon` of what is at stake for it."""
        return bool(self.json["exact"])

    @property
    def zone_empty(self) -> bool | None:
        """No package would be signed. None where that is not settled."""
        found = self.json.get("zone-empty")
        return None if found is None else bool(found)

    @cached_property
    def solutions(self) -> tuple[Solution, ...]:
        """The best packages by each rule; the rules are described in `json["definitions"]`."""
        return tuple(
            Solution(rule, one["state"], dict(one["values"]), dict(one["gains"]))
            for rule, found in (self.json.get("solutions") or {}).items()
            for one in found or ()
        )

    @cached_property
    def tables(self) -> dict[str, Table]:
        frontier: Records = [
            {
                "package": one["packages"][0] if one["packages"] else None,
                "packages": one["packages-count"],
                "in-zone": one["in-zone"],
                **one["values"],
            }
            for one in self.json.get("frontier") or ()
        ]
        kinds: Kinds = {
            "package": ("text", "code of the first package with these values"),
            "packages": ("whole", "how many packages have these values"),
            "in-zone": ("truth", "would it be signed"),
        }
        solutions: Records = [{"rule": one.rule, "package": one.state, **one.values} for one in self.solutions]
        of_solutions: Kinds = {"rule": ("text", "id"), "package": ("text", "code")}
        parties, about = self.case.parties, "value, on its own scale, of"
        return {
            "frontier": self.table("frontier", frontier, {**kinds, **per_party(frontier, parties, about)}),
            "solutions": self.table("solutions", solutions, {**of_solutions, **per_party(solutions, parties, about)}),
        }


@dataclass(frozen=True)
class Plan:
    """An order of the obligations of an agreement.

    `steps` are the obligations done together, in order, `days` how long each step takes, and `days_in_all` how long all of it.
    `self_enforcing`: at every
    step every party that is asked has at least as much from going on as from stopping. `margin` is the least slack; `stops_at`
    counts the steps performed before it first stops, there by `stopped_by`.
    """

    name: str
    steps: tuple[tuple[str, ...], ...]
    days: tuple[int, ...]
    days_in_all: int
    self_enforcing: bool
    margin: float | None
    stops_at: int | None
    stopped_by: str | None

    @staticmethod
    def from_json(found: Mapping[str, Any]) -> Plan:
        """From one entry of `plans`."""
        return Plan(
            name=found["name"],
            steps=tuple(tuple(step) for step in found["steps"]),
            days=tuple(found["days"]),
            days_in_all=found["calendar"]["days"] if found.get("calendar") else sum(found["days"]),
            self_enforcing=found["self-enforcing"],
            margin=found["margin"],
            stops_at=found["stops-at"],
            stopped_by=found["stopped-by"],
        )


_OF_SLACK: Kinds = {
    "plan": ("text", "name of the order"),
    "after": ("whole", "steps performed before"),
    "party": ("text", "id"),
    "continue": ("number", "what going on is worth to it, on its own scale"),
    "stop": ("number", "what stopping is worth to it, penalties taken off"),
    "slack": ("number", "the one less the other; below zero it would stop"),
    "wait": ("number", "what doing nothing more is worth to it, while the others wait"),
    "break": ("number", "what it is worth to it when the others undo what they can"),
    "act": ("number", "what the best move away is worth to it, the others' reply counted in"),
    "penalties": ("number", "that stopping costs it by guarantees"),
}


@dataclass(frozen=True, repr=False)
class Keep(Answer):
    """Would an agreement be carried out. Tables: `slack` (one row per order, step and party), `plans`."""

    verb: ClassVar[str] = "keep"

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The order as written first, then the others that were looked at."""
        return tuple(Plan.from_json(one) for one in self.json["plans"])

    @cached_property
    def tables(self) -> dict[str, Table]:
        slack: Records = [{"plan": plan["name"], **row} for plan in self.json["plans"] for row in plan["slack"]]
        plans: Records = [
            {
                "plan": plan.name,
                "steps": len(plan.steps),
                "days": plan.days_in_all,
                "self-enforcing": plan.self_enforcing,
                "margin": plan.margin,
                "stops-at": plan.stops_at,
                "stopped-by": plan.stopped_by,
            }
            for plan in self.plans
        ]
        kinds: Kinds = {
            "plan": ("text", "name of the order"),
            "steps": ("whole", "how many"),
            "days": ("whole", "from the first to the last, waiting included"),
            "self-enforcing": ("truth", "everyone at every step has at least as much from going on as from stopping"),
            "margin": ("number", "least slack on the way"),
            "stops-at": ("whole", "steps performed before it first stops"),
            "stopped-by": ("text", "the party that stops there"),
        }
        return {"slack": self.table("slack", slack, _OF_SLACK), "plans": self.table("plans", plans, kinds)}

    def _repr_html_(self) -> str:
        return notebook.page(notebook.table(self.tables["plans"]), self.case.marking, self.case.title)
