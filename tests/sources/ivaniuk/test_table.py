from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sources import ivaniuk
from sources.inputs import InputError, read_table
from sources.records import Batch, LaunchArea, Side, Status

Attacks = Callable[..., Path]


@pytest.fixture
def read(attacks: Attacks, today: date) -> Callable[..., Batch]:
    def read_rows(*rows: dict[str, str]) -> Batch:
        return ivaniuk.read_batch(read_table(attacks(*rows)), today=today)

    return read_rows


Read = Callable[..., Batch]


def test_a_row_is_a_statement_with_one_claim_and_its_link(read: Read) -> None:
    batch = read({"launch_place": "Kursk oblast and Crimea"})
    assert (batch.source, batch.row_count, batch.data_date, batch.complete) == ("ivaniuk", 1, date(2026, 2, 2), True)
    (record,) = batch.records
    assert record.statement.url == "https://www.facebook.com/kpszsu/posts/pfbid0abc"
    assert record.statement.claimant == "ua_air_force"
    assert record.statement.text is None
    (claim,) = record.reading.claims
    assert claim.attacker is Side.RU
    assert claim.launch_areas == (LaunchArea("Kursk oblast", "RU-KRS"), LaunchArea("Crimea", "UA-43"))
    assert record.reading.status is Status.READ


def test_the_publisher_is_the_claimant(read: Read) -> None:
    sources = ["kpszsu/posts/1", "PvKPivden/posts/1", "pvkshid/posts/1", "PvkZahid/posts/1", "PvkCenter/posts/1"]
    sources += ["GeneralStaff.ua/posts/1", "https://t.me/kpszsu/1", "CinCAFU/posts/1", "kharkivoda.gov.ua/news/1"]
    claimants = [record.statement.claimant for record in read(*({"source": source} for source in sources)).records]
    assert claimants == [
        "ua_air_force",
        "ua_air_command_south",
        "ua_air_command_east",
        "ua_air_command_west",
        "ua_air_command_centre",
        "ua_general_staff",
        "ua_air_force",
        "other",
        "ua_authorities",
    ]


def test_every_row_is_a_claim_or_is_listed_with_its_reason(read: Read) -> None:
    batch = read(
        {},
        {"source": "https://t.me/war_monitor/1"},
        {"source": "watch/?v=1"},
        {"source": "somebody/posts/1"},
        {"model": "Фенікс"},
    )
    assert len(batch.records) == 1
    assert [line for line, _ in batch.left_out] == [3, 4, 5, 6]
    assert all(reason for _, reason in batch.left_out)
    assert "Фенікс" in batch.left_out[3][1]


def test_ids_are_stable_and_places_tell_rows_of_one_post_apart(read: Read) -> None:
    rows = [
        {"model": "Iskander-M", "launch_place": place, "launched": "1", "destroyed": "0"}
        for place in ("Crimea", "Kursk oblast")
    ]
    one, two = (record.statement.external_id for record in read(*rows).records)
    assert one != two
    assert one.startswith("kpszsu/posts/pfbid0abc|2026-02-01 18:00|2026-02-02 08:00|Iskander-M#")
    assert [record.statement.external_id for record in read(*reversed(rows)).records] == [two, one]


def test_a_long_id_fits_the_ledger(read: Read) -> None:
    rows = [{"source": "kpszsu/posts/" + "p" * 300 + end} for end in "ab"]
    ids = [record.statement.external_id for record in read(*rows).records]
    assert len(set(ids)) == 2
    assert max(map(len, ids)) <= 200


def test_only_a_change_in_what_is_read_is_a_revision(read: Read) -> None:
    def content(**cells: str) -> str:
        return read(cells).records[0].statement.content_hash

    assert content() == content(is_shahed="40") == content(launched="60")
    assert content() != content(launched="61")
    assert content() != content(target="Odesa oblast")


def test_two_posts_that_tell_of_one_window_and_weapon_are_flagged(read: Read) -> None:
    records = read(
        {}, {"source": "kpszsu/posts/pfbid0def"}, {"model": "Kalibr", "source": "kpszsu/posts/pfbid0ghi"}
    ).records
    assert [record.reading.status for record in records] == [Status.FLAGGED, Status.FLAGGED, Status.READ]
    assert "may be the same attack" in records[0].reading.problems[0]


def test_an_air_command_that_tells_of_all_ukraine_is_flagged(read: Read) -> None:
    (record,) = read({"source": "PvKPivden/posts/1"}).records
    assert record.reading.status is Status.FLAGGED
    assert "may be national" in record.reading.problems[0]


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        ([{}, {}], 3, "the same attack from the same post as line 2"),
        ([{"destroyed": "61"}], 2, "destroyed is 61, more than the 60 launched"),
        ([{"launched": "-1"}], 2, "cannot be negative"),
        ([{"time_end": "2099-02-02 08:00"}], 2, "2099-02-02"),
        ([{"source": ""}], 2, "names no post"),
        ([{"destroyed_details": "{'south': 1"}], 2, "not a dict of places"),
        ([{"affected region": "Kyiv"}], 2, "not a list of places"),
        ([{"border_crossing": "?"}], 2, "not a dict of places"),
    ],
)
def test_an_absurd_file_is_refused_whole(read: Read, rows: list[dict[str, str]], line: int, words: str) -> None:
    with pytest.raises(InputError, match=f"table.csv, line {line}: ") as caught:
        read(*rows)
    assert words in str(caught.value)


def test_a_wrong_header_is_refused_and_further_columns_are_allowed(attacks: Attacks, today: date) -> None:
    columns = ("time_start", "time_end", "model", "launched", "destroyed", "target", "border_crossing", "source", "new")
    batch = ivaniuk.read_batch(read_table(attacks({}, columns=columns)), today=today)
    assert len(batch.records) == 1
    without = [column for column in columns if column != "launched"]
    path = attacks(columns=without)
    with pytest.raises(InputError, match="line 1: the header lacks launched"):
        ivaniuk.read_batch(read_table(path), today=today)
