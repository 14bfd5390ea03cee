from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.regions import ranking, regions_bars, regions_table, share_sentence
from charts.theme import PALETTES, Mode
from tests.charts.frames import ROWS, regional


def share(total: Any, itemised: Any, cut: Any, stated: Any, *, left_out: tuple[int, int] = (0, 0)) -> pd.Series:
    """A share; `left_out` is the number and the claims."""
    keys = ["total", "itemised", "not_itemised_cut", "not_itemised_stated", "left_out", "claims_left_out"]
    return pd.Series([total, itemised, cut, stated, *left_out], index=keys, dtype="Int64")


def part(figure: go.Figure, name: str) -> Any:
    return next(trace for trace in figure.data if (trace.meta or {}).get("part") == name)


def test_regions_stand_by_value_and_the_ones_only_named_last() -> None:
    rows = ranking(ROWS)
    assert rows["region"].tolist() == ["Kursk Oblast", "Bryansk Oblast", "Sea of Azov", "Tula Oblast"]
    assert rows["value"].tolist()[:3] == [70, 30, 0]
    assert pd.isna(rows["value"].iloc[3])


def test_the_regions_beyond_the_first_stand_together() -> None:
    rows = ranking(ROWS, top=1)
    assert rows["region"].tolist() == ["Kursk Oblast", "3 more regions"]
    assert rows["value"].tolist() == [70, 30]
    assert rows["is_rest"].tolist() == [False, True]


def test_regions_only_named_add_up_to_no_number() -> None:
    rows = ranking(regional(("A", 5, 0), ("B", None, 2), ("C", None, 1)), top=1)
    assert pd.isna(rows["value"].iloc[1])


def test_a_region_only_named_gets_words_and_no_bar() -> None:
    figure = regions_bars(ranking(ROWS), None, claimant="ru_mod", measure="intercepted")
    bars = next(trace for trace in figure.data if trace.type == "bar")
    words = next(trace for trace in figure.data if trace.type == "scatter")
    assert list(bars.y) == [0, 1, 2]
    assert list(words.y) == [3]
    assert words.text[0].endswith("no number, named on 9 days")
    assert list(bars.text) == ["70", "30", "0"]  # a stated 0 is written


@pytest.mark.parametrize("mode", Mode)
def test_the_bar_of_shares_keeps_the_reasons_apart(mode: Mode) -> None:
    figure = regions_bars(ranking(ROWS), share(200, 100, 60, 40), claimant="ru_mod", measure="intercepted", mode=mode)
    itemised, cut, whole = (part(figure, name) for name in ("itemised", "not_itemised_cut", "not_itemised_stated"))
    assert [(trace.base[0], trace.x[0]) for trace in (itemised, cut, whole)] == [(0, 100), (100, 60), (160, 40)]
    assert itemised.marker.color == PALETTES[mode].accounts["ru_mod"].strong
    assert cut.marker.pattern.shape != whole.marker.pattern.shape
    assert [trace.name for trace in (cut, whole)] == ["in texts held only cut: 60", "not itemised by the claimant: 40"]
    assert "<b>50 %</b> of 200 itemised" in figure.layout.annotations[0].text


def test_a_remainder_of_nothing_is_not_drawn() -> None:
    figure = regions_bars(ranking(ROWS), share(100, 100, 0, 0), claimant="ru_mod", measure="intercepted")
    assert [(trace.meta or {}).get("part") for trace in figure.data if trace.xaxis == "x2"] == ["itemised"]


def test_without_a_total_or_a_share_there_is_no_bar_of_shares() -> None:
    for unknown in (None, share(pd.NA, pd.NA, pd.NA, pd.NA)):
        figure = regions_bars(ranking(ROWS), unknown, claimant="ru_mod", measure="intercepted")
        assert not [trace for trace in figure.data if trace.xaxis == "x2"]
        assert not figure.layout.annotations


def test_bars_start_at_zero_and_the_rows_at_the_top() -> None:
    figure = regions_bars(ranking(ROWS), share(200, 100, 60, 40), claimant="ru_mod", measure="intercepted")
    assert figure.layout.xaxis.range[0] == 0
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
    assert [label.split("<br>")[0] for label in figure.layout.yaxis.ticktext] == ranking(ROWS)["region"].tolist()
    assert np.isclose(figure.layout.yaxis.domain[0], 0)


def test_without_rows_the_figure_is_empty() -> None:
    assert len(regions_bars(ranking(ROWS.iloc[:0]), None, claimant="ru_mod", measure="intercepted").data) == 0


def test_the_frame_is_left_as_it_was() -> None:
    before = ROWS.copy()
    regions_bars(ranking(ROWS, top=2), share(200, 100, 60, 40), claimant="ru_mod", measure="intercepted")
    pd.testing.assert_frame_equal(ROWS, before)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (
            share(4210, 2568, 1200, 442),
            "61 % of 4,210 intercepted is itemised by region, the rest is not: 1,200 in texts that we hold only cut "
            "and 442 not broken down by the claimant.",
        ),
        (
            share(20, 10, 0, 3, left_out=(7, 2)),
            "50 % of 20 intercepted is itemised by region, the rest is not: 3 not broken down by the claimant and 7 in "
            "2 claims with regions that add up to more than the total (these regions count as named without a number).",
        ),
        (share(10, 10, 0, 0), "100 % of 10 intercepted is itemised by region."),
        (
            share(10, 0, 0, 10),
            "0 % of 10 intercepted is itemised by region, the rest is not: 10 not broken down by the claimant.",
        ),
        (share(pd.NA, pd.NA, pd.NA, pd.NA), "We hold no total of intercepted by the Russian MoD for this period."),
    ],
)
def test_the_share_in_words(parts: pd.Series, sentence: str) -> None:
    assert share_sentence(parts, who="the Russian MoD", measure="intercepted") == sentence


def test_a_region_with_a_number_keeps_the_days_on_which_it_is_only_named() -> None:
    figure = regions_bars(ranking(ROWS), None, claimant="ru_mod", measure="intercepted")
    kursk, bryansk, azov, tula = figure.layout.yaxis.ticktext
    assert "also named on 1 day<" in bryansk
    assert (kursk, azov, tula) == ("Kursk Oblast", "Sea of Azov", "Tula Oblast")


def test_the_table_has_every_region_and_the_parts_of_the_total() -> None:
    totals = ROWS.assign(region=["RU-BRY", "RU-TUL", "RU-KRS", "sea:azov"])
    table = regions_table(totals, share(200, 100, 60, 33, left_out=(7, 1)))
    assert table["region"].tolist()[:4] == ["RU-KRS", "RU-BRY", "sea:azov", "RU-TUL"]
    assert table["value"].tolist()[:3] == [70, 30, 0] and pd.isna(table["value"].iloc[3])
    assert table["days_named"].tolist()[:4] == [0, 1, 0, 9]
    told = table.iloc[4:].set_index("row")["value"].to_dict()
    assert told == {"total": 200, "itemised": 100, "not_itemised_cut": 60, "not_itemised_stated": 33, "left_out": 7}
    assert len(regions_table(totals, None)) == 4
