"""A refresh from the channels' previews (played on the loopback address) to the report."""

from __future__ import annotations

import fcntl
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from db.ingest import ingest
from db.refresh import FetchDataset, Report, refresh
from sources import ivaniuk, ru_mod_posts, telegram_preview
from sources.inputs import read_table
from sources.polite import FetchError, Getter
from sources.walk import BusyError, fetch_channel
from tests.db.batches import NOW, dump, totals
from tests.sources.channel_server import Answer, Channel, moment, served

AT = datetime(2025, 6, 20, tzinfo=UTC)
TABLES = ("statement", "statement_text", "claim", "figure", "input", "daily_total")

Run = Callable[..., Report]
Channels = dict[str, Channel]


def report(night: str, count: int, region: str = "Тульской") -> str:
    return (
        f"В течение прошедшей ночи с 23.00 до 7.00 {night} дежурными средствами ПВО уничтожены {count} украинских "
        f"беспилотных летательных аппаратов самолетного типа над территорией {region} области."
    )


def ukrainian(count: int) -> str:
    return f"Противник атакував {count} ударними БпЛА. Збито/подавлено {count - 1} ворожих БпЛА."


@pytest.fixture
def channels(monkeypatch: pytest.MonkeyPatch) -> Iterator[Channels]:
    """Both channels, a post a day from 2 June 2025 on."""
    posts = {
        "mod_russia": {number: report(f"{number + 1} июня", number) for number in range(1, 17)},
        "kpszsu": {number: ukrainian(100 + number) for number in range(10, 17)},
    }
    with ExitStack() as stack:
        yield {name: stack.enter_context(served(Channel(name, found))) for name, found in posts.items()}


