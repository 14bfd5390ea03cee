"""Which telling of an attack counts when several sources have it; pure.

A claimant's words reach the ledger by more than one way: its own channel, a compiled table, news that relays them.
All are kept with their figures. Sums count one of them, the others stand beside it as witnesses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from db.models import Derived
from db.windows import Key, Stretch, Told, pairs
from sources.records import Measure

NEAREST_FIRST = ("mod_russia", "kpszsu", "statements", "ivaniuk", "incidents", "news", "by_hand")
"""Sources by how near they are to the claimant's own words: of two that tell the same, the nearer counts."""

RELAYS = frozenset({"news", "by_hand"})
"""Sources of many publishers: two of their statements may tell the same attack, of which the first published counts.
In other sources, two statements are two reports; where they overlap, both count and are marked so."""

REACH = timedelta(hours=24)
"""How far back from its end a telling without a start may reach, where it is asked whether it tells the same."""

LONGEST = timedelta(hours=50)
"""No window that is read is longer (sources/ukrainian/windows.py)."""

ONE_SUBJECT = {
    Measure.INTERCEPTED: Derived.NEUTRALISED,
    Measure.SHOT_DOWN: Derived.NEUTRALISED,
    Measure.SUPPRESSED: Derived.NEUTRALISED,
}
"""Measures that tell of the same drones in other divisions: who has one of them from the nearer source has them all."""

Place = tuple[int, Key]
"""Claim id, with weapon class and measure."""


def subject(key: Key) -> Key:
    """What is told of: a weapon class with a measure, or with the three that divide the same drones."""
    weapon_class, measure = key
    return weapon_class, ONE_SUBJECT.get(Measure(measure), measure)


def witnesses(claims: Iterable[Told], starts: Mapping[int, datetime]) -> dict[Place, int]:
    """The figures of claims that another claim already tells, by weapon class and measure.

    Two claims of one claimant, attacker, weapon class and measure tell the same attack where their windows share at
    least half of the shorter one. If one of them has no start and the further one is from a relay, they do where both
    may lie in the same 24 hours: rather an attack beside the sums than one twice in them. Of two, the one from the
    nearer source counts, if it states a number for the whole; the other is its witness, with its regions. What the
    nearer one does not speak of, the other adds. A witness never has witnesses: what only it overlaps counts.

    Returns:
        The id of the claim that counts instead, by the claim id and the weapon class and measure that do not count.
    """
    series: dict[tuple[str, str, Key], dict[int, Told]] = defaultdict(dict)
    for claim in claims:
        for key in claim.stated:
            series[claim.claimant, claim.attacker, subject(key)][claim.id] = claim
    found: dict[Place, int] = {}
    for (_, _, told_of), told in series.items():
        sources = {claim.source for claim in told.values()}
        if len(sources) > 1 or sources & RELAYS:
            for witness, other in _of_one_subject(list(told.values()), starts, told_of).items():
                keys = [key for key in told[witness].stated if subject(key) == told_of]
                found |= {(witness, key): other for key in keys}
    return found


def _of_one_subject(told: list[Told], starts: Mapping[int, datetime], told_of: Key) -> dict[int, int]:
    nearer = defaultdict(list)
    for one, other, stretch in pairs(told, starts):
        first, second = sorted((one, other), key=precedence)
        if _may_be_witness(first, second) and _is_half(stretch, first, second, starts):
            nearer[second.id].append(first)
    for one, other in _may_share_hours(told, starts):
        first, second = sorted((one, other), key=precedence)
        if second.source in RELAYS and _may_be_witness(first, second):
            nearer[second.id].append(first)
    found: dict[int, int] = {}
    for claim in sorted(told, key=precedence):
        for other in sorted(nearer[claim.id], key=precedence):
            if other.id not in found and any(subject(key) == told_of for key in other.counted):
                found[claim.id] = other.id
                break
    return found


def _may_share_hours(told: list[Told], starts: Mapping[int, datetime]) -> Iterator[tuple[Told, Told]]:
    """Each pair of claims of which one has no start, and that may tell of the same hours nevertheless."""
    ordered = sorted(told, key=lambda claim: (claim.end, claim.id))
    ends = [claim.end for claim in ordered]
    begun = {claim.id: starts.get(claim.id, claim.start) for claim in told}
    for claim in ordered:
        if begun[claim.id] is not None:
            continue
        near = ordered[bisect_right(ends, claim.end - REACH) : bisect_right(ends, claim.end + LONGEST)]
        for other in near:
            if other.id != claim.id and (begun[other.id] or other.end - REACH) < claim.end:
                yield claim, other


def precedence(claim: Told) -> tuple[int, tuple[str, str, int]]:
    """Nearer sources first, then by publication; the same whatever was imported first."""
    known = claim.source in NEAREST_FIRST
    return (NEAREST_FIRST.index(claim.source) if known else len(NEAREST_FIRST), claim.order)


def _may_be_witness(first: Told, second: Told) -> bool:
    if first.statement_id == second.statement_id:
        return False
    return first.source != second.source or first.source in RELAYS


def _is_half(stretch: Stretch, one: Told, other: Told, starts: Mapping[int, datetime]) -> bool:
    shorter = min(claim.end - (starts.get(claim.id) or claim.start or claim.end) for claim in (one, other))
    return 2 * (stretch[1] - stretch[0]) >= max(shorter, timedelta(minutes=1))
