"""A walk into a file: resumed, extended, read again for edits, and whole whenever it is killed."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest

from sources import telegram_preview
from sources.batches import read_batch
from sources.fetching import teller
from sources.inputs import InputError
from sources.polite import FetchError, Getter
from sources.walk import Progress, State, fetch_channel, state_file
from tests.sources.channel_server import Answer, Channel, moment, served

TODAY = date(2026, 7, 1)
ALL = datetime(2025, 1, 1, tzinfo=UTC)

Fetch = Callable[..., int]


@pytest.fixture
def channel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Channel]:
    with served(Channel(posts={number: f"Сообщение {number}" for number in range(1, 12)})) as channel:
        monkeypatch.setattr(telegram_preview, "BASE", channel.base)
        yield channel


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "fetched" / "posts.jsonl"


@pytest.fixture
def fetch(channel: Channel, file: Path) -> Iterator[Fetch]:
    with httpx.Client(timeout=5, trust_env=False) as client:

        def fetches(since: datetime = ALL, told: list[Progress] | None = None) -> int:
            getter = Getter(client, clock=lambda: 0.0, sleep=lambda _: None)
            tell = [].append if told is None else told.append
            return fetch_channel(getter, "mod_russia", file, since=since, today=TODAY, tell=tell)

        yield fetches


def texts(file: Path) -> dict[int, str | None]:
    records = read_batch(file, today=TODAY).records
    return {int(record.statement.external_id): record.statement.text for record in records}


def all_of(channel: Channel) -> dict[int, str]:
    return dict(sorted(channel.posts.items()))


def test_a_whole_channel_is_fetched_once(channel: Channel, fetch: Fetch, file: Path) -> None:
    assert fetch() == 11
    assert texts(file) == all_of(channel)
    assert len(channel.asked) == 4


def test_a_walk_ends_at_the_day_asked_for(channel: Channel, fetch: Fetch, file: Path) -> None:
    fetch(moment(6))
    assert min(texts(file)) <= 6
    assert channel.asked == ["/s/mod_russia", "/s/mod_russia?before=9", "/s/mod_russia?before=6"]


def test_the_next_run_adds_what_is_new_and_takes_edits_of_two_days(channel: Channel, fetch: Fetch, file: Path) -> None:
    fetch()
    channel.asked.clear()
    channel.posts |= {12: "Новое", 13: "Новее", 11: "Исправленное", 2: "Поздно исправленное"}
    fetch()
    assert texts(file) == all_of(channel) | {2: "Сообщение 2"}
    assert channel.asked == ["/s/mod_russia", "/s/mod_russia?before=11"]


def test_a_later_run_walks_on_to_an_earlier_day(channel: Channel, fetch: Fetch, file: Path) -> None:
    fetch(moment(9))
    first = len(channel.asked)
    fetch()
    assert texts(file) == all_of(channel)
    # What was covered is not walked over again.
    assert channel.asked[first:] == [f"/s/mod_russia{page}" for page in ("", "?before=9", "?before=6", "?before=3")]


@pytest.mark.parametrize("request_that_fails", range(1, 5))
def test_a_run_that_was_interrupted_is_finished(
    channel: Channel, fetch: Fetch, file: Path, request_that_fails: int
) -> None:
    channel.faults[request_that_fails] = Answer(status=404)
    with pytest.raises(FetchError):
        fetch()
    fetched = len(texts(file)) if request_that_fails > 1 else 0
    assert fetched == 3 * (request_that_fails - 1)
    channel.posts[12] = "Новое"  # published between the two
    fetch()
    assert texts(file) == all_of(channel)


def test_what_was_half_written_when_killed_is_dropped(channel: Channel, fetch: Fetch, file: Path) -> None:
    channel.faults[3] = Answer(status=404)
    with pytest.raises(FetchError):
        fetch()
    with file.open("a", encoding="utf-8") as lines:
        lines.write('{"id": "mod_russia/4", "publ')
    fetch()
    assert texts(file) == all_of(channel)


def test_a_gap_longer_than_a_run_asked_for_is_closed(channel: Channel, fetch: Fetch, file: Path) -> None:
    fetch()
    channel.posts |= dict.fromkeys(range(12, 25), "Новое")
    fetch(moment(24))
    assert texts(file) == all_of(channel)


def test_two_at_once_are_refused(fetch: Fetch, file: Path) -> None:
    fetch()
    with file.with_name(file.name + ".lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(InputError, match="another program has it; wait until it has ended"):
            fetch()
    fetch()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("{", "it is no state of a fetch"),
        ('{"channel": "mod_russia", "other": 1}', "it is no state of a fetch"),
        ('{"channel": "mod_russia", "until": "2026-01-01"}', "it is no state of a fetch"),
        ('{"channel": "kpszsu"}', "it is of kpszsu, not of mod_russia"),
        ('{"channel": "mod_russia", "size": 99999}', "it is shorter than it was"),
        (None, "beside it"),
    ],
)
def test_a_file_that_is_not_the_states_is_left_alone(fetch: Fetch, file: Path, state: str | None, words: str) -> None:
    fetch()
    whole = file.read_bytes()
    if state is None:
        state_file(file).unlink()
    else:
        state_file(file).write_text(state, "utf-8")
    with pytest.raises(InputError, match=words):
        fetch()
    assert file.read_bytes() == whole


def test_the_state_says_what_is_covered(fetch: Fetch, file: Path) -> None:
    fetch(moment(6))
    state = State(**json.loads(state_file(file).read_text("utf-8")))
    assert (state.newest_at, state.oldest, state.until) == (moment(11).isoformat(), 3, None)
    assert state.size == file.stat().st_size


def test_the_way_is_told_with_the_time_left(fetch: Fetch) -> None:
    told: list[Progress] = []
    fetch(moment(1), told)
    assert [round(one.share, 1) for one in told] == [0.2, 0.5, 0.8, 1.0]
    clock = [0.0]
    said: list[str] = []
    tell = teller(lambda: clock[0], said.append)
    for seconds, one in ((60.0, told[1]), (65.0, told[2]), (66.0, told[3])):
        clock[0] = seconds
        tell(one)
    assert said == [
        "mod_russia: 6 posts, back to 2025-06-07 00:00 UTC, about 1 min left",
        "mod_russia: 11 posts, back to 2025-06-02 00:00 UTC",
    ]
