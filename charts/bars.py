"""The traces of one account's panel: bars, the ticks of stated zeros, the mean, and the strip of days without a number.

Traces are plain dictionaries, checked once when the figure is made of them: that is a third of the time of adding
objects one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from charts import words
from charts.series import GAPS, Resolution
from charts.theme import PALETTES, Mode, Palette, Tones

DAY_MS = 86_400_000

FILL = {Resolution.DAY: 0.86, Resolution.WEEK: 0.88, Resolution.MONTH: 0.9}
"""How much of its days a bar fills."""

INNER = 0.62
"""How wide an inner measure's bar is, of the outer one's."""

MANY_BARS = 60
"""More bars than this are drawn as one outline: a browser takes ten times as long for as many shapes."""

FLOOR = 1e-3
"""Where outlines stand, instead of 0, which a logarithmic axis lacks: far below its range, and no pixel above 0."""

STRIP_LOOK = {
    "withheld": ("number withheld", "", "ink"),
    "named": ("named without a number", ".", "unknown"),
    "unreadable": ("could not be read", "x", "unknown"),
    "silent": ("no statement held", "/", "unknown"),
    "not_stated": ("statement without this number", "", "grid"),
}
"""How the strip shows each reason for having no number: words of the key, pattern, which of the palette's neutrals."""

IN_PART = "one of two numbers not stated"

CUT_HATCH = {"solidity": 0.35, "size": 5, "fillmode": "overlay"}
CUT = "bar with days outside the period or the data"


@dataclass(frozen=True, slots=True)
class Panel:
    """One account's panel.

    `series` is as `charts.series.daily_series` returns it and holds `measures`, the outermost bar first. The line is
    the 7-day mean of the first of them. `counts_drones` says that what changed in counting drones changed here.
    """

    claimant: str
    heading: str
    account: str
    series: pd.DataFrame
    measures: tuple[str, ...]
    counts_drones: bool = True


def value_traces(panel: Panel, bars: pd.DataFrame, resolution: Resolution, mode: Mode) -> Iterator[dict[str, Any]]:
    """The bars of each measure, outermost first; ticks for stated zeros; the 7-day mean, by day only."""
    palette = PALETTES[mode]
    tones = palette.account(panel.claimant)
    for measure in panel.measures:
        own = bars[bars["measure"] == measure]
        yield _bar(panel, measure, own[own["value"].notna()], tones, resolution)
        zeros = own[own["value"].eq(0).fillna(False)]
        if len(zeros):
            yield _zeros(panel, measure, zeros, tones)
    if resolution is not Resolution.DAY and (bars["is_cut"] & bars["value"].notna()).any():
        yield _cut_key(palette)
    first = bars[bars["measure"] == panel.measures[0]]
    if resolution is Resolution.DAY and first["mean"].notna().sum() > 1:  # one point makes no line
        yield _mean(panel, first, palette)


def _about(panel: Panel, **facts: str) -> dict[str, str]:
    """What a trace is of, for those who read a figure's data rather than its picture."""
    return {"claimant": panel.claimant, **facts}


def _colour(measure: str, tones: Tones) -> str:
    return tones.soft if measure == "launched" else tones.strong


def _bar(panel: Panel, measure: str, bars: pd.DataFrame, tones: Tones, resolution: Resolution) -> dict[str, Any]:
    """A measure's bars; an inner measure's are narrower, so that the outer one stays visible behind them."""
    depth = panel.measures.index(measure)
    whole = (bars["days"] * DAY_MS).to_numpy(dtype=float)
    width = whole * FILL[resolution] * (1 if depth == 0 else INNER)
    if resolution is Resolution.DAY and len(bars) > MANY_BARS:
        return _outline(panel, measure, bars, width, tones)
    marker: dict[str, Any] = {"color": _colour(measure, tones), "line": {"width": 0}}
    if resolution is not Resolution.DAY and bars["is_cut"].any():
        shapes = np.where(bars["is_cut"], "/", "").tolist()
        marker["pattern"] = {"shape": shapes, **CUT_HATCH}
    return {
        "type": "bar",
        "name": f"{words.short_name(panel.claimant)}, {words.measure_name(measure)}",
        "x": bars["bar"].to_numpy(),
        "y": bars["value"].to_numpy(dtype=float),
        "width": width,
        "offset": (whole - width) / 2,
        "hoverinfo": "skip",
        "marker": marker,
        "meta": _about(panel, measure=measure),
    }


