"""Two writers at once, and one that is killed: the store holds all of an input or none of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from db import derive
from db.engine import check_store, writing_engine
from db.ingest import ingest
from tests.db.batches import NOW, batch, claim, dump, figure, record

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from db import derive, ingest as way
from db.engine import writing_engine
from tests.db.batches import NOW, batch, claim, figure, record

url, name, pause_at = sys.argv[1:4]
records = [record(f"{name}{n}", claim(figure(n), figure(1, region="RU-KDA"))) for n in range(300)]

def pause(*_args, **_kwargs):
    print("paused", flush=True)
    sys.stdin.read()

if pause_at == "figures":  # half of the rows are in
    plain = way._by_table
    way._by_table = lambda rows: [(t, r) if t.name != "figure" else (t, Halfway(r)) for t, r in plain(rows)]
    class Halfway(list):
        def __bool__(self):
            pause()
            return True
elif pause_at == "derived":
    plain = derive.refresh
    derive.refresh = lambda *a: (plain(*a), pause())
print(way.ingest(writing_engine(url), batch(*records), retrieved_at=NOW))
"""


def writer(url: str, name: str, pause_at: str = "nowhere") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, url, name, pause_at],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("pause_at", ["figures", "derived"])
def test_a_killed_writer_leaves_nothing(engine: Engine, store_url: str, pause_at: str) -> None:
    ingest(engine, batch(record("old", claim(figure(7)))), retrieved_at=NOW)
    before = dump(engine)
    with writer(store_url, "new", pause_at) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "paused\n"
        killed.send_signal(signal.SIGKILL)
    engine.dispose()
    check_store(engine, deep=True)
    assert dump(engine) == before
    assert ingest(engine, batch(record("next", claim(figure(1)))), retrieved_at=NOW).new == 1


def test_killed_at_any_moment_it_is_all_or_nothing(sqlite_url: str) -> None:
    engine = writing_engine(sqlite_url)
    for number, delay in enumerate((0.3, 0.45, 0.5, 0.55, 0.6, 0.7)):
        with writer(sqlite_url, f"{number}-") as killed:
            time.sleep(delay)
            killed.kill()
        with engine.connect() as conn:
            statements, figures = (
                conn.execute(text(query)).scalar_one()
                for query in (
                    f"SELECT count(*) FROM statement WHERE external_id LIKE '{number}-%'",
                    "SELECT count(*) FROM figure f JOIN claim c ON c.id = f.claim_id "
                    f"JOIN statement s ON s.id = c.statement_id WHERE external_id LIKE '{number}-%'",
                )
            )
            assert (statements, figures) in ((0, 0), (300, 600))
            assert derive.out_of_step(conn) == []


def test_two_writers_at_once_both_write(engine: Engine, store_url: str) -> None:
    writers = [writer(store_url, name) for name in ("a", "b")]
    said = [one.communicate(timeout=60)[0] for one in writers]
    assert [one.returncode for one in writers] == [0, 0]
    assert all("new=300" in words for words in said)
    rows = dump(engine)
    assert len(rows["statement"]) == 600
    assert len(rows["input"]) == 2
    with engine.connect() as conn:
        assert derive.out_of_step(conn) == []


def test_two_writers_with_the_same_input_write_it_once(engine: Engine, store_url: str) -> None:
    writers = [writer(store_url, "a") for _ in range(2)]
    said = sorted(one.communicate(timeout=60)[0].count("new=300") for one in writers)
    assert said == [0, 1]
    assert len(dump(engine)["statement"]) == 300
