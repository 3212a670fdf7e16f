"""Columns of a study for pandas, Arrow and Parquet, without a Python object per number: inside the package only."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy
    import pandas
    import pyarrow

    from .studies import Study
    from .tables import Kind

_AT_A_TIME = 16  # columns: a study's file is gone through once for so many


def read(study: Study, reading: str | None, names: Sequence[str]) -> Iterator[tuple[str, numpy.ndarray[Any, Any]]]:
    """Name by name one array of float64, one number per scenario."""
    import numpy

    for start in range(0, len(names), _AT_A_TIME):
        some = names[start : start + _AT_A_TIME]
        yield from ((name, numpy.asarray(numbers)) for name, numbers in zip(some, study.columns(some, reading), strict=True))


def frame(study: Study, reading: str | None, names: Sequence[str]) -> pandas.DataFrame:
    """As a DataFrame with pandas' own nullable types; categories and parties are categorical."""
    import numpy
    import pandas

    columns: dict[str, Any] = {"scenario": pandas.array(study.numbers(), dtype="Int64")}
    for name, numbers in read(study, reading, names):
        kind, categories = study.kind_of(name)
        missing = numpy.isnan(numbers)
        whole = numpy.where(missing, -1, numbers).astype("int64")
        if kind == "text":
            columns[name] = pandas.Categorical.from_codes(whole, categories=list(categories))
        elif kind == "truth":
            columns[name] = pandas.arrays.BooleanArray(whole == 1, missing)
        elif kind == "whole":
            columns[name] = pandas.arrays.IntegerArray(whole, missing)
        else:
            columns[name] = pandas.arrays.FloatingArray(numpy.where(missing, 0.0, numbers), missing)
    made = pandas.DataFrame(columns)
    made.attrs["marking"] = study.marking
    return made


def _arrow_type(kind: Kind) -> Any:
    import pyarrow

    types = {"truth": pyarrow.bool_(), "whole": pyarrow.int64(), "number": pyarrow.float64()}
    return types.get(kind) or pyarrow.dictionary(pyarrow.int32(), pyarrow.string())


def _arrow_array(kind: Kind, categories: Sequence[str], numbers: Any) -> Any:
    import numpy
    import pyarrow

    missing = numpy.isnan(numbers)
    if kind == "number":
        return pyarrow.array(numbers, mask=missing)
    whole = numpy.where(missing, 0, numbers).astype("int64")
    if kind == "truth":
        return pyarrow.array(whole == 1, mask=missing)
    if kind == "whole":
        return pyarrow.array(whole, mask=missing)
    indices = pyarrow.array(whole.astype("int32"), mask=missing)
    return pyarrow.DictionaryArray.from_arrays(indices, pyarrow.array(list(categories), pyarrow.string()))


def metadata(study: Study) -> dict[str, str]:
    """What stands beside the rows: the marking, and what decides them."""
    plan = ("version", "file", "sha256", "settings", "design", "seed", "planned", "shard", "shards", "plan", "complete")
    return {
        "irenic.table": "scenarios",
        "irenic.title": str(study.head["title"]),
        "irenic.marking": study.marking,
        "irenic.sampling": "probabilistic" if study.head["probabilistic"] else "exploratory",
        "irenic.plan": json.dumps({key: study.head[key] for key in plan}, ensure_ascii=False),
    }


def schema(study: Study, names: Sequence[str], with_reading: bool) -> pyarrow.Schema:
    """The columns with their types, and in the metadata what they are."""
    import pyarrow

    words = {one.id: {"about": one.words, "source": one.source} for one in study.assumptions}
    fields = [pyarrow.field("scenario", pyarrow.int64(), metadata={"about": "number of the scenario, from 0"})]
    if with_reading:
        fields.append(pyarrow.field("reading", pyarrow.string(), metadata={"about": "none: the case in force"}))
    fields += [pyarrow.field(name, _arrow_type(study.kind_of(name)[0]), metadata=words.get(name)) for name in names]
    return pyarrow.schema(fields, metadata=metadata(study))


def arrow(study: Study, reading: str | None, names: Sequence[str], with_reading: bool = False) -> pyarrow.Table:
    """As a table of pyarrow."""
    import pyarrow

    columns: list[Any] = [pyarrow.array(study.numbers(), pyarrow.int64())]
    if with_reading:
        columns.append(pyarrow.array([reading] * len(study), pyarrow.string()))
    columns += [_arrow_array(*study.kind_of(name), numbers) for name, numbers in read(study, reading, names)]
    return pyarrow.table(columns, schema=schema(study, names, with_reading))


def write_parquet(study: Study, path: str, group: int) -> None:
    """All readings one after the other; written beside and renamed."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise ImportError("Parquet needs pyarrow: pip install 'irenic[arrow]'") from error

    names = study.names()
    beside = f"{path}.{os.getpid()}.part"
    try:
        with pyarrow.parquet.ParquetWriter(beside, schema(study, names, True)) as writer:
            for reading in study.readings:
                writer.write_table(arrow(study, reading, names, with_reading=True), row_group_size=group)
        with open(beside, "rb") as written:
            os.fsync(written.fileno())
        os.replace(beside, path)
    except BaseException:
        if os.path.exists(beside):
            os.unlink(beside)
        raise