@pytest.fixture
def run(engine: Engine, channels: Channels, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    with httpx.Client(timeout=5, trust_env=False) as client:

        def fetch(file: Path, channel: str, *, since: datetime, now: datetime) -> int:
            monkeypatch.setattr(telegram_preview, "BASE", channels[channel].base)
            getter = Getter(client, clock=lambda: 0.0, sleep=lambda _: None)
            return fetch_channel(getter, channel, file, since=since, today=now.date(), tell=lambda _: None)

        def runs(now: datetime = AT, fetch_dataset: FetchDataset | None = None) -> Report:
            folder = tmp_path / "refresh"
            return refresh(engine, folder, now=now, fetch=fetch, fetch_dataset=fetch_dataset, tell=lambda _: None)

        yield runs


def first_lines(found: Report) -> list[str]:
    return list(found.lines)


def intercepted(engine: Engine, claimant: str) -> dict[str, int | None]:
    found = totals(engine).items()
    return {key[0]: value for key, value in found if key[1] == claimant and key[3:] == ("whole", "intercepted")}


def test_a_first_refresh_reads_a_week_and_says_so_in_five_lines(engine: Engine, run: Run) -> None:
    found = run()
    lines = first_lines(found)
    assert len(lines) == 5
    assert lines[0].startswith("mod_russia: 6 posts read back to 2025-06-13: 6 new, 0 revised, 0 unchanged; ")
    assert lines[1].startswith("kpszsu: 6 posts read back to 2025-06-13: 6 new")
    assert lines[2].startswith("ivaniuk: not refreshed. No Kaggle key is in the environment")
    assert lines[3].startswith("Completed: 0 statements known from a cut text; 0 are left. To look at, among what ")
    assert lines[4] == "Check: nothing is broken."
    assert not found.has_trouble
    assert intercepted(engine, "ru_mod")["2025-06-17"] == 16
    assert intercepted(engine, "ua_air_force")["2025-06-17"] == 115


def test_the_same_again_changes_nothing(engine: Engine, run: Run, tmp_path: Path) -> None:
    run()
    before = dump(engine, TABLES)
    found = run()
    assert dump(engine, TABLES) == before
    assert [one.outcome.changed for one in found.sources] == [False, False, False]
    assert [path.suffix for path in (tmp_path / "refresh").iterdir() if path.suffix != ".lock"] == []


def test_what_is_new_and_what_was_edited_within_two_days_comes_in(engine: Engine, channels: Channels, run: Run) -> None:
    run()
    channels["mod_russia"].posts |= {17: report("18 июня", 17), 15: report("16 июня", 99)}
    found = run()
    assert (found.sources[0].outcome.new, found.sources[0].outcome.revised) == (1, 1)
    told = intercepted(engine, "ru_mod")
    assert (told["2025-06-16"], told["2025-06-17"], told["2025-06-18"]) == (99, 16, 17)


def test_a_statement_known_from_a_cut_text_is_completed(
    engine: Engine, channels: Channels, run: Run, tmp_path: Path
) -> None:
    places = ("Брянской", "Курской", "Тульской", "Рязанской", "Орловской", "Липецкой", "Воронежской", "Калужской")
    whole = report("16 июня", 88)[:-1].replace(" над территорией Тульской области", ": ")
    whole += ", ".join(f"11 – над территорией {place} области" for place in places) + "."
    channels["mod_russia"].posts[15] = whole
    table = tmp_path / "table.csv"
    table.write_text(f'datetime,text_snippet\n{moment(15):%Y-%m-%d %H:%M},"{whole[:400]}"\n', encoding="utf-8")
    ingest(engine, ru_mod_posts.read_batch(read_table(table), today=date(2026, 1, 1)), retrieved_at=NOW)
    found = run()
    assert (found.completed, found.still_cut) == (1, 0)
    assert intercepted(engine, "ru_mod")["2025-06-16"] == 88


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_channel_that_cannot_be_read_is_left_as_it_was_and_the_next_run_goes_on(
    engine: Engine, channels: Channels, run: Run, fails_at: int
) -> None:
    channels["mod_russia"].faults[fails_at] = Answer(status=404)
    found = run()
    assert first_lines(found)[0].startswith("mod_russia: not refreshed. http")
    assert found.has_trouble
    assert intercepted(engine, "ru_mod") == {}
    assert intercepted(engine, "ua_air_force")
    assert not run().has_trouble
    assert len(intercepted(engine, "ru_mod")) == 6


def test_killed_between_import_and_clearing_away_nothing_is_lost_or_doubled(
    engine: Engine, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr("db.refresh.discard", lambda file: None)
        run()
    before = dump(engine, TABLES)
    run()
    assert dump(engine, TABLES) == before
    (tmp_path / "refresh" / "mod_russia.jsonl").write_text("half", "utf-8")
    assert not run().has_trouble


def test_of_two_at_once_the_second_leaves_the_work(run: Run, tmp_path: Path) -> None:
    run()
    with (tmp_path / "refresh" / "refresh.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(BusyError):
            run()


def test_a_channel_that_has_lost_most_of_its_posts_is_not_believed(
    engine: Engine, channels: Channels, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.refresh.FEWEST", 3)
    run()
    before = dump(engine, TABLES)
    whole = channels["mod_russia"].posts
    channels["mod_russia"].posts = {16: whole[16], 1: "Начало"}
    found = run()
    assert "The channel shows 1 of 6 posts known" in first_lines(found)[0]
    assert dump(engine, TABLES) == before
    channels["mod_russia"].posts = whole
    assert not run().has_trouble


def archive(*nights: int) -> FetchDataset:
    """A fetch of a dataset that has one attack on each of these days of June 2025."""
    nightly = "2025-06-{0:02} 00:00,2025-06-{0:02} 08:00,Shahed-136/131,{0},1,kpszsu/posts/{0}\n"
    table = f"{','.join(ivaniuk.COLUMNS)}\n{''.join(nightly.format(day) for day in nights)}"

    def fetch(file: Path, **_: object) -> int:
        with zipfile.ZipFile(file, "w") as zipped:
            zipped.writestr("table.csv", table)
        return len(nights)

    return fetch


def test_the_dataset_comes_in_whole_and_one_that_has_shrunken_is_refused(
    engine: Engine, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.refresh.findings", lambda conn: iter(()))  # it lacks the sums known from elsewhere
    lines = first_lines(run(fetch_dataset=archive(*range(1, 13))))
    assert lines[2].startswith("ivaniuk: 12 rows read: 12 new, 0 revised, 0 unchanged; ")
    assert len(lines) == 5
    lines = first_lines(run(fetch_dataset=archive(*range(1, 12))))
    assert lines[2].startswith("ivaniuk: 11 rows read: 0 new, 0 revised, 1 retired, 11 unchanged")
    before = dump(engine, TABLES)
    found = run(fetch_dataset=archive(1))
    assert found.has_trouble and first_lines(found)[2].startswith("ivaniuk: not refreshed. ")
    assert dump(engine, TABLES) == before
    assert not (tmp_path / "refresh" / "ivaniuk.zip").exists()


def test_a_dataset_that_cannot_be_read_keeps_nothing_else_from_coming_in(engine: Engine, run: Run) -> None:
    def refused(file: Path, **_: object) -> int:
        raise FetchError("Kaggle answers 403.")

    found = run(fetch_dataset=refused)
    assert first_lines(found)[2] == "ivaniuk: not refreshed. Kaggle answers 403."
    assert found.has_trouble and intercepted(engine, "ru_mod")
