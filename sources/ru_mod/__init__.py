"""The Russian MoD's posts: its reports of drones and missiles intercepted, read into claims.

`parse_statement` is pure: no clock, no network. What it reads by is the table `RULES`; how: the text is cleaned, its
time words are found (`sources.windows`), the rest is cut into tokens, tokens are joined to counts with their places,
and the counts to a whole with its parts.

What a report says of drones becomes `intercepted` of the whole claim and of each region. Where it tells shot down and
suppressed apart, `shot_down` and `suppressed` stand beside `intercepted`, which is their sum. A region's number is its
own only where the text gives it: a total over several regions names them (`named`). A total that repeats what earlier
reports said ("in all since the evening") is no claim of its own and is left out, as is a tally of several days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sources.claimants import MOSCOW
from sources.cleaned import Cleaned, clean
from sources.records import Claim, Figure, Reading, Side, Status, WeaponClass, Window
from sources.regions import Place, unknown_places
from sources.ru_mod.blocks import (
    block_of,
    blocks_of,
    place_by_preamble,
    preamble_end,
    sentence_start,
    speaks_of_drones,
    start_of_recap,
    with_verb_of,
)
from sources.ru_mod.cuts import (
    CUT_AT,
    breaks_off,
    end_of_report,
    is_closed,
    is_complete,
    what_follows,
    without_broken_end,
    without_broken_items,
)
from sources.ru_mod.figures import Ending, Reader, account_of
from sources.ru_mod.gate import is_report, may_report
from sources.ru_mod.items import Block, Item, items_of
from sources.ru_mod.words import COUNTED_VERBS, RULES, Kind, Rule, Token, read_tokens, without
from sources.windows import Timing, find_timings, resolve

__all__ = ["CUT_AT", "PARSER_VERSION", "RULES", "Rule", "parse_statement"]

CLAIMANT = "ru_mod"
PARSER_VERSION = "ru_mod-3"

NOTHING = Reading(Status.NOTHING)
UNREADABLE = Reading(Status.UNREADABLE, (), ("its count could not be read",))
LONGEST_POST = 10_000
"""The channel's posts end at 4,096 characters; what is longer is something else, and is not searched for counts."""
TOO_LONG = Reading(Status.UNREADABLE, (), (f"the text is longer than any post ({LONGEST_POST} characters)",))
LONGEST_WINDOW = timedelta(hours=36)
"""A report of a longer time is a tally over days that other reports have told of."""
LATEST_REPORT = timedelta(days=2)
EARLIEST_REPORT = timedelta(minutes=15)

_PERHAPS_PLACE = re.compile(
    r"[сц]к(?:ой|ую|ою|ая|ого|ому|им|ом)\b|[сц]к(?:ий|их|ими)\s+(?:област|кра|округ|район|республик|мор|регион|полуостров)"
    r"|(?:республик|город|территори|акватори)\w*\s(?!республик)[а-яё]|(?<!\w)г\.|район|округ|залив|пролив"
)
"""What an unknown place has in it; where the known ones leave nothing of the kind, none need be looked for."""
_WORD_END = re.compile(r"\w*(?:\s+\w*){0,3}")
_PART_OF_NAME = re.compile(r"(?<!ой)(?<!ого)(?<!ому)(?<!ым)(?<!им)(?<!ом)(?<!ая)\Z")
_DEBRIS = re.compile(r"(?<!\w)(?:обломк|фрагмент)")


def parse_statement(text: str, published_at: datetime, *, is_cut: bool = False) -> Reading:
    """Reads one post of the Russian MoD.

    Args:
        text: The post as received.
        published_at: Aware moment of publication.
        is_cut: The text we hold ends before the post did. A text of just `CUT_AT` characters, or one that breaks off
            within a list or a word, is taken for cut anyway.

    Returns:
        `read` or `flagged` (read, with problems) with one claim for each reporting window; `nothing` where the post
        makes no such claim; `unreadable`, without claims, where it makes one that could not be read. Offsets are of
        `text` as given.

    Raises:
        ValueError: `published_at` has no time zone.
    """
    if published_at.tzinfo is None:
        raise ValueError(f"published_at has no time zone: {published_at.isoformat()}; give an aware datetime")
    plain = may_report(text)
    if plain is None:
        return NOTHING
    if len(text) > LONGEST_POST:
        return TOO_LONG if is_report(plain) else NOTHING
    cleaned = clean(text)
    if not is_report(cleaned.lower):
        return NOTHING
    return _Post.of(cleaned, is_cut=is_cut or len(text) == CUT_AT).reading(published_at)


