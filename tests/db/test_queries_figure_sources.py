"""Where each claimant's numbers were had from: what captions name as their source."""

from __future__ import annotations

from pathlib import Path

from db import queries
from db.engine import reading_engine, writing_engine
from db.ingest import ingest
from db.schema import upgrade
from sources.records import Measure
from tests.db.batches import NOW, batch, claim, figure, record, window


def test_a_measure_names_its_sources_and_an_empty_ledger_none(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    engine = writing_engine(address)
    upgrade(engine)
    with reading_engine(address).connect() as conn:
        assert queries.figure_sources(conn).empty
    told = window("2026-01-25 18:00", "2026-01-26 07:00", "ua_air_force")
    row = claim(figure(138, Measure.LAUNCHED), figure(110), window=told, claimant="ua_air_force")
    news = claim(figure(21, Measure.HITS), window=told, claimant="ua_air_force")
    for one in (
        batch(record("post", claim(figure(40)))),
        batch(record("row", row, source="ivaniuk"), source="ivaniuk"),
        batch(record("news", news, source="incidents"), source="incidents"),
    ):
        ingest(engine, one, retrieved_at=NOW)
    with reading_engine(address).connect() as conn:
        found = queries.figure_sources(conn)
    assert found.dtypes.astype(str).unique().tolist() == ["string"] or set(found.dtypes.astype(str)) == {"str"}
    assert found.to_numpy().tolist() == [
        ["ru_mod", "intercepted", "mod_russia"],
        ["ua_air_force", "hits", "incidents"],
        ["ua_air_force", "intercepted", "ivaniuk"],
        ["ua_air_force", "launched", "ivaniuk"],
    ]
