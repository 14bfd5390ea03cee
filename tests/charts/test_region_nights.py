from __future__ import annotations

import pandas as pd

from charts.region_nights import By, biggest, by_date, nights_bars


def claims(*rows: tuple[str, int | None, str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=["report_date", "value", "window_kind"])
    frame = frame.assign(is_exact=True, overlap_minutes=0)
    return frame.astype({"report_date": "datetime64[s]", "value": "Int64", "overlap_minutes": "Int64"})


TOLD = claims(
    ("2025-05-24", 64, "night"),
    ("2025-05-24", 10, "day"),
    ("2025-10-05", 11, "night"),
    ("2025-10-05", 75, "day"),
    ("2025-10-05", 12, "other"),
    ("2025-10-06", None, "night"),
    ("2025-10-07", 9, "day"),
    ("2025-10-08", 0, "night"),
)


def test_a_date_adds_up_its_reports_and_keeps_the_night_apart() -> None:
    days = by_date(TOLD).set_index("report_date")
    october = days.loc["2025-10-05"]
    assert (october["night"], october["other"], october["value"], october["claims"]) == (11, 87, 98, 3)
    assert pd.isna(days.loc["2025-10-07", "night"])
    assert pd.Timestamp("2025-10-06") not in days.index  # named without a number: not a 0


def test_nights_and_dates_are_ranked_apart() -> None:
    days = by_date(TOLD)
    assert biggest(days, By.NIGHT)["night"].tolist() == [64, 11]
    assert biggest(days, By.DATE)["value"].tolist() == [98, 74, 9]
    assert biggest(days, By.DATE, top=1)["report_date"].tolist() == [pd.Timestamp("2025-10-05")]


def test_dates_are_drawn_in_two_parts_and_nights_in_one() -> None:
    days = by_date(TOLD)
    dates = nights_bars(biggest(days, By.DATE), By.DATE, claimant="ru_mod", measure="intercepted")
    assert [trace.meta["part"] for trace in dates.data] == ["night", "other", "numbers"]
    assert list(dates.data[1].x)[:2] == [87, 10]
    assert list(dates.data[2].text) == ["&nbsp;98", "&nbsp;74", "&nbsp;9"]
    nights = nights_bars(biggest(days, By.NIGHT), By.NIGHT, claimant="ru_mod", measure="intercepted")
    assert [trace.meta["part"] for trace in nights.data] == ["night", "numbers"]
    assert list(nights.data[0].x) == [64, 11]


def test_without_rows_the_figure_is_empty() -> None:
    none = by_date(TOLD.iloc[:0])
    assert len(nights_bars(biggest(none, By.DATE), By.DATE, claimant="ru_mod", measure="intercepted").data) == 0
