"""Tables that pandas, Arrow and notebooks can take.

An answer gives tables with `answer.tables`. A table is plain Python, so that nothing else need be installed. With
pandas there is `table.frame()`, with pyarrow `table.arrow()`; and every library that takes Arrow's stream protocol
(`pyarrow.table(table)`, `polars.DataFrame(table)`, DuckDB) takes a table as it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from . import notebook

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["Column", "Table"]

Kind = Literal["text", "truth", "whole", "number"]
Cell = str | bool | int | float | None

_PANDAS_TYPES = {"text": "string", "truth": "boolean", "whole": "Int64", "number": "Float64"}


@dataclass(frozen=True)
class Column:
    """One column: its name, what kind of values it has, and a sentence about them, with their unit.

    `kind` is `text`, `truth` (True or False), `whole` (a whole number) or `number`. A value may be None: not known, or
    nothing to say.
    """

    name: str
    kind: Kind
    values: Sequence[Cell]
    about: str = ""


@dataclass(frozen=True)
class Table:
    """Columns of one length, under a name.

    `table["column"]` is the list of a column's values, `table.rows()` goes through the rows as dictionaries, and
    `len(table)` is how many rows there are.
    """

    name: str
    columns: tuple[Column, ...]
    marking: str = ""

    def __post_init__(self) -> None:
        if len({len(column.values) for column in self.columns}) > 1:
            raise ValueError(f"the columns of the table `{self.name}` differ in length")

    def __len__(self) -> int:
        return len(self.columns[0].values) if self.columns else 0

    def __getitem__(self, name: str) -> list[Cell]:
        for column in self.columns:
            if column.name == name:
                return list(column.values)
        raise KeyError(f"no column `{name}`; there are {', '.join(column.name for column in self.columns)}")

    def __repr__(self) -> str:
        return f"<irenic.Table {self.name}: {len(self)} rows, {len(self.columns)} columns>"

    def rows(self) -> Iterator[dict[str, Cell]]:
        """The rows, one dictionary each."""
        names = [column.name for column in self.columns]
        for values in zip(*(column.values for column in self.columns), strict=True):
            yield dict(zip(names, values, strict=True))

    def frame(self) -> pandas.DataFrame:
        """As a pandas DataFrame with pandas' own nullable types (string, boolean, Int64, Float64).

        What the columns are stands in `frame.attrs["about"]`, the case's marking in `frame.attrs["marking"]`. Raises
        ImportError without pandas.
        """
        import pandas

        columns = {column.name: pandas.array(list(column.values), dtype=_PANDAS_TYPES[column.kind]) for column in self.columns}
        made = pandas.DataFrame(columns)
        made.attrs["about"] = {column.name: column.about for column in self.columns}
        made.attrs["marking"] = self.marking
        return made

    def arrow(self) -> pyarrow.Table:
        """As a table of pyarrow; what the columns are, and the case's marking, stand in its metadata.

        Raises ImportError without pyarrow.
        """
        import pyarrow

        types = {"text": pyarrow.string(), "truth": pyarrow.bool_(), "whole": pyarrow.int64(), "number": pyarrow.float64()}
        fields = [pyarrow.field(column.name, types[column.kind], metadata={"about": column.about}) for column in self.columns]
        schema = pyarrow.schema(fields, metadata={"irenic.table": self.name, "irenic.marking": self.marking})
        return pyarrow.table([list(column.values) for column in self.columns], schema=schema)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> Any:
        return self.arrow().__arrow_c_stream__(requested_schema)

    def to_csv(self) -> str:
        """As comma-separated text with a header; None is an empty cell. Written for programs, not for spreadsheets: text
        that begins with `=` stays as it is."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([column.name for column in self.columns])
        for values in zip(*(column.values for column in self.columns), strict=True):
            writer.writerow(["" if value is None else value for value in values])
        return text.getvalue()

    def _repr_html_(self) -> str:
        return notebook.page(notebook.table(self), self.marking)
