"""Studies of many scenarios: the same bytes however they are made, and columns for other programs."""

from __future__ import annotations

import json
import math
import os
import signal
import warnings
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from clusters import dask_workers
from test_spreading import SPAWN
from workers import begin_a_shard_and_die_of_it

import irenic
from irenic import running, studies

CALM = {"calm.yaml": b"preferences: {north: [{that: post = kept, weight: [4, 5, 6], basis: invented}]}\n"}
PLAN = dict(scenarios=120, seed=7)


@pytest.fixture
def case(small_text):
    return irenic.parse(small_text, name="case.yaml", reading_texts=CALM)


@pytest.fixture
def serial(case, tmp_path) -> bytes:
    """The study file of one process."""
    path = tmp_path / "serial.study"
    irenic.ensemble(case, **PLAN, shards=1, out=path)
    return path.read_bytes()


def test_a_study_holds_every_scenario_of_every_reading(case) -> None:
    study = irenic.ensemble(case, **PLAN, shards=1)
    assert len(study) == 120
    assert study.readings == (None, "calm")
    assert study.head["planned"] == 120
    assert study.marking == "for <i>training</i>"
    signed = list(study.found("signable:both"))
    assert set(signed) <= {0.0, 1.0}
    assert study.share("signable:both").hits == sum(signed)
    assert study.share("signable:both").of == 120
    assert all(math.isnan(one) for one in study.found("keeps:both"))
    ranges = {one.id: list(study.drawn(one.id)) for one in study.assumptions}
    assert any(0 <= min(drawn) < max(drawn) <= 4 for drawn in ranges.values() if not math.isnan(drawn[0]))
    assert study.share("claim:good-for-both", "calm").hits < study.share("claim:good-for-both").hits
    assert "120 scenarios" in repr(study)


def test_a_study_is_the_file_and_the_summary_of_the_command(case, serial, small_text, tmp_path, command) -> None:
    (tmp_path / "case.yaml").write_text(small_text)
    (tmp_path / "calm.yaml").write_bytes(CALM["calm.yaml"])
    out = tmp_path / "command.study"
    plan = ["--scenarios", "120", "--seed", "7", "-o", str(out)]
    status, printed = command("ensemble", str(tmp_path / "case.yaml"), *plan, "--json")
    assert status == 0
    assert out.read_bytes() == serial
    study = irenic.open_study(out)
    assert study.text == printed == command("ensemble", str(out), "--json")[1]
    assert study.json["version"] == irenic.__version__


def test_threads_make_the_same_bytes(case, serial, tmp_path) -> None:
    told: list[tuple[int, int]] = []
    with ThreadPoolExecutor(3) as pool:
        out = tmp_path / "threads.study"
        irenic.ensemble(case, **PLAN, executor=pool, shards=7, out=out, progress=lambda *now: told.append(now))
    assert out.read_bytes() == serial
    assert told == [(done, 7) for done in range(1, 8)]


def test_processes_make_the_same_bytes_though_one_is_killed(case, serial, tmp_path) -> None:
    killed: list[int] = []
    with ProcessPoolExecutor(2, mp_context=SPAWN) as pool, warnings.catch_warnings():
        warnings.simplefilter("ignore")

        def kill_one(done: int, of: int) -> None:
            if not killed:
                killed.append(next(iter(pool._processes)))
                os.kill(killed[0], signal.SIGKILL)

        out = tmp_path / "processes.study"
        irenic.ensemble(case, **PLAN, executor=pool, shards=30, out=out, progress=kill_one)
    assert killed
    assert out.read_bytes() == serial
    assert [path.name for path in tmp_path.iterdir() if "shards" in path.name] == []


def test_processes_are_what_runs_by_default(case, serial, tmp_path) -> None:
    out = tmp_path / "default.study"
    irenic.ensemble(case, **PLAN, out=out)
    assert out.read_bytes() == serial


@pytest.mark.parametrize("nanny", [True, False])
def test_a_dask_cluster_makes_the_same_bytes_though_a_worker_is_killed(case, serial, tmp_path, nanny) -> None:
    killed: list[int] = []
    with dask_workers(3, nanny) as (client, workers), warnings.catch_warnings():
        warnings.simplefilter("ignore")

        def kill_one(done: int, of: int) -> None:
            if not killed:
                killed.append(workers[0])
                os.kill(workers[0], signal.SIGKILL)

        out = tmp_path / "dask.study"
        irenic.ensemble(case, **PLAN, executor=client.get_executor(), shards=24, out=out, progress=kill_one)
    assert killed
    assert out.read_bytes() == serial


def test_workers_may_leave_their_shards_in_a_folder(case, serial, tmp_path) -> None:
    folder = tmp_path / "seen-by-all"
    folder.mkdir()
    with ThreadPoolExecutor(2) as pool:
        out = tmp_path / "folder.study"
        irenic.ensemble(case, **PLAN, executor=pool, shards=4, out=out, folder=folder)
    assert out.read_bytes() == serial
    assert list(folder.iterdir()) == []


def all_below(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.rglob("*")]


