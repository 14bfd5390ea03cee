"""Where reporting windows begin when nobody says so, and how long they overlap; pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sources.records import WindowBasis, WindowKind

EVENING = time(18)
"""An evening lasts from here to 24:00, in the claimant's local time."""

DEFAULT_START = time(20)
"""Where readers let a night begin whose start is not stated: a window that begins elsewhere has its start from words."""

Key = tuple[str, str]
"""Weapon class and measure."""

Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Told:
    """A current claim with all that its window's derivation looks at.

    `post` is what the claim was published in: the statement's link, where rows of one post have the same one.
    `order` is the claim's place among its source's, whatever order they were imported in.
    `counted` are the weapon classes and measures for which the claim as a whole states or withholds a number.
    """

    id: int
    statement_id: int
    source: str
    order: tuple[str, str, int]
    post: str | None
    claimant: str
    attacker: str
    start: datetime | None
    end: datetime
    basis: str
    kind: str
    weapon_classes: frozenset[str]
    counted: frozenset[Key]


def inferred_starts(claims: Iterable[Told], zones: Mapping[str, ZoneInfo]) -> dict[int, datetime]:
    """Starts of night windows that have none stated: where the claimant's previous window ended in the same evening.

    A previous window is one of the same claimant, attacker and weapon class that ends between 18:00 and 24:00 local
    time of the evening in which the reader's default start falls. A whole day given by its date alone is none: it says
    nothing of when its report ended.

    Returns:
        The start (UTC) by claim id, of those claims only whose start moves from the default.
    """
    told = list(claims)
    ends = _ends(told)
    starts: dict[int, datetime] = {}
    for claim in told:
        zone = zones[claim.claimant]
        if claim.start is None or not _is_open_night(claim, claim.start.astimezone(zone)):
            continue
        earliest, latest = _evening(claim.start, zone)
        if claim.end <= latest:
            continue
        found = [
            end
            for weapon_class in claim.weapon_classes
            if (end := _last_between(ends.get((claim.claimant, claim.attacker, weapon_class), []), earliest, latest))
        ]
        if found and max(found) != claim.start:
            starts[claim.id] = max(found)
    return starts


def _is_open_night(claim: Told, start: datetime) -> bool:
    at_default = start.time() == DEFAULT_START
    return at_default and claim.basis == WindowBasis.INFERRED and claim.kind == WindowKind.NIGHT


def _ends(claims: Iterable[Told]) -> dict[tuple[str, str, str], list[datetime]]:
    """The ends of the windows that may come before a night, in order, by claimant, attacker and weapon class."""
    ends = defaultdict(list)
    for claim in claims:
        if claim.basis == WindowBasis.STATED or claim.kind != WindowKind.OTHER:
            for weapon_class in claim.weapon_classes:
                ends[claim.claimant, claim.attacker, weapon_class].append(claim.end)
    return {key: sorted(some) for key, some in ends.items()}


def _evening(moment: datetime, zone: ZoneInfo) -> Stretch:
    """18:00 and 24:00 of the local day of `moment`, in UTC."""
    day = moment.astimezone(zone).date()
    first = datetime.combine(day, EVENING, zone)
    last = datetime.combine(day + timedelta(days=1), time(0), zone)
    return first.astimezone(UTC), last.astimezone(UTC)


def _last_between(ends: list[datetime], earliest: datetime, latest: datetime) -> datetime | None:
    place = bisect_right(ends, latest)
    return ends[place - 1] if place and ends[place - 1] >= earliest else None


def shared_stretches(
    claims: Iterable[Told], starts: Mapping[int, datetime], left_out: Container[tuple[int, str]] = ()
) -> dict[tuple[int, Key], list[Stretch]]:
    """The stretches of time that a claim shares with another telling of the same claimant, attacker, class and measure.

    Claims of one statement don't overlap, nor do those of one post for the same window: its rows by weapon or target.

    Args:
        claims: The current ones.
        starts: By claim id, where the start is not the claim's own.
        left_out: Claim ids and weapon classes that no sum counts (`db.witnesses`), so that nothing is counted twice.

    Returns:
        Disjoint stretches in order, by claim id and (weapon class, measure); claims that share none are left out.
    """
    series = defaultdict(list)
    for claim in claims:
        for key in claim.counted:
            if (claim.id, key[0]) not in left_out:
                series[claim.claimant, claim.attacker, key].append(claim)
    shared = defaultdict(list)
    for (_, _, key), told in series.items():
        for one, other, stretch in pairs(told, starts):
            if not _one_telling(one, other, starts):
                shared[one.id, key].append(stretch)
                shared[other.id, key].append(stretch)
    return {place: union(stretches) for place, stretches in shared.items()}


def pairs(claims: Iterable[Told], starts: Mapping[int, datetime]) -> Iterator[tuple[Told, Told, Stretch]]:
    """Each pair of claims whose windows share time, and that time; a sweep that holds only the windows still open.

    A window without any start shares time with none.
    """
    begun = [(start, claim) for claim in claims if (start := starts.get(claim.id, claim.start)) is not None]
    still_open: list[Told] = []
    for start, claim in sorted(begun, key=lambda each: (each[0], each[1].end, each[1].id)):
        still_open = [other for other in still_open if other.end > start]
        for other in still_open:
            if min(claim.end, other.end) > start:
                yield other, claim, (start, min(claim.end, other.end))
        still_open.append(claim)


def _one_telling(one: Told, other: Told, starts: Mapping[int, datetime]) -> bool:
    same_post = one.post is not None and one.post == other.post
    same_start = starts.get(one.id, one.start) == starts.get(other.id, other.start)
    return one.statement_id == other.statement_id or (same_post and same_start and one.end == other.end)


def union(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same time as disjoint stretches in order.

    >>> at = lambda hour: datetime(2026, 1, 26, hour)
    >>> [(a.hour, b.hour) for a, b in union([(at(5), at(7)), (at(1), at(3)), (at(2), at(4))])]
    [(1, 4), (5, 7)]
    """
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def minutes(stretches: Iterable[Stretch]) -> int:
    """The minutes that the stretches cover, each counted once."""
    return sum((end - start) // timedelta(minutes=1) for start, end in union(stretches))
