"""A plain text as one statement; when it was published must be told beside it, since the text itself need not say."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from sources.inputs import decoded, read_bytes
from sources.interchange import SOURCE, Item, moment_of, record_of
from sources.records import Batch


def item_of(
    path: Path | str, received: bytes, *, published: str, kind: str | None = None, url: str | None = None, today: date
) -> Item:
    """A text's bytes as a statement, known by its day and words.

    Args:
        path: What errors call it.
        received: UTF-8.
        published: ISO 8601, UTC, or a bare date.
        kind: The parser's kind; without it, language and wording decide.
        url: The statement's link.
        today: Nothing was published later.

    Raises:
        InputError: The text is not UTF-8, or `published` is no date or out of bounds.
    """
    text = decoded(Path(path), received)
    published_at = moment_of(published, path, None, today)
    name = f"{published_at:%Y-%m-%d}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    return Item(1, name, published_at, text, kind, None, url)


def read_batch(path: Path, *, published: str, kind: str | None = None, url: str | None = None, today: date) -> Batch:
    """A text file as a batch of one statement; see `item_of`.

    Raises:
        InputError: See there; or the file is missing, empty or too large.
    """
    received = read_bytes(path)
    item = item_of(path, received, published=published, kind=kind, url=url, today=today)
    return Batch(
        source=SOURCE,
        sha256=hashlib.sha256(received).hexdigest(),
        row_count=1,
        data_date=item.published_at.date(),
        records=(record_of(item),),
        complete=False,
    )
