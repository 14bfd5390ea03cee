"""English news that relays either side's claim: its sentences read into claims of whoever they quote.

`parse_statement` is pure: no clock, no network. A text is cut into sentences, and a sentence that quotes two claimants
into clauses (`clauses`). Of each it is asked who speaks (`voices`), of when (`times`), whether it tells of one attack
at all (`no_claims`), which numbers are of what (`words` with the table RULES, `counts`), and what happened on the
ground (`events`). `story` puts it together: the counts of one claimant and window become one claim (`figures`).
"""

from __future__ import annotations

import re
from datetime import datetime

from sources.cleaned import clean
from sources.news.no_claims import NO_CLAIMS
from sources.news.story import WEAPON, Story
from sources.news.voices import OFFICIALS
from sources.news.words import RULES, Rule
from sources.records import Reading, Status
from sources.regions import find_places

__all__ = ["NO_CLAIMS", "PARSER_VERSION", "RULES", "Rule", "parse_statement"]

PARSER_VERSION = "news-3"
NOTHING = Reading(Status.NOTHING)

_HERE = re.compile(
    r"(?i)russia|ukrain|kyiv|kiev|moscow|kremlin|shahed|crimea|belgorod|bryansk|krasnodar|odes|kharkiv|black sea|azov"
    r"|air force|general staff"
)


def parse_statement(text: str, published_at: datetime, *, is_cut: bool = False) -> Reading:
    """Reads one English news text.

    Args:
        text: The text as received: a sentence, a headline or a whole article.
        published_at: Aware moment of publication.
        is_cut: The text we hold ends before the article did; a number at its very end is not trusted.

    Returns:
        `read` or `flagged` (read, with problems) with one claim for each claimant and reporting window; `nothing` where
        the text makes no such claim; `unreadable`, without claims, where it makes one that could not be read. Offsets
        are of `text` as given.

    Raises:
        ValueError: `published_at` has no time zone.
    """
    if published_at.tzinfo is None:
        raise ValueError(f"published_at has no time zone: {published_at.isoformat()}; give an aware datetime")
    if not WEAPON.search(text):
        return NOTHING
    cleaned = clean(text)
    if not (_HERE.search(text) or find_places(cleaned.lower, "en") or OFFICIALS.search(cleaned.lower)):
        return NOTHING
    return Story(cleaned, published_at, is_cut=is_cut).read()
