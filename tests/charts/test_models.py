"""Models over time, by the figure's data."""

from __future__ import annotations

from datetime import date

import pandas as pd

from charts.models import OTHER, bundles, model_bins, models_bars, models_in_words, models_table
from charts.series import Resolution
from tests.charts.frames import air_force, night
from tests.charts.weapons import claims

TOLD = claims(
    ("2026-01-01", 1, "cruise", "Kalibr", 10, 5, 0),
    ("2026-01-20", 2, "cruise", "Kalibr", 4, None, 0),
    ("2026-02-01", 3, "cruise", "X-101 and Kalibr", 30, 20, 0),
    ("2026-02-01", 3, "cruise", "X-59", 2, 2, 0),
    ("2026-02-01", 3, "cruise", "X-69", 1, 0, 0),
    ("2026-02-01", 3, "cruise", "Iskander-K", None, 3, 0),
)
PANEL = air_force(
    *night("2026-01-01", 10, 5), *night("2026-02-01", 33, 25),
    start=date(2026, 1, 1), end=date(2026, 2, 28), d2026_01_02="silent", d2026_01_03="withheld",
)  # fmt: skip
SPAN = pd.Timestamp("2026-01-01"), pd.Timestamp("2026-03-01")


def test_models_stand_by_what_was_launched_and_what_nobody_stated_stays_away() -> None:
    before = TOLD.copy()
    bins = model_bins(TOLD, Resolution.MONTH, top=2)
    pd.testing.assert_frame_equal(TOLD, before)
    told = bins[["model", "launched", "neutralised", "attacks"]]
    assert list(told.itertuples(index=False, name=None)) == [
        ("X-101 and Kalibr", 30, 20, 1),
        ("Kalibr", 14, 5, 2),
        (OTHER, 3, 2, 1),
    ]
    assert bundles(bins) == ["X-101 and Kalibr"]


def test_bars_are_stacked_within_one_account_and_a_bundle_is_named_so() -> None:
    figure = models_bars(model_bins(TOLD, Resolution.MONTH), PANEL, resolution=Resolution.MONTH, span=SPAN)
    assert figure.layout.barmode == "stack"
    assert [trace.name for trace in figure.data[:4]] == ["X-101 and Kalibr (a bundle)", "Kalibr", "X-59", "X-69"]
    assert list(figure.data[1].y) == [14] and figure.data[1].meta["claimant"] == "ua_air_force"
    empty = model_bins(TOLD.iloc[:0], Resolution.MONTH)
    assert not models_bars(empty, PANEL, resolution=Resolution.MONTH, span=SPAN).data


def test_days_without_a_number_are_marked_and_told_apart() -> None:
    figure = models_bars(model_bins(TOLD, Resolution.DAY), PANEL, resolution=Resolution.DAY, span=SPAN)
    marks = {trace.meta["state"]: trace for trace in figure.data if trace.yaxis == "y2"}
    assert list(marks["silent"].x) == [pd.Timestamp("2026-01-02")]
    assert list(marks["withheld"].x) == [pd.Timestamp("2026-01-03")]
    assert pd.Timestamp("2026-01-04") in set(marks["not_stated"].x)
    assert len({trace.name for trace in marks.values()}) == len(marks) == 3


def test_a_single_day_has_one_tick() -> None:
    day = pd.Timestamp("2026-01-05")
    bins = model_bins(TOLD, Resolution.DAY)
    of_day = models_bars(bins, PANEL, resolution=Resolution.DAY, span=(day, day + pd.Timedelta(days=1)))
    assert of_day.layout.xaxis.dtick == 86_400_000
    whole = models_bars(bins, PANEL, resolution=Resolution.DAY, span=SPAN)
    assert whole.layout.xaxis.dtick is None


def test_table_and_words() -> None:
    bins = model_bins(TOLD, Resolution.MONTH)
    table = models_table(bins, claimant="ua_air_force", weapon_class="cruise")
    assert list(table.columns) == ["date", "claimant", "weapon_class", "model", "launched", "neutralised", "attacks"]
    assert "Kalibr 14" in models_in_words(bins, claimant="ua_air_force", noun="cruise missiles")