def _outline(
    panel: Panel, measure: str, bars: pd.DataFrame, width: np.ndarray[Any, Any], tones: Tones
) -> dict[str, Any]:
    """Bars of a day as one shape that runs up and down each of them and along the floor to the next."""
    minutes = (width / 60_000).round().astype("timedelta64[m]")
    left = bars["bar"].to_numpy("datetime64[m]") + (np.timedelta64(1, "D") - minutes) // 2
    right = left + minutes
    top = bars["value"].to_numpy(dtype=float)
    floor = np.full(len(bars), FLOOR)
    return {
        "type": "scatter",
        "name": f"{words.short_name(panel.claimant)}, {words.measure_name(measure)}",
        "x": np.datetime_as_string(np.column_stack((left, left, right, right)).ravel()).tolist(),
        "y": np.column_stack((floor, top, top, floor)).ravel(),
        "mode": "lines",
        "line": {"width": 0, "simplify": False},
        "fill": "toself",
        "fillcolor": _colour(measure, tones),
        "hoverinfo": "skip",
        "meta": _about(panel, measure=measure),
    }


def _cut_key(palette: Palette) -> dict[str, Any]:
    """The key's entry for hatched bars; it draws nothing."""
    return {
        "type": "bar",
        "name": CUT,
        "legendgroup": "cut",
        "x": [None],
        "y": [None],
        "marker": {"color": palette.muted, "pattern": {"shape": "/", **CUT_HATCH}},
        "hoverinfo": "skip",
        "meta": {"state": "cut"},
    }


def hover_trace(panel: Panel, bars: pd.DataFrame, resolution: Resolution, mode: Mode) -> dict[str, Any]:
    """One invisible point a bar that carries the label of the whole panel; no other trace has one.

    Plotly's unified label shows of each trace the point nearest to the pointer, however far away it is. Were the
    strip's marks to carry labels, a silent day would be announced on its neighbours.
    """
    days: dict[pd.Timestamp, list[dict[Any, Any]]] = {}
    for row in bars.to_dict("records"):
        days.setdefault(row["bar"], []).append(row)
    starts = pd.DatetimeIndex(list(days))
    return {
        "type": "scatter",
        "name": words.short_name(panel.claimant),
        "x": starts.to_numpy(),
        "y": np.zeros(len(starts)),
        "xperiod": "M1" if resolution is Resolution.MONTH else int(bars["days"].iloc[0]) * DAY_MS,
        "xperiod0": starts[0],
        "xperiodalignment": "middle",
        "mode": "lines",
        "line": {"color": PALETTES[mode].account(panel.claimant).strong, "width": 0},
        "customdata": [said(panel, rows, resolution) for rows in days.values()],
        "hovertemplate": "%{customdata}<extra></extra>",
        "showlegend": False,
        "meta": _about(panel, state="hover"),
    }


def said(panel: Panel, rows: Sequence[dict[Any, Any]], resolution: Resolution) -> str:
    """A bar's label: the claimant, each measure's number or why there is none, and what is in doubt."""
    by_day = resolution is Resolution.DAY
    lines = [f"<b>{words.short_name(panel.claimant)}</b>", *(_number_said(row) for row in rows)]
    first = rows[0]
    if by_day and words.is_known(first["mean"]):
        lines.append(f"7-day mean of {words.measure_name(first['measure'])} {first['mean']:,.0f}")
    if not by_day:
        lines += _days_said(first)
    lines += _doubts(rows, by_day)
    return "<br>".join(lines)


def _number_said(row: dict[Any, Any]) -> str:
    name = words.measure_name(row["measure"])
    if not words.is_known(row["value"]):
        reason = next((STRIP_LOOK[state][0] for state in GAPS if row[state]), "no data held")
        return f"{name}: {words.DASH} ({reason})"
    number = words.number(row["value"])
    if words.is_known(row["upper"]):
        number += f" to {words.number(row['upper'])}"
    elif not row["is_exact"]:
        number += " (in part “at least” or “about”)"
    return f"{name}: <b>{number}</b>, {words.counted(row['claims'], 'claim')}"


def _days_said(row: dict[Any, Any]) -> list[str]:
    """How many of a week's or a month's days have a number, and what the others are."""
    lines = [f"{row['stated']} of {row['days']} days have a number"]
    lines += [f"{words.counted(row[state], 'day')}: {STRIP_LOOK[state][0]}" for state in GAPS if row[state]]
    if row["is_cut"]:
        lines.append(f"{words.counted(row['days'] - row['inside'], 'day')}: outside the period or the data")
    return lines


