"""Inferred starts and overlaps, from claims given by hand."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import Any

import pytest

from db.windows import Told, inferred_starts, minutes, shared_stretches
from sources.claimants import CLAIMANTS

ZONES = {name: claimant.zone for name, claimant in CLAIMANTS.items()}
DRONES = ("drone", "intercepted")


def at(words: str, claimant: str = "ru_mod") -> datetime:
    """A local time of January 2026: `at("25 20:00")`."""
    day, _, hour = words.partition(" ")
    return datetime.fromisoformat(f"2026-01-{day}T{hour}").replace(tzinfo=ZONES[claimant]).astimezone(UTC)


def told(number: int, start: str | None, end: str, **changes: Any) -> Told:
    claimant = changes.get("claimant", "ru_mod")
    facts: dict[str, Any] = {
        "id": number,
        "statement_id": number,
        "source": "mod_russia",
        "order": ("", str(number), 1),
        "post": None,
        "claimant": claimant,
        "attacker": "UA",
        "start": None if start is None else at(start, claimant),
        "end": at(end, claimant),
        "basis": "stated",
        "kind": "night",
        "stated": frozenset({DRONES}),
        "counted": frozenset({DRONES}),
    }
    return Told(**facts | changes)


OPEN_NIGHT = told(1, "25 20:00", "26 07:00", basis="inferred")

INFERENCES: list[tuple[str, list[Told], str | None]] = [
    ("nothing before it: the default stays", [], None),
    ("an evening report: its end", [told(2, "25 20:00", "25 23:00")], "25 23:00"),
    ("the last of two", [told(2, "25 18:00", "25 20:30"), told(3, "25 20:30", "25 22:15")], "25 22:15"),
    ("one that closes the evening", [told(2, "25 20:00", "26 00:00")], "26 00:00"),
    ("one that ends as the evening begins", [told(2, "25 12:00", "25 18:00")], "25 18:00"),
    ("the afternoon is no evening", [told(2, "25 12:00", "25 17:59")], None),
    ("past midnight is no evening", [told(2, "25 20:00", "26 00:10")], None),
    ("the evening before is another", [told(2, "24 20:00", "24 23:00")], None),
    ("one whose own start is inferred", [told(2, "25 20:00", "25 23:00", basis="inferred", kind="day")], "25 23:00"),
    ("a whole day by its date", [told(2, "25 00:00", "26 00:00", basis="inferred", kind="other")], None),
    ("another weapon's", [told(2, "25 20:00", "25 23:00", stated=frozenset({("cruise", "launched")}))], None),
    ("another claimant's", [told(2, "25 20:00", "25 23:00", claimant="ru_authorities")], None),
    ("the other attacker's", [told(2, "25 20:00", "25 23:00", attacker="RU")], None),
]


@pytest.mark.parametrize(("others", "start"), [row[1:] for row in INFERENCES], ids=[row[0] for row in INFERENCES])
def test_a_night_begins_where_the_evening_report_ended(others: list[Told], start: str | None) -> None:
    for order in ([OPEN_NIGHT, *others], [*others, OPEN_NIGHT]):
        assert inferred_starts(order, ZONES) == ({} if start is None else {1: at(start)})


@pytest.mark.parametrize(
    "night",
    [
        told(1, "25 20:00", "26 07:00"),  # stated: at 20:00 it began
        told(1, "25 21:00", "26 07:00", basis="inferred"),  # the start was said, only the end was not
        told(1, "25 20:00", "26 00:00", basis="inferred"),  # it is the evening itself
        told(1, "25 20:00", "26 07:00", basis="inferred", kind="other"),
        told(1, None, "26 07:00", basis="inferred"),
    ],
)
def test_only_an_open_night_moves(night: Told) -> None:
    assert inferred_starts([night, told(2, "25 20:00", "25 23:00")], ZONES) == {}


def test_the_evening_is_the_claimants_own() -> None:
    kyiv = {"claimant": "ua_air_force", "attacker": "RU"}
    night = told(1, "25 20:00", "26 08:00", basis="inferred", **kyiv)
    early, late = told(2, "25 12:00", "25 17:30", **kyiv), told(3, "25 19:00", "25 23:30", **kyiv)
    assert inferred_starts([night, early], ZONES) == {}  # 18:30 in Moscow
    assert inferred_starts([night, late], ZONES) == {1: at("25 23:30", "ua_air_force")}


OVERLAPS: list[tuple[str, list[Told], dict[int, int]]] = [
    ("apart", [told(1, "25 20:00", "25 23:00"), told(2, "25 23:00", "26 07:00")], {}),
    ("crossing", [told(1, "25 20:00", "26 00:00"), told(2, "25 23:00", "26 07:00")], {1: 60, 2: 60}),
    ("within", [told(1, "25 20:00", "26 07:00"), told(2, "26 01:00", "26 01:30")], {1: 30, 2: 30}),
    ("the same", [told(1, "25 20:00", "26 07:00"), told(2, "25 20:00", "26 07:00")], {1: 660, 2: 660}),
    (
        "two that share the same hour are counted once",
        [told(1, "25 20:00", "26 07:00"), told(2, "25 22:00", "25 23:00"), told(3, "25 22:30", "25 23:30")],
        {1: 90, 2: 60, 3: 60},
    ),
    (
        "a long one does not hide what a short one before it shares",
        [told(1, "25 20:00", "25 20:30"), told(2, "25 20:00", "26 07:00"), told(3, "26 06:00", "26 08:00")],
        {1: 30, 2: 90, 3: 60},
    ),
    ("no start, no minutes", [told(1, None, "26 07:00"), told(2, "25 20:00", "26 07:00")], {}),
    ("a moment", [told(1, "26 03:00", "26 03:00"), told(2, "25 20:00", "26 07:00")], {}),
    (
        "one statement's two windows",
        [told(1, "25 20:00", "26 00:00", statement_id=9), told(2, "25 23:00", "26 07:00", statement_id=9)],
        {},
    ),
    (
        "one post's rows",
        [told(1, "25 20:00", "26 00:00", post="p"), told(2, "25 23:00", "26 07:00", post="p")],
        {},
    ),
    (
        "two posts",
        [told(1, "25 20:00", "26 00:00", post="p"), told(2, "25 23:00", "26 07:00", post="q")],
        {1: 60, 2: 60},
    ),
    (
        "no post known is no post shared",
        [told(1, "25 20:00", "26 00:00", post=None), told(2, "25 20:00", "26 00:00", post=None)],
        {1: 240, 2: 240},
    ),
    (
        "another measure",
        [told(1, "25 20:00", "26 00:00"), told(2, "25 20:00", "26 00:00", counted=frozenset({("drone", "launched")}))],
        {},
    ),
    (
        "another weapon",
        [
            told(1, "25 20:00", "26 00:00"),
            told(2, "25 20:00", "26 00:00", counted=frozenset({("cruise", "intercepted")})),
        ],
        {},
    ),
    ("another claimant", [told(1, "25 20:00", "26 00:00"), told(2, "25 20:00", "26 00:00", claimant="other")], {}),
    ("the other attacker", [told(1, "25 20:00", "26 00:00"), told(2, "25 20:00", "26 00:00", attacker="RU")], {}),
]


@pytest.mark.parametrize(("claims", "expected"), [row[1:] for row in OVERLAPS], ids=[row[0] for row in OVERLAPS])
def test_minutes_shared(claims: list[Told], expected: dict[int, int]) -> None:
    for order in (claims, claims[::-1]):
        shared = shared_stretches(order, {})
        assert {claim_id: minutes(stretches) for (claim_id, _), stretches in shared.items()} == expected


def test_an_inferred_start_ends_an_overlap() -> None:
    claims = [OPEN_NIGHT, told(2, "25 20:00", "25 23:00")]
    assert shared_stretches(claims, {})
    assert shared_stretches(claims, inferred_starts(claims, ZONES)) == {}


def test_what_no_sum_counts_overlaps_with_nothing() -> None:
    claims = [told(1, "25 20:00", "26 00:00"), told(2, "25 23:00", "26 07:00")]
    assert shared_stretches(claims, {}, {(2, DRONES)}) == {}
    assert shared_stretches(claims, {}, {(2, ("drone", "launched"))})


def test_a_night_when_the_clocks_change_counts_real_minutes() -> None:
    zone = ZONES["ua_air_force"]
    start, end = datetime(2026, 3, 28, 20, tzinfo=zone), datetime(2026, 3, 29, 8, tzinfo=zone)
    facts = {"start": start.astimezone(UTC), "end": end.astimezone(UTC)}
    both = [dataclasses.replace(told(number, "25 20:00", "26 07:00"), **facts) for number in (1, 2)]
    assert minutes(shared_stretches(both, {})[1, DRONES]) == 11 * 60
