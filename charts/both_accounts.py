"""The main chart: accounts one above the other on one time axis, all upwards, all on one scale.

Stacked, not mirrored: a mirrored chart hangs one account below the zero line, where it reads as the other's negative,
and the two do not count the same thing (the Air Force says how many were launched and how many were neutralised,
the Ministry only how many it intercepted). Each account keeps a panel, a heading and a hue of its own; the scale is
shared so that a bar of one height means one number.

What is not known is never drawn as zero. Under each panel runs a strip that marks the days without a number and says
why; a stated 0 is a tick on the axis; before the first and after the last day of an account the panel is shaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.bars import DAY_MS, Panel, hover_trace, strip_traces, value_traces
from charts.cumulative import cumulated, running_traces
from charts.series import Resolution, binned
from charts.theme import PALETTES, Mode, Palette, template_name

COMBINED_SINCE = date(2025, 7, 24)
"""Until July 2025 the Air Force listed shot down and lost from radar apart; since then it states one figure."""

HEADING = 68
PLOT = 190
STRIP = 9
STRIP_GAP = 3
AXIS = 44
KEY_LINE = 22
"""Heights in pixels: a panel's heading, its plot, its strip and the gap above it; the time axis; a line of the key."""

FEW_DAYS = 5
"""Up to so many days each has one tick: left to itself, the axis would write a day's name at every few hours of it."""

