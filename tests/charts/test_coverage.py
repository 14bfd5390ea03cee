from __future__ import annotations

import pandas as pd
import pytest

from charts.coverage import (
    STATES,
    calendar_grid,
    coverage_calendar,
    coverage_in_words,
    coverage_table,
    state_colours,
)
from charts.theme import PALETTES, Mode


def frame(*states: str, start: str = "2026-01-30") -> pd.DataFrame:
    dates = pd.date_range(start, periods=len(states)).astype("datetime64[s]")
    counts = pd.array([0 if state in ("silent", "no_data") else 2 for state in states], dtype="Int64")
    return pd.DataFrame(
        {"claimant": "ru_mod", "report_date": dates, "state": pd.array(states, dtype="string"), "statements": counts}
    )


DAYS = frame("no_data", "read", "silent", "withheld", "flagged", "unreadable")


def test_each_day_stands_in_its_month_and_february_has_no_thirtieth() -> None:
    grid = calendar_grid(DAYS)
    assert [str(month) for month in grid.index] == ["2026-01", "2026-02"]
    assert grid.loc["2026-01", [30, 31]].tolist() == ["no_data", "read"]
    assert grid.loc["2026-02", [1, 2, 3, 4]].tolist() == ["silent", "withheld", "flagged", "unreadable"]
    assert pd.isna(grid.loc["2026-02", 30])


def test_a_month_without_any_day_keeps_its_row() -> None:
    days = pd.concat([frame("read", start="2026-01-30"), frame("read", start="2026-03-02")])
    assert len(calendar_grid(days)) == 3


@pytest.mark.parametrize("mode", Mode)
def test_every_state_has_a_colour_and_those_without_a_number_a_sign(mode: Mode) -> None:
    before = DAYS.copy()
    figure = coverage_calendar(DAYS, claimant="ru_mod", mode=mode)
    pd.testing.assert_frame_equal(DAYS, before)
    cells = figure.data[0]
    assert len(set(state_colours("ru_mod", mode).values())) == len(STATES)
    assert state_colours("ru_mod", mode)["read"] == PALETTES[mode].accounts["ru_mod"].strong
    order = list(STATES)
    january, february = cells.z
    assert [january[29], january[30]] == [order.index("no_data"), order.index("read")]
    assert list(february[:4]) == [order.index(state) for state in ("silent", "withheld", "flagged", "unreadable")]
    assert february[29] is None or pd.isna(february[29])
    assert list(cells.text[1][:4]) == ["–", "w", "!", "?"]
    assert "no statement: unknown, not zero" in cells.customdata[1][0]
    assert "2 statements" in cells.customdata[1][2]
    assert figure.data[1].name == "read"
    assert len(figure.data) == 1 + len(STATES)


def test_the_key_names_only_what_is_there() -> None:
    figure = coverage_calendar(frame("read", "silent"), claimant="ru_mod")
    assert [trace.name for trace in figure.data[1:]] == ["read", "silent (–)"]


def test_no_day_is_an_empty_figure() -> None:
    assert not coverage_calendar(DAYS.iloc[:0], claimant="ru_mod").data


def test_the_table_and_the_words_tell_each_state() -> None:
    assert coverage_table(DAYS)["state"].tolist() == DAYS["state"].tolist()
    said = coverage_in_words(DAYS, claimant="ru_mod")
    assert said == (
        "Of the Russian MoD we hold 31 January – 4 February 2026: 1 day read, 1 day flagged, 1 day withheld, "
        "1 day unreadable and 1 day silent."
    )
    assert coverage_in_words(frame("no_data"), claimant="ru_mod") == "We hold no day of the Russian MoD."
