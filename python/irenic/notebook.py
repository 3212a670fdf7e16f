"""How answers look in a notebook: words, a sign and a colour for each verdict; all text of a case is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .tables import Cell, Column, Table

MOST_ROWS = 60

# The two tones are those of the report, and can be told apart by people who see colours differently.
_STYLE = """<style>
.irenic{--good:#005a92;--bad:#a34400;--soft:#4f5963;--rule:#c9d0d6;font-family:system-ui,sans-serif}
@media (prefers-color-scheme:dark){.irenic{--good:#79c0ea;--bad:#f2a06a;--soft:#adb7c0;--rule:#404951}}
.irenic table{border-collapse:collapse}.irenic caption{caption-side:top;text-align:start;font-weight:600}
.irenic th,.irenic td{text-align:start;vertical-align:top;padding:.25em .75em .25em 0;border-bottom:1px solid var(--rule)}
.irenic td.n{text-align:end;font-variant-numeric:tabular-nums}
.irenic .good{color:var(--good)}.irenic .bad{color:var(--bad)}.irenic .soft{color:var(--soft)}
</style>"""


def words(text: str) -> str:
    """Text of a case as HTML: escaped, and kept from turning round what stands beside it."""
    return f"<bdi>{escape(text)}</bdi>" if text else ""


def verdict(holds: bool | None, yes: str = "yes", no: str = "no", neither: str = "–") -> str:
    """A verdict in a word with its sign and colour."""
    if holds is None:
        return f'<span class="soft">{escape(neither)}</span>'
    tone, sign, word = ("good", "✓", yes) if holds else ("bad", "✗", no)
    return f'<span class="{tone}">{escape(word)}&nbsp;{sign}</span>'


def number(value: float | int | None) -> str:
    """A number as people write it, with the sign of minus; an en dash for none."""
    if value is None:
        return "–"
    text = f"{value:.6g}" if isinstance(value, float) else str(value)
    return text.replace("-", "\u2212")


def cell(value: Cell, column: Column) -> str:
    """One cell of a table."""
    if column.kind == "truth":
        return f"<td>{verdict(value if isinstance(value, bool) else None)}</td>"
    if value is None:
        return '<td class="soft">–</td>'
    if column.kind == "text":
        return f"<td>{words(str(value))}</td>"
    return f'<td class="n">{number(value if isinstance(value, (int, float)) else None)}</td>'


def rows(head: Sequence[str], body: Sequence[Sequence[str]], caption: str = "") -> str:
    """A table of cells that are HTML already: each of them a whole `<td>` or `<th>`."""
    title = f"<caption>{caption}</caption>" if caption else ""
    heads = "".join(f'<th scope="col">{words(name)}</th>' for name in head)
    lines = "".join(f"<tr>{''.join(cells)}</tr>" for cells in body)
    return f"<table>{title}<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"


def table(shown: Table, most: int = MOST_ROWS) -> str:
    """A table, and how much of it is left out."""
    count = len(shown)
    body = [[cell(column.values[row], column) for column in shown.columns] for row in range(min(count, most))]
    made = rows([column.name for column in shown.columns], body, words(shown.name))
    if count > most:
        made += f'<p class="soft">The first {most} of {count} rows; all of them: <code>.frame()</code>.</p>'
    return made


def page(inner: str, marking: str = "", title: str = "") -> str:
    """What a notebook is given: the style, the title, the case's marking above and below, and the rest."""
    mark = f'<p class="soft">{words(marking)}</p>' if marking else ""
    head = f"<p><strong>{words(title)}</strong></p>" if title else ""
    return f'{_STYLE}<div class="irenic">{mark}{head}{inner}{mark}</div>'
