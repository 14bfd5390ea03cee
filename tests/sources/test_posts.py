from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sources.batches import read_batch
from sources.inputs import InputError
from sources.interchange import read_items
from sources.posts import Post, line_of

PUBLISHED = datetime(2025, 5, 2, 5, 10, 33, tzinfo=UTC)
FIRST = Post("mod_russia", 7, PUBLISHED, "Сообщение\u2028в две строки")


def test_lines_give_back_the_posts_and_of_two_the_later_counts(tmp_path: Path, today: date) -> None:
    path = tmp_path / "posts.jsonl"
    edited = Post("mod_russia", 7, PUBLISHED, "Исправленное", is_edited=True)
    path.write_text(line_of(FIRST) + line_of(Post("mod_russia", 6, PUBLISHED, "Другое")) + line_of(edited), "utf-8")
    batch = read_batch(path, today=today)
    assert batch.source == "mod_russia"
    assert [(record.statement.external_id, record.statement.text) for record in batch.records] == [
        ("6", "Другое"),
        ("7", "Исправленное"),
    ]
    assert batch.records[0].statement.published_at == PUBLISHED


def test_a_line_is_a_statement_that_parse_reads_too(today: date) -> None:
    (item,) = read_items([line_of(FIRST).encode()], "lines", today=today)
    assert (item.id, item.kind, item.url) == ("mod_russia/7", "ru_mod", "https://t.me/mod_russia/7")


@pytest.mark.parametrize(
    ("further", "words"),
    [
        (line_of(Post("kpszsu", 1, PUBLISHED, "Text")), "posts of kpszsu and mod_russia"),
        (line_of(FIRST)[:40], "the last line does not end"),
        ("{}\n", "line 2: the line is no fetched post"),
        ("[]\n", "line 2: the line is no fetched post"),
        (line_of(FIRST).replace('"post": 7', '"post": "7"'), "line 2: the line names no post of a known channel"),
        (line_of(FIRST).replace('"channel": "mod_russia"', '"channel": "other"'), "line 2: the line names no post"),
        (line_of(FIRST).replace("2025-05-02", "2031-05-02"), "line 2: published is"),
        (line_of(FIRST).replace("+00:00", ""), "line 2: published is"),
    ],
)
def test_a_broken_file_is_refused_whole(tmp_path: Path, today: date, further: str, words: str) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_text(line_of(FIRST) + further, "utf-8")
    with pytest.raises(InputError) as caught:
        read_batch(path, today=today)
    assert words in str(caught.value)