@pytest.mark.parametrize("seen_by_all", [True, False])
@pytest.mark.parametrize("deaths", [1, 99])
def test_what_a_dead_worker_had_begun_is_deleted(case, serial, tmp_path, monkeypatch, seen_by_all, deaths) -> None:
    temporary, seen, died = (tmp_path / name for name in ("temporary", "seen-by-all", "died"))
    for folder in (temporary, seen, died):
        folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    monkeypatch.setattr("irenic.spreading.own_processes", lambda workers: dying(workers, died, deaths))
    out = tmp_path / "out.study"
    plan = dict(**PLAN, shards=4, out=out, folder=seen if seen_by_all else None, retries=1)
    if deaths == 1:
        irenic.ensemble(case, **plan)
        assert out.read_bytes() == serial
    else:
        with pytest.raises(irenic.WorkersLost):
            irenic.ensemble(case, **plan)
        assert not out.exists()
    assert (died / "death-0").exists()
    assert all_below(temporary) == all_below(seen) == []


def dying(workers: int, died: Path, deaths: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=SPAWN, initializer=begin_a_shard_and_die_of_it, initargs=(str(died), deaths))


def test_a_worker_that_does_not_see_the_folder_of_the_run_sends_its_shard(case, serial, tmp_path) -> None:
    task = running._Task(case, "plain", 7, 120, 1, 1, str(tmp_path / "on-another-machine"), stays=False)
    assert running._run_shard(task).content == serial
    assert all_below(tmp_path) == ["serial.study"]


def test_a_study_is_not_written_over_unless_asked(case, tmp_path) -> None:
    out = tmp_path / "there.study"
    out.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        irenic.ensemble(case, scenarios=5, shards=1, out=out)
    assert out.read_bytes() == b"mine"
    irenic.ensemble(case, scenarios=5, shards=1, out=out, replace=True)
    assert len(irenic.open_study(out)) == 5


def test_a_file_that_is_no_study_is_a_case_error(tmp_path) -> None:
    path = tmp_path / "other.study"
    path.write_text("irenic: 1\n")
    with pytest.raises(irenic.CaseError) as caught:
        irenic.open_study(path)
    assert caught.value.diagnostics


def test_a_plan_that_makes_no_sense_is_refused(case) -> None:
    for wrong in ({"scenarios": 0}, {"seed": -1}, {"shards": 0}, {"retries": -1}, {"design": "dreamt"}):
        with pytest.raises(ValueError):
            irenic.ensemble(case, **{"scenarios": 3, "shards": 1, **wrong})


def test_columns_have_types_in_pandas_arrow_and_parquet(case, tmp_path) -> None:
    pytest.importorskip("pandas")
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    study = irenic.ensemble(case, **PLAN, shards=1)
    frame = study.frame("calm")
    assert list(frame["scenario"]) == list(range(120))
    assert str(frame["signable:both"].dtype) == "boolean"
    assert str(frame["value:both:north"].dtype) == "Float64"
    assert frame["keeps:both"].isna().all()
    assert study.frame(columns=["claim:good-for-both"]).columns.tolist() == ["scenario", "claim:good-for-both"]
    assert pyarrow.table(study).num_rows == 120
    shares = study.tables["shares"].frame()
    assert set(shares["reading"].dropna()) == {"calm"}

    path = tmp_path / "study.parquet"
    study.to_parquet(path, group=50)
    read = parquet.read_table(path)
    assert read.num_rows == 240
    assert read.schema.field("signable:both").type == pyarrow.bool_()
    metadata = read.schema.metadata
    assert metadata[b"irenic.marking"] == b"for <i>training</i>"
    plan = json.loads(metadata[b"irenic.plan"])
    assert (plan["seed"], plan["planned"], plan["design"]) == (7, 120, "plain")
    kept = read.filter(pyarrow.compute.is_null(read["reading"]))
    assert kept["signable:both"].to_pylist() == [bool(one) for one in study.found("signable:both")]
    assert [name.name for name in tmp_path.iterdir()] == ["study.parquet"]


def test_parquet_without_pyarrow_says_what_to_install(case, tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    study = irenic.ensemble(case, scenarios=3, shards=1)
    with pytest.raises(ImportError, match=r"irenic\[arrow\]"):
        study.to_parquet(tmp_path / "study.parquet")
    assert list(Path(tmp_path).iterdir()) == []


def test_a_study_in_a_notebook_is_escaped(case) -> None:
    page = irenic.ensemble(case, scenarios=20, shards=1)._repr_html_()
    assert "<i>training" not in page
    assert "not likelihoods" in page
    assert "signable:both" in page


def test_an_interval_in_a_notebook_is_never_narrower_than_it_is(case) -> None:
    assert studies._between({"of": 10000, "low": 0.99962, "high": 1.0}) == "0.999 to 1"
    assert studies._between({"of": 10000, "low": 0.0, "high": 0.00038}) == "0 to 0.001"
    assert studies._between({"of": 50, "low": 0.112, "high": 0.33}) == "0.112 to 0.33"
    page = irenic.ensemble(case, scenarios=20, shards=1)._repr_html_()
    assert '<td class="n">0 of 0</td><td>–</td>' in page  # keeps:both, where nothing is to be kept
