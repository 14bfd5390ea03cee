from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sources.parsers import BY_KIND, BY_LANGUAGE, KIND_LANGUAGES, PARSERS, language_of, parser_for, read_text
from sources.records import Reading, Status

NOW = datetime(2026, 2, 2, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Минувшей ночью сбиты десять БПЛА.", "ru"),
        ("Уночі збито десять БпЛА.", "uk"),
        # No letter that only Ukrainian has.
        ("Збито 12 ворожих БпЛА", "uk"),
        # A Ukrainian name inside a Russian text.
        (
            "Над Харьковской областью были замечены и сбиты цели, как сообщил канал «Повітряні сили».",
            "ru",
        ),
        ("Ten Shahed drones, or «шахеды», were downed overnight.", "en"),
        ("", "en"),
        ("12345", "en"),
    ],
)
def test_language_by_letters(text: str, language: str) -> None:
    assert language_of(text) == language


def test_kind_decides_before_language_and_language_before_wording() -> None:
    russian = "Минувшей ночью сбиты десять БПЛА."
    assert parser_for(russian) is PARSERS["ru_mod"]
    assert parser_for("Overnight", kind="ru_mod") is PARSERS["ru_mod"]
    assert parser_for("Overnight", language="ru") is PARSERS["ru_mod"]
    # What is not known decides nothing.
    assert parser_for(russian, kind="blog", language="xx") is PARSERS["ru_mod"]


def test_each_parser_is_found_by_kind_and_language_and_has_a_version() -> None:
    assert set(BY_LANGUAGE) <= set(KIND_LANGUAGES.values())
    for claimant, parser in PARSERS.items():
        assert parser.claimant == claimant
        assert BY_KIND[parser.kind] is BY_LANGUAGE[parser.language] is parser
        assert KIND_LANGUAGES[parser.kind] == parser.language
        assert parser.version
        assert isinstance(parser.parse_statement("", NOW), Reading)


def test_what_no_parser_reads_is_unreadable() -> None:
    reading = read_text(None, "Text", NOW)
    assert reading.status is Status.UNREADABLE
    assert reading.problems
