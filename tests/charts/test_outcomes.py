from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from charts.outcomes import FEW, changes, outcome_bars, outcomes_chart, outcomes_in_words, outcomes_table
from charts.series import Resolution
from charts.theme import PALETTES, Mode

START, END = date(2025, 6, 1), date(2025, 8, 15)
Row = tuple[str, int | None, int | None, int | None, int | None]


def claims(*rows: Row) -> pd.DataFrame:
    frame = pd.DataFrame(
        [(pd.Timestamp(day), place, "drone", *facts) for place, (day, *facts) in enumerate(rows)],
        columns=["report_date", "claim", "weapon_class", "launched", "neutralised", "hits", "still_airborne"],
    )
    counts = dict.fromkeys(("claim", "launched", "neutralised", "hits", "still_airborne", "missed"), "Int64")
    return frame.assign(claimant="ua_air_force", missed=None).astype({"report_date": "datetime64[s]", **counts})


ROWS = claims(
    ("2025-06-03", 100, 80, None, None),
    ("2025-06-04", 100, 90, 5, 2),
    ("2025-06-05", 70, None, None, None),  # states no neutralised, so it counts in nothing
    ("2025-08-02", 10, 10, None, None),
)


def bars(found: pd.DataFrame = ROWS, by: Resolution = Resolution.MONTH) -> pd.DataFrame:
    return outcome_bars(found, start=START, end=END, resolution=by)


def test_parts_are_of_the_claims_that_state_both_and_the_rest_is_not_stated() -> None:
    june, july, august = bars().to_dict("records")
    assert (june["launched"], june["neutralised"], june["hits"], june["still_airborne"]) == (200, 170, 5, 2)
    assert june["rest"] == 23
    assert (june["claims"], june["claims_hits"], june["claims_left_out"]) == (2, 1, 1)
    assert june["share_neutralised"] == pytest.approx(0.85)
    assert july["claims"] == 0
    assert all(pd.isna(july[name]) for name in ("launched", "neutralised", "hits", "rest", "share_neutralised"))
    assert pd.isna(august["hits"])  # not stated, not 0
    assert august["is_few"] and august["is_cut"] and not june["is_few"] and not june["is_cut"]


def test_the_claims_are_left_as_they_were() -> None:
    before = ROWS.copy()
    outcomes_chart(bars(), claimant="ua_air_force", resolution=Resolution.MONTH)
    pd.testing.assert_frame_equal(ROWS, before)


def test_what_exceeds_the_launched_is_counted_as_stated_and_told() -> None:
    june = bars(claims(("2025-06-03", 16, 26, None, None))).iloc[0]
    assert (june["rest"], june["claims_over"]) == (0, 1)
    figure = outcomes_chart(
        bars(claims(("2025-06-03", 16, 26, None, None))), claimant="ua_air_force", resolution=Resolution.MONTH
    )
    assert figure.layout.yaxis.range[1] > 26 / 16


def test_shares_stack_up_to_one_and_few_are_grey() -> None:
    figure = outcomes_chart(bars(), claimant="ua_air_force", resolution=Resolution.MONTH)
    heights: dict[object, float] = {}
    for trace in figure.data:
        if trace.type == "bar" and trace.meta["state"] != "no_claim":
            for day, share in zip(trace.x, trace.y, strict=True):
                heights[day] = heights.get(day, 0) + share
    assert np.allclose(list(heights.values()), 1)
    colours = {str(trace.x[0])[:7]: trace.marker.color for trace in figure.data if trace.meta["state"] == "neutralised"}
    palette = PALETTES[Mode.LIGHT]
    assert colours == {"2025-06": palette.account("ua_air_force").strong, "2025-08": palette.unknown}
    assert [str(day)[:7] for trace in figure.data if trace.meta["state"] == "no_claim" for day in trace.x] == [
        "2025-07"
    ]
    texts = [text for trace in figure.data if trace.meta["state"] == "neutralised" for text in trace.text]
    assert texts == ["85 %", "100 %"]


def test_the_label_says_what_is_not_stated() -> None:
    figure = outcomes_chart(bars(), claimant="ua_air_force", resolution=Resolution.MONTH)
    june, july, august = next(trace for trace in figure.data if trace.meta["state"] == "hover").customdata
    assert "hits stated in 1 claim" in june and "unaccounted for: <b>23</b> (12 %)" in june
    assert "no claim that states" in july and "0" not in july
    assert "hits: <b>–</b> (not stated)" in august and f"fewer than {FEW} launched" in august


def test_changes_in_what_is_stated_are_marked() -> None:
    marks = changes(date(2024, 1, 1), END, has_drones=True)
    assert [(letter, day) for letter, day, _ in marks] == [
        ("A", date(2024, 7, 10)), ("B", date(2025, 5, 25)), ("C", date(2025, 7, 24)),
    ]  # fmt: skip
    assert [day for _, day, _ in changes(date(2024, 1, 1), END, has_drones=False)] == [date(2025, 7, 24)]
    marks = changes(START, END, has_drones=True)
    figure = outcomes_chart(bars(), claimant="ua_air_force", resolution=Resolution.MONTH, marks=marks)
    assert [str(shape.x0)[:10] for shape in figure.layout.shapes] == ["2025-07-24"]
    assert "24 July 2025: shot down and suppressed are one figure" in figure.layout.annotations[0].text


def test_without_a_rate_the_figure_is_empty() -> None:
    found = bars(claims(("2025-06-05", 70, None, None, None)))
    assert not outcomes_chart(found, claimant="ua_air_force", resolution=Resolution.MONTH).data


def test_the_words_and_the_table_say_what_is_drawn() -> None:
    said = outcomes_in_words(bars(), claimant="ua_air_force")
    assert "neutralised 86 % of 210 launched, in 3 claims that state both" in said
    table = outcomes_table(bars(), claimant="ua_air_force").set_index("date")
    assert table.loc[date(2025, 6, 1), "unaccounted"] == 23
    assert table.loc[date(2025, 6, 1), "share_neutralised"] == pytest.approx(0.85)
    assert pd.isna(table.loc[date(2025, 8, 1), "hits"]) and pd.isna(table.loc[date(2025, 7, 1), "launched"])
