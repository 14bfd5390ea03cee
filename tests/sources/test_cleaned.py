"""The cleaned text, and the way back from its characters to those of the text as given."""

from __future__ import annotations

import re
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import cleaned
from sources.cleaned import clean

MARKS = ["**", "*", "__", "`", "\u200b", "\ufe0f", "\u00ad", "⚡️", "🎖", "~~", "\x00", "\u2060"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        # Bold marks stand inside words.
        ("средствами ПВ**О** сбиты", "средствами ПВО сбиты"),
        ("над Бел**городской __обл__астью", "над Белгородской областью"),
        ("``код`` и ~~снято~~ и ||скрыто||", "код и снято и скрыто"),
        # A tilde alone means "about" and stays.
        ("~20 БпЛА", "~20 БпЛА"),
        # Links keep their words, also where the text ends within the address.
        ("см. [канал](https://example.org/x_(1)?a=1) тут", "см. канал тут"),
        ("[Наш **канал**](https://example.or", "Наш канал"),
        ("**[**канал](https://example.org)**", "канал"),
        # Brackets that are no link stay.
        ("БпЛА [34](в том числе", "БпЛА [34](в том числе"),
        # White space.
        ("34\u00a0БпЛА\u202fи\t5\r\nвторая", "34 БпЛА и 5 \nвторая"),
        # Emoji, also inside a word; between a word and a capital or a number they part.
        ("⚡️Ночью Бе⚡️лго🎖род", "Ночью Белгород"),
        ("за ночь🎖🎖Дежурными", "за ночь Дежурными"),
        ("сбито 34🎖БпЛА", "сбито 34 БпЛА"),
        # Marks of a list, wherever they stand; a run of them is one.
        ("сбиты:  ▪️ 49 – над Тулой,▫️ 5 – над Орлом", "сбиты:  • 49 – над Тулой,• 5 – над Орлом"),
        ("◽️◽️◽️ Ночью", "• Ночью"),
        ("Бел◽️городской", "Белгородской"),
        ("сбиты:\n- 6 ракет\n— пять\n  – семь", "сбиты:\n• 6 ракет\n• пять\n  • семь"),
        # Dashes, and hyphens that stand for one.
        (
            "5 — над, 6 ― над, 7 − над, 8 - над, 9 -над, ТОТ- Крым",
            "5 – над, 6 – над, 7 – над, 8 – над, 9 –над, ТОТ– Крым",
        ),
        ("Ту-95, 54\u2011ма", "Ту-95, 54-ма"),
        # An enumerating keycap counts nothing, others are digits.
        ("1️⃣ Тула.  2️⃣ Орёл", "• Тула.  • Орёл"),
        ("сбито 2️⃣5️⃣ БпЛА и 3️⃣ ракеты", "сбито 25 БпЛА и 3 ракеты"),
        # Latin letters that look like Cyrillic ones.
        ("атаку c применением", "атаку с применением"),
        ("C 23.00 мск до 7.00 мск c 5 сентября", "С 23.00 мск до 7.00 мск с 5 сентября"),
        ("B течение y Cумській i Бpянcкoй", "В течение у Сумській і Брянской"),
        ("в MАХ и Xарків", "в МАХ и Харків"),
        # Latin words, designations and English sentences stay as they are.
        ("типу Shahed-136 та X-101, C-300, F-16", "типу Shahed-136 та X-101, C-300, F-16"),
        ("Section C 5 and a co-op", "Section C 5 and a co-op"),
        # Accents over letters: composed or left out.
        (
            "и\u0306од, е\u0308лка, за\u0301мок, Украі\u0308на",
            "йод, ёлка, замок, Україна",
        ),
        # Apostrophes.
        ("п’ятьма, пʼять, Ukraine’s", "п'ятьма, п'ять, Ukraine's"),
        ("", ""),
        ("№ 5, 20°", "№ 5, 20°"),
    ],
)
def test_text(raw: str, text: str) -> None:
    assert clean(raw).text == text


