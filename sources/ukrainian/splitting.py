"""Where a text's headline ends, its sentences, and what stands in brackets, as ranges of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sources.ukrainian.tokens import Token

LONGEST_SENTENCE = 1000
_END = re.compile(r"[\n.!?…]")
_ABBREVIATIONS = frozenset(
    ("обл", "рф", "т", "ч", "р", "м", "ін", "н", "п", "гр", "ст", "см", "год", "хв", "тис", "ц", "км", "о", "а", "в")
)
_STARTERS = frozenset(
    (
        *("повітряний", "за", "крім", "усього", "всього", "загалом", "станом", "внаслідок", "атака", "зафіксовано"),
        *("основний", "основні", "протиповітряна", "протиповітряною", "також", "відбиття", "дякуємо", "силами"),
        *("збито", "знищено"),
    )
)
"""Words that open a sentence even after "обл." or "рф."."""


def headline_of(tokens: Sequence[Token], codes: str, text: str) -> int:
    """The number of tokens of the headline (capitals, or a first line that tells the result); 0 where there is none."""
    end = 0
    while end < len(tokens) and end < 60:
        written = text[tokens[end].start : tokens[end].end]
        if written != written.upper() and not (written[:1].isupper() and tokens[end].code == "W"):
            break
        if tokens[end].code == "\n" and end and any(code in "KEZv" for code in codes[:end]):
            break
        end += 1
    while end and (codes[end - 1] in "p\n" or (len(tokens[end - 1].word) == 1 and tokens[end - 1].word.isalpha())):
        end -= 1
    if any(code in "KEZv" for code in codes[:end]) and end < len(tokens):
        return end
    line = codes.find("\n")
    if (
        0 < line < 40
        and codes[line:].strip("\n")
        and re.search(r"[KEZ]", codes[:line])
        and codes[line - 1] not in ":.;,"
    ):
        return 0 if re.search(r"[LFzjkhDT]", codes[:line]) else line
    return 0


def sentences_of(tokens: Sequence[Token], codes: str, start: int, text: str) -> Iterable[tuple[int, int]]:
    """The body's sentences as ranges of tokens; the items of a list stay with the sentence that opens it."""
    begin = start
    count = len(tokens)
    for mark in _END.finditer(codes, start):
        at = mark.start()
        is_line = codes[at] == "\n"
        if _ends_at_line(tokens, codes, at, count) if is_line else _ends_at_mark(tokens, codes, at, count, text):
            yield from _of_bounded_length(begin, at)
            begin = at + 1
    yield from _of_bounded_length(begin, count)


def _of_bounded_length(begin: int, end: int) -> Iterable[tuple[int, int]]:
    for at in range(begin, end, LONGEST_SENTENCE):
        yield at, min(at + LONGEST_SENTENCE, end)


def _ends_at_line(tokens: Sequence[Token], codes: str, at: int, count: int) -> bool:
    following = at + 1
    while following < count and codes[following] == "\n":
        following += 1
    before = at - 1
    while before >= 0 and codes[before] == "\n":
        before -= 1
    if before >= 0 and codes[before] in ":;,•":
        # A list may end with a semicolon: «- 3 ракети Х-59;\nЗа попередніми даними, …»
        return codes[before] == ";" and following < count and tokens[following].word in _STARTERS
    return following >= count or codes[following] != "•"


def _ends_at_mark(tokens: Sequence[Token], codes: str, at: int, count: int, text: str) -> bool:
    if at + 1 >= count:
        return True
    following = tokens[at + 1]
    if codes[at + 1] in "\n.!?…":
        return False
    first = text[following.start]
    if not (first.isupper() or first.isdecimal()):
        return False
    before = tokens[at - 1].word if at else ""
    if codes[at] == "." and before in _ABBREVIATIONS:
        return following.word in _STARTERS
    return True


def depths_of(codes: str, start: int, end: int) -> list[int]:
    """For each token the number of the round brackets it stands in, or 0; one never closed opens nothing."""
    depths = [0] * (end - start)
    if "(" not in codes[start:end]:
        return depths
    opened = -1
    for at in range(start, end):
        if codes[at] == "(":
            opened = at
        elif codes[at] == ")" and opened >= 0:
            if at - opened < 60:
                depths[opened - start : at - start + 1] = [opened + 1] * (at - opened + 1)
            opened = -1
    return depths
