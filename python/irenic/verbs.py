"""The questions: one function for each verb of the command line, with its options (docs/command-line.md)."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Literal

from . import _core
from .agreeing import Bargain, Keep
from .answers import Check
from .asking import CaseOrPath, answer, as_case, ask, option, raise_from
from .cases import CaseError, Diagnostic, printable
from .comparing import Claims, Comparison
from .lasting import Explanation, Requirement, Stability

__all__ = ["bargain", "check", "claims", "compare", "explain", "keep", "report", "require", "stability", "version"]

BestBy = Literal["margin", "completion", "guarantee", "time"]


def version() -> str:
    """The version of Irenic."""
    return _core.version()


def check(case: CaseOrPath, *, local: bool = False) -> Check:
    """Is the case sound; which assumptions have no source; do its expectations hold.

    What is wrong is in the answer and not raised, except where the case cannot be read at all (CaseError).
    """
    return answer(Check, "check", case, option("local", local), refused=True)


def compare(case: CaseOrPath, *, local: bool = False) -> Comparison:
    """The strategies side by side: who would sign, what holds, where the steps stop, what it means for people.

    `local` asks about states one by one, as where they are too many to enumerate. Raises CaseError, or LimitReached where
    nothing can be said within the limits. Takes seconds for 100 000 states.
    """
    return answer(Comparison, "compare", case, option("local", local))


def claims(case: CaseOrPath, *, local: bool = False) -> Claims:
    """The verdict on every claim of the case. Raises as `compare` does."""
    return answer(Claims, "claims", case, option("local", local))


def stability(
    case: CaseOrPath,
    *,
    concepts: Sequence[str] = (),
    horizon: int | None = None,
    coalitions: bool | Sequence[Sequence[str]] = False,
    unknown: bool | str = False,
    strength: bool = False,
    attitudes: bool = False,
    misperception: bool = False,
    all: bool = False,
    limit: int | None = None,
    memory: str | None = None,
) -> Stability:
    """Which states are stable for whom, under which concept: `nash`, `gmr`, `smr`, `seq`, `sseq` and further ones by name.

    `coalitions`: True, or lists of parties that act together. `unknown`: True, or letters of extensions such as "ac".
    `all` lists every stable state; `limit` is how many equilibria are listed (1000). `memory` is the most to take, such as
    "8G". Raises CaseError, LimitReached and UsageError.
    """
    options = [
        *option("concept", tuple(concepts)),
        *option("horizon", horizon),
        *_coalitions(coalitions),
        *option("unknown", unknown),
        *option("strength", strength),
        *option("attitudes", attitudes),
        *option("misperception", misperception),
        *option("all", all),
        *option("limit", limit),
        *option("memory", memory),
    ]
    return answer(Stability, "stability", case, options)


def _coalitions(asked: bool | Sequence[Sequence[str]]) -> list[str]:
    if isinstance(asked, bool):
        return option("coalitions", asked)
    return option("coalition", tuple(",".join(members) for members in asked))


def explain(
    case: CaseOrPath,
    state: str,
    *,
    concepts: Sequence[str] = (),
    horizon: int | None = None,
    coalitions: bool | Sequence[Sequence[str]] = False,
    unknown: bool | str = False,
    strength: bool = False,
    attitudes: bool = False,
    misperception: bool = False,
    local: bool = False,
) -> Explanation:
    """Why a state, or a strategy's end, would last or not: the moves and the answers to them.

    `state` is a state's name or code, or the id of a strategy. Options and errors are those of `stability`.
    """
    options = [
        *option("concept", tuple(concepts)),
        *option("horizon", horizon),
        *_coalitions(coalitions),
        *option("unknown", unknown),
        *option("strength", strength),
        *option("attitudes", attitudes),
        *option("misperception", misperception),
        *option("local", local),
    ]
    return answer(Explanation, "explain", case, options, state)


def require(
    case: CaseOrPath, state: str, *, concepts: Sequence[str] = (), parties: Sequence[str] = (), places: str | None = None
) -> Requirement:
    """Under which wants a state, or a strategy's end, would persist, and the least change of them, party by party.

    `parties`: only their wants may be other than they are. `places`: of a ranking, only what stands at these places may
    move, such as "1..3". Raises as `stability` does.
    """
    options = [*option("concept", tuple(concepts)), *option("party", tuple(parties)), *option("places", places)]
    return answer(Requirement, "require", case, options, state)


def bargain(
    case: CaseOrPath,
    agreement: str | None = None,
    *,
    epsilon: str | float | None = None,
    zone: bool = False,
    lotteries: bool = False,
    adjusted_winner: bool = False,
    limit: int | None = None,
    local: bool = False,
) -> Bargain:
    """What could be agreed: the frontier, solutions, who blocks, interim deals against one package, and what would do.

    `agreement` is its id; None: the one that stands for all, or all who own an option. `epsilon`: not exact, nobody loses
    more than this share of what is at stake for it. `zone`: only what would be signed. `limit` is how many combinations of
    values are listed (1000). Raises as `stability` does.
    """
    options = [
        *option("epsilon", epsilon),
        *option("zone", zone),
        *option("lotteries", lotteries),
        *option("adjusted-winner", adjusted_winner),
        *option("limit", limit),
        *option("local", local),
    ]
    return answer(Bargain, "bargain", case, options, agreement)


def keep(
    case: CaseOrPath,
    agreement: str | None = None,
    *,
    together: int | None = None,
    best_by: BestBy | Sequence[BestBy] = (),
    effective: str | None = None,
    ledgers: Sequence[str | os.PathLike[str]] = (),
    accounts: Sequence[str] = (),
    today: str | None = None,
    local: bool = False,
) -> Keep:
    """Every party's slack at every step of an agreement, and who would stop where.

    `agreement` is its id, or that of a strategy; it may be left out where the case has one. `best_by` asks for further
    orders, `together` is how many obligations these may do in one step. `effective` and `today` are days such as
    "2031-03-01". `ledgers` are files of what was in fact done, read from disk. Raises as `stability` does.
    """
    options = [
        *option("together", together),
        *option("best-by", best_by if isinstance(best_by, str) else tuple(best_by)),
        *option("effective", effective),
        *option("ledger", tuple(os.fspath(path) for path in ledgers)),
        *option("account", tuple(accounts)),
        *option("today", today),
        *option("local", local),
    ]
    return answer(Keep, "keep", case, options, agreement)


def report(case: CaseOrPath, path: str | os.PathLike[str] | None = None, *, local: bool = False) -> str:
    """The comparison and everything behind it as one HTML page; written to `path` where one is given.

    Gives the page, or the path. The page needs no network and no scripts, and all text of the case in it is escaped. An
    existing file is replaced as a whole. Raises as `compare` does, and OSError where the file cannot be written.
    """
    subject = as_case(case)
    options = option("local", local)
    if path is None:
        _, text, messages = ask("report", subject, [*options, "--output=-"])
        if not text:
            compare(subject, local=local)
            raise CaseError([Diagnostic("error", "no-report", messages.strip())])
        return text
    output = os.fspath(path)
    status, text, messages = ask("report", subject, ["--json", *options, f"--output={output}"])
    found = json.loads(text) if text else {}
    if "report" in found:
        return output
    if "diagnostics" in found:
        raise_from(status, found, messages)
    raise OSError(printable(messages.strip()))