def test_lower_keeps_length_and_yo() -> None:
    found = clean("ОРЁЛ İstanbul ẞ")
    assert found.lower == "орёл İstanbul ß"
    assert len(found.lower) == len(found.text)


@pytest.mark.parametrize(
    ("raw", "words", "quoted"),
    [
        ("средствами ПВ**О** **сбиты**", "ПВО", "ПВ**О"),
        ("сбито **34** БпЛА", "34", "34"),
        ("🎖🎖 [Тула и **Орёл**](https://example.org/a) 5", "Орёл", "Орёл"),
        ("🎖🎖 [Тула](https://example.org/a) 5", "Тула 5", "Тула](https://example.org/a) 5"),
        ("▪️▪️ сбито 1️⃣0️⃣ БпЛА", "10", "1️⃣0"),
        ("ночь🎖🎖🎖Дежурными 7", "7", "7"),
    ],
)
def test_span(raw: str, words: str, quoted: str) -> None:
    found = clean(raw)
    start = found.text.index(words)
    raw_start, raw_end = found.span(start, start + len(words))
    assert raw[raw_start:raw_end] == quoted


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 6)])
def test_span_outside_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        clean("пять!").span(start, end)


PIECES = st.one_of(
    st.sampled_from(["34", "пять", "Белгородской", "ё", "over", "\n", " – ", ", ", "1️⃣", "▪️", "[слово](https://x.y/z)"]),
    st.sampled_from(MARKS),
    st.text(max_size=6),
)


@given(st.lists(PIECES, max_size=12).map("".join), st.data())
def test_span_leads_back(raw: str, data: st.DataObject) -> None:
    found = clean(raw)
    assert len(found.lower) == len(found.text)
    if not found.text:
        return
    start = data.draw(st.integers(0, len(found.text) - 1))
    end = data.draw(st.integers(start + 1, len(found.text)))
    raw_start, raw_end = found.span(start, end)
    assert 0 <= raw_start < raw_end <= len(raw)
    # Each character of the text lies in order in the raw text, and is that one or stands for it.
    singles = [found.span(at, at + 1) for at in range(start, end)]
    assert singles[0][0] == raw_start
    assert singles[-1][1] == raw_end
    assert all(after[0] >= before[1] for before, after in pairwise(singles))
    for at, (single_start, single_end) in enumerate(singles, start):
        char, given_char = found.text[at], raw[single_start:single_end]
        assert len(given_char) == 1
        if char.isalnum() and given_char.isalnum() and char not in "аеосхруіАВСЕНІКМОРТХУкїЇйЙёЁ":
            assert char == given_char


@given(st.lists(st.sampled_from(MARKS), min_size=1, max_size=4).map("".join), st.integers(0, 22))
def test_marks_leave_the_words_alone(marks: str, at: int) -> None:
    plain = "над Белгородской пять б"
    assert clean(plain[:at] + marks + plain[at:]).text.replace(" ", "") == plain.replace(" ", "")


@given(st.text())
def test_cleaning_the_clean_changes_no_words(raw: str) -> None:
    once = clean(raw).text
    assert not re.search(r"[*_`\x00\u200b\ufe0f\u20e3⚡]", once)


def test_no_rule_is_skipped_by_the_search() -> None:
    """The search that skips ordinary characters must not skip one that the table has a rule for."""
    ruled = [chr(code) for code in cleaned._TABLE]
    assert [char for char in ruled if not cleaned._PERHAPS_IN_TABLE.fullmatch(char)] == []
    assert 0x1F396 in cleaned._TABLE
    assert sys.maxunicode not in cleaned._TABLE


@pytest.mark.parametrize(
    "part",
    ["[a](b", "[", "[](https://", "*", "a", "а", "aа", " ", "- ", "•", "⚡", "1️⃣", "1️⃣ ", "\n - ", "~~", "\x00", "(("],
)
def test_a_megabyte_takes_no_long_time(part: str) -> None:
    raw = part * (1_000_000 // len(part))
    start = time.perf_counter()
    found = clean(raw)
    if found.text:
        found.span(0, len(found.text))
    assert time.perf_counter() - start < 10
