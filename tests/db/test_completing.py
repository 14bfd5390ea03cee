"""Cut statements completed by the channel's own posts, in whatever order the two come."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from db import checks
from db.bundle import bundled_batches, write_bundle
from db.ingest import Outcome, ingest
from sources import posts, ru_mod_posts
from sources.inputs import read_table
from sources.posts import Post
from sources.records import Batch
from tests.db.batches import NOW, digest, dump, totals

TODAY = date(2026, 7, 1)
MINUTE = datetime(2025, 5, 2, 5, 10, tzinfo=UTC)

START = (
    "В период с 23.00 мск 1 мая до 7.00 мск 2 мая дежурными средствами ПВО уничтожены 300 украинских беспилотных "
    "летательных аппаратов самолетного типа: "
)
PLACES = (
    "Брянской",
    "Курской",
    "Тульской",
    "Рязанской",
    "Орловской",
    "Липецкой",
    "Воронежской",
    "Калужской",
    "Тверской",
)
REPORT = START + ", ".join(f"{10 + at} – над территорией {place} области" for at, place in enumerate(PLACES)) + "."
STORY = "Расчёт беспилотника поразил пункт управления противника на своём направлении, сообщили в министерстве."


def write(path: Path, *rows: tuple[datetime, str]) -> Path:
    lines = [f'{at:%Y-%m-%d},{at:%Y-%m-%d %H:%M},"{words[:400]}"\n' for at, words in rows]
    path.write_text("date,datetime,text_snippet\n" + "".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def cut(tmp_path: Path) -> Batch:
    """The table: a report that is cut, and a story."""
    file = write(tmp_path / "posts.csv", (MINUTE, REPORT), (MINUTE + timedelta(hours=1), STORY))
    return ru_mod_posts.read_batch(read_table(file), today=TODAY)


def channel(*changed: Post) -> Batch:
    """The same two from the channel itself."""
    first = Post("mod_russia", 41, MINUTE + timedelta(seconds=9), REPORT)
    second = Post("mod_russia", 42, MINUTE + timedelta(hours=1, seconds=50), STORY)
    found = {post.number: post for post in (first, second, *changed)}
    return posts.batch_of(list(found.values()), "mod_russia", sha256=digest(repr(found)), row_count=len(found))


def written(engine: Engine, batch: Batch) -> Outcome:
    return ingest(engine, batch, retrieved_at=NOW)


def regions(engine: Engine) -> dict[str, int | None]:
    return {key[3]: value for key, value in totals(engine).items() if key[4] == "intercepted"}


def statements(engine: Engine) -> list[tuple[str, int, str | None]]:
    """Key, revision and link of every revision, in order."""
    with engine.connect() as conn:
        rows = conn.execute(text("SELECT external_id, revision, url FROM statement ORDER BY id"))
        return [(row[0], row[1], row[2]) for row in rows]


def sound(engine: Engine) -> bool:
    with engine.connect() as conn:
        return not [finding.line for finding in checks.findings(conn) if finding.broken]


def test_a_post_becomes_a_revision_of_the_cut_statement(engine: Engine, cut: Batch) -> None:
    written(engine, cut)
    before = regions(engine)
    outcome = written(engine, channel())
    assert (outcome.new, outcome.revised) == (0, 2)
    after = regions(engine)
    assert before["whole"] == after["whole"] == 300
    assert len(before) < len(after) == len(PLACES) + 1
    keys = [record.statement.external_id for record in cut.records]
    assert statements(engine)[2:] == [
        (keys[0], 2, "https://t.me/mod_russia/41"),
        (keys[1], 2, "https://t.me/mod_russia/42"),
    ]
    assert sound(engine)


def test_the_same_again_from_either_side_changes_nothing(engine: Engine, cut: Batch) -> None:
    written(engine, cut)
    written(engine, channel())
    before = dump(engine)
    assert written(engine, channel()) == Outcome(unchanged=2)
    assert written(engine, cut) == Outcome(unchanged=2)
    assert dump(engine) == before


def test_bundled_figures_without_words_are_completed_too(engine: Engine, cut: Batch, tmp_path: Path) -> None:
    write_bundle([cut], tmp_path / "bundle")
    (bundled,) = bundled_batches(tmp_path / "bundle")
    written(engine, bundled)
    assert written(engine, channel()).revised == 2
    assert written(engine, bundled) == Outcome(unchanged=2)
    assert (regions(engine)["whole"], len(regions(engine))) == (300, len(PLACES) + 1)


@pytest.mark.parametrize("order", list(permutations(("bundled", "cut", "channel"))), ids=" ".join)
def test_whatever_comes_first_the_totals_are_those_of_the_post(
    engine: Engine, cut: Batch, tmp_path: Path, order: tuple[str, ...]
) -> None:
    write_bundle([cut], tmp_path / "bundle")
    (bundled,) = bundled_batches(tmp_path / "bundle")
    inputs = {"bundled": bundled, "cut": cut, "channel": channel()}
    for name in order:
        written(engine, inputs[name])
    assert (regions(engine)["whole"], len(regions(engine))) == (300, len(PLACES) + 1)
    assert sound(engine)


def test_a_post_edited_after_it_was_fetched_is_a_further_revision(engine: Engine, cut: Batch) -> None:
    written(engine, cut)
    written(engine, channel())
    edited = Post("mod_russia", 41, MINUTE, REPORT.replace("300", "301"), is_edited=True)
    assert written(engine, channel(edited)).revised == 1
    assert regions(engine)["whole"] == 301
    assert statements(engine)[-1][1] == 3


def test_a_post_that_the_table_has_not_is_a_statement_of_its_own(engine: Engine, cut: Batch) -> None:
    written(engine, cut)
    report = REPORT.replace("23.00 мск 1 мая до 7.00", "8.00 мск 2 мая до 12.00").replace("300", "200")
    later = Post("mod_russia", 43, MINUTE + timedelta(hours=5), report)
    assert written(engine, channel(later)).new == 1
    assert statements(engine)[-1] == ("43", 1, "https://t.me/mod_russia/43")
    assert regions(engine)["whole"] == 500
