"""The reports of one post: each with its time words, its preamble apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sources.numerals import NUMBER
from sources.records import WeaponClass
from sources.ru_mod.gate import DUTY
from sources.ru_mod.items import SENTENCE_END, Block, Item, merged
from sources.ru_mod.words import COUNTED_VERBS, NOUNS, VERBS, Kind, Token, is_over
from sources.windows import Timing

_PREAMBLE = re.compile(
    r"(?<!\w)(?:пресечен[аоы]?\b|предпринят[аы]\b|при\s{1,3}(?:попытк|отражени)|в\s{1,3}ходе\s{1,3}(?:отражени|попытк)"
    r"|попытк\w+|атаковал\w*\b|совершен[аоы]?\s)"
)
_DUTY_STARTS = re.compile(
    rf"(?<!\w)(?:{DUTY}|дежурн\w+\s"
    r"|(?:все|оба|обе)\s{1,3}(?:[\w-]+\s{1,3}){0,3}(?:были\s{1,3})?(?:уничтож|сбит|перехвач|подавл))"
)
"""The air defence's own words, or what became of all the attackers."""
_LAUNCHER = re.compile("ракет")
_SMALL_WORDS = re.compile(r"\W*(?:(?:за|в|во|а|также|кроме|того|ранее|при|этом|течение|и)\W+)*")
_SHOT = re.compile(rf"(?=.*(?:уничтож|сбит|перехвач|подавл))(?=.*{NUMBER['ru']})", re.DOTALL)
_RECAP_SPAN = re.compile(r"за\s{1,3}(?:\w+\s{1,3})?(?:ноч|сут|ден|вечер|утр|период)|в\s{1,3}ночное|с\s{1,3}начала")


def start_of_recap(text: str, tokens: list[Token], timings: list[Timing]) -> int:
    """Where a total begins that repeats earlier reports: "in all" with a time of its own, after a report."""
    has_count = False
    for token in tokens:
        has_count = has_count or token.kind in COUNTED_VERBS
        if token.kind is not Kind.TOTAL or not has_count:
            continue
        near = (timing for timing in timings if token.end <= timing.start < token.end + 40)
        if any(timing.has_clock or timing.parts for timing in near) or _RECAP_SPAN.match(text, token.end + 1):
            return token.start
    return len(text)


def blocks_of(text: str, timings: list[Timing], end: int) -> Iterator[tuple[Timing | None, int, int]]:
    """The reports of a text: each begins at the sentence, or the words, that state a time of day."""
    if not timings:
        yield None, 0, end
        return
    starts = [(timings[0], 0)]
    for timing in timings[1:]:
        if timing.start >= end or (timing.closes and not timing.opens):
            continue
        if not timing.has_clock and not _opens_report(text, timing, end):
            continue
        if text[: timing.start].rstrip().endswith("("):
            continue  # «51 – над Ленинградской областью (с 6.25 до 9.40 мск)» is a part of the report.
        start = sentence_start(text, timing.start)
        starts.append((timing, timing.start if start <= starts[-1][0].start else start))
    first_ends = starts[1][1] if len(starts) > 1 else end
    first = next((timing for timing in timings if timing.has_clock and timing.start < first_ends), timings[0])
    starts[0] = (first, 0)
    for (timing, start), stop in zip(starts, [*(start for _, start in starts[1:]), end], strict=True):
        yield timing, start, stop


def _opens_report(text: str, timing: Timing, end: int) -> bool:
    """Whether a part of the day opens a sentence that has a count of its own: «Ночью сбиты ещё 20 БПЛА»."""
    start = sentence_start(text, timing.start)
    if not timing.parts or not start or not _SMALL_WORDS.fullmatch(text, start, timing.start):
        return False
    stop = SENTENCE_END.search(text, timing.end, end)
    return _SHOT.match(text, timing.end, stop.start() if stop else end) is not None


