"""Days as a calendar, by the figure's data."""

from __future__ import annotations

from datetime import date

import pandas as pd

from charts.calendar import BLOCK, calendar_days, calendar_heatmap, calendar_in_words, calendar_table


def series(*rows: tuple[str, int | None, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["day", "value", "state"])
    return frame.astype({"day": "datetime64[s]", "value": "Int64", "state": "str"}).assign(measure="launched")


TOLD = series(
    ("2025-12-31", 40, "stated"),
    ("2026-01-01", None, "silent"),
    ("2026-01-02", None, "withheld"),
    ("2026-01-03", 0, "stated"),
    ("2026-01-05", 138, "stated"),
)


def test_each_day_has_its_place() -> None:
    before = TOLD.copy()
    days = calendar_days(TOLD)
    pd.testing.assert_frame_equal(TOLD, before)
    assert list(days[["year", "week", "weekday"]].itertuples(index=False, name=None)) == [
        (2025, 52, 2), (2026, 0, 3), (2026, 0, 4), (2026, 0, 5), (2026, 1, 0),
    ]  # fmt: skip
    assert list(days["state"]) == ["stated", "silent", "withheld", "zero", "stated"]


def test_withheld_silent_and_zero_are_marked_and_only_numbers_are_coloured() -> None:
    figure = calendar_heatmap(calendar_days(TOLD), claimant="ua_air_force", measure="launched")
    cells = figure.data[0]
    assert cells.z[2][52] is not None and cells.z[BLOCK + 0][1] is not None
    assert cells.z[BLOCK + 3][0] is cells.z[BLOCK + 4][0] is cells.z[BLOCK + 5][0] is None
    assert cells.customdata[BLOCK + 3][0] == "2026-01-01"  # a day without a number can be chosen
    assert "– (no statement (silent))" in cells.text[BLOCK + 3][0]
    marks = {trace.meta["state"]: (list(trace.x), list(trace.y)) for trace in figure.data if "state" in trace.meta}
    assert marks == {"zero": ([0], [BLOCK + 5]), "withheld": ([0], [BLOCK + 4]), "silent": ([0], [BLOCK + 3])}


def test_every_day_of_many_years_is_within_the_sheet() -> None:
    days = pd.date_range("2020-01-01", "2032-12-31", unit="s")
    frame = pd.DataFrame({"day": days, "value": 1, "state": "stated"}).astype({"value": "Int64"})
    laid = calendar_days(frame)
    assert laid["week"].between(0, 53).all() and not laid.duplicated(["year", "week", "weekday"]).any()


def test_words_table_and_nothing() -> None:
    days = calendar_days(TOLD)
    said = calendar_in_words(days, claimant="ua_air_force", measure="launched")
    assert "on 3 of 5 days" in said and "5 January 2026: 138" in said and "1 day: number withheld" in said
    table = calendar_table(days, claimant="ua_air_force", measure="launched")
    assert table.iloc[0][["date", "weekday", "value"]].tolist() == [date(2025, 12, 31), "Wed", 40]
    assert pd.isna(table.iloc[1]["value"]) and table.iloc[1]["state"] == "silent"
    assert not calendar_heatmap(days.iloc[:0], claimant="ua_air_force", measure="launched").data