def _doubts(rows: Sequence[dict[Any, Any]], by_day: bool) -> list[str]:
    doubts = []
    known = [row for row in rows if words.is_known(row["value"])]
    if any(row["withheld_in_part"] for row in known):
        doubts.append("a part of it withheld")
    if any(row["named_in_part"] for row in known):
        doubts.append("also named without a number")
    if any(row["overlap_minutes"] for row in known):
        doubts.append("windows overlap: may count twice")
    if rows[0]["flagged"]:
        doubts.append(
            "flagged for doubt" if by_day else f"{words.counted(rows[0]['flagged'], 'day')} flagged for doubt"
        )
    return doubts


def _zeros(panel: Panel, measure: str, zeros: pd.DataFrame, tones: Tones) -> dict[str, Any]:
    colour = _colour(measure, tones)
    middle = zeros["bar"] + pd.to_timedelta(zeros["days"] * 12, unit="h").astype("timedelta64[s]")
    return {
        "type": "scatter",
        "name": "0 stated",
        "legendgroup": "zero",
        "x": middle.to_numpy(),
        "y": np.zeros(len(zeros)),
        "mode": "markers",
        "marker": {"symbol": "line-ew-open", "size": 7, "color": colour, "line": {"width": 3, "color": colour}},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "meta": _about(panel, measure=measure, state="zero"),
    }


def _mean(panel: Panel, bars: pd.DataFrame, palette: Palette) -> dict[str, Any]:
    measure = words.measure_name(panel.measures[0])
    return {
        "type": "scatter",
        "name": f"{words.short_name(panel.claimant)}, 7-day mean of {measure}",
        "x": bars["bar"].to_numpy(),
        "y": bars["mean"].round(1).to_numpy(),
        "xperiod": DAY_MS,
        "xperiodalignment": "middle",
        "mode": "lines",
        "line": {"color": palette.ink, "width": 1.6},
        "connectgaps": False,
        "hoverinfo": "skip",
        "meta": _about(panel, measure=panel.measures[0], state="mean"),
    }


def strip_traces(panel: Panel, bars: pd.DataFrame, mode: Mode) -> Iterator[dict[str, Any]]:
    """The strip's marks. By week and month a mark is as high as the share of the bar's days that have no number."""
    palette = PALETTES[mode]
    whole = _best_stated(bars)
    base = np.zeros(len(whole))
    for state in GAPS:
        days = whole[state].to_numpy(dtype=int)
        height = days / whole["days"].to_numpy(dtype=float)
        here = height > 0
        if here.any():
            name, pattern, neutral = STRIP_LOOK[state]
            look = _look(getattr(palette, neutral), palette.paper, pattern)
            yield _mark(panel, whole[here], state=state, name=name, base=base[here], height=height[here], look=look)
        base = base + height
    if len(panel.measures) > 1:
        yield from _in_part(panel, bars, palette)


def _best_stated(bars: pd.DataFrame) -> pd.DataFrame:
    """The bars of the measure with the most stated days: a day without it is a day without any number."""
    stated = bars.groupby("measure", sort=False)["stated"].sum()
    return bars[bars["measure"] == stated.idxmax()]


def _look(colour: str, paper: str, pattern: str) -> dict[str, Any]:
    look: dict[str, Any] = {"color": colour, "line": {"width": 0}}
    if pattern:
        look["pattern"] = {
            "shape": pattern,
            "fgcolor": colour,
            "bgcolor": paper,
            "fillmode": "replace",
            "size": 4,
            "solidity": 0.5,
        }
    return look


def _mark(
    panel: Panel,
    bars: pd.DataFrame,
    *,
    state: str,
    name: str,
    base: np.ndarray[Any, Any],
    height: np.ndarray[Any, Any],
    look: dict[str, Any],
) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": name,
        "legendgroup": state,
        "x": bars["bar"].to_numpy(),
        "y": height,
        "base": base,
        "width": (bars["days"] * DAY_MS).to_numpy(dtype=float),
        "offset": 0,
        "hoverinfo": "skip",
        "marker": look,
        "meta": _about(panel, state=state),
    }


def _in_part(panel: Panel, bars: pd.DataFrame, palette: Palette) -> Iterator[dict[str, Any]]:
    """The days on which one of the panel's numbers is stated and another is not."""
    stated = bars.pivot(index="bar", columns="measure", values="stated")
    missing = stated.max(axis=1) - stated.min(axis=1)
    missing = missing[missing > 0]
    if missing.empty:
        return
    own = _best_stated(bars).set_index("bar").loc[missing.index].reset_index()
    height = missing.to_numpy() / own["days"].to_numpy(dtype=float)
    look = _look(palette.unknown, palette.paper, "|")
    yield _mark(panel, own, state="in_part", name=IN_PART, base=np.zeros(len(own)), height=height, look=look)
