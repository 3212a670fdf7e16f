"""Irenic works out what follows from stated assumptions about a negotiated settlement, for every party alike.

    import irenic

    case = irenic.load("cases/gaza-2025/case.yaml")
    irenic.compare(case)            # in a notebook: a table; print(...) gives a line
    irenic.compare(case).frame()    # pandas
    irenic.keep(case, "all-for-all").plans[0].margin

Every question takes a case or the path of one, and has the name and the options of a verb of the command line. Every answer has
`text` (the JSON that the command prints), `json`, `tables`, and typed attributes of its own; see `irenic.answers`. Mistakes
raise `CaseError` with diagnostics. docs/python.md shows more.
"""

from __future__ import annotations

from .agreeing import Bargain, Keep, Plan, Solution
from .answers import Answer, Check
from .asking import IrenicWarning, Printed, command
from .cases import Case, CaseError, Diagnostic, LimitReached, UsageError, load, parse
from .comparing import Claims, ClaimVerdict, Comparison, StrategyVerdict
from .lasting import Explanation, Requirement, Stability
from .running import ensemble
from .spreading import WorkersLost
from .studies import Assumption, Share, Study, open_study
from .tables import Column, Table
from .verbs import bargain, check, claims, compare, explain, keep, report, require, stability, version

__version__ = version()

__all__ = [
    "Answer",
    "Assumption",
    "Bargain",
    "Case",
    "CaseError",
    "Check",
    "ClaimVerdict",
    "Claims",
    "Column",
    "Comparison",
    "Diagnostic",
    "Explanation",
    "IrenicWarning",
    "Keep",
    "LimitReached",
    "Plan",
    "Printed",
    "Requirement",
    "Share",
    "Solution",
    "Stability",
    "StrategyVerdict",
    "Study",
    "Table",
    "UsageError",
    "WorkersLost",
    "bargain",
    "check",
    "claims",
    "command",
    "compare",
    "ensemble",
    "explain",
    "keep",
    "load",
    "open_study",
    "parse",
    "report",
    "require",
    "stability",
    "version",
]
