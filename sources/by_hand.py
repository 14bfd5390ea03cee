"""Statements that a person hands in on the screen: a pasted text, or an uploaded file; pure.

A text is known by its words and the day of its publication, so the same text twice is one statement, and a text given
again with another hour or claimant is its next revision. An export of a channel keeps its posts as that channel's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sources import posts, telegram_export
from sources.claimants import KYIV, MOSCOW
from sources.inputs import EARLIEST, InputError, Limits, decoded
from sources.interchange import Item, read_items, record_of
from sources.parsers import PARSERS
from sources.records import Batch, Record

SOURCE = "by_hand"

LIMITS = Limits(size=10_000_000, statements=5_000, characters=20_000)
"""What one person may hand in at once."""

ZONES = {"Moscow": MOSCOW, "Kyiv": KYIV, "UTC": UTC}
"""The local times that a publication may be given in."""

SURROGATE = re.compile("[\ud800-\udfff]")
LINK = re.compile(r"https?://[A-Za-z0-9._~:/?#@!&+,;=%-]{3,500}")
"""Web addresses with nothing in them that any page, table or markup would take for its own."""


def published(day: date, hour: time | None, zone: str) -> datetime:
    """A moment of publication; a day alone stands for its last minute in Moscow, as in `sources.interchange`.

    >>> published(date(2026, 1, 26), time(8, 30), "Kyiv").isoformat()
    '2026-01-26T06:30:00+00:00'
    >>> published(date(2026, 1, 26), None, "UTC").isoformat()
    '2026-01-26T20:59:00+00:00'
    """
    if hour is None:
        return datetime.combine(day, time(23, 59), MOSCOW).astimezone(UTC)
    return datetime.combine(day, hour, ZONES[zone]).astimezone(UTC)


def problem_of(text: str, published_at: datetime, url: str | None, *, today: date) -> str | None:
    """Why a text is not taken, as a sentence; `None` if it is."""
    longest = LIMITS.characters or 0
    too_long = (
        f"The text has {len(text):,} characters, more than the {longest:,} that are taken: "
        "paste the part that states the figures."
    )
    days = f"between {EARLIEST} and today ({today})"
    rules = (
        (bool(text.strip()), "There is no text yet."),
        (len(text) <= longest, too_long),
        ("\x00" not in text, "A null character stands in the text, which no statement has: take it out."),
        (SURROGATE.search(text) is None, "Half a character stands in the text: copy it again."),
        (
            EARLIEST <= published_at.date() <= today + timedelta(days=1),
            f"The date of publication is not {days}: correct it.",
        ),
        (
            not url or LINK.fullmatch(url) is not None,
            "The link is no web address: give one that begins with https://, or none.",
        ),
    )
    return next((sentence for holds, sentence in rules if not holds), None)


def record(text: str, published_at: datetime, *, claimant: str | None = None, url: str | None = None) -> Record:
    """A pasted text as its parser reads it; `claimant` names the parser, without it the language decides."""
    parser = PARSERS.get(claimant or "")
    item = Item(
        line=1,
        id=key_of(text, published_at),
        published_at=published_at,
        text=text,
        kind=parser.kind if parser else None,
        language=None,
        url=url or None,
    )
    return record_of(item, source=SOURCE)


def key_of(text: str, published_at: datetime) -> str:
    """What a text added by hand is known by: the day of its publication (UTC) and its words, apart from blank space."""
    words = " ".join(text.split())
    return f"{published_at.astimezone(UTC):%Y-%m-%d}-{hashlib.sha256(words.encode()).hexdigest()[:24]}"


def batch_of(records: Iterable[Record], *, row_count: int, received: bytes) -> Batch:
    """Records added by hand as a batch; of several of one key the first counts."""
    kept: dict[str, Record] = {}
    for one in records:
        kept.setdefault(one.statement.external_id, one)
    days = [one.statement.published_at.date() for one in kept.values() if one.statement.published_at]
    return Batch(
        source=SOURCE,
        sha256=hashlib.sha256(received).hexdigest(),
        row_count=row_count,
        data_date=max(days, default=None),
        records=tuple(kept.values()),
        complete=False,
    )


def parse_upload(received: bytes, name: str, *, today: date) -> Batch:
    """An uploaded file: Telegram Desktop's export of a channel, posts that were fetched, or JSON Lines.

    Raises:
        InputError: It is none of these, is damaged, or holds too much.
    """
    path = Path(name)
    LIMITS.check_size(path, len(received))
    if not received.strip():
        raise InputError(path, None, "the file is empty", "export it again")
    if telegram_export.is_export(received):
        return telegram_export.parse_batch(received, path, today=today, limits=LIMITS)
    if posts.holds_posts(received):
        return posts.parse_batch(received, path, today=today, limits=LIMITS)
    if not received.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        problem = "it is neither Telegram Desktop's export of a channel nor JSON Lines"
        raise InputError(path, None, problem, "choose a file of one of these forms")
    return _lines(received, path, today)


def _lines(received: bytes, path: Path, today: date) -> Batch:
    decoded(path, received)
    items = []
    for item in read_items(received.splitlines(), path, today=today):
        LIMITS.check_text(path, item.line, item.text)
        items.append(item)
        LIMITS.check_count(path, len(items))
        if item.url and not LINK.fullmatch(item.url):
            raise InputError(path, item.line, "the url is no web address", "correct that line")
    return batch_of((_of_line(item) for item in items), row_count=len(items), received=received)


def _of_line(item: Item) -> Record:
    known = replace(item, id=key_of(item.text, item.published_at))
    return record_of(known, source=SOURCE)
