"""Weekdays and sizes of days, by rows and figures."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from charts.spread import (
    by_weekday,
    massed,
    size_bars,
    size_bins,
    sizes_in_words,
    weekday_boxes,
    weekdays_in_words,
)
from charts.theme import PALETTES, Mode


def series(values: list[int | None]) -> pd.DataFrame:
    """Days from Monday, 5 January 2026."""
    days = pd.date_range("2026-01-05", periods=len(values), unit="s")
    return pd.DataFrame({"day": days, "value": pd.array(values, dtype="Int64")})


def test_unknown_days_are_in_no_median_and_few_days_are_grey() -> None:
    rows = by_weekday(series([10, None, 30, 40, 50, 60, 70, 20, None, 0]))
    assert list(rows["days"]) == [2, 0, 2, 1, 1, 1, 1]
    assert rows["median"].iloc[0] == 15 and pd.isna(rows["median"].iloc[1]) and rows["median"].iloc[2] == 15
    figure = weekday_boxes(rows, claimant="ru_mod", measure="intercepted")
    assert [trace.name for trace in figure.data] == ["fewer than 8 days"]
    assert figure.data[0].line.color == PALETTES[Mode.LIGHT].unknown
    firm = weekday_boxes(by_weekday(series([5] * 70)), claimant="ru_mod", measure="intercepted")
    assert firm.data[0].line.color == PALETTES[Mode.LIGHT].account("ru_mod").strong
    assert "Mon 15 (2 days)" in weekdays_in_words(rows, claimant="ru_mod", measure="intercepted")
    assert not weekday_boxes(by_weekday(series([None])), claimant="ru_mod", measure="intercepted").data


def test_massed_days_are_those_of_the_threshold_or_more() -> None:
    told = series([0, 50, 199, 200, 551, None])
    facts = massed(told, 200)
    assert facts == {"days": 5, "sum": 1000, "massed_days": 2, "massed_sum": 751}
    said = sizes_in_words(facts, 200, claimant="ru_mod", measure="intercepted")
    assert "on 2 of 5 days with a number; these days make 75 % of its sum of 1,000" in said
    figure = size_bars(size_bins(told, 200), 200, claimant="ru_mod", measure="intercepted")
    assert {trace.name: sum(trace.y) for trace in figure.data} == {"routine days": 3, "massed days": 2}
    assert figure.layout.shapes[0].x0 == 200
    assert not size_bars(size_bins(series([None]), 200), 200, claimant="ru_mod", measure="intercepted").data


@given(some.lists(some.integers(0, 5_000), min_size=1, max_size=40), some.integers(1, 6_000))
def test_classes_hold_every_day_once_and_the_threshold_parts_them(values: list[int], threshold: int) -> None:
    bins = size_bins(series(list(values)), threshold)
    assert bins["days"].sum() == len(values)
    assert bins[bins["is_massed"]]["days"].sum() == sum(value >= threshold for value in values)
    assert (bins["low"].iloc[1:].to_numpy() == bins["high"].iloc[:-1].to_numpy() + 1).all()
    assert bins["low"].iloc[0] == 0


@pytest.mark.parametrize(("top", "most"), [(3, 40), (700, 40), (9_999, 40)])
def test_there_are_not_more_classes_than_can_be_seen(top: int, most: int) -> None:
    assert len(size_bins(series([0, top]), 1)) <= most
