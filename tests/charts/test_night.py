from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.night import Silence, clock_in_words, night_clock, row_text
from charts.night_tables import figures_table, shared_hours, windows_table
from charts.night_words import by_region, stated
from charts.theme import PALETTES, Mode
from tests.charts.nights import DAY, claim, figure, night, told

EVE, MORNING = "2026-01-25 20:00", "2026-01-26 04:00"
SILENT = Silence("ua_air_force", "Ukrainian Air Force", "RU", "no such statement")


def bars(drawn: go.Figure, look: str) -> list[Any]:
    return [trace for trace in drawn.data if trace.type == "bar" and trace.meta["look"] == look]


def texts(drawn: go.Figure) -> list[str]:
    return [note.text for note in drawn.layout.annotations]


def test_without_a_statement_the_clock_is_empty() -> None:
    assert not night_clock([], [SILENT], day=DAY).data


def test_a_window_is_a_bar_from_its_start_to_its_end() -> None:
    drawn = night_clock(told([claim(1, EVE, MORNING)], [figure(1, 40)]), [], day=DAY)
    (bar,) = bars(drawn, "hours stated")
    assert pd.Timestamp(bar.base[0]) == pd.Timestamp(EVE)
    assert bar.x[0] == 8 * 3_600_000
    assert bar.marker.color == PALETTES[Mode.LIGHT].account("ru_mod").strong
    assert "23:00–07:00 Moscow: 40 drones intercepted" in texts(drawn)
    assert "22:00–06:00 Kyiv time<br>20:00–04:00 UTC" in bar.hovertemplate


def test_an_inferred_window_is_an_outline() -> None:
    drawn = night_clock(told([claim(1, EVE, MORNING, window_basis="inferred")], [figure(1, 40)]), [], day=DAY)
    (bar,) = bars(drawn, "an end inferred")
    palette = PALETTES[Mode.LIGHT]
    assert (bar.marker.color, bar.marker.line.color) == (palette.paper, palette.account("ru_mod").strong)


def test_a_window_without_a_start_is_a_mark_at_its_end() -> None:
    drawn = night_clock(told([claim(1, None, MORNING)], [figure(1, 4)]), [], day=DAY)
    (mark,) = drawn.data
    assert mark.type == "scatter" and pd.Timestamp(mark.x[0]) == pd.Timestamp(MORNING)
    assert any(text.startswith("until 07:00 Moscow") for text in texts(drawn))


def test_hours_that_two_windows_share_are_hatched_on_both() -> None:
    claims = [
        claim(1, EVE, MORNING, overlap_minutes=60),
        claim(2, "2026-01-26 03:00", "2026-01-26 06:00", overlap_minutes=60),
    ]
    held = night(claims, [figure(1, 40), figure(2, 5)])
    both = told(claims, [figure(1, 40), figure(2, 5)])
    hatched = bars(night_clock(both, [], shared_hours(both, held), day=DAY), "hours that two windows share")
    shared = [(pd.Timestamp(bar.base[0]), bar.x[0]) for bar in hatched]
    assert shared == [(pd.Timestamp("2026-01-26 03:00"), 3_600_000)] * 2


def test_hours_shared_with_the_next_days_window_are_found() -> None:
    claims = [claim(1, EVE, MORNING, overlap_minutes=30)]
    near = {"report_date": pd.Timestamp("2026-01-27"), "claimant": "ru_mod", "attacker": "UA",
            "window_start": pd.Timestamp("2026-01-26 03:30", tz="UTC"),
            "window_end": pd.Timestamp("2026-01-26 09:00", tz="UTC")}  # fmt: skip
    (one,) = shared_hours(told(claims), night(claims, neighbours=[near]))
    assert (one.telling, one.end - one.start) == (0, pd.Timedelta(minutes=30))
    assert one.with_day.isoformat() == "2026-01-27"


def test_unmarked_windows_share_nothing() -> None:
    # Drones and missiles of one attack, in two statements: the ledger knows that no sum counts anything twice.
    claims = [claim(1, EVE, MORNING), claim(2, EVE, MORNING)]
    assert shared_hours(told(claims), night(claims)) == []


def test_a_silent_claimant_has_words_and_no_bar() -> None:
    drawn = night_clock(told([claim(1, EVE, MORNING)], [figure(1, 40)]), [SILENT], day=DAY)
    assert "no such statement" in texts(drawn)
    assert {trace.meta["claimant"] for trace in drawn.data} == {"ru_mod"}


def test_a_witness_is_drawn_apart() -> None:
    claims = [claim(1, EVE, MORNING), claim(2, EVE, MORNING, source="news")]
    drawn = night_clock(told(claims, [figure(1, 40), figure(2, 39, witness_of=1)]), [], day=DAY)
    (again,) = bars(drawn, "told again, not counted")
    assert again.meta["claims"] == [2]


