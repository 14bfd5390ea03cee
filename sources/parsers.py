"""Which parser reads a statement: by its kind where one is given, else by its language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sources import news, ru_mod, ua_air_force
from sources.records import Reading, Status


class ParseStatement(Protocol):
    """Reads statements of one language."""

    def __call__(self, text: str, published_at: datetime, *, is_cut: bool = False) -> Reading:
        """All that one text says; `is_cut` says that its end is missing. Pure: no clock, no network, no database."""


@dataclass(frozen=True, slots=True)
class Parser:
    """One parser: `claimant` names it on the command line, `kind` in JSON Lines; `language` is what it reads."""

    claimant: str
    kind: str
    language: str
    parse_statement: ParseStatement
    version: str


PARSERS = {
    parser.claimant: parser
    for parser in (
        Parser("ru_mod", "ru_mod", "ru", ru_mod.parse_statement, ru_mod.PARSER_VERSION),
        Parser("ua_air_force", "ua_af", "uk", ua_air_force.parse_statement, ua_air_force.PARSER_VERSION),
        Parser("news", "en_news", "en", news.parse_statement, news.PARSER_VERSION),
    )
}
BY_KIND = {parser.kind: parser for parser in PARSERS.values()}
BY_LANGUAGE = {parser.language: parser for parser in PARSERS.values()}

KIND_LANGUAGES = {"ru_mod": "ru", "ua_af": "uk", "en_news": "en"}
NO_PARSER = "none"

UKRAINIAN = re.compile(r"[іїєґ]|\b(?:збит|знищен|ворож|атакува|удар[ну]|та\b|із\b|що\b)", re.IGNORECASE)
RUSSIAN = re.compile(r"[ыэёъ]|\b(?:сбит|уничтожен|област|над\b|были?\b|и\b)", re.IGNORECASE)
CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
LATIN = re.compile(r"[a-z]", re.IGNORECASE)


def language_of(text: str) -> str:
    """The language of a text by its letters: "uk", "ru" or "en".

    >>> language_of("У ніч на 5 травня"), language_of("В ночь на 5 мая"), language_of("Overnight")
    ('uk', 'ru', 'en')
    """
    cyrillic, latin = len(CYRILLIC.findall(text)), len(LATIN.findall(text))
    if latin > cyrillic or not cyrillic:
        return "en"
    # Marks of the one language also stand in names that the other quotes: the more frequent ones decide.
    return "uk" if len(UKRAINIAN.findall(text)) > len(RUSSIAN.findall(text)) else "ru"


def parser_for(text: str, *, kind: str | None = None, language: str | None = None) -> Parser | None:
    """The parser for a text; `None` where its language has none."""
    if kind is not None and kind in KIND_LANGUAGES:
        return BY_KIND.get(kind)
    known = language if language in KIND_LANGUAGES.values() else None
    return BY_LANGUAGE.get(known or language_of(text))


def read_text(parser: Parser | None, text: str, published_at: datetime, *, is_cut: bool = False) -> Reading:
    """What the parser reads; a text that no parser knows is unreadable."""
    if parser is None:
        return Reading(Status.UNREADABLE, problems=("no parser reads statements of this kind or language",))
    return parser.parse_statement(text, published_at, is_cut=is_cut)