@dataclass(slots=True)
class _Post:
    """A post that is a report: its text without the time words and what else counts nothing, and its tokens.

    `end` is where the report ends in the text, `last_count` where its last number begins; `is_open` says that the text
    is cut before the report was complete.
    """

    cleaned: Cleaned
    text: str
    end: int
    timings: list[Timing]
    tokens: list[Token]
    places: list[Place]
    last_count: int
    is_open: bool
    claims: list[Claim] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    has_claimed: bool = False
    """Something is said to have been shot down, though no number of it could be read."""

    @classmethod
    def of(cls, cleaned: Cleaned, *, is_cut: bool) -> _Post:
        """Takes a post apart."""
        lower = cleaned.lower
        end = end_of_report(lower)
        timings = find_timings(lower, "ru", until=end)
        text, places, tokens = read_tokens(without(lower[:end], [(timing.start, timing.end) for timing in timings]))
        last_count = max((token.start for token in tokens if token.kind is Kind.NUMBER), default=0)
        is_cut = end == len(lower) and (is_cut or breaks_off(text, tokens))
        tokens = without_broken_end(text, tokens) if is_cut else tokens
        end = start_of_recap(text, tokens, timings)
        tokens = [token for token in tokens if token.start < end]
        is_open = is_cut and end == len(lower) and not is_complete(text, tokens)
        return cls(cleaned, text, end, timings, tokens, places, last_count, is_open)

    def reading(self, published_at: datetime) -> Reading:
        """All that the post claims."""
        before: list[Token] = []
        for timing, start, stop in blocks_of(self.text, self.timings, self.end):
            tokens = [token for token in self.tokens if start <= token.start < stop]
            tokens = before = with_verb_of(before, tokens, goes_on=sentence_start(self.text, start) < start)
            self._read_block(block_of(self.text, tokens, start, stop, is_open=self.is_open), timing, published_at)
        if not self.claims:
            return UNREADABLE if self.has_claimed else NOTHING
        problems = (*self.problems, *self._unknown_places())
        return Reading(Status.FLAGGED if problems else Status.READ, tuple(self.claims), problems)

    def _read_block(self, block: Block, timing: Timing | None, published_at: datetime) -> None:
        items = [item for item in items_of(block) if item.weapon is not None and item.verbs & COUNTED_VERBS]
        if self.is_open:
            items = without_broken_items(block, items)
        has_drones = any(item.weapon is WeaponClass.DRONE for item in items)
        is_cut_short = self.is_open and block.names_drones and not has_drones
        if not items:
            self.has_claimed |= is_cut_short or speaks_of_drones(block)
            return
        window = resolve(timing, published_at, MOSCOW)
        if window.start is not None and window.end - window.start > LONGEST_WINDOW:
            return
        if is_cut_short:
            self.problems.append("the text is cut before the number of drones")
        place_by_preamble(block, items)
        figures = self._figures(block, items)
        self.problems.extend(_timing_problems(window, published_at))
        if figures:
            self.claims.append(Claim(CLAIMANT, Side.UA, window, figures))
        else:
            self.has_claimed = True

    def _figures(self, block: Block, items: list[Item]) -> tuple[Figure, ...]:
        number_follows, more_follows = what_follows(self.cleaned.lower, block, items)
        closed = self.end < len(self.cleaned.lower) or is_closed(self.text)
        attackers = block.attackers.value if block.attackers is not None else None
        ending = Ending(self.is_open, closed, self.last_count, number_follows, more_follows, attackers)
        reader = Reader(self.cleaned, self.text, ending)
        told_of = {item.weapon for item in items}
        for account in (account_of(items, weapon) for weapon in WeaponClass if weapon in told_of):
            if account is not None:
                reader.add(account)
        self.problems.extend(reader.problems)
        return tuple(reader.figures)

    def _unknown_places(self) -> list[str]:
        """One problem for each word of a place's shape that the gazetteer does not know, but for where debris fell."""
        text, body_start = self.text, preamble_end(self.text, 0, self.end)
        rest = without(text, [(place.start, place.end) for place in self.places])
        if _PERHAPS_PLACE.search(rest, body_start, self.end) is None:
            return []
        return [
            f"the place {text[first:last]!r} is not known"
            for first, last in unknown_places(text, "ru", self.places)
            if body_start <= first < self.end
            and not (self.is_open and _WORD_END.fullmatch(text, last, self.end))
            and not (last == self.end and _PART_OF_NAME.search(text, first, last))
            and not _DEBRIS.search(text, sentence_start(text, first), first)
        ]


def _timing_problems(window: Window, published_at: datetime) -> list[str]:
    if window.end - published_at > EARLIEST_REPORT:
        return [f"the window ends at {window.end:%Y-%m-%d %H:%M}, after the publication"]
    if published_at - window.end > LATEST_REPORT:
        return [f"the window ends at {window.end:%Y-%m-%d %H:%M}, days before the publication"]
    return []
