"""Marked words are HTML that can do nothing, whatever was pasted."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from ui.marked import marked, visible

TEXT = "Of 138 drones 110 fell."


def test_words_are_marked_and_numbered() -> None:
    assert marked(TEXT, [(1, 3, 6), (2, 14, 17)], language="en") == (
        '<div class="ta-text" lang="en" dir="ltr">Of <mark>138</mark><sup>1</sup> drones '
        "<mark>110</mark><sup>2</sup> fell.</div>"
    )


def test_words_of_several_figures_are_marked_once() -> None:
    told = marked(TEXT, [(1, 3, 6), (2, 3, 6), (3, 0, 13)])
    assert told.count("<sup>1,2</sup>") == 1
    assert "<mark>Of </mark><mark>138</mark><sup>1,2</sup><mark> drones</mark><sup>3</sup>" in told


def test_spans_outside_the_text_do_no_harm() -> None:
    assert "<mark>" not in marked(TEXT, [(1, -5, 2), (2, 9, 9)])
    assert "fell.</mark>" in marked(TEXT, [(1, 18, 99)])


def test_markup_is_text() -> None:
    told = marked("<script>alert(1)</script><img src=x onerror=alert(1)> 7 & \"'", [(1, 8, 16)])
    assert set(re.findall(r"<(\w+)", told)) == {"div", "mark", "sup"}
    assert "&lt;script&gt;<mark>alert(1)</mark>" in told and "&quot;" in told
    assert '"><' not in marked("x", [], language='"><script>')


def test_what_cannot_be_seen_is_shown() -> None:
    assert visible("a\u202eb\u2066c\u200b\x00\x1b[0m\r\nd\t\ue000") == (
        "a⟨U+202E⟩b⟨U+2066⟩c⟨U+200B⟩⟨U+0000⟩⟨U+001B⟩[0m\nd\t⟨U+E000⟩"
    )
    assert visible("Сбито 7 БпЛА – «усі» №1 😀") == "Сбито 7 БпЛА – «усі» №1 😀"


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(1, 9), st.integers(-3, 70), st.integers(-3, 70)), max_size=6),
)
def test_no_word_is_lost_and_no_tag_is_gained(text: str, spans: list[tuple[int, int, int]]) -> None:
    told = marked(text, spans)
    assert set(re.findall(r"</?(\w+)", told)) <= {"div", "mark", "sup"}
    words = re.sub(r"<[^>]+>", "", re.sub(r"<sup>[\d,]+</sup>", "", told))
    assert unescape(words).replace("\r\n", "\n") == visible(text) or "&" in text