TICKS = [
    {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]
HOVER_DATES = {Resolution.DAY: "%-d %B %Y", Resolution.WEEK: "week from %-d %B %Y", Resolution.MONTH: "%B %Y"}


def both_accounts(
    panels: Sequence[Panel],
    *,
    start: date,
    end: date,
    resolution: Resolution,
    is_cumulative: bool = False,
    own_scales: bool = False,
    mode: Mode = Mode.LIGHT,
) -> go.Figure:
    """Draw the panels, as bars or as running sums; without a number in any of them the figure is empty.

    With `own_scales` each panel has a scale of its own: for panels whose numbers are not compared.
    """
    bars = [binned(panel.series, resolution) for panel in panels]
    heights = [cumulated(bar)["total"] if is_cumulative else bar["value"] for bar in bars]
    tops = [int(height.max()) if height.notna().any() else None for height in heights]
    top = max((one for one in tops if one is not None), default=None)
    if top is None:
        return go.Figure(layout={"template": template_name(mode)})
    traces: list[dict[str, Any]] = []
    layout: dict[str, Any] = {"shapes": [], "annotations": []}
    rooms = _rooms(len(panels))
    for row, (panel, panel_bars, room) in enumerate(zip(panels, bars, rooms, strict=True), start=1):
        plot, strip = _axis_name(2 * row - 1), _axis_name(2 * row)
        marks = (
            running_traces(panel, panel_bars, resolution, mode)
            if is_cumulative
            else value_traces(panel, panel_bars, resolution, mode)
        )
        traces += [{**trace, "yaxis": plot} for trace in marks]
        traces += [{**trace, "yaxis": strip} for trace in strip_traces(panel, panel_bars, mode)]
        if not is_cumulative:
            traces.append({**hover_trace(panel, panel_bars, resolution, mode), "yaxis": plot})
        layout |= _panel_axes(row, room, (tops[row - 1] or 0) if own_scales else top, is_shared=not own_scales)
        has_mean = any(trace["meta"].get("state") == "mean" for trace in traces if trace.get("yaxis") == plot)
        layout["annotations"].append(_heading(panel, room[0][1], has_mean, mode))
        _mark_no_data(layout, plot, panel, words.days_in(start, end), PALETTES[mode])
        if panel.claimant == "ua_air_force" and panel.counts_drones and start < COMBINED_SINCE <= end:
            _mark_combined(layout, plot, start, end, PALETTES[mode])
    layout |= _frame(len(panels), _name_once(traces))
    layout["xaxis"] = _time_axis(bars, resolution)
    return go.Figure({"data": traces, "layout": {**layout, "template": template_name(mode)}})


def _frame(panels: int, key_entries: int) -> dict[str, Any]:
    key = KEY_LINE * ceil(key_entries / 2)  # two entries a line is what a phone has room for
    return {
        "height": panels * (HEADING + PLOT + STRIP_GAP + STRIP) + AXIS + key + 4,
        "margin": {"t": 4, "b": AXIS + key, "l": 8, "r": 12},
        "barmode": "overlay",
        "hovermode": "x unified",
        "hoversubplots": "axis",
    }


def _time_axis(bars: Sequence[pd.DataFrame], resolution: Resolution) -> dict[str, Any]:
    """The shared axis, from the first bar's first day to the end of the last bar's.

    It stands free at the foot: an anchor would move it to another panel where the last strip has no mark.
    """
    first = min(bar["bar"].min() for bar in bars)
    last = max((bar["bar"] + pd.to_timedelta(bar["days"], unit="D")).max() for bar in bars)
    few = {} if last - first > pd.Timedelta(days=FEW_DAYS) else {"dtick": DAY_MS, "tick0": first}
    return {
        **few,
        "type": "date",
        "range": [first, last],
        "anchor": "free",
        "position": 0,
        "hoverformat": HOVER_DATES[resolution],
        "tickformatstops": TICKS,
        "tickangle": 0,
        "nticks": 8,
    }


def _rooms(panels: int) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The vertical domains of each panel's plot and strip, from the top."""
    one = HEADING + PLOT + STRIP_GAP + STRIP
    whole = panels * one
    rooms = []
    for row in range(panels):
        ceiling = whole - row * one - HEADING
        plot = ((ceiling - PLOT) / whole, ceiling / whole)
        strip = ((ceiling - PLOT - STRIP_GAP - STRIP) / whole, (ceiling - PLOT - STRIP_GAP) / whole)
        rooms.append((plot, strip))
    return rooms


def _axis_name(number: int) -> str:
    return "y" if number == 1 else f"y{number}"


def _panel_axes(
    row: int, room: tuple[tuple[float, float], tuple[float, float]], top: int, *, is_shared: bool
) -> dict[str, Any]:
    plot, strip = 2 * row - 1, 2 * row
    return {
        f"yaxis{plot if plot > 1 else ''}": {
            "domain": room[0],
            "range": [0, max(top, 1) * 1.06],
            "matches": "y" if is_shared and row > 1 else None,
            "tickformat": ",d",
            "nticks": 5,
            "anchor": "x",
        },
        f"yaxis{strip}": {"domain": room[1], "range": [0, 1], "visible": False, "fixedrange": True, "anchor": "x"},
    }


def _heading(panel: Panel, ceiling: float, has_mean: bool, mode: Mode) -> dict[str, Any]:
    """What the panel counts, who says so, and the key to its colours, written where the eye already is."""
    palette = PALETTES[mode]
    tones = palette.account(panel.claimant)
    key = "&nbsp;&nbsp; ".join(
        _swatch(tones.soft if measure == "launched" else tones.strong, words.measure_name(measure))
        for measure in panel.measures
    )
    if has_mean:
        of_what = f" of {words.measure_name(panel.measures[0])}" if len(panel.measures) > 1 else ""
        key += f"&nbsp;&nbsp; <span style='color:{palette.ink}'><b>—</b></span> 7-day mean{of_what}"
    headline = f"<span style='font-size:15px;color:{palette.ink}'><b>{panel.heading}</b></span>"
    return {
        "text": f"{headline}<br>{panel.account}<br>{key}",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": ceiling,
        "yshift": 6,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "font": {"color": palette.muted, "size": 12},
    }


def _swatch(colour: str, label: str) -> str:
    return f"<span style='color:{colour};font-size:17px'>■</span> {label}"


def _name_once(traces: Sequence[dict[str, Any]]) -> int:
    """Give each look one entry in the key, however many traces carry it, and count the entries."""
    seen: set[str] = set()
    for trace in traces:
        group = trace.get("legendgroup")
        trace["showlegend"] = group is not None and group not in seen
        if group is not None:
            seen.add(group)
    return len(seen)


def no_data_spans(series: pd.DataFrame) -> Iterator[tuple[pd.Timestamp, pd.Timestamp]]:
    """The first and last day of each run of days outside the claimant's data."""
    days = series.drop_duplicates("day")
    outside = (days["state"] == "no_data").to_numpy()
    edges = np.flatnonzero(np.diff(np.concatenate(([False], outside, [False])).astype("int8")))
    for first, behind in zip(edges[::2], edges[1::2], strict=True):
        yield days["day"].iloc[first], days["day"].iloc[behind - 1]


def _mark_no_data(layout: dict[str, Any], plot: str, panel: Panel, length: int, palette: Palette) -> None:
    """Shade the days that we hold nothing of, and say so where there is room for the words."""
    for first, last in no_data_spans(panel.series):
        after = last + pd.Timedelta(days=1)
        place = {"xref": "x", "yref": f"{plot} domain"}
        layout["shapes"].append(
            {
                **place,
                "type": "rect",
                "x0": first,
                "x1": after,
                "y0": 0,
                "y1": 1,
                "fillcolor": palette.shade,
                "line": {"width": 0},
                "layer": "below",
                "name": "no_data",
            }
        )
        covered = ((last - first).days + 1) / length
        if covered > 0.06:
            layout["annotations"].append(
                {
                    **place,
                    "text": "no data held for these days" if covered > 0.6 else "no data<br>held",
                    "x": first + (after - first) / 2,
                    "y": 0.5,
                    "showarrow": False,
                    "font": {"size": 12, "color": palette.muted},
                    "name": "no_data",
                }
            )


def _mark_combined(layout: dict[str, Any], plot: str, start: date, end: date, palette: Palette) -> None:
    """Mark the day from which the Air Force states shot down and suppressed as one figure."""
    place = {"xref": "x", "yref": f"{plot} domain", "name": "combined_since"}
    moment = pd.Timestamp(COMBINED_SINCE)
    line = {"color": palette.muted, "width": 1, "dash": "dot"}
    layout["shapes"].append({**place, "type": "line", "x0": moment, "x1": moment, "y0": 0, "y1": 1, "line": line})
    late = (COMBINED_SINCE - start).days > (end - start).days / 2
    layout["annotations"].append(
        {
            **place,
            "text": "24 July 2025: one figure for<br>shot down and suppressed",
            "x": moment,
            "y": 1,
            "xanchor": "right" if late else "left",
            "yanchor": "top",
            "xshift": -5 if late else 5,
            "align": "right" if late else "left",
            "showarrow": False,
            "bgcolor": palette.paper,
            "opacity": 0.9,
            "font": {"size": 11, "color": palette.muted},
        }
    )
