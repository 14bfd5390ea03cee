"""A plain text as a statement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sources.inputs import InputError
from sources.plain_text import read_batch

TEXT = "Russia\u2019s Defense Ministry said air defenses downed 12 Ukrainian drones overnight.\n"


def test_a_text_is_one_statement_known_by_its_day_and_words(tmp_path: Path, today: date) -> None:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    batch = read_batch(file, published="2026-01-26", url="https://example.org/1", today=today)
    record = batch.records[0]
    assert (batch.row_count, batch.complete) == (1, False)
    assert (record.statement.claimant, record.statement.url) == ("ru_mod", "https://example.org/1")
    figure = record.reading.claims[0].figures[0]
    assert (figure.value, TEXT[figure.start : figure.end]) == (12, "12")
    other = tmp_path / "copy.txt"
    other.write_bytes(file.read_bytes())
    again = read_batch(other, published="2026-01-26", url="https://example.org/1", today=today)
    assert again.records == batch.records


@pytest.mark.parametrize(
    ("content", "published", "words"),
    [
        (b"", "2026-01-26", "the file is empty"),
        (b"\xff\xfe", "2026-01-26", "is not UTF-8"),
        (b"Text", "yesterday", "not a date in ISO 8601"),
        (b"Text", "2099-01-01", "not between"),
    ],
)
def test_what_cannot_be_one_is_refused(tmp_path: Path, today: date, content: bytes, published: str, words: str) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(content)
    with pytest.raises(InputError, match=words):
        read_batch(file, published=published, today=today)
