from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.bars import CUT, IN_PART, Panel
from charts.both_accounts import both_accounts
from charts.series import Resolution
from charts.theme import PALETTES, Mode, template_name
from tests.charts.frames import END, START, air_force, mod, night, total


def draw(
    *panels: Panel, by: Resolution = Resolution.DAY, mode: Mode = Mode.LIGHT, start: date = START, end: date = END
) -> go.Figure:
    return both_accounts(panels, start=start, end=end, resolution=by, mode=mode)


def traces(figure: go.Figure, **facts: str) -> list[Any]:
    return [trace for trace in figure.data if all((trace.meta or {}).get(key) == value for key, value in facts.items())]


def values(figure: go.Figure, claimant: str, measure: str) -> Any:
    return next(trace for trace in traces(figure, claimant=claimant, measure=measure) if trace.type == "bar")


def labels(figure: go.Figure, claimant: str) -> dict[pd.Timestamp, str]:
    trace = traces(figure, claimant=claimant, state="hover")[0]
    return {pd.Timestamp(day): said for day, said in zip(trace.x, trace.customdata, strict=True)}


@pytest.mark.parametrize("mode", Mode)
def test_a_colour_means_one_account_and_a_tone_one_kind_of_measure(mode: Mode) -> None:
    figure = draw(air_force(*night("2026-01-06", 100, 90)), mod(total("2026-01-06", 40)), mode=mode)
    accounts = PALETTES[mode].accounts
    assert values(figure, "ua_air_force", "launched").marker.color == accounts["ua_air_force"].soft
    assert values(figure, "ua_air_force", "neutralised").marker.color == accounts["ua_air_force"].strong
    assert values(figure, "ru_mod", "intercepted").marker.color == accounts["ru_mod"].strong
    assert figure.layout.template == go.Figure(layout={"template": template_name(mode)}).layout.template


def test_each_account_has_its_panel_on_one_time_axis_and_one_scale() -> None:
    figure = draw(air_force(*night("2026-01-06", 900, 850)), mod(total("2026-01-06", 40)))
    top, bottom = figure.layout.yaxis, figure.layout.yaxis3
    assert top.domain[0] > bottom.domain[1]
    assert bottom.matches == "y"
    assert (figure.layout.xaxis.anchor, figure.layout.xaxis.position) == ("free", 0)  # at the foot, whatever is drawn
    assert top.range[0] == 0 and top.range[1] > 900
    assert np.isclose(top.domain[1] - top.domain[0], bottom.domain[1] - bottom.domain[0])
    assert {trace.xaxis for trace in figure.data} <= {None, "x"}
    assert all(
        (np.asarray(values(figure, *one).y) >= 0).all()
        for one in (("ua_air_force", "launched"), ("ru_mod", "intercepted"))
    )  # nothing hangs below the line


def test_bars_hold_what_was_stated_and_nothing_for_what_was_not() -> None:
    bar = values(
        draw(mod(total("2026-01-06", 40), total("2026-01-08", 0), d2026_01_07="silent")), "ru_mod", "intercepted"
    )
    assert dict(zip(pd.to_datetime(bar.x).day, bar.y, strict=True)) == {6: 40, 8: 0}


def test_a_stated_zero_is_a_tick_and_a_silent_day_a_mark_in_the_strip() -> None:
    figure = draw(mod(total("2026-01-06", 40), total("2026-01-08", 0), d2026_01_07="silent", d2026_01_09="withheld"))
    (zero,), (silent,), (withheld,) = (traces(figure, state=state) for state in ("zero", "silent", "withheld"))
    assert [pd.Timestamp(day).day for day in zero.x] == [8]
    assert [pd.Timestamp(day).day for day in silent.x] == [7]
    assert [pd.Timestamp(day).day for day in withheld.x] == [9]
    assert silent.yaxis != zero.yaxis  # the strip is no part of the scale
    assert silent.marker.pattern.shape == "/" and withheld.marker.pattern.shape is None
    assert zero.showlegend and silent.showlegend and withheld.showlegend


