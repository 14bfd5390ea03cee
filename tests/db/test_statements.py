"""The statement behind a figure: where it is read from, and every revision."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest
from sqlalchemy import Engine

from db import freshness, queries, statements
from db.ingest import ingest
from tests.db import story
from tests.db.batches import NOW, batch, claim, figure, record

PERIOD = {"start": story.START, "end": story.END}


def told(key: str, value: int, text: str | None) -> object:
    return record(
        key, claim(figure(value, start=3, end=5)), text=text, published_at=datetime(2026, 1, 26, 5, tzinfo=UTC)
    )


def test_a_figure_has_offsets_or_a_column_and_else_is_the_exports(engine: Engine) -> None:
    story.tell(engine)
    with engine.connect() as conn:
        found = statements.quoted_figures(conn, **PERIOD)
        pd.testing.assert_frame_equal(found[list(queries.FIGURES)], queries.figures(conn, **PERIOD))
    by_text, by_column = found["quote_start"].notna(), found["quote_column"].notna()
    assert (by_text != by_column).all()
    assert (found["quote_end"].notna() == by_text).all()
    assert set(found[by_text]["claimant"]) == {"ru_mod"}
    assert set(found["status"]) == {"read", "flagged"}


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ({"words": "KRASNODAR"}, 2),  # in any case, within a region's name
        ({"words": "shot down south"}, 1),  # all words, in any column
        ({"words": "Atlantis"}, 0),
        ({"measures": ("launched",), "claimants": ("ua_air_force",)}, 4),
        ({"weapon_classes": ("cruise",)}, 0),
        ({"words": "51", "regions": ("UA-51",)}, 1),
        ({"words": "%"}, 0),  # no pattern of any kind
        ({"words": ".*"}, 0),
    ],
)
def test_figures_are_narrowed(engine: Engine, asked: dict[str, object], rows: int) -> None:
    story.tell(engine)
    with engine.connect() as conn:
        found = statements.quoted_figures(conn, **PERIOD, **asked)
    assert len(found) == rows
    assert found.dtypes.astype(str).to_dict() == statements.QUOTED_FIGURES


def test_an_edited_statement_is_shown_with_all_its_revisions(engine: Engine) -> None:
    first, second = told("post", 40, "of 40 drones"), told("post", 41, "of 41 drones, says an <b>edit</b>")
    ingest(engine, batch(first), retrieved_at=NOW)  # type: ignore[arg-type]
    ingest(engine, batch(second), retrieved_at=NOW + timedelta(days=1))  # type: ignore[arg-type]
    asked = {"source": "mod_russia", "statement_id": "post"}
    with engine.connect() as conn:
        kept = statements.revisions(conn, **asked)
        claims = statements.revision_claims(conn, **asked)
        figures = statements.revision_figures(conn, **asked)
    assert kept["revision"].tolist() == [2, 1]
    assert kept["is_current"].tolist() == [True, False]
    assert kept["text"].tolist() == ["of 41 drones, says an <b>edit</b>", "of 40 drones"]
    assert kept["retired_because"].isna().all()
    assert kept["retrieved_at"].is_monotonic_decreasing
    assert figures[["revision", "value"]].to_numpy().tolist() == [[2, 41], [1, 40]]
    spans = zip(kept["text"], figures["quote_start"], figures["quote_end"], strict=True)
    assert [text[start:end] for text, start, end in spans] == ["41", "40"]
    assert claims["claim"].tolist() == [1, 1]
    assert claims["overlap"].isna().tolist() == [False, True]  # what no longer counts overlaps with nothing


def test_a_vanished_statement_says_why_it_no_longer_counts(engine: Engine) -> None:
    one, two, three = (told(key, 40, None) for key in ("one", "two", "three"))
    ingest(engine, replace(batch(one, two, three), complete=True), retrieved_at=NOW)  # type: ignore[arg-type]
    ingest(engine, replace(batch(one, two), complete=True), retrieved_at=NOW)  # type: ignore[arg-type]
    with engine.connect() as conn:
        kept = statements.revisions(conn, source="mod_russia", statement_id="three").iloc[0]
    assert not kept["is_current"]
    assert kept["retired_because"]
    assert pd.isna(kept["text"])


def test_an_unknown_statement_has_no_row_and_typed_columns(engine: Engine) -> None:
    asked = {"source": "nobody", "statement_id": "' OR 1=1 --"}
    with engine.connect() as conn:
        for question, schema in (
            (statements.revisions, statements.REVISIONS),
            (statements.revision_claims, statements.REVISION_CLAIMS),
            (statements.revision_figures, statements.REVISION_FIGURES),
        ):
            found = question(conn, **asked)
            assert found.empty
            assert found.dtypes.astype(str).to_dict() == schema


def test_what_is_held_of_whom_and_how_fresh_it_is(engine: Engine) -> None:
    with engine.connect() as conn:
        assert freshness.claimed_measures(conn).empty and freshness.freshness(conn).empty
    story.tell(engine)
    with engine.connect() as conn:
        stated = freshness.claimed_measures(conn).set_index(["claimant", "measure"])
        held = freshness.freshness(conn).set_index("source")
    assert stated.loc[("ru_mod", "intercepted"), "figures"] == 7
    assert stated.loc[("ru_mod", "intercepted"), "without_number"] == 1
    assert stated.loc[("ua_air_force", "launched"), "without_number"] == 1
    mod = held.loc["mod_russia"]
    assert mod[["read", "flagged", "nothing", "unreadable", "cut"]].tolist() == [2, 1, 1, 1, 1]
    assert mod["last_date"] == pd.Timestamp("2026-01-30")
    assert held["retrieved_at"].eq(pd.Timestamp(NOW)).all()
