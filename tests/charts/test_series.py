from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from charts.series import GAPS, Resolution, binned, daily_series, padded
from tests.charts.frames import coverage, total, totals

START, END = date(2026, 1, 5), date(2026, 1, 18)


def series(*rows: dict[str, object], **states: str) -> pd.DataFrame:
    return daily_series(
        totals(*rows),
        coverage(padded(START), END, **states),
        claimant="ru_mod",
        measures=("intercepted",),
        start=START,
        end=END,
    ).set_index("day")


def test_every_day_of_the_period_has_a_row_and_no_other() -> None:
    days = series(total("2025-12-31", 5), total("2026-01-06", 7)).index
    assert list(days) == list(pd.date_range(START, END, unit="s"))


@pytest.mark.parametrize(
    ("row", "published", "state"),
    [
        (total("2026-01-06", 7), "read", "stated"),
        (total("2026-01-06", 0), "read", "stated"),  # a stated zero is a number
        (total("2026-01-06", None, withheld=1), "read", "withheld"),  # of this weapon, though others are stated
        (None, "withheld", "withheld"),
        (total("2026-01-06", None, named=1, region="RU-BEL"), "read", "named"),
        (total("2026-01-06", None), "read", "not_stated"),
        (None, "read", "not_stated"),  # a statement about something else
        (None, "unreadable", "unreadable"),
        (None, "silent", "silent"),
        (None, "no_data", "no_data"),
    ],
)
def test_a_day_says_why_it_has_no_number(row: dict[str, object] | None, published: str, state: str) -> None:
    days = series(*([row] if row else []), d2026_01_06=published)
    assert days.loc["2026-01-06", "state"] == state
    assert pd.isna(days.loc["2026-01-06", "value"]) == (state != "stated")


def test_a_day_outside_the_coverage_is_no_data() -> None:
    days = daily_series(
        totals(),
        coverage(START, START),
        claimant="ua_air_force",
        measures=("launched",),
        start=START,
        end=END,
    )
    assert set(days["state"]) == {"no_data"}


def test_rows_of_several_regions_are_added_and_an_unknown_part_stays_known_of() -> None:
    days = series(
        total("2026-01-06", 3, region="RU-BEL", claims=2),
        total("2026-01-06", 4, region="RU-BRY", is_exact=False),
        total("2026-01-06", None, region="RU-KRS", named=1),
    )
    day = days.loc["2026-01-06"]
    assert (day["value"], day["claims"], day["named"], bool(day["is_exact"])) == (7, 2, 1, False)


def test_a_range_keeps_its_upper_end() -> None:
    days = series(total("2026-01-06", 3, upper=5), total("2026-01-07", 3))
    assert days.loc["2026-01-06", "upper"] == 5
    assert pd.isna(days.loc["2026-01-07", "upper"])


def test_the_mean_looks_back_before_the_period() -> None:
    rows = [total(f"2025-12-{day}", 10) for day in (30, 31)] + [total(f"2026-01-0{day}", 10) for day in range(1, 6)]
    assert series(*rows).loc["2026-01-05", "mean"] == 10


def test_the_mean_breaks_where_fewer_than_five_of_seven_days_are_stated() -> None:
    stated = [5, 6, 7, 8, 9, 10, 14, 15]
    days = series(*(total(f"2026-01-{day:02}", 10) for day in stated))
    assert days["mean"].dropna().index.day.tolist() == [9, 10, 11, 12]  # 13 January has four


def test_a_silent_day_is_not_a_zero_in_the_mean() -> None:
    days = series(*(total(f"2026-01-{day:02}", 10) for day in range(5, 12) if day != 8), d2026_01_08="silent")
    assert days.loc["2026-01-11", "mean"] == 10


def test_no_mean_is_drawn_where_there_is_no_data() -> None:
    rows = [total(f"2026-01-{day:02}", 10) for day in range(5, 12)]
    days = series(*rows, d2026_01_12="no_data")
    assert pd.isna(days.loc["2026-01-12", "mean"])


def test_the_frames_are_left_as_they_were() -> None:
    rows, covered = totals(total("2026-01-06", 7)), coverage(padded(START), END)
    before = rows.copy(), covered.copy()
    made = daily_series(rows, covered, claimant="ru_mod", measures=("intercepted",), start=START, end=END)
    binned(made, Resolution.WEEK)
    pd.testing.assert_frame_equal(rows, before[0])
    pd.testing.assert_frame_equal(covered, before[1])


def test_a_series_without_measures_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one measure"):
        daily_series(totals(), coverage(START, END), claimant="ru_mod", measures=(), start=START, end=END)


# --- bars


def days_of(*rows: dict[str, object], **states: str) -> pd.DataFrame:
    return series(*rows, **states).reset_index()


def test_a_weeks_bar_sums_its_stated_days_and_counts_the_others() -> None:
    bars = binned(
        days_of(total("2026-01-05", 3), total("2026-01-07", 4), d2026_01_06="silent", d2026_01_08="withheld"),
        Resolution.WEEK,
    )
    first = bars.iloc[0]
    assert list(bars["bar"]) == [pd.Timestamp("2026-01-05"), pd.Timestamp("2026-01-12")]  # Mondays
    assert (first["value"], first["stated"], first["silent"], first["withheld"]) == (7, 2, 1, 1)
    assert first["stated"] + sum(first[state] for state in GAPS) + first["no_data"] == first["days"] == 7
    assert not first["is_cut"]


def test_a_bar_without_any_stated_day_has_no_number() -> None:
    bars = binned(days_of(total("2026-01-05", 3)), Resolution.WEEK)
    assert pd.isna(bars.iloc[1]["value"])
    assert bars.iloc[1]["not_stated"] == 7


def test_a_bar_cut_by_the_period_or_by_the_data_is_marked() -> None:
    by_month = binned(days_of(total("2026-01-06", 3)), Resolution.MONTH).iloc[0]
    assert (by_month["days"], by_month["inside"], bool(by_month["is_cut"])) == (31, 14, True)
    by_week = binned(days_of(total("2026-01-06", 3), d2026_01_05="no_data"), Resolution.WEEK)
    assert by_week["is_cut"].tolist() == [True, False]


def test_a_days_bar_is_the_day() -> None:
    bars = binned(days_of(total("2026-01-06", 3, overlap_minutes=30)), Resolution.DAY)
    assert len(bars) == 14
    day = bars.set_index("bar").loc["2026-01-06"]
    assert (day["value"], day["days"], day["overlap_minutes"]) == (3, 1, 30)
    assert not bars["is_cut"].any()