def test_the_key_names_each_reason_once() -> None:
    figure = draw(
        air_force(*night("2026-01-06", 100, 90), d2026_01_07="silent"),
        mod(total("2026-01-06", 40), d2026_01_07="silent"),
    )
    shown = [trace.name for trace in figure.data if trace.showlegend]
    assert len(shown) == len(set(shown))
    assert "no statement held" in shown


def test_one_of_two_numbers_missing_is_said() -> None:
    figure = draw(air_force(*night("2026-01-06", 100, 90), *night("2026-01-07", 50, None)))
    (missing,) = traces(figure, state="in_part")
    assert missing.name == IN_PART
    assert [pd.Timestamp(day).day for day in missing.x] == [7]
    assert (
        "neutralised: – (statement without this number)" in labels(figure, "ua_air_force")[pd.Timestamp("2026-01-07")]
    )


def test_the_mean_keeps_its_gaps() -> None:
    rows = [total(f"2026-01-{day:02}", 10) for day in (5, 6, 7, 8, 9, 10, 16, 17, 18)]
    (mean,) = traces(draw(mod(*rows)), state="mean")
    assert mean.connectgaps is False
    assert np.isnan(np.asarray(mean.y)).sum() == 14 - 4
    assert traces(draw(mod(*rows), by=Resolution.WEEK), state="mean") == []


def test_labels_stand_on_every_day_and_only_one_trace_of_a_panel_has_them() -> None:
    figure = draw(mod(total("2026-01-06", 40), d2026_01_07="silent"))
    said = labels(figure, "ru_mod")
    assert len(said) == 14
    assert "intercepted: <b>40</b>, 1 claim" in said[pd.Timestamp("2026-01-06")]
    assert "no statement held" in said[pd.Timestamp("2026-01-07")]
    assert "no statement" not in said[pd.Timestamp("2026-01-06")]
    assert [trace.meta["state"] for trace in figure.data if trace.hoverinfo != "skip"] == ["hover"]


def test_labels_say_what_is_in_doubt() -> None:
    figure = draw(
        mod(
            total("2026-01-06", 40, claims=3, overlap_minutes=60, is_exact=False),
            total("2026-01-07", 4, upper=6, withheld=1),
            d2026_01_06="flagged",
        )
    )
    said = labels(figure, "ru_mod")
    for words in ("3 claims", "windows overlap: may count twice", "“at least” or “about”", "flagged for doubt"):
        assert words in said[pd.Timestamp("2026-01-06")]
    for words in ("<b>4 to 6</b>", "a part of it withheld"):
        assert words in said[pd.Timestamp("2026-01-07")]


def test_days_that_we_hold_nothing_of_are_shaded_and_not_zero() -> None:
    states = {f"d2026_01_{day:02}": "no_data" for day in range(12, 19)}
    figure = draw(mod(total("2026-01-06", 40), **states))
    (shade,) = [shape for shape in figure.layout.shapes if shape.name == "no_data"]
    assert (shade.x0, shade.x1) == (pd.Timestamp("2026-01-12"), pd.Timestamp("2026-01-19"))
    assert any("no data<br>held" in note.text for note in figure.layout.annotations)
    assert traces(figure, state="silent") == []
    assert "no data held" in labels(figure, "ru_mod")[pd.Timestamp("2026-01-15")]


@pytest.mark.parametrize(
    ("start", "end", "marks"),
    [
        (date(2025, 7, 1), date(2025, 8, 31), 1),
        (date(2025, 8, 1), date(2025, 8, 31), 0),
        (date(2025, 6, 1), date(2025, 7, 23), 0),
    ],
)
def test_the_change_of_definition_is_marked_on_the_air_forces_panel_alone(start: date, end: date, marks: int) -> None:
    figure = draw(
        air_force(*night(end.isoformat(), 10, 9), start=start, end=end),
        mod(total(end.isoformat(), 5), start=start, end=end),
        start=start,
        end=end,
    )
    lines = [shape for shape in figure.layout.shapes if shape.name == "combined_since"]
    assert [(line.yref, line.x0) for line in lines] == [("y domain", pd.Timestamp("2025-07-24"))] * marks
    assert len([note for note in figure.layout.annotations if note.name == "combined_since"]) == marks


