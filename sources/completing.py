"""Which post of a channel is the very statement that the ledger knows from a table of cut texts.

The table gives a minute and, mostly, the first 400 characters in Markdown; the bundled figures made of it give the
minute and what was read, without words. The channel gives the number and all the words. A post completes a statement
where both are of the same minute and say the same, so that none is counted twice and none is lost.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher

from sources.cleaned import clean
from sources.records import Record

Said = tuple[object, ...]
"""A figure to be compared: attacker, the window's end, measure, weapon class, region, value, upper, qualifier."""

ALIKE = 0.75
"""Two texts of one minute whose words agree to this share are one post before and after an edit."""
COMPARED = 400

_BROKEN_LINK = re.compile(r"\]\([^()\s]*\Z")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement as one of two ways has it; `text` is `None` where only its figures are known."""

    key: str
    published_at: datetime
    text: str | None
    figures: frozenset[Said]

    @property
    def minute(self) -> datetime:
        """The minute of its publication; tables cut the seconds off."""
        return _minute(self.published_at)

    @property
    def reports(self) -> frozenset[Said]:
        """What it reports on: attackers and ends of windows."""
        return frozenset(figure[:2] for figure in self.figures)


def _minute(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(second=0, microsecond=0)


def telling_of(record: Record) -> Telling | None:
    """A record as a telling; `None` where its moment is not known."""
    statement = record.statement
    if statement.published_at is None:
        return None
    figures = frozenset(
        said(
            (claim.attacker, claim.window.end, figure.measure, figure.weapon_class),
            (figure.region, figure.value, figure.upper, figure.qualifier),
        )
        for claim in record.reading.claims
        for figure in claim.figures
    )
    return Telling(statement.external_id, statement.published_at, statement.text, figures)


def said(of: tuple[str, datetime, str, str], number: tuple[str | None, int | None, int | None, str]) -> Said:
    """A figure to be compared, whether it comes from a record or from the ledger."""
    attacker, end, measure, weapon_class = of
    region, value, upper, qualifier = number
    # A window that ends with the publication has its seconds, or not, as that has.
    return (str(attacker), _minute(end), str(measure), str(weapon_class), region, value, upper, str(qualifier))


def words_of(text: str) -> str:
    """The letters and digits of a text, whatever its markup, spaces and signs.

    >>> words_of("**Over [Tula](https://example.org/a)** 7") == words_of("Over Tula: 7")
    True
    """
    return _NO_WORD.sub("", clean(_BROKEN_LINK.sub("]", text)).lower)


def begins(known: Telling, post: Telling) -> bool:
    """The words known, to where they were cut, are those that the post begins with."""
    words = words_of(known.text or "")
    return bool(words) and words_of(post.text or "").startswith(words)


def says_as_much(known: Telling, post: Telling) -> bool:
    """Every figure known is a figure of the post; the post may have more."""
    return bool(known.figures) and known.figures <= post.figures


def reports_the_same(known: Telling, post: Telling) -> bool:
    """Both report on the same hours: a channel gives no two such reports in a minute, but edits one."""
    return bool(known.reports & post.reports)


def is_alike(known: Telling, post: Telling) -> bool:
    """The words differ in places, as before and after an edit."""
    if known.text is None or post.text is None:
        return False
    words = words_of(known.text)[:COMPARED]
    return bool(words) and SequenceMatcher(None, words, words_of(post.text)[: len(words)]).ratio() >= ALIKE


def both_claim_nothing(known: Telling, post: Telling) -> bool:
    """No words to compare and no figure at stake."""
    return known.text is None and not known.figures and not post.figures


RULES: tuple[Callable[[Telling, Telling], bool], ...] = (
    begins,
    says_as_much,
    reports_the_same,
    is_alike,
    both_claim_nothing,
)
"""The surest first: what one has paired, the next no longer sees."""


def completions(known: Iterable[Telling], posts: Iterable[Telling]) -> dict[str, str]:
    """The statements known that posts complete: the post's key to the statement's.

    Each statement has one post at most and each post one statement. Where several fit by the same rule, they are
    paired in the order of their keys, the longer text first.
    """
    of_minute: defaultdict[datetime, list[Telling]] = defaultdict(list)
    for telling in known:
        of_minute[telling.minute].append(telling)
    rivals: defaultdict[datetime, list[Telling]] = defaultdict(list)
    for post in posts:
        if post.minute in of_minute:
            rivals[post.minute].append(post)
    found: dict[str, str] = {}
    for minute, candidates in rivals.items():
        found |= _of_one_minute(of_minute[minute], candidates)
    return found


def _of_one_minute(known: Sequence[Telling], posts: Sequence[Telling]) -> dict[str, str]:
    found: dict[str, str] = {}
    taken: set[str] = set()
    longest_first = sorted(known, key=lambda telling: (-len(telling.text or ""), telling.key))
    in_order = sorted(posts, key=lambda post: (len(post.key), post.key))
    for fits in RULES:
        for telling in longest_first:
            for post in in_order:
                if telling.key not in taken and post.key not in found and fits(telling, post):
                    found[post.key] = telling.key
                    taken.add(telling.key)
    return found