def with_verb_of(before: list[Token], tokens: list[Token], *, goes_on: bool) -> list[Token]:
    """The tokens of a report, with the verb and noun of the one before where its sentence goes on without its own.

    «С 10.00 до 12.00 сбиты пять БПЛА над А, с 13.00 до 15.00 – три над Б» is two reports with one verb.
    """
    if not goes_on or not tokens or any(token.kind in VERBS for token in tokens):
        return tokens
    verbs = [token for token in before if token.kind in COUNTED_VERBS]
    if not verbs:
        return tokens
    nouns = {token.kind for token in before if token.kind in NOUNS}
    number = next((at for at, token in enumerate(tokens) if token.kind is Kind.NUMBER), None)
    if number is not None and nouns == {Kind.DRONE} and not any(token.kind in NOUNS for token in tokens):
        end = tokens[number].end
        noun = Token(Kind.DRONE, end, end, weapon=WeaponClass.DRONE, is_one=False)
        tokens = [*tokens[: number + 1], noun, *tokens[number + 1 :]]
    return [verbs[-1]._replace(start=tokens[0].start, end=tokens[0].start), *tokens]


def sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that `at` lies in."""
    start = 0
    for match in SENTENCE_END.finditer(text, 0, at):
        start = match.end()
    return start


def block_of(text: str, tokens: list[Token], start: int, stop: int, *, is_open: bool) -> Block:
    """One report's sentences without its preamble, whose places are targets and whose number is the attackers'."""
    body_start = preamble_end(text, start, stop)
    preamble = [token for token in tokens if token.start < body_start]
    if body_start and any(token.kind in COUNTED_VERBS for token in preamble):
        preamble = []
    body = merged(text, [token for token in tokens if token.start >= body_start] if preamble else tokens)
    sentences: list[list[Token]] = [[]]
    for token in body:
        if token.kind is Kind.STOP:
            sentences.append([])
        else:
            sentences[-1].append(token)
    block = Block(text, [sentence for sentence in sentences if sentence], is_open)
    for first, second in pairwise(preamble):
        if first.kind is Kind.NUMBER and second.kind is Kind.DRONE:
            block.attackers = first
        elif first.kind is Kind.NUMBER and second.kind is Kind.WEAPON:
            block.missiles = first
    block.names_drones = any(token.kind is Kind.DRONE for token in preamble)
    missiles = {token.weapon for token in preamble if token.kind is Kind.WEAPON}
    block.missile = missiles.pop() if len(missiles) == 1 else None
    block.has_launchers = any(token.kind is Kind.NO_WEAPON and _LAUNCHER.match(text, token.start) for token in preamble)
    block.attempt_places = [token for token in preamble if token.kind is Kind.PLACE and is_over(text, token.start)]
    return block


def preamble_end(text: str, start: int, stop: int) -> int:
    """Where the words about the attempt end: with their sentence, or before the air defence's own words; 0 for none."""
    preamble = _PREAMBLE.search(text, start, stop)
    if preamble is None:
        return 0
    sentence = SENTENCE_END.search(text, preamble.end(), stop)
    end = sentence.end() if sentence else stop
    duty = _DUTY_STARTS.search(text, preamble.end(), end)
    return duty.start() if duty else end


def speaks_of_drones(block: Block) -> bool:
    """Whether a report without a readable count says that drones, or what the cut took away, were shot down."""
    kinds = {token.kind for sentence in block.sentences for token in sentence}
    return bool(kinds & COUNTED_VERBS) and (Kind.DRONE in kinds or (block.is_open and Kind.NO_WEAPON not in kinds))


def place_by_preamble(block: Block, items: list[Item]) -> None:
    """Where the report itself names no place, the attempt's «над территорией …» is where the drones were met."""
    drones = [item for item in items if item.weapon is WeaponClass.DRONE]
    if len(drones) != 1 or any(item.places for item in items):
        return
    seen = [
        token
        for sentence in block.sentences
        if not any(token.kind in COUNTED_VERBS for token in sentence)
        for token in sentence
        if token.kind is Kind.PLACE and is_over(block.text, token.start)
    ]
    drones[0].places = seen or block.attempt_places
