"""Which telling of an attack counts, from claims given by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from db.windows import Told
from db.witnesses import NEAREST_FIRST, RELAYS, witnesses
from sources.origins import ORIGINS

LAUNCHED = frozenset({("drone", "launched")})
DOWN = frozenset({("drone", "shot_down"), ("drone", "suppressed")})
TOGETHER = frozenset({("drone", "intercepted")})
HITS = frozenset({("drone", "hits")})
CRUISE = frozenset({("cruise", "launched")})


def told(number: int, source: str, begin: int, finish: int, **changes: Any) -> Told:
    """A claim from `begin` to `finish`, in hours since noon of 25 January."""
    noon = datetime(2026, 1, 25, 12, tzinfo=UTC).timestamp()
    facts: dict[str, Any] = {
        "id": number,
        "statement_id": number,
        "source": source,
        "order": ("", str(number), 1),
        "post": None,
        "claimant": "ua_air_force",
        "attacker": "RU",
        "start": datetime.fromtimestamp(noon + 3600 * begin, UTC),
        "end": datetime.fromtimestamp(noon + 3600 * finish, UTC),
        "basis": "stated",
        "kind": "night",
        "stated": LAUNCHED,
        "counted": changes.get("stated", LAUNCHED),
    }
    return Told(**facts | changes)


ROWS: list[tuple[str, list[Told], dict[tuple[int, tuple[str, str]], int]]] = [
    (
        "the post counts, the table's row stands by",
        [told(1, "ivaniuk", 6, 20), told(2, "kpszsu", 6, 20)],
        {(1, ("drone", "launched")): 2},
    ),
    ("news stands by the table", [told(1, "ivaniuk", 6, 20), told(2, "news", 8, 19)], {(2, ("drone", "launched")): 1}),
    (
        "half of the shorter is enough",
        [told(1, "kpszsu", 6, 20), told(2, "ivaniuk", 18, 22)],
        {(2, ("drone", "launched")): 1},
    ),
    ("less than half is another attack", [told(1, "kpszsu", 6, 20), told(2, "ivaniuk", 19, 24)], {}),
    ("two reports of one source both count", [told(1, "ivaniuk", 6, 20), told(2, "ivaniuk", 6, 20)], {}),
    (
        "news without hours stands by what ended in the day before",
        [told(1, "ivaniuk", 6, 20), told(2, "news", 0, 22, start=None)],
        {(2, ("drone", "launched")): 1},
    ),
    ("and counts where nothing did", [told(1, "ivaniuk", 6, 20), told(2, "news", 0, 45, start=None)], {}),
    ("it tells of nothing later", [told(1, "ivaniuk", 24, 30), told(2, "news", 0, 22, start=None)], {}),
    (
        "a report with hours by hand stands by one without that was first",
        [
            told(1, "by_hand", 6, 20, order=("b", "", 1)),
            told(2, "by_hand", 0, 22, start=None, order=("a", "", 1)),
        ],
        {(1, ("drone", "launched")): 2},
    ),
    (
        "of two by hand without hours the first published counts",
        [
            told(1, "by_hand", 0, 23, start=None, order=("a", "", 1)),
            told(2, "by_hand", 0, 22, start=None, order=("b", "", 1)),
        ],
        {(2, ("drone", "launched")): 1},
    ),
    (
        "a post without a start counts, what is added by hand stands by it",
        [told(1, "kpszsu", 0, 20, start=None), told(2, "by_hand", 6, 20)],
        {(2, ("drone", "launched")): 1},
    ),
    (
        "without hours no table stands by a post",
        [told(1, "kpszsu", 0, 20, start=None), told(2, "ivaniuk", 6, 20)],
        {},
    ),
    (
        "two news reports: the first published",
        [told(1, "news", 6, 20, order=("b", "", 1)), told(2, "news", 6, 20, order=("a", "", 1))],
        {(1, ("drone", "launched")): 2},
    ),
    (
        "one news report's two claims",
        [told(1, "news", 6, 20, statement_id=7), told(2, "news", 6, 20, statement_id=7)],
        {},
    ),
    ("another claimant", [told(1, "kpszsu", 6, 20), told(2, "ivaniuk", 6, 20, claimant="ua_air_command_south")], {}),
    ("the other attacker", [told(1, "kpszsu", 6, 20), told(2, "news", 6, 20, attacker="UA")], {}),
    (
        "only the weapons that the nearer one tells of",
        [told(1, "kpszsu", 6, 20), told(2, "ivaniuk", 6, 20, stated=LAUNCHED | CRUISE)],
        {(2, ("drone", "launched")): 1},
    ),
    (
        "what the nearer one does not speak of is added",
        [told(1, "ivaniuk", 6, 20, stated=LAUNCHED | TOGETHER), told(2, "incidents", 6, 20, stated=HITS)],
        {},
    ),
    (
        "shot down and suppressed are the intercepted of another",
        [told(1, "kpszsu", 6, 20, stated=TOGETHER), told(2, "ivaniuk", 6, 20, stated=DOWN)],
        {(2, ("drone", "shot_down")): 1, (2, ("drone", "suppressed")): 1},
    ),
    (
        "a witness's regions are witnesses too",
        [told(1, "kpszsu", 6, 20), told(2, "ivaniuk", 6, 20, counted=frozenset())],
        {(2, ("drone", "launched")): 1},
    ),
    (
        "a nearer one without a number for the whole takes nothing away",
        [told(1, "kpszsu", 6, 20, counted=frozenset()), told(2, "ivaniuk", 6, 20)],
        {},
    ),
    (
        "what overlaps with a witness only is no witness",
        [told(1, "kpszsu", 0, 10), told(2, "ivaniuk", 5, 15), told(3, "news", 11, 15)],
        {(2, ("drone", "launched")): 1},
    ),
    (
        "the nearest of several is named",
        [told(1, "news", 6, 20), told(2, "ivaniuk", 6, 20), told(3, "kpszsu", 6, 20)],
        {(1, ("drone", "launched")): 3, (2, ("drone", "launched")): 3},
    ),
    (
        "a source that nobody ranked is the furthest",
        [told(1, "elsewhere", 6, 20), told(2, "news", 6, 20)],
        {(1, ("drone", "launched")): 2},
    ),
    ("no start, no telling which attack", [told(1, "kpszsu", 6, 20), told(2, "ivaniuk", 6, 20, start=None)], {}),
]


@pytest.mark.parametrize(("claims", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_one_telling_counts(claims: list[Told], expected: dict[tuple[int, tuple[str, str]], int]) -> None:
    for order in (claims, claims[::-1]):
        assert witnesses(order, {}) == expected


def test_the_inferred_start_decides() -> None:
    claims = [told(1, "kpszsu", 6, 10), told(2, "ivaniuk", 8, 20)]
    assert witnesses(claims, {}) == {(2, ("drone", "launched")): 1}
    assert witnesses(claims, {2: claims[0].end}) == {}


def test_every_origin_has_its_rank() -> None:
    assert set(NEAREST_FIRST) == set(ORIGINS)
    assert set(ORIGINS) >= RELAYS
