from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from charts.region_weeks import first_regions, region_cells, region_heatmap
from charts.series import Resolution
from charts.theme import PALETTES, Mode
from tests.charts.frames import coverage

START, END = date(2026, 1, 5), date(2026, 2, 1)  # four weeks from Mondays
NAMES = {"RU-BEL": "Belgorod Oblast", "RU-KRS": "Kursk Oblast", "RU-TUL": "Tula Oblast"}


def days(*rows: tuple[str, str, int | None, int]) -> pd.DataFrame:
    """Day, region, value, claims that name it without a number."""
    frame = pd.DataFrame(list(rows), columns=["report_date", "region", "value", "named"])
    return frame.astype({"report_date": "datetime64[s]", "value": "Int64", "named": "Int64"})


def cut(*on: str) -> pd.DataFrame:
    return pd.DataFrame({"report_date": list(on)}).astype({"report_date": "datetime64[s]"})


TOLD = days(
    ("2026-01-06", "RU-BEL", 10, 0),
    ("2026-01-07", "RU-BEL", 5, 1),
    ("2026-01-13", "RU-BEL", None, 1),
    ("2026-01-06", "RU-KRS", 0, 0),
    ("2026-01-14", "RU-TUL", None, 2),
)
SILENT = {f"d2026_01_{day}": "silent" for day in range(19, 26)}


def cells(told: pd.DataFrame = TOLD, resolution: Resolution = Resolution.WEEK, **states: str) -> pd.DataFrame:
    published = coverage(START, END, **{**SILENT, **states})
    cut_days = cut("2026-01-13", "2026-01-28")
    return region_cells(told, cut_days, published, start=START, end=END, resolution=resolution, names=NAMES)


def states(found: pd.DataFrame, code: str) -> list[str]:
    return found[found["region"] == code]["state"].tolist()


def test_a_cell_adds_up_its_days() -> None:
    first = cells().iloc[0]
    assert (first["region"], first["value"], first["days_itemised"], first["days_named"]) == ("RU-BEL", 15, 2, 1)


def test_regions_stand_by_their_sum_and_those_only_named_last() -> None:
    assert cells()["name"].drop_duplicates().tolist() == ["Belgorod Oblast", "Kursk Oblast", "Tula Oblast"]


def test_zero_named_cut_silent_and_not_mentioned_are_told_apart() -> None:
    found = cells()
    assert states(found, "RU-BEL") == ["stated", "named", "silent", "cut"]
    assert states(found, "RU-KRS") == ["zero", "cut", "silent", "cut"]
    assert states(found, "RU-TUL") == ["not_mentioned", "named", "silent", "cut"]
    assert found[found["state"] != "stated"]["value"].dropna().tolist() == [0]


def test_days_that_we_do_not_hold_are_not_silent() -> None:
    after = {f"d2026_01_{day}": "no_data" for day in range(26, 32)} | {"d2026_02_01": "no_data"}
    assert states(cells(**after), "RU-BEL")[-1] == "no_data"


@pytest.mark.parametrize(("resolution", "count"), [(Resolution.DAY, 28), (Resolution.WEEK, 4), (Resolution.MONTH, 2)])
def test_a_cell_is_as_long_as_asked(resolution: Resolution, count: int) -> None:
    assert cells(resolution=resolution)["bar"].nunique() == count


def test_the_first_regions_and_the_chosen_one_are_drawn() -> None:
    found = cells()
    assert first_regions(found, top=1)["region"].unique().tolist() == ["RU-BEL"]
    assert first_regions(found, top=1, always=("RU-TUL",))["region"].unique().tolist() == ["RU-BEL", "RU-TUL"]


def drawn(found: pd.DataFrame, **further: Any) -> Any:
    about = {"claimant": "ru_mod", "measure": "intercepted", "resolution": Resolution.WEEK, **further}
    return region_heatmap(found, **about)


@pytest.mark.parametrize("mode", Mode)
def test_only_numbers_are_coloured_and_every_other_state_has_its_mark(mode: Mode) -> None:
    figure = drawn(cells(), mode=mode)
    heat = figure.data[0]
    assert [[cell is not None for cell in row] for row in heat.z] == [
        [True, False, False, False],
        [False] * 4,
        [False] * 4,
    ]
    assert heat.colorscale[-1][1] == PALETTES[mode].steps("ru_mod")[-1]
    marks = {trace.meta["state"]: trace for trace in figure.data if "state" in (trace.meta or {})}
    assert set(marks) == {"zero", "named", "cut", "silent"}
    assert len({trace.marker.symbol for trace in marks.values()}) == 4
    assert list(zip(marks["zero"].x, marks["zero"].y, strict=True)) == [(0, 1)]
    assert heat.customdata[0][0] == "RU-BEL"


def test_labels_say_why_there_is_no_number() -> None:
    text = drawn(cells()).data[0].text
    assert "<b>15</b> itemised" in text[0][0] and "1 day: named without a number" in text[0][0]
    assert "– (named without a number)" in text[0][1]
    assert "– (no statement at all (silent))" in text[0][2]
    assert "– (not mentioned, but a text is held only cut)" in text[0][3]
    assert "– (not mentioned)" in text[2][0]


def test_a_chosen_region_is_bold() -> None:
    assert drawn(cells(), selected=("RU-KRS",)).layout.yaxis.ticktext[1] == "<b>Kursk Oblast</b>"


def test_without_cells_the_figure_is_empty() -> None:
    assert len(drawn(cells(TOLD.iloc[:0])).data) == 0