def test_the_axis_says_each_hour_in_three_times() -> None:
    winter = night_clock(told([claim(1, EVE, MORNING)], [figure(1, 40)]), [], day=DAY).layout.xaxis
    assert winter.ticktext[0] == "18<br>17<br>15"
    summer = claim(1, "2025-07-20 20:00", "2025-07-21 04:00")
    drawn = night_clock(told([summer], [figure(1, 40)]), [], day=pd.Timestamp("2025-07-21").date())
    assert drawn.layout.xaxis.ticktext[0] == "18<br>18<br>15"


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        # Models of one class add up.
        ([figure(1, 30, "launched", weapon="a"), figure(1, 8, "launched", weapon="b")], ["38 drones launched"]),
        # A withheld number is said, and is no zero.
        ([figure(1, None, qualifier="withheld")], ["a withheld number of drones intercepted"]),
        ([figure(1, 0)], ["0 drones intercepted"]),
        ([figure(1, 12, qualifier="at_least"), figure(1, 3)], ["at least 15 drones intercepted"]),
        ([figure(1, 5), figure(1, None, qualifier="withheld")], ["at least 5 drones intercepted"]),
        ([figure(1, 20, upper=25, qualifier="range")], ["20–25 drones intercepted"]),
        # Hits are no drones; drones come before missiles.
        (
            [figure(1, 2, "launched", weapon_class="cruise"), figure(1, 1, "hits"), figure(1, 9, "launched")],
            ["9 drones launched", "1 hit", "2 cruise missiles launched"],
        ),
        # A region's number is not the whole's.
        ([figure(1, 7, region="RU-BEL", region_name="Belgorod Oblast")], []),
    ],
)
def test_what_is_stated_of_the_whole(figures: list[dict[str, Any]], said: list[str]) -> None:
    (one,) = told([claim(1, EVE, MORNING)], figures)
    assert stated(one) == said


def test_regions_say_what_is_missing_and_why() -> None:
    figures = [figure(1, 40), figure(1, 34, region="RU-KDA", region_name="Krasnodar Krai"),
               figure(1, None, region="RU-TUL", region_name="Tula Oblast", qualifier="named")]  # fmt: skip
    parts = [{"claim": 1, "weapon_class": "drone", "measure": "intercepted", "whole": 40, "itemised": 34}]
    (cut,) = told([claim(1, EVE, MORNING, is_cut=True)], figures, parts=parts)
    assert by_region(cut) == [
        "Intercepted by region: Krasnodar Krai 34; named without a number: Tula Oblast; "
        "6 not itemised in the text that we hold, which is cut."
    ]
    (whole,) = told([claim(1, EVE, MORNING)], figures, parts=parts)
    assert by_region(whole)[0].endswith("6 not itemised by the claimant.")


def test_rows_of_one_post_are_one_telling() -> None:
    rows = [claim(number, EVE, MORNING, "ua_air_force", source_url="https://example.org/post") for number in (1, 2)]
    (one,) = told(rows, [figure(1, 138, "launched"), figure(2, 2, "launched", weapon_class="cruise")])
    assert one.claims == (1, 2)
    assert row_text(one) == "22:00–06:00 Kyiv: 138 drones launched, 1 more"


def test_ukraines_account_comes_first_and_regional_claimants_last() -> None:
    some = told(
        [claim(1, EVE, MORNING), claim(2, EVE, MORNING, "ua_air_command_south"), claim(3, EVE, MORNING, "ua_air_force")]
    )
    assert [one.claimant for one in some] == ["ua_air_force", "ru_mod", "ua_air_command_south"]


def test_the_table_tells_where_each_figure_was_read() -> None:
    column = figure(
        1, 5, span_start=None, span_end=None, source_column="destroyed", region="RU-BEL", region_name="Belgorod"
    )
    rows = figures_table(told([claim(1, EVE, MORNING)], [figure(1, 40), column]))
    assert rows["read_from"].tolist() == ["characters 3–5", "column “destroyed”"]
    assert rows["region"].tolist() == ["whole claim", "Belgorod"]
    assert rows["link"].tolist() == ["https://example.org/1"] * 2


def test_the_clocks_table_keeps_an_unknown_start_unknown() -> None:
    some = told([claim(1, None, MORNING)], [figure(1, 4)])
    table = windows_table(some, ["4 drones intercepted"])
    assert table["window_start"].isna().all() and str(table["window_end"].dtype) == "datetime64[s, UTC]"


def test_the_clock_in_words_names_claimants_and_hours() -> None:
    said = clock_in_words(told([claim(1, EVE, MORNING)], [figure(1, 40)]), [SILENT])
    assert (
        said
        == "Russian Ministry of Defence: 1 window, 23:00–07:00 Moscow time. Ukrainian Air Force: no such statement."
    )