def test_a_bar_that_lacks_days_is_hatched_and_named() -> None:
    figure = draw(mod(total("2026-01-06", 40)), by=Resolution.MONTH)
    assert list(values(figure, "ru_mod", "intercepted").marker.pattern.shape) == ["/"]
    assert [trace.name for trace in traces(figure, state="cut")] == [CUT]
    said = labels(figure, "ru_mod")[pd.Timestamp("2026-01-01")]
    assert "1 of 31 days have a number" in said and "17 days: outside the period or the data" in said
    assert traces(draw(mod(total("2026-01-06", 40))), state="cut") == []


def test_the_strip_of_a_week_is_as_high_as_its_share_of_days() -> None:
    figure = draw(mod(total("2026-01-06", 40), d2026_01_07="silent", d2026_01_08="silent"), by=Resolution.WEEK)
    (silent,) = traces(figure, state="silent")
    assert list(silent.y) == [2 / 7]


def test_without_a_number_the_figure_is_empty() -> None:
    assert len(draw(mod(d2026_01_06="silent")).data) == 0
    assert len(draw().data) == 0


def test_the_panels_are_left_as_they_were() -> None:
    panel = mod(total("2026-01-06", 40))
    before = panel.series.copy()
    draw(panel, by=Resolution.WEEK)
    pd.testing.assert_frame_equal(panel.series, before)


def test_many_days_are_one_outline_that_leaves_out_what_is_not_stated() -> None:
    start, end = date(2026, 1, 1), date(2026, 4, 30)
    silent = pd.Timestamp("2026-02-03")
    days = [day for day in pd.date_range(start, end) if day != silent]
    panel = mod(*(total(day.date().isoformat(), 7 + day.day) for day in days), start=start, end=end)
    (bars,) = traces(draw(panel, start=start, end=end), claimant="ru_mod", measure="intercepted")[:1]
    assert (bars.type, bars.fill, bars.mode, bars.line.width) == ("scatter", "toself", "lines", 0)
    corners = pd.DataFrame({"at": pd.to_datetime(list(bars.x)), "y": list(bars.y)})
    tops = corners[corners["y"] > 1].assign(day=lambda all_: all_["at"].dt.normalize())
    assert tops.groupby("day")["y"].agg(["min", "max", "count"]).to_records().tolist() == [
        (day, 7 + day.day, 7 + day.day, 2) for day in days
    ]
    standing = corners[corners["y"] < 1]
    assert len(standing) == len(tops) and (standing["y"] > 0).all()  # a logarithmic axis has no 0
    assert silent not in set(corners["at"].dt.normalize())
    assert (corners["at"].diff().dropna() >= pd.Timedelta(0)).all()


def test_a_single_day_has_one_tick_a_day_and_no_mean() -> None:
    rows = [total(f"2026-01-{day:02}", 40) for day in range(5, 13)]
    day = date(2026, 1, 12)
    figure = draw(mod(*rows, start=day, end=day), start=day, end=day)
    assert figure.layout.xaxis.dtick == 86_400_000
    assert traces(figure, state="mean") == []
    assert "mean" not in figure.layout.annotations[0].text
    assert "7-day mean of intercepted" in traces(figure, state="hover")[0].customdata[0]  # its value is still told
    longer = draw(mod(*rows))
    assert longer.layout.xaxis.dtick is None
    assert len(traces(longer, state="mean")) == 1 and "7-day mean" in longer.layout.annotations[0].text
