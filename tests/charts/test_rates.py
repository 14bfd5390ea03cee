"""Rates by weapon, their intervals, and what stands behind them."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from charts.rates import rates, rates_dots, rates_in_words, rates_table, wilson
from charts.theme import PALETTES, Mode
from tests.charts.weapons import claims

TOLD = claims(
    ("2026-01-01", 1, "drone", "Shahed", 100, 80, 0),
    ("2026-01-02", 2, "drone", "Shahed", 50, None, 0),  # one number only: in no rate
    ("2026-01-03", 3, "drone", "Shahed", 60, 60, 0),
    ("2026-01-04", 4, "drone", "Shahed", 30, 20, 0),
    ("2026-01-05", 5, "drone", "Shahed", 30, 20, 0),
    ("2026-01-06", 6, "drone", "Shahed", 30, 20, 0),
    ("2026-01-03", 3, "cruise", "X-101 and Kalibr", 9, 3, 0),
    ("2026-01-03", 3, "cruise", "Kalibr", 1, 0, 0),
    ("2026-01-04", 4, "ballistic", "Iskander-M", None, None, 1),
    ("2026-01-04", 4, "missile", "Unknown", 2, 3, 0),  # more claimed than launched: no share
)


def test_a_rate_is_of_claims_that_state_both_and_says_what_is_left_out() -> None:
    before = TOLD.copy()
    rows = rates(TOLD, ["weapon_class"], {"drone": "Drones"}).set_index("name")
    pd.testing.assert_frame_equal(TOLD, before)
    assert list(rows.index) == ["Drones", "cruise", "missile", "ballistic"]
    drones = rows.loc["Drones"]
    assert (drones["attacks"], drones["launched"], drones["neutralised"]) == (5, 250, 200)
    assert drones["rate"] == pytest.approx(0.8) and not drones["is_small"]
    assert (drones["attacks_without"], drones["attacks_withheld"]) == (1, 0)
    cruise = rows.loc["cruise"]
    assert (cruise["attacks"], cruise["launched"], cruise["is_small"]) == (1, 10, True)  # two weapons of one attack
    assert pd.isna(rows.loc["ballistic", "launched"]) and rows.loc["ballistic", "attacks_withheld"] == 1
    assert pd.isna(rows.loc["missile", "rate"])


def test_a_bundle_is_a_weapon_of_its_own() -> None:
    assert list(rates(TOLD[TOLD["weapon_class"] == "cruise"], ["weapon"])["name"]) == ["X-101 and Kalibr", "Kalibr"]


def test_small_samples_are_grey_and_without_a_rate_nothing_is_drawn() -> None:
    figure = rates_dots(rates(TOLD, ["weapon_class"]), claimant="ua_air_force")
    firm, small = figure.data
    assert list(firm.x) == pytest.approx([80]) and list(small.x) == pytest.approx([30])
    palette = PALETTES[Mode.LIGHT]
    assert firm.marker.color == palette.account("ua_air_force").strong
    assert small.marker.line.color == palette.unknown
    low, high = wilson(200, 250)
    assert firm.error_x.array[0] == pytest.approx(100 * high - 80)
    assert firm.error_x.arrayminus[0] == pytest.approx(80 - 100 * low)
    assert "200 of 250 in 5 attacks" in firm.customdata[0] and "1 further attack" in firm.customdata[0]
    assert not rates_dots(rates(TOLD.iloc[8:9], ["weapon_class"]), claimant="ua_air_force").data
    assert not rates_dots(rates(TOLD.iloc[:0], ["weapon_class"]), claimant="ua_air_force").data


def test_words_and_table_tell_all() -> None:
    rows = rates(TOLD, ["weapon_class"], {"drone": "Drones"})
    said = rates_in_words(rows, claimant="ua_air_force")
    assert "Drones 80 % (200 of 250 in 5 attacks)" in said and "1 more rate stands on less" in said
    assert "Without a rate: missile and ballistic" in said
    table = rates_table(rows, claimant="ua_air_force").set_index("name")
    assert table.loc["Drones", "rate_pct"] == 80 and pd.isna(table.loc["ballistic", "rate_pct"])


@given(some.integers(1, 10_000).flatmap(lambda whole: some.tuples(some.integers(0, whole), some.just(whole))))
def test_an_interval_holds_its_share_within_bounds(pair: tuple[int, int]) -> None:
    part, whole = pair
    low, high = wilson(part, whole)
    assert 0 <= low <= part / whole <= high <= 1
    mirrored = wilson(whole - part, whole)
    assert mirrored[0] == pytest.approx(1 - high) and mirrored[1] == pytest.approx(1 - low)


@pytest.mark.parametrize("pair", [(1, 0), (3, 2), (-1, 2)])
def test_what_is_no_share_has_no_interval(pair: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is no share"):
        wilson(*pair)
