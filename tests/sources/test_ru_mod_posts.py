from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sources import ru_mod_posts
from sources.inputs import InputError, read_table
from sources.records import Batch, Reading, Status

COLUMNS = ("date", "datetime", "drone_count", "oblasts", "text_snippet")
POST = {
    "date": "2025-05-02",
    "datetime": "2025-05-02 05:10",
    "drone_count": "7",
    "oblasts": "tula",
    "text_snippet": "Текст.",
}

WriteCsv = Callable[[Iterable[str], Iterable[dict[str, str]]], Path]
Read = Callable[..., Batch]


@pytest.fixture
def read(write_csv: WriteCsv, today: date) -> Read:
    def read_posts(*posts: dict[str, str], columns: Iterable[str] = COLUMNS) -> Batch:
        rows = [{column: cell for column, cell in (POST | post).items() if column in columns} for post in posts]
        return ru_mod_posts.read_batch(read_table(write_csv(columns, rows)), today=today)

    return read_posts


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, datetime, bool]]:
    """What reaches the parser: the text, the moment, whether it is cut."""
    calls = []

    def parse_statement(text: str, published_at: datetime, *, is_cut: bool = False) -> Reading:
        calls.append((text, published_at, is_cut))
        return Reading(Status.NOTHING)

    monkeypatch.setattr(ru_mod_posts, "parse_statement", parse_statement)
    return calls


def test_a_post_is_a_statement_known_by_its_minute_and_words(read: Read) -> None:
    batch = read({})
    assert (batch.source, batch.row_count, batch.data_date, batch.complete) == (
        "mod_russia",
        1,
        date(2025, 5, 2),
        False,
    )
    statement = batch.records[0].statement
    assert statement.external_id == f"2025-05-02T05:10Z-{statement.content_hash[:12]}"
    assert statement.published_at == datetime(2025, 5, 2, 5, 10, tzinfo=UTC)
    assert (statement.claimant, statement.language, statement.url) == ("ru_mod", "ru", "https://t.me/mod_russia")
    assert batch.records[0].parser_version == ru_mod_posts.PARSER_VERSION


def test_the_text_reaches_the_parser_as_given_and_the_guesses_do_not(
    read: Read, parsed: list[tuple[str, datetime, bool]]
) -> None:
    moment = datetime(2025, 5, 2, 5, 10, tzinfo=UTC)
    one, two = read({"text_snippet": "  Два слова \n"}).records[0], read({"oblasts": "", "drone_count": "0"}).records[0]
    assert parsed == [("  Два слова \n", moment, False), ("Текст.", moment, False)]
    assert one.statement.text == "  Два слова \n"
    assert two.statement.external_id == read({}).records[0].statement.external_id


@pytest.mark.parametrize(("length", "is_cut"), [(399, False), (400, True)])
def test_a_text_of_full_length_is_cut(
    read: Read, parsed: list[tuple[str, datetime, bool]], length: int, is_cut: bool
) -> None:
    # White space at the ends counts: the text was cut before anybody stripped it.
    record = read({"text_snippet": " " + "я" * (length - 2) + " "}).records[0]
    assert record.statement.is_cut is is_cut
    assert parsed[0][2] is is_cut


def test_a_post_without_text_is_listed(read: Read) -> None:
    batch = read({"text_snippet": " "}, {})
    assert batch.left_out == ((2, "the post has no text"),)
    assert batch.row_count == 2


@pytest.mark.parametrize(
    ("post", "words"),
    [
        ({"datetime": "02.05.2025 05:10"}, "not a moment like"),
        ({"datetime": "2025-05-02"}, "not a moment like"),
        ({"datetime": "2099-05-02 05:10"}, "datetime is 2099-05-02"),
        ({}, "stands already in line 2"),
    ],
)
def test_an_absurd_post_stops_the_file(read: Read, post: dict[str, str], words: str) -> None:
    with pytest.raises(InputError, match=r"table.csv, line 3: ") as caught:
        read({}, post)
    assert words in str(caught.value)


def test_two_posts_of_one_minute_are_two(read: Read) -> None:
    assert len(read({}, {"text_snippet": "Другой текст."}).records) == 2


def test_the_guesses_need_not_be_there_but_the_text_must(read: Read) -> None:
    assert len(read({}, columns=("datetime", "text_snippet")).records) == 1
    with pytest.raises(InputError, match="the header lacks text_snippet"):
        read({}, columns=("date", "datetime"))
