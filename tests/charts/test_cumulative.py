from __future__ import annotations

import numpy as np
import pandas as pd

from charts.both_accounts import both_accounts
from charts.cumulative import cumulated, missing_sentence
from charts.series import Resolution, binned
from charts.table import accounts_table
from tests.charts.frames import END, START, mod, total

PANEL = mod(
    total("2026-01-05", 10),
    total("2026-01-06", 0),
    total("2026-01-07", 5),
    total("2026-01-08", None, withheld=1),
    total("2026-01-10", 7),
    d2026_01_09="silent",
    d2026_01_18="no_data",
)


def test_a_day_without_a_number_is_not_added_as_zero_but_makes_the_sum_at_least() -> None:
    added = cumulated(binned(PANEL.series, Resolution.DAY)).set_index("bar")
    assert added.loc["2026-01-05":"2026-01-07", "total"].tolist() == [10, 10, 15]
    assert added.loc["2026-01-08":"2026-01-09", "total"].isna().all()
    assert added.loc["2026-01-10", "total"] == 22
    assert added.loc["2026-01-05":"2026-01-10", "missing"].tolist() == [0, 0, 0, 1, 2, 2]
    assert added["is_lower_bound"].tolist()[:4] == [False, False, False, True]


def test_a_number_that_is_at_least_makes_the_sum_at_least() -> None:
    panel = mod(*(total(f"2026-01-{day:02}", 1, is_exact=day != 7) for day in range(5, 19)))
    added = cumulated(binned(panel.series, Resolution.DAY))
    assert added["is_lower_bound"].tolist() == [False] * 2 + [True] * 12


def test_the_line_is_dashed_from_the_first_missing_day_and_has_a_gap_there() -> None:
    figure = both_accounts([PANEL], start=START, end=END, resolution=Resolution.DAY, is_cumulative=True)
    lines = [trace for trace in figure.data if (trace.meta or {}).get("measure") == "intercepted"]
    assert [line.line.dash for line in lines] == ["solid", "dash"]
    solid, dashed = (np.asarray(line.y, dtype=float) for line in lines)
    assert solid[:3].tolist() == [10, 10, 15] and np.isnan(solid[3:]).all()
    assert dashed[5] == 22 and np.isnan(dashed[3:5]).all()
    assert not any(trace.connectgaps for trace in lines)
    labels = next(trace for trace in figure.data if (trace.meta or {}).get("state") == "hover").customdata
    assert "intercepted: <b>15</b>" in labels[2]
    assert "at least 22" in labels[5] and "2 days without this number so far" in labels[5]


def test_no_sum_is_drawn_beyond_the_days_held() -> None:
    figure = both_accounts([PANEL], start=START, end=END, resolution=Resolution.MONTH, is_cumulative=True)
    line = next(trace for trace in figure.data if (trace.meta or {}).get("measure") == "intercepted")
    assert pd.Timestamp(line.x[-1]) == pd.Timestamp("2026-01-18")


def test_the_caption_and_the_table_say_how_many_days_are_missing() -> None:
    assert "Russian MoD, intercepted: 9 of 13 days" in missing_sentence([PANEL])
    table = accounts_table([PANEL], Resolution.DAY, is_cumulative=True)
    assert table["cumulative"].iloc[5] == 22 and pd.isna(table["cumulative"].iloc[4])
    assert table["cumulative_days_without_number"].iloc[5] == 2
    assert "cumulative" not in accounts_table([PANEL], Resolution.DAY)
