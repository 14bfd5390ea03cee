from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from db.engine import writing_engine
from db.errors import StoreCorruptError
from db.ingest import ingest
from db.schema import upgrade
from tests.db.batches import NOW, batch, claim, figure, record
from ui import cached

DAY = date(2026, 1, 26)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    monkeypatch.setenv("DATABASE_URL", address)
    upgrade(writing_engine(address))
    return address


def intercepted() -> list[int]:
    totals = cached.daily_totals(start=DAY, end=DAY, claimants=("ru_mod",))
    return [int(value) for value in totals[totals["measure"] == "intercepted"]["value"]]


def test_an_import_is_seen_by_the_next_run(store: str) -> None:
    assert intercepted() == []
    before = cached.stamp()
    ingest(writing_engine(store), batch(record("post", claim(figure(40)))), retrieved_at=NOW)
    cached.forget_version()  # what a run that writes does; another one is in a thread of its own
    assert cached.stamp() != before
    assert intercepted() == [40]


def test_a_changed_answer_does_not_reach_the_next_asker(store: str) -> None:
    ingest(writing_engine(store), batch(record("post", claim(figure(40)))), retrieved_at=NOW)
    first = cached.daily_totals(start=DAY, end=DAY, claimants=("ru_mod",))
    first["value"] = 99
    assert intercepted() == [40]


def test_a_period_cut_out_of_all_days_is_what_the_ledger_answers(store: str) -> None:
    from db import queries

    told = claim(figure(40), figure(34, region="RU-KDA"))
    ingest(writing_engine(store), batch(record("post", told)), retrieved_at=NOW)
    with cached.opened(cached.address()).connect() as conn:
        for start, end in ((DAY, DAY), (date(2026, 1, 1), date(2026, 2, 1)), (date(2020, 1, 1), date(2020, 2, 1))):
            asked = {"start": start, "end": end, "claimants": ("ru_mod",)}
            for name in ("daily_totals", "coverage", "itemised_share"):
                pd.testing.assert_frame_equal(getattr(cached, name)(**asked), getattr(queries, name)(conn, **asked))


def test_two_stores_are_told_apart(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest(writing_engine(store), batch(record("post", claim(figure(40)))), retrieved_at=NOW)
    assert intercepted() == [40]
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    upgrade(writing_engine(other))
    monkeypatch.setenv("DATABASE_URL", other)
    assert intercepted() == []


def test_the_screen_cannot_write(store: str) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import OperationalError

    with cached.opened(cached.address()).connect() as conn, pytest.raises(OperationalError, match="readonly"):
        conn.execute(text("DELETE FROM claim"))


def test_a_broken_store_is_named_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_text("no database" * 500, encoding="utf-8")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{broken}")
    for _ in range(2):  # a failure is not kept
        with pytest.raises(StoreCorruptError):
            cached.claimants()


def test_details_go_by_name(store: str) -> None:
    with pytest.raises(TypeError, match=r"by name|positional"):
        cached.daily_totals(DAY, DAY, ("ru_mod",))  # type: ignore[call-arg]


def test_the_first_start_builds_the_store_from_the_bundled_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'new.sqlite'}")
    built: list[str] = []

    def build(engine: object) -> None:
        built.append("once")
        upgrade(engine)  # type: ignore[arg-type]

    monkeypatch.setattr(cached, "ensure_store", build)
    assert cached.claimants().empty
    assert cached.regions().empty
    assert built == ["once"]


def test_a_mistyped_address_builds_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'nowhere' / 'new.sqlite'}")
    with pytest.raises(cached.StoreError, match="There is no ledger at"):
        cached.claimants()
    assert not (tmp_path / "nowhere").exists()
