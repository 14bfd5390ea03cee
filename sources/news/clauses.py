"""A text cut into sentences, and a sentence that quotes two claimants into clauses."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sources.cleaned import Cleaned
from sources.news.times import When
from sources.news.voices import NATIONAL, Voice
from sources.regions import Place

_ABBREVIATED = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|u\.s|u\.k|u\.n|gov|gen|lt|col|maj|brig|sgt|capt|mr|mrs|ms"
    r"|dr|st|no|approx|rep|sen|vs|e\.g|i\.e|[a-z])|\b[ap]\.m)\.$"
)
_SENTENCE_END = re.compile(r"\n+|(?<=[.!?…])[\"”'»)]*\s+(?=[\"“'«(]?[A-Z0-9])")
_SPLITS = re.compile(r";|,?\s(?:while|whereas|but|meanwhile|and|as)\s|,\s|\s–\s|\.\s")
_STRONG = re.compile(r"while|whereas|but|;|meanwhile|\.")


@dataclass(slots=True)
class Clause:
    """A sentence, or the part of one that quotes one claimant.

    `whens` are the times of the attack, `said` the day of the statement. `places` stand in the clause, `nearby` in its
    whole sentence.
    """

    start: int
    end: int
    voice: Voice | None
    whens: list[When] = field(default_factory=list)
    said: When | None = None
    places: list[Place] = field(default_factory=list)
    nearby: list[Place] = field(default_factory=list)


def sentences(cleaned: Cleaned) -> Iterator[tuple[int, int]]:
    """The spans of the sentences; an abbreviation's full stop ends none."""
    text, lower, start = cleaned.text, cleaned.lower, 0
    for match in _SENTENCE_END.finditer(text):
        before = lower[max(start, match.start() - 12) : match.start()]
        if "\n" not in match[0] and _ABBREVIATED.search(before):
            continue
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def clauses_of(lower: str, start: int, end: int, voices: Sequence[Voice]) -> list[Clause]:
    """The sentence, or its clauses where it quotes two claimants."""
    distinct: list[Voice] = []
    for voice in voices:
        if voice.claimant is None or voice.is_pronoun:
            continue
        if not distinct or distinct[-1].claimant != voice.claimant:
            distinct.append(voice)
    if not distinct:
        pronoun = next((voice for voice in voices if voice.is_pronoun), None)
        silent = next((voice for voice in voices if voice.claimant is None), None)
        return [Clause(start, end, pronoun or silent)]
    if len(distinct) == 1 or _is_one_account(lower, distinct):
        return [Clause(start, end, next((voice for voice in distinct if voice.claimant in NATIONAL), distinct[0]))]
    clauses: list[Clause] = []
    first = start
    for voice, after in itertools.pairwise(distinct):
        splits = list(_SPLITS.finditer(lower, voice.end, after.start))
        strong = [split for split in splits if _STRONG.search(split[0])]
        if splits:
            split = (strong or splits)[-1]
            clauses.append(Clause(first, split.start(), voice))
            first = split.end()
    return [*clauses, Clause(first, end, distinct[-1])]


def _is_one_account(lower: str, voices: Sequence[Voice]) -> bool:
    """Whether two voices of one side, one of them national, stand in one sentence: the national one tells it."""
    if len(voices) != 2 or voices[0].side is not voices[1].side:
        return False
    is_national = any(voice.claimant in NATIONAL for voice in voices)
    return is_national and "while" not in lower[voices[0].end : voices[1].start]
