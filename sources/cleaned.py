"""A statement's text without the marks that hide its words, and the way back to the text as given.

Every rule either replaces one character by one or leaves a character out, so each character of the cleaned text
is one character of the raw text and a span of one is a span of the other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

_GONE = "\0"
"""Stands for a character that is left out; itself always left out, so a raw null byte is too."""

_EMOJI = "\ue000"
"""Stands for an emoji until its neighbours have been looked at (from Unicode's private use: no text has it)."""

_BULLETS = "•▪▫◽◾◻◼■□●○◦‣⁃🔹🔸🔷🔶🔺🔻➤►▶"

_LOOKALIKES = str.maketrans("aceiopxyABCEHIKMOPTXYkïÏ", "асеіорхуАВСЕНІКМОРТХУкїЇ")  # Latin → Cyrillic


def _translations() -> dict[int, str | None]:
    """The table of all rules that look at one character only."""
    left_out = [
        *(range(0x09)),
        *range(0x0E, 0x20),
        *range(0x7F, 0x85),
        *range(0x86, 0xA0),
        0xAD,  # soft hyphen
        *range(0x300, 0x370),  # accents put over the letter before
        0x61C,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0x20E3,  # keycap
        *range(0xD800, 0xE000),  # lone surrogates
        *range(0xFE00, 0xFE10),  # variation selectors
        0xFEFF,
        *range(0xFFF9, 0xFFFE),
        *range(0xE0000, 0xE0200),
        *map(ord, "*_`"),
    ]
    emoji = [
        *map(ord, "©®‼⁉™ℹ〰〽㊗㊙"),
        *range(0x2190, 0x2200),  # arrows
        *range(0x2300, 0x2400),
        *range(0x2460, 0x2500),  # enclosed numbers and letters
        *range(0x25A0, 0x27C0),
        *range(0x2900, 0x2980),
        *range(0x2B00, 0x2C00),
        *range(0xE000, 0xF900),
        *range(0x1F000, 0x1FB00),
    ]
    spaces = (
        "\t\x0b\x0c\r\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    )
    table: dict[int, str | None] = dict.fromkeys(emoji, _EMOJI)
    table |= dict.fromkeys(left_out)
    table |= dict.fromkeys(map(ord, _BULLETS), "•")
    table |= dict.fromkeys(map(ord, spaces), " ")
    table |= dict.fromkeys(map(ord, "\x85\u2028\u2029"), "\n")
    table |= dict.fromkeys(map(ord, "‒–—―−"), "–")
    table |= dict.fromkeys(map(ord, "\u2010\u2011"), "-")  # true hyphens
    table |= dict.fromkeys(map(ord, "’‘ʼʹ′´＇"), "'")
    return table


_TABLE = _translations()
_TABLE_OF_EQUAL_LENGTH = {code: _GONE if char is None else char for code, char in _TABLE.items()}

# Whatever else a text holds may be in the table; most characters are not, and a search skips them quickly.
_PERHAPS_IN_TABLE = re.compile(r"[^А-яЁёІіЇїЄєҐґA-Za-z0-9 \n.,:;!?()/«»\"-]+")

# [words](address); an address that the text's end cuts off counts too.
_LINK = re.compile(
    r"\[([^\[\]]*)\]\(((?:https?:|tg:|mailto:|www\.|t\.me|[/#])[^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\)|\Z))"
)
_KEPT = re.compile("[^\0]+")
_DOUBLED = re.compile(r"~~|\|\|")
_DECOMPOSED = re.compile("[иИ]\u0306|[еЕіІ]\u0308")
_COMPOSED = str.maketrans("иИеЕіІ", "йЙёЁїЇ")
_KEYCAPS = re.compile("(?:[0-9#]\ufe0f?\u20e3)+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[aceiopxyABCEHIKMOPTXYkïÏ]")
# These begin with the character itself and look behind it afterwards: that is several times faster to search for.
_L = "aceiopxyABCEHIKMOPTXYkïÏ"
_MIXED = re.compile(
    rf"[{_L}](?:"
    rf"(?<=[\u0400-\u04ff].)[{_L}]*+(?![A-Za-z])"
    rf"|(?<![A-Za-z].)[{_L}]*+(?=[\u0400-\u04ff])"
    rf"|(?<![\w'-].)(?<=[aceioyABCIKOYk])(?= +[{_L}]?[\u0400-\u04ff])"
    r"|(?<![\w'-].)(?<=[cC])(?= +[0-9]))"
)
_EMOJI_AS_SPACE = re.compile(
    rf"{_EMOJI}(?:(?<=[^\W\d_].){_EMOJI}*+(?=\d)|(?<=\d.){_EMOJI}*+(?=[^\W\d_])"
    rf"|(?<=[a-zа-яёіїєґ.,:;!?)»].){_EMOJI}*+(?=[A-ZА-ЯЁІЇЄҐ]))"
)
_BULLET_IN_WORD = re.compile(r"•(?:(?<=[^\W\d_].)•*+(?=[a-zа-яёіїєґ])|(?<=\d.)•*+(?=\d)|(?<=•.)•*+)")
_DASH_AS_BULLET = re.compile(r"^( *)[-–](?=[ \w])", re.MULTILINE)
_SPACED_HYPHEN = re.compile(r"-(?:(?<=\s-)|(?=\s))")


@dataclass(frozen=True)
class Cleaned:
    """A text made readable for rules, with the offsets of its characters in the text as given.

    `text` has no Markdown marks, emoji, zero-width or control characters; a Markdown link keeps its words only.
    White space is " " (runs are kept: the posts' double space often was a line break) and line breaks stay.
    Apostrophes are "'", dashes "–", also a hyphen beside white space; a hyphen inside a word stays "-". A list's mark
    is "•": square, diamond and dot symbols wherever they stand, a dash or an enumerating keycap at a line's start.
    Latin letters that pass for Cyrillic ones inside Cyrillic words are Cyrillic.
    """

    raw: str
    text: str
    contextual: str = field(repr=False, compare=False)
    """`text` before the characters that the rules on neighbours leave out were taken from it."""

    @cached_property
    def lower(self) -> str:
        """`text` in lower case, of the same length. "ё" stays "ё": rules must allow both it and "е"."""
        lower = self.text.lower()
        if len(lower) == len(self.text):
            return lower
        return "".join(small if len(small := char.lower()) == 1 else char for char in self.text)

    @cached_property
    def _runs(self) -> tuple[tuple[list[int], list[int]], tuple[list[int], list[int]]]:
        """Where runs of kept characters begin, in two steps: text → text before the rules on neighbours → raw text."""
        marked = _translated(_without_raw_marks(self.raw), _TABLE_OF_EQUAL_LENGTH)
        return _kept_runs(self.contextual), _kept_runs(marked)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets of `text[start:end]` in the raw text, as of a slice; no mark before or after is covered.

        Raises:
            ValueError: if the span is empty or reaches outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span of the cleaned text ({len(self.text)} characters): {start} to {end}")
        return self._raw_offset(start), self._raw_offset(end - 1) + 1

    def _raw_offset(self, at: int) -> int:
        for kept, given in self._runs:
            run = bisect_right(kept, at) - 1
            at += given[run] - kept[run]
        return at


def _kept_runs(marked: str) -> tuple[list[int], list[int]]:
    """The places where runs of kept characters begin: without the characters left out, and with them."""
    kept, given, length = [], [], 0
    for run in _KEPT.finditer(marked):
        kept.append(length)
        given.append(run.start())
        length += run.end() - run.start()
    return kept, given


def clean(raw: str) -> Cleaned:
    """Makes a text readable for rules; any string will do, an empty one too."""
    contextual = _by_context(_translated(_without_raw_marks(raw), _TABLE))
    return Cleaned(raw, contextual.replace(_GONE, ""), contextual)


def _translated(text: str, table: dict[int, str | None] | dict[int, str]) -> str:
    return _PERHAPS_IN_TABLE.sub(lambda odd: odd[0].translate(table), text)


def _without_raw_marks(raw: str) -> str:
    """The raw text with what takes several characters to recognise struck out, of the same length."""
    text = raw
    if "](" in text:
        text = _LINK.sub(lambda link: f"{_GONE}{link[1]}{_GONE * (len(link[2]) + 2)}", text)
    if "~~" in text or "||" in text:
        text = _DOUBLED.sub(_GONE * 2, text)
    if "\u0306" in text or "\u0308" in text:
        text = _DECOMPOSED.sub(lambda pair: pair[0].translate(_COMPOSED), text)
    if "\u20e3" in text:
        text = _KEYCAPS.sub(_enumerating, text)
    return text


def _enumerating(keycaps: re.Match[str]) -> str:
    """One keycap that opens a line or a sentence numbers a list and counts nothing; others keep their digits."""
    before = keycaps.string[max(0, keycaps.start() - 40) : keycaps.start()].rstrip(" *_\xa0")[-1:]
    if keycaps[0].count("\u20e3") == 1 and (not before or before in "\n.:;,!?…"):
        return "•" + keycaps[0][1:]
    return keycaps[0]


def _by_context(text: str) -> str:
    """The text with the rules applied that look at neighbours, of the same length (`_GONE` where left out)."""
    if _EMOJI in text:
        text = _EMOJI_AS_SPACE.sub(lambda run: " " + _GONE * (len(run[0]) - 1), text).replace(_EMOJI, _GONE)
    if "•" in text:
        text = _BULLET_IN_WORD.sub(lambda run: _GONE * len(run[0]), text)
    text = _DASH_AS_BULLET.sub(r"\1•", text)
    text = _SPACED_HYPHEN.sub("–", text)
    if _LATIN.search(text) and _CYRILLIC.search(text):
        text = _MIXED.sub(lambda letters: letters[0].translate(_LOOKALIKES), text)
    return text
