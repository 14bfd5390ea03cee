"""Sums of a day from figures given by hand: unknown stays unknown."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from db.models import WHOLE
from db.totals import Day, Part, Stated, claim_parts, day_totals

DAY = Day(date(2026, 1, 26), "ua_air_force", "RU")


def stated(
    measure: str,
    value: int | None,
    *,
    claim_id: int = 1,
    region: str = WHOLE,
    upper: int | None = None,
    qualifier: str = "exact",
    weapon_class: str = "drone",
) -> Stated:
    return Stated(claim_id, measure, weapon_class, region, value, upper, qualifier)


def sums(*figures: Stated, region: str = WHOLE) -> dict[str, tuple[object, ...]]:
    """Value, upper, is_exact, claims, named, withheld by measure."""
    found = day_totals(dict.fromkeys((1, 2, 3), DAY), figures, {})
    return {str(key[5]): values[:6] for key, values in found.items() if key[4] == region}


NAMED = {"qualifier": "named", "region": "RU-KDA"}

SUMS: list[tuple[str, list[Stated], dict[str, tuple[object, ...]]]] = [
    (
        "two claims add up",
        [stated("hits", 3), stated("hits", 4, claim_id=2)],
        {"hits": (7, None, True, 2, 0, 0)},
    ),
    (
        "a stated zero is a zero",
        [stated("hits", 0)],
        {"hits": (0, None, True, 1, 0, 0)},
    ),
    (
        "withheld is no zero",
        [stated("launched", None, qualifier="withheld")],
        {"launched": (None, None, True, 1, 0, 1)},
    ),
    (
        "withheld beside a number",
        [stated("launched", None, qualifier="withheld"), stated("launched", 9, claim_id=2)],
        {"launched": (9, None, True, 2, 0, 1)},
    ),
    (
        "at least",
        [stated("launched", 9, qualifier="at_least"), stated("launched", 1, claim_id=2)],
        {"launched": (10, None, False, 2, 0, 0)},
    ),
    (
        "a range adds its upper end to the other's value",
        [stated("hits", 2, upper=5, qualifier="range"), stated("hits", 10, claim_id=2)],
        {"hits": (12, 15, False, 2, 0, 0)},
    ),
    (
        "models of a class add up within a claim, which is one claim",
        [stated("hits", 2), stated("hits", 3)],
        {"hits": (5, None, True, 1, 0, 0)},
    ),
    (
        "intercepted is neutralised",
        [stated("intercepted", 110)],
        {"intercepted": (110, None, True, 1, 0, 0), "neutralised": (110, None, True, 1, 0, 0)},
    ),
    (
        "shot down and suppressed, apart",
        [stated("shot_down", 60), stated("suppressed", 40)],
        {
            "shot_down": (60, None, True, 1, 0, 0),
            "suppressed": (40, None, True, 1, 0, 0),
            "neutralised": (100, None, True, 1, 0, 0),
        },
    ),
    (
        "shot down alone",
        [stated("shot_down", 60)],
        {"shot_down": (60, None, True, 1, 0, 0), "neutralised": (60, None, True, 1, 0, 0)},
    ),
    (
        "intercepted beside shot down is not added to it",
        [stated("intercepted", 100), stated("shot_down", 60)],
        {
            "intercepted": (100, None, True, 1, 0, 0),
            "shot_down": (60, None, True, 1, 0, 0),
            "neutralised": (100, None, True, 1, 0, 0),
        },
    ),
    (
        "one of the two kept back: what is stated, and not exact",
        [stated("shot_down", 60), stated("suppressed", None, qualifier="withheld")],
        {
            "shot_down": (60, None, True, 1, 0, 0),
            "suppressed": (None, None, True, 1, 0, 1),
            "neutralised": (60, None, False, 1, 0, 0),
        },
    ),
    (
        "a claim that states both gives a rate's two ends, one that states one gives none",
        [
            stated("launched", 138),
            stated("intercepted", 110),
            stated("launched", 50, claim_id=2),
            stated("intercepted", 7, claim_id=3),
        ],
        {
            "launched": (188, None, True, 2, 0, 0),
            "intercepted": (117, None, True, 2, 0, 0),
            "neutralised": (117, None, True, 2, 0, 0),
            "launched_of_both": (138, None, True, 1, 0, 0),
            "neutralised_of_both": (110, None, True, 1, 0, 0),
        },
    ),
    (
        "a withheld launched gives no rate",
        [stated("launched", None, qualifier="withheld"), stated("intercepted", 7)],
        {
            "launched": (None, None, True, 1, 0, 1),
            "intercepted": (7, None, True, 1, 0, 0),
            "neutralised": (7, None, True, 1, 0, 0),
        },
    ),
]


@pytest.mark.parametrize(("figures", "expected"), [row[1:] for row in SUMS], ids=[row[0] for row in SUMS])
def test_sums_of_a_day(figures: list[Stated], expected: dict[str, tuple[object, ...]]) -> None:
    assert sums(*figures) == expected
    assert sums(*figures[::-1]) == expected


def test_regions_are_kept_apart_from_the_whole() -> None:
    figures = [stated("intercepted", 40), stated("intercepted", 34, region="RU-KDA")]
    assert sums(*figures)["intercepted"][0] == 40
    assert sums(*figures, region="RU-KDA")["intercepted"][0] == 34


def test_a_region_named_without_a_number_is_unknown_also_in_neutralised() -> None:
    named = stated("shot_down", None, **NAMED)  # type: ignore[arg-type]
    numbered = stated("shot_down", 5, claim_id=2, region="RU-KDA")
    assert sums(named, region="RU-KDA")["neutralised"] == (None, None, True, 1, 1, 0)
    assert sums(named, numbered, region="RU-KDA")["neutralised"] == (5, None, True, 2, 1, 0)


def test_regional_launched_and_neutralised_make_a_pair_of_their_own() -> None:
    figures = [stated("launched", 30, region="ua:south"), stated("shot_down", 20, region="ua:south")]
    assert sums(*figures, region="ua:south")["launched_of_both"][0] == 30
    assert "launched_of_both" not in sums(*figures)


def test_weapons_do_not_mix() -> None:
    parts = claim_parts([stated("launched", 5), stated("launched", 2, weapon_class="cruise")])
    assert parts["drone", WHOLE]["launched"].value == 5
    assert parts["cruise", WHOLE]["launched"].value == 2


def test_days_and_claimants_do_not_mix() -> None:
    days = {1: DAY, 2: Day(date(2026, 1, 27), "ua_air_force", "RU"), 3: Day(DAY.report_date, "ru_mod", "UA")}
    found = day_totals(days, [stated("hits", number, claim_id=number) for number in days], {})
    assert {(str(key[0]), key[1]): values[0] for key, values in found.items()} == {
        ("2026-01-26", "ua_air_force"): 1,
        ("2026-01-27", "ua_air_force"): 2,
        ("2026-01-26", "ru_mod"): 3,
    }


def test_what_another_claim_counts_is_left_out() -> None:
    figures = [stated("hits", 3), stated("hits", 4, claim_id=2), stated("hits", 9, claim_id=2, weapon_class="cruise")]
    found = day_totals({1: DAY, 2: DAY}, figures, {}, {(2, ("drone", "hits"))})
    assert {key[3]: values[0] for key, values in found.items()} == {"drone": 3, "cruise": 9}


def test_minutes_told_twice_count_once_a_day() -> None:
    hour = (datetime(2026, 1, 26, 1, tzinfo=UTC), datetime(2026, 1, 26, 2, tzinfo=UTC))
    shared = {(number, ("drone", "shot_down")): [hour] for number in (1, 2)}
    figures = [stated("shot_down", 3), stated("shot_down", 4, claim_id=2), stated("hits", 1)]
    found = day_totals({1: DAY, 2: DAY}, figures, shared)
    assert {key[5]: values[6] for key, values in found.items()} == {"shot_down": 60, "neutralised": 60, "hits": 0}


def test_adding_parts_leaves_unknown_unknown() -> None:
    total = Part()
    total.add(Part(named=1))
    assert (total.value, total.upper) == (None, None)


def test_the_regions_of_a_claim_that_exceed_its_whole_count_as_named() -> None:
    figures = [stated("hits", 5), stated("hits", 9, region="RU-KDA"), stated("launched", 7, region="RU-KDA")]
    assert sums(*figures)["hits"] == (5, None, True, 1, 0, 0)
    assert sums(*figures, region="RU-KDA") == {
        "hits": (None, None, True, 1, 1, 0),
        "launched": (7, None, True, 1, 0, 0),  # a measure without a whole exceeds nothing
    }


def test_a_region_within_an_area_of_its_claim_is_no_excess() -> None:
    figures = [stated("hits", 9), stated("hits", 8, region="ua:south"), stated("hits", 6, region="UA-51")]
    assert sums(*figures, region="UA-51")["hits"][0] == 6
