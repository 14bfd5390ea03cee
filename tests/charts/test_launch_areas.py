"""Launch areas by month, by the figure's data."""

from __future__ import annotations

import pandas as pd

from charts.launch_areas import launch_cells, launch_heatmap, launches_in_words
from tests.charts.weapons import claims, launches

ATTACKS = claims(
    ("2026-01-01", 1, "drone", None, 10, 5, 0),
    ("2026-01-02", 2, "drone", None, 10, 5, 0),
    ("2026-03-02", 3, "drone", None, 10, 5, 0),
)
PLACES = launches(
    ("2026-01-01", 1, "Kursk", "Kursk Oblast"),
    ("2026-01-02", 2, "Kursk", "Kursk Oblast"),
    ("2026-01-02", 2, "Sea", None),
    ("2026-03-02", 3, "Sea", None),
    ("2026-03-02", 3, "Sea", None),
    ("2026-03-02", 3, "Yeysk", None),
)


def test_cells_count_attacks_and_a_month_without_any_is_unknown() -> None:
    cells = launch_cells(PLACES, ATTACKS, top=2)
    told = [tuple(None if pd.isna(one) else one for one in row) for row in cells.itertuples(index=False)]
    months = [pd.Timestamp(f"2026-0{month}-01") for month in (1, 2, 3)]
    assert told == [
        ("Kursk", "Kursk Oblast", months[0], 2, 2),
        ("Kursk", "Kursk Oblast", months[1], None, 0),
        ("Kursk", "Kursk Oblast", months[2], 0, 1),
        ("Sea", None, months[0], 1, 2),
        ("Sea", None, months[1], None, 0),
        ("Sea", None, months[2], 1, 1),
    ]


def test_a_place_that_is_not_named_is_blank_and_a_month_without_attacks_is_marked() -> None:
    cells = launch_cells(PLACES, ATTACKS, top=2)
    figure = launch_heatmap(cells, claimant="ua_air_force")
    assert [list(row) for row in figure.data[0].z] == [[4, None, None], [2, None, 4]]
    silent = figure.data[-1]
    assert silent.name == "no attack held in the month" and list(silent.x) == [1, 1]
    assert "named in <b>1</b> of 2 attacks" in figure.data[0].text[1][0]
    assert "– (no attack held)" in figure.data[0].text[0][1]
    assert "Kursk (in 2 attacks)" in launches_in_words(cells, claimant="ua_air_force")


def test_without_a_place_nothing_is_drawn() -> None:
    cells = launch_cells(PLACES.iloc[:0], ATTACKS)
    assert cells.empty and not launch_heatmap(cells, claimant="ua_air_force").data
