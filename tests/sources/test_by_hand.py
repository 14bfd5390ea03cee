"""Statements that a person hands in: what is taken, what each is known by, files, bounded time."""

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime

import pytest

from sources import by_hand
from sources.inputs import InputError
from sources.records import Status

TODAY = date(2026, 7, 1)
MORNING = datetime(2026, 1, 26, 6, tzinfo=UTC)
REPORT = "В период с 23.00 мск 25 января до 7.00 мск 26 января сбиты 7 украинских беспилотных летательных аппаратов."


def test_the_language_decides_who_reads_unless_it_is_said() -> None:
    read = by_hand.record(REPORT, MORNING)
    assert [claim.claimant for claim in read.reading.claims] == ["ru_mod"]
    assert read.statement.source == "by_hand" and read.statement.text == REPORT
    assert by_hand.record(REPORT, MORNING, claimant="news").reading.claims == ()


def test_the_same_words_on_one_day_are_one_statement() -> None:
    key = by_hand.key_of(REPORT, MORNING)
    assert key == by_hand.key_of(f" {REPORT}\n", MORNING.replace(hour=20))
    assert key != by_hand.key_of(REPORT, MORNING.replace(day=27))
    assert key != by_hand.key_of(REPORT.replace("7 ", "8 "), MORNING)


@pytest.mark.parametrize(
    ("text", "url", "moment", "words"),
    [
        (" \n", None, MORNING, "no text yet"),
        ("x" * 20_001, None, MORNING, "20,001 characters, more than the 20,000"),
        ("7 drones\x00", None, MORNING, "null character"),
        ("7 drones \ud83d", None, MORNING, "Half a character"),
        (REPORT, None, datetime(2021, 1, 1, tzinfo=UTC), "date of publication"),
        (REPORT, None, datetime(2026, 8, 1, tzinfo=UTC), "date of publication"),
        (REPORT, "javascript:alert(1)", MORNING, "no web address"),
        (REPORT, "https://t.me/x y", MORNING, "no web address"),
        (REPORT, '=HYPERLINK("https://example.org")', MORNING, "no web address"),
        (REPORT, "https://example.org/\u202e1", MORNING, "no web address"),
    ],
)
def test_what_is_not_taken_is_said(text: str, url: str | None, moment: datetime, words: str) -> None:
    assert words in (by_hand.problem_of(text, moment, url, today=TODAY) or "")


def test_what_is_taken() -> None:
    for url in (None, "", "https://t.me/mod_russia/41", "https://example.org/a?b=c&d=%20#e"):
        assert by_hand.problem_of("x" * 20_000, MORNING, url, today=TODAY) is None


def lines(*texts: str, **further: object) -> bytes:
    rows = [{"id": str(at), "published": "2026-01-26T06:00:00Z", "text": text} for at, text in enumerate(texts)]
    return "".join(json.dumps({**row, **further}) + "\n" for row in rows).encode()


def test_json_lines_are_kept_as_pasted_texts_are() -> None:
    batch = by_hand.parse_upload(lines(REPORT, "Nothing.", REPORT), "some.jsonl", today=TODAY)
    assert (batch.source, batch.row_count, batch.complete) == ("by_hand", 3, False)
    assert [record.statement.external_id for record in batch.records] == [
        by_hand.key_of(REPORT, MORNING),
        by_hand.key_of("Nothing.", MORNING),
    ]


EXPORT = {
    "name": "Минобороны России",
    "type": "public_channel",
    "id": 5,
    "messages": [{"id": 1, "type": "message", "date_unixtime": "1769407200", "text": REPORT, "from_id": "channel5"}],
}


def test_an_export_is_kept_as_the_channels_posts() -> None:
    batch = by_hand.parse_upload(json.dumps(EXPORT, indent=1).encode(), "result.json", today=TODAY)
    (record,) = batch.records
    assert (batch.source, record.statement.external_id, record.reading.status) == ("mod_russia", "1", Status.READ)


def export_of(count: int, text: str) -> bytes:
    (message,) = EXPORT["messages"]  # type: ignore[misc]
    messages = [{**message, "id": number, "text": text} for number in range(1, count + 1)]  # type: ignore[dict-item]
    return json.dumps({**EXPORT, "messages": messages}, indent=1).encode()


@pytest.mark.parametrize(
    ("received", "words"),
    [
        (b" ", "the file is empty"),
        (b"id,text\n1,x\n", "neither Telegram Desktop's export of a channel nor JSON Lines"),
        (b"\x89PNG", "neither"),
        (b"{" * 5_000, "not JSON"),
        (b'{"id": "1", "published": "2026-01-26", "text": "\xff"}', "not UTF-8"),
        (lines("x" * 20_001), "20,001 characters"),
        (lines(*["x"] * 5_001), "more than the 5,000 statements"),
        (lines(REPORT, url="javascript:alert(1)"), "no web address"),
        (export_of(5_001, "x"), "more than the 5,000 statements"),
        (export_of(1, "x" * 20_001), "20,001 characters"),
        (b" " * 10_000_001, "10,000,001 bytes, more than the 10,000,000"),
    ],
)
def test_files_that_are_not_taken(received: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        by_hand.parse_upload(received, "given.json", today=TODAY)


NASTY = (
    "1 ",
    "сбит 12 ",
    "12, ",
    "1",
    "над территорией ",
    "в период с 23.00 мск ",
    "двадцать ",
    ", 3 – над территорией Брянской области",
    "У ніч на 5 травня збито 5 шахедів. ",
    "збито/подавлено ",
    "one hundred and ",
    "Overnight, 12 drones, Ukraine's air force said. ",
    "drones shot down over ",
    "(",
    "\u202e",
    "а\n",
    "<img src=x onerror=alert(1)>",
)


@pytest.mark.parametrize("reader", [None, "ru_mod", "ua_air_force", "news"])
def test_nasty_texts_are_read_in_bounded_time(reader: str | None) -> None:
    for piece in NASTY:
        text = (piece * 20_000)[:20_000]
        begun = time.process_time()
        by_hand.record(text, MORNING, claimant=reader)
        assert time.process_time() - begun < 1, piece
