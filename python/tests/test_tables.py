"""Tables for pandas, Arrow and notebooks."""

from __future__ import annotations

import pytest

import irenic

CALM = {"calm.yaml": b"preferences: {north: [{that: post = kept, weight: 5, basis: invented}]}\n"}


@pytest.fixture
def comparison(small_text):
    return irenic.compare(irenic.parse(small_text, reading_texts=CALM))


def test_columns_have_pandas_own_types(comparison) -> None:
    pytest.importorskip("pandas")
    frame = comparison.frame()
    assert list(frame["strategy"]) == ["both"]
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert kinds["signable"] == "boolean"
    assert kinds["keeps"] == "boolean"
    assert kinds["margin"] == "Float64"
    assert kinds["stops-at"] == "Int64"
    assert kinds["name"] == "string"
    assert frame["keeps"].isna().all()
    assert frame.attrs["marking"] == "for <i>training</i>"
    assert frame.attrs["about"]["margin"] == "least slack on the way"
    values = comparison.frame("values").set_index(["strategy", "party"])["value"]
    assert values["both", "south"] == 3


def test_tables_speak_arrows_protocol(comparison) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table(comparison.tables["values"])
    assert table.to_pydict() == {
        "strategy": ["both", "both"],
        "party": ["north", "south"],
        "value": [3.0, 3.0],
        "value-at-stop": [3.0, 3.0],
    }
    assert table.schema.field("value").type == pyarrow.float64()
    assert table.schema.metadata[b"irenic.marking"] == b"for <i>training</i>"


def test_a_table_that_is_not_there_is_said(comparison) -> None:
    with pytest.raises(KeyError, match="strategies, values, readings, claims"):
        comparison.frame("values-of-nobody")


def test_text_of_a_case_is_escaped_in_notebooks(comparison) -> None:
    shown = [comparison, comparison.case, *comparison.tables.values(), irenic.claims(comparison.case)]
    shown += [irenic.check(comparison.case), irenic.stability(comparison.case)]
    for one in shown:
        page = one._repr_html_()
        for hostile in ("<script", "<b>", "<i>", "<u>"):
            assert hostile not in page
        assert page.count("for &lt;i&gt;training&lt;/i&gt;") == 2, "the marking stands above and below"
    page = comparison._repr_html_()
    assert "Both &lt;b&gt;move&lt;/b&gt;" in page
    assert 'class="good">holds&nbsp;✓' in page
    assert 'class="bad">fails&nbsp;✗' in page


def test_what_has_no_name_of_its_own_stands_once_in_a_notebook(comparison) -> None:
    page = comparison.case._repr_html_().replace("<bdi>", "").replace("</bdi>", "")
    assert "Calm (<code>calm</code>)" in page
    text = "irenic: 1\ntitle: Towns\nparties: {upper: {}}\noptions: {gate: {by: upper}}\n"
    nameless = irenic.parse(text + "preferences: {upper: [{that: gate, basis: invented}]}\n")._repr_html_()
    assert nameless.count("upper") == 1


def test_long_tables_say_what_is_left_out() -> None:
    found = irenic.stability("cases/garrison/case.yaml").tables["stable"]
    assert f"of {len(found)} rows" in found._repr_html_()
    assert found._repr_html_().count("<tr>") == 61


def test_csv_has_a_header_and_empty_cells_for_none(comparison) -> None:
    lines = comparison.tables["strategies"].to_csv().splitlines()
    assert lines[0].startswith("strategy,name,end-state,signable,blockers,nash")
    assert lines[1].startswith("both,Both <b>move</b>,11,True,,False,")
    assert lines[1].endswith(",,,,")
