"""Strategies side by side, and claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from . import notebook
from .answers import Answer, Kinds, Records
from .tables import Table

__all__ = ["ClaimVerdict", "Claims", "Comparison", "StrategyVerdict"]


@dataclass(frozen=True)
class StrategyVerdict:
    """What is found about one strategy.

    `blockers` gives, for each party that is worse off than without it, by how much on its own scale. `holds` is by stability
    concept; `leavers` says who would leave. `keeps` is None without steps to carry out; `margin` is the least slack on the way;
    `stops_at` counts the steps performed before it first stops, there by `stopped_by`. `values` are each party's values at the
    end, `values_at_stop` where it first stops.
    """

    id: str
    name: str
    end_state: str
    signable: bool
    blockers: Mapping[str, float]
    holds: Mapping[str, bool | None]
    leavers: Mapping[str, tuple[str, ...]]
    keeps: bool | None
    margin: float | None
    stops_at: int | None
    stopped_by: str | None
    values: Mapping[str, float]
    values_at_stop: Mapping[str, float]

    @staticmethod
    def from_json(key: str, found: Mapping[str, Any]) -> StrategyVerdict:
        """From one entry of `strategies`."""
        return StrategyVerdict(
            id=key,
            name=found["name"],
            end_state=found["end-state"],
            signable=found["signable"],
            blockers=dict(found["blockers"]),
            holds=dict(found["stable"]),
            leavers={concept: tuple(parties) for concept, parties in found["leavers"].items()},
            keeps=found["keeps"],
            margin=found["margin"],
            stops_at=found["stops-at"],
            stopped_by=found["stopped-by"],
            values=dict(found["values"]),
            values_at_stop=dict(found["values-at-stop"]),
        )


@dataclass(frozen=True)
class ClaimVerdict:
    """The verdict on a claim: `holds`, `fails`, `depends` or `undecided`, also in each reading, with what bears witness to it.

    `share` is the part of all scenarios in which it holds, with a 95 % `interval`; None where none were drawn.
    """

    id: str
    name: str
    verdict: str
    share: float | None
    interval: tuple[float, float] | None
    readings: Mapping[str, str]
    by_construction: bool | None
    coded: str
    witness: tuple[Mapping[str, Any], ...]

    @property
    def holds(self) -> bool | None:
        """True or False, None where it depends or could not be settled."""
        return {"holds": True, "fails": False}.get(self.verdict)


def _claims_of(found: Mapping[str, Any], names: Mapping[str, str]) -> tuple[ClaimVerdict, ...]:
    return tuple(
        ClaimVerdict(
            id=key,
            name=names.get(key, key),
            verdict=one["verdict"],
            share=one.get("share"),
            interval=_pair(one.get("interval")),
            readings={reading: verdict for reading, verdict in (one.get("readings") or {}).items()},
            by_construction=one.get("by-construction"),
            coded=one.get("coded") or "",
            witness=tuple(one.get("witness") or ()),
        )
        for key, one in found.items()
    )


def _pair(found: Any) -> tuple[float, float] | None:
    if isinstance(found, Mapping):
        found = list(found.values())
    return (float(found[0]), float(found[1])) if found else None


class _WithClaims(Answer):
    @cached_property
    def claims(self) -> tuple[ClaimVerdict, ...]:
        """The claims with their verdicts, in the order of the case."""
        return _claims_of(self.json.get("claims") or {}, self.case.claims)

    def _claims_table(self) -> Table:
        readings = list(self.case.readings)
        records: Records = [
            {
                "claim": claim.id,
                "name": claim.name,
                "verdict": claim.verdict,
                "share": claim.share,
                "low": claim.interval[0] if claim.interval else None,
                "high": claim.interval[1] if claim.interval else None,
                "by-construction": claim.by_construction,
                **{f"in {reading}": claim.readings.get(reading) for reading in readings},
            }
            for claim in self.claims
        ]
        kinds: Kinds = {
            "claim": ("text", "id"),
            "name": ("text", "what it is called"),
            "verdict": ("text", "holds, fails, depends or undecided"),
            "share": ("number", "part of the scenarios in which it holds, from 0 to 1"),
            "low": ("number", "lower end of the 95 % interval of the share"),
            "high": ("number", "upper end of the 95 % interval of the share"),
            "by-construction": ("truth", "comes out the same whatever parties want"),
        }
        return self.table("claims", records, {**kinds, **{f"in {r}": ("text", "verdict in this reading") for r in readings}})

    def _claims_html(self) -> str:
        if not self.claims:
            return ""
        readings = list(self.case.readings)
        body = [
            [
                f'<th scope="row">{notebook.words(claim.name)}</th>',
                f"<td>{notebook.verdict(claim.holds, 'holds', 'fails', claim.verdict)}</td>",
                *(_reading_cell(claim.readings.get(reading)) for reading in readings),
            ]
            for claim in self.claims
        ]
        heads = ["claim", "verdict", *(self.case.readings[reading] for reading in readings)]
        return notebook.rows(heads, body, "Claims")


def _reading_cell(verdict: str | None) -> str:
    holds = {"holds": True, "fails": False}.get(verdict or "")
    return f"<td>{notebook.verdict(holds, 'holds', 'fails', verdict or '–')}</td>"


@dataclass(frozen=True, repr=False)
class Claims(_WithClaims):
    """The verdict on every claim of the case. Table: `claims`."""

    verb: ClassVar[str] = "claims"

    @cached_property
    def tables(self) -> dict[str, Table]:
        return {"claims": self._claims_table()}

    def _repr_html_(self) -> str:
        return notebook.page(self._claims_html(), self.case.marking, self.case.title)


@dataclass(frozen=True, repr=False)
class Comparison(_WithClaims):
    """The strategies side by side, and the claims. Tables: `strategies`, `values` (one row per strategy and party),
    `readings` (one row per reading and strategy), `claims`."""

    verb: ClassVar[str] = "compare"

    @cached_property
    def strategies(self) -> tuple[StrategyVerdict, ...]:
        """The strategies with what is found about them, in the order of the case."""
        return tuple(StrategyVerdict.from_json(key, one) for key, one in self.json["strategies"].items())

    def strategy(self, key: str) -> StrategyVerdict:
        """One of them by its id. Raises KeyError for another id."""
        return StrategyVerdict.from_json(key, self.json["strategies"][key])

    @cached_property
    def tables(self) -> dict[str, Table]:
        concepts = list(self.strategies[0].holds) if self.strategies else []
        rows: Records = [
            {
                "strategy": one.id,
                "name": one.name,
                "end-state": one.end_state,
                "signable": one.signable,
                "blockers": ", ".join(one.blockers),
                **one.holds,
                "keeps": one.keeps,
                "margin": one.margin,
                "stops-at": one.stops_at,
                "stopped-by": one.stopped_by,
            }
            for one in self.strategies
        ]
        kinds: Kinds = {
            "strategy": ("text", "id"),
            "name": ("text", "what it is called"),
            "end-state": ("text", "code or name of the state it ends in"),
            "signable": ("truth", "would every party needed sign"),
            "blockers": ("text", "parties that are worse off than without it"),
            **{concept: ("truth", "would it persist under this concept, for every party") for concept in concepts},
            "keeps": ("truth", "would it be carried out to the end; none: no steps"),
            "margin": ("number", "least slack on the way"),
            "stops-at": ("whole", "steps performed before it first stops"),
            "stopped-by": ("text", "the party that stops there"),
        }
        values: Records = [
            {"strategy": one.id, "party": party, "value": value, "value-at-stop": one.values_at_stop.get(party)}
            for one in self.strategies
            for party, value in one.values.items()
        ]
        of_values: Kinds = {
            "strategy": ("text", "id"),
            "party": ("text", "id"),
            "value": ("number", "at the end, on the party's own scale"),
            "value-at-stop": ("number", "where it first stops, on the party's own scale"),
        }
        return {
            "strategies": self.table("strategies", rows, kinds),
            "values": self.table("values", values, of_values),
            "readings": self._readings_table(concepts),
            "claims": self._claims_table(),
        }

    def _readings_table(self, concepts: list[str]) -> Table:
        rows: Records = [
            {
                "reading": reading,
                "strategy": key,
                "signable": one["signable"],
                **one["stable"],
                "keeps": one["keeps"],
                "stops-at": one["stops-at"],
            }
            for reading, found in (self.json.get("readings") or {}).items()
            for key, one in found["strategies"].items()
        ]
        kinds: Kinds = {
            "reading": ("text", "id"),
            "strategy": ("text", "id"),
            "signable": ("truth", "would every party needed sign"),
            **{concept: ("truth", "would it persist under this concept, for every party") for concept in concepts},
            "keeps": ("truth", "would it be carried out to the end; none: no steps"),
            "stops-at": ("whole", "steps performed before it first stops"),
        }
        return self.table("readings", rows, kinds)

    def _repr_html_(self) -> str:
        body = [
            [
                f'<th scope="row">{notebook.words(one.name)}</th>',
                f"<td>{self._signed(one)}</td>",
                f"<td>{sum(held is True for held in one.holds.values())} of {len(one.holds)}</td>",
                f"<td>{notebook.verdict(one.keeps)}</td>",
                f"<td>{self._stop_of(one)}</td>",
            ]
            for one in self.strategies
        ]
        heads = ["strategy", "sign?", "holds under", "keeps?", "stops after"]
        note = "In brackets: it is no agreement, and is measured against the status quo. Holds: of the stability concepts."
        inner = notebook.rows(heads, body, "Strategies") + f'<p class="soft">{note}</p>' + self._claims_html()
        return notebook.page(inner, self.case.marking, self.case.title)

    def _signed(self, one: StrategyVerdict) -> str:
        found = notebook.verdict(one.signable)
        return found if one.keeps is not None else f"({found})"

    def _stop_of(self, one: StrategyVerdict) -> str:
        if one.stops_at is None:
            return "–"
        party = self.case.parties.get(one.stopped_by or "", one.stopped_by or "")
        return f"step {one.stops_at}: {notebook.words(party)}" if one.stops_at else f"no step: {notebook.words(party)}"
