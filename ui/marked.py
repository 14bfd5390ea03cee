"""A text with the words marked that figures were read from, as HTML that can do nothing but be read."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from html import escape
from itertools import pairwise

Span = tuple[int, int, int]
"""The number of a figure, with the offsets of its words; the end is the first character that is not part of them."""

KEPT = "\n\t"


def visible(text: str) -> str:
    r"""A text whose control characters, and whatever else would change the order or look of others, can be seen.

    >>> visible("40\u202e drones\r\n\x07")
    '40⟨U+202E⟩ drones\n⟨U+0007⟩'
    """
    return "".join(map(_seen, text.replace("\r\n", "\n")))


def _seen(letter: str) -> str:
    hidden = unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
    return f"⟨U+{ord(letter):04X}⟩" if hidden and letter not in KEPT else letter


def marked(text: str, spans: Sequence[Span], *, language: str = "") -> str:
    """The text as HTML, every word escaped, each figure's words marked and followed by the figure's number.

    Words of several figures are marked once, with all their numbers.
    """
    inside = [(number, max(start, 0), min(end, len(text))) for number, start, end in spans if 0 <= start < end]
    edges = sorted({0, len(text), *(edge for _, start, end in inside for edge in (start, end))})
    parts = []
    for start, end in pairwise(edges):
        words = escape(visible(text[start:end]))
        is_read = any(first <= start and end <= last for _, first, last in inside)
        numbers = ",".join(str(number) for number, _, last in inside if last == end)
        parts.append(f"<mark>{words}</mark>" if is_read else words)
        parts.append(f"<sup>{numbers}</sup>" if numbers else "")
    spoken = f' lang="{escape(language)}"' if language else ""
    return f'<div class="ta-text"{spoken} dir="ltr">{"".join(parts)}</div>'
