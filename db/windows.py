"""Where reporting windows begin when nobody says so, and how long they overlap; pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sources.records import WindowBasis, WindowKind

EVENING = time(18)
"""An evening lasts from here to 24:00, in the claimant's local time."""

Key = tuple[str, str]
"""Weapon class and measure."""

Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Told:
    """A current claim with all that its window's derivation looks at.

    `post` is what the claim was published in: the statement's link, where rows of one post have the same one.
    `counted` are the weapon classes and measures for which the claim as a whole states or withholds a number.
    """

    id: int
    statement_id: int
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
        if claim.start is None or claim.basis != WindowBasis.INFERRED or claim.kind != WindowKind.NIGHT:
            continue
        earliest, latest = _evening(claim.start, zones[claim.claimant])
        latest = min(latest, claim.end - timedelta(minutes=1))
        found = [
            end
            for weapon_class in claim.weapon_classes
            if (end := _last_between(ends.get((claim.claimant, claim.attacker, weapon_class), []), earliest, latest))
        ]
        if found and max(found) != claim.start:
            starts[claim.id] = max(found)
    return starts


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


def shared_stretches(claims: Iterable[Told], starts: Mapping[int, datetime]) -> dict[tuple[int, Key], list[Stretch]]:
    """The stretches of time that a claim shares with another telling of the same claimant, attacker, class and measure.

    Claims of one statement don't overlap, nor do those of one post for the same window: its rows by weapon or target.

    Returns:
        Disjoint stretches in order, by claim id and (weapon class, measure); claims that share none are left out.
    """
    series = defaultdict(list)
    for claim in claims:
        start = starts.get(claim.id, claim.start)
        if start is not None:
            for key in claim.counted:
                series[claim.claimant, claim.attacker, key].append((start, claim.end, claim))
    shared = defaultdict(list)
    for (_, _, key), windows in series.items():
        for one, other, stretch in _pairs(windows):
            shared[one.id, key].append(stretch)
            shared[other.id, key].append(stretch)
    return {place: union(stretches) for place, stretches in shared.items()}


def _pairs(windows: list[tuple[datetime, datetime, Told]]) -> Iterable[tuple[Told, Told, Stretch]]:
    """Each pair of tellings whose windows share time; a sweep that holds only the windows still open."""
    is_open: list[tuple[datetime, datetime, Told]] = []
    for start, end, claim in sorted(windows, key=lambda window: (window[0], window[1], window[2].id)):
        is_open = [window for window in is_open if window[1] > start]
        for other_start, other_end, other in is_open:
            together = (start, min(end, other_end))
            if together[0] < together[1] and not _one_telling(claim, other, (start, end) == (other_start, other_end)):
                yield claim, other, together
        is_open.append((start, end, claim))


def _one_telling(one: Told, other: Told, same_window: bool) -> bool:
    same_post = one.post is not None and one.post == other.post
    return one.statement_id == other.statement_id or (same_post and same_window)


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
