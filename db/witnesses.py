"""Which telling of an attack counts when several sources have it; pure.

A claimant's words reach the ledger by more than one way: its own channel, a compiled table, news that relays them.
All are kept with their figures. Sums count one of them, the others stand beside it as witnesses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from db.windows import Stretch, Told, pairs

NEAREST_FIRST = ("mod_russia", "kpszsu", "statements", "ivaniuk", "incidents", "news")
"""Sources by how near they are to the claimant's own words: of two that tell the same, the nearer counts."""

RELAYS = frozenset({"news"})
"""Sources of many publishers: two of their statements may tell the same attack, of which the first published counts.
In other sources, two statements are two reports; where they overlap, both count and are marked so."""

Place = tuple[int, str]
"""Claim id and weapon class."""


def witnesses(claims: Iterable[Told], starts: Mapping[int, datetime]) -> dict[Place, int]:
    """The claims that another one already tells, weapon class by weapon class.

    Two claims of one claimant, attacker and weapon class tell the same attack where their windows share at least half
    of the shorter one. Of these the one from the nearer source counts, if it states a number of the class for the
    whole; the other is its witness. A witness never has witnesses: what only it overlaps counts.

    Returns:
        The id of the claim that counts instead, by the id and weapon class of the one that does not.
    """
    series = defaultdict(list)
    for claim in claims:
        for weapon_class in claim.weapon_classes:
            series[claim.claimant, claim.attacker, weapon_class].append(claim)
    found: dict[Place, int] = {}
    for (_, _, weapon_class), told in series.items():
        if len({claim.source for claim in told}) > 1 or told[0].source in RELAYS:
            found |= _of_one_class(told, starts, weapon_class)
    return found


def _of_one_class(told: list[Told], starts: Mapping[int, datetime], weapon_class: str) -> dict[Place, int]:
    nearer = defaultdict(list)
    for one, other, stretch in pairs(told, starts):
        first, second = sorted((one, other), key=precedence)
        if _may_be_witness(first, second) and _is_half(stretch, first, second, starts):
            nearer[second.id].append(first)
    found: dict[Place, int] = {}
    for claim in sorted(told, key=precedence):
        for other in sorted(nearer[claim.id], key=precedence):
            states_whole = any(kind == weapon_class for kind, _ in other.counted)
            if states_whole and (other.id, weapon_class) not in found:
                found[claim.id, weapon_class] = other.id
                break
    return found


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
