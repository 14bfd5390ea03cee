"""What is told of one report date, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Connection, Engine

from db import nights
from db.ingest import ingest
from sources.records import Incident, LaunchArea, Measure, Qualifier
from tests.db.batches import NOW, batch, claim, figure, record, window

DAY = date(2026, 1, 26)
QUESTIONS = {
    "night_claims": nights.NIGHT_CLAIMS,
    "night_neighbours": nights.NIGHT_NEIGHBOURS,
    "night_figures": nights.NIGHT_FIGURES,
    "night_parts": nights.NIGHT_PARTS,
    "night_launch_areas": nights.NIGHT_LAUNCH_AREAS,
    "night_incidents": nights.NIGHT_INCIDENTS,
}


def fill(engine: Engine) -> None:
    post = record(
        "post",
        claim(figure(40, start=3, end=5), figure(34, region="RU-KDA", start=6, end=8),
              figure(None, region="RU-TUL", qualifier=Qualifier.NAMED, start=9, end=11)),
        url="https://t.me/mod_russia", is_cut=True,
    )  # fmt: skip
    again = record(
        "again",
        claim(figure(5, start=1, end=2), window=window("2026-01-26 06:00", "2026-01-27 01:00", report_date=DAY)),
        url="https://t.me/mod_russia/7",
    )
    late = record("late", claim(figure(2, start=1, end=2), window=window("2026-01-27 00:30", "2026-01-27 02:00")))
    fire = Incident("Slavyansk", "Debris came down.", region="RU-KDA", injured=1)
    told = record("fire", claim(claimant="ru_authorities", incidents=(fire,)), source="incidents")
    row = record(
        "row",
        claim(figure(138, Measure.LAUNCHED), figure(110), claimant="ua_air_force",
              window=window("2026-01-25 18:00", "2026-01-26 08:00", "ua_air_force"),
              launch_areas=(LaunchArea("Millerovo", "RU-ROS"), LaunchArea("Chauda"))),
        source="ivaniuk", url="https://example.org/row", published_at=None,
    )  # fmt: skip
    news = record("news", claim(figure(39, start=1, end=3)), source="news", url="https://example.org/news")
    ingest(engine, batch(post, again, late), retrieved_at=NOW)
    for one, source in ((told, "incidents"), (row, "ivaniuk"), (news, "news")):
        ingest(engine, batch(one, source=source), retrieved_at=NOW)


@pytest.fixture
def conn(engine: Engine) -> Iterator[Connection]:
    fill(engine)
    with engine.connect() as conn:
        yield conn


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_day_without_claims_answers_with_typed_frames(engine: Engine, name: str) -> None:
    with engine.connect() as conn:
        answer = getattr(nights, name)(conn, day=DAY)
    assert answer.empty
    assert {column: str(dtype) for column, dtype in answer.dtypes.items()} == dict(QUESTIONS[name])


def test_the_days_held_are_those_that_claims_report(conn: Connection) -> None:
    days = nights.held_days(conn)
    own = days[days["claimant"] == "ru_mod"]["report_date"].dt.date.tolist()
    assert own == [DAY, date(2026, 1, 27)]
    assert set(days["claimant"]) == {"ru_mod", "ua_air_force", "ru_authorities"}


def test_each_claim_has_its_window_and_its_statement(conn: Connection) -> None:
    told = nights.night_claims(conn, day=DAY).set_index("statement_id")
    assert list(told["scope"]) == ["national"] * 4 + ["regional"]
    assert told.loc["row", "window_start"] == pd.Timestamp("2026-01-25 16:00", tz="UTC")
    assert told.loc["post", "is_cut"] and not told.loc["row", "is_cut"]
    assert told.loc["again", "overlap_minutes"] == 90  # one hour of the night, half an hour of the next day's window
    assert told.loc["row", "published_at"] is pd.NaT


def test_only_a_statements_own_link_counts_as_its_own(conn: Connection) -> None:
    told = nights.night_claims(conn, day=DAY).set_index("statement_id")
    assert told["is_own_link"].to_dict() == {
        "post": False, "again": True, "row": True, "news": True, "fire": False,
    }  # fmt: skip
    assert told.loc["post", "source_url"] == "https://t.me/mod_russia"


def test_each_figure_says_where_it_was_read(conn: Connection) -> None:
    claims = nights.night_claims(conn, day=DAY).set_index("statement_id")["claim"]
    figures = nights.night_figures(conn, day=DAY)
    post = figures[figures["claim"] == claims["post"]]
    assert post[["span_start", "span_end"]].to_numpy().tolist() == [[3, 5], [6, 8], [9, 11]]
    assert post["value"].isna().tolist() == [False, False, True]
    assert list(figures[figures["claim"] == claims["row"]]["source_column"]) == ["destroyed", "destroyed"]


def test_what_a_farther_source_tells_again_is_a_witness(conn: Connection) -> None:
    claims = nights.night_claims(conn, day=DAY).set_index("statement_id")["claim"]
    figures = nights.night_figures(conn, day=DAY)
    witnesses = figures[figures["witness_of"].notna()]
    assert witnesses[["claim", "witness_of"]].to_numpy().tolist() == [[claims["news"], claims["post"]]]


def test_parts_tell_what_is_itemised_of_a_whole(conn: Connection) -> None:
    claims = nights.night_claims(conn, day=DAY).set_index("statement_id")["claim"]
    parts = nights.night_parts(conn, day=DAY).set_index(["claim", "measure"])
    assert tuple(parts.loc[(claims["post"], "intercepted"), ["whole", "itemised"]]) == (40, 34)
    assert pd.isna(parts.loc[(claims["row"], "intercepted"), "itemised"])


def test_the_neighbouring_days_windows_that_share_minutes_are_told(conn: Connection) -> None:
    near = nights.night_neighbours(conn, day=DAY)
    assert near["report_date"].dt.date.tolist() == [date(2026, 1, 27)]
    assert near["claimant"].tolist() == ["ru_mod"]


def test_places_keep_their_regions(conn: Connection) -> None:
    areas = nights.night_launch_areas(conn, day=DAY)
    assert areas["place"].tolist() == ["Millerovo", "Chauda"]
    assert areas["region"].isna().tolist() == [False, True]
    fires = nights.night_incidents(conn, day=DAY)
    assert fires["region_name"].tolist() == ["Krasnodar Krai"]
    assert fires["injured"].tolist() == [1] and fires["killed"].isna().all()
