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

STRIP_LOOK = {
    "withheld": ("number withheld", "", 1.0),
    "named": ("named without a number", ".", 1.0),
    "unreadable": ("could not be read", "x", 1.0),
    "silent": ("no statement (silent)", "/", 1.0),
    "not_stated": ("statement without this number", "", 0.3),
}
"""How the strip shows each reason for having no number: words of the key, pattern, opacity."""

IN_PART = "one of two numbers not stated"


@dataclass(frozen=True, slots=True)
class Panel:
    """One account's panel.

    `series` is as `charts.series.daily_series` returns it and holds `measures`, the outermost bar first. The line is
    the 7-day mean of the first of them.
    """

    claimant: str
    heading: str
    account: str
    series: pd.DataFrame
    measures: tuple[str, ...]


def value_traces(panel: Panel, bars: pd.DataFrame, resolution: Resolution, mode: Mode) -> Iterator[dict[str, Any]]:
    """The bars of each measure, outermost first; ticks for stated zeros; the 7-day mean, by day only."""
    palette = PALETTES[mode]
    tones = palette.account(panel.claimant)
    for depth, measure in enumerate(panel.measures):
        own = bars[bars["measure"] == measure]
        yield _bar(panel, measure, own[own["value"].notna()], tones, depth, resolution)
        zeros = own[own["value"].eq(0).fillna(False)]
        if len(zeros):
            yield _zeros(panel, measure, zeros, tones)
    first = bars[bars["measure"] == panel.measures[0]]
    if resolution is Resolution.DAY and first["mean"].notna().any():
        yield _mean(panel, first, palette)


def _about(panel: Panel, **facts: str) -> dict[str, str]:
    """What a trace is of, for those who read a figure's data rather than its picture."""
    return {"claimant": panel.claimant, **facts}


def _colour(measure: str, tones: Tones) -> str:
    return tones.soft if measure == "launched" else tones.strong


def _bar(
    panel: Panel, measure: str, bars: pd.DataFrame, tones: Tones, depth: int, resolution: Resolution
) -> dict[str, Any]:
    """A measure's bars; an inner measure's are narrower, so that the outer one stays visible behind them."""
    whole = (bars["days"] * DAY_MS).to_numpy(dtype=float)
    width = whole * FILL[resolution] * (1 if depth == 0 else INNER)
    who = f"{words.short_name(panel.claimant)}, {words.measure_name(measure)}"
    marker: dict[str, Any] = {"color": _colour(measure, tones), "line": {"width": 0}}
    if resolution is not Resolution.DAY and bars["is_cut"].any():
        shapes = np.where(bars["is_cut"], "/", "").tolist()
        marker["pattern"] = {"shape": shapes, "solidity": 0.35, "size": 5, "fillmode": "overlay"}
    return {
        "type": "bar",
        "name": who,
        "x": bars["bar"].to_numpy(),
        "y": bars["value"].to_numpy(dtype=float),
        "width": width,
        "offset": (whole - width) / 2,
        "customdata": said(bars, resolution),
        "hovertemplate": f"{who}: %{{customdata}}<extra></extra>",
        "marker": marker,
        "meta": _about(panel, measure=measure),
    }


def said(bars: pd.DataFrame, resolution: Resolution) -> list[str]:
    """What stands behind each bar, for its label: the number, how it is meant, how many claims, what is in doubt."""
    return [_said(bar, resolution is Resolution.DAY) for bar in bars.to_dict("records")]


def _said(bar: dict[Any, Any], by_day: bool) -> str:
    number = words.number(bar["value"])
    remarks = []
    if words.is_known(bar["upper"]):
        number += f"–{words.number(bar['upper'])}"
    elif not bar["is_exact"]:
        remarks.append("in part “at least” or “about”")
    remarks.append(words.counted(bar["claims"], "claim"))
    if not by_day:
        remarks.append(f"{bar['stated']} of {bar['days']} days have a number")
        if bar["is_cut"]:
            remarks.append(f"{bar['days'] - bar['inside']} days lie outside the period or the data")
    if bar["withheld_days"]:
        remarks.append("a part withheld")
    if bar["named_days"]:
        remarks.append("also named without a number")
    if bar["overlap_minutes"]:
        remarks.append("windows overlap: may count twice")
    if bar["flagged"]:
        remarks.append("flagged for doubt" if by_day else f"{words.counted(bar['flagged'], 'day')} flagged for doubt")
    return f"<b>{number}</b> ({'; '.join(remarks)})"


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
        "hovertemplate": f"{words.short_name(panel.claimant)}, 7-day mean of {measure}: %{{y:,.0f}}<extra></extra>",
        "meta": _about(panel, measure=panel.measures[0], state="mean"),
    }


def strip_traces(panel: Panel, bars: pd.DataFrame, resolution: Resolution, mode: Mode) -> Iterator[dict[str, Any]]:
    """The strip's marks. By week and month a mark is as high as the share of the bar's days that have no number."""
    palette = PALETTES[mode]
    whole = _best_stated(bars)
    base = np.zeros(len(whole))
    for state in GAPS:
        days = whole[state].to_numpy(dtype=int)
        height = days / whole["days"].to_numpy(dtype=float)
        here = height > 0
        if here.any():
            name, pattern, opacity = STRIP_LOOK[state]
            labels = [_strip_label(name, count, resolution) for count in days[here]]
            colour = palette.ink if state == "withheld" else palette.unknown
            look = _look(colour, palette.paper, pattern, opacity)
            yield _mark(panel, whole[here], state, name, base[here], height[here], labels, look)
        base = base + height
    if len(panel.measures) > 1:
        yield from _in_part(panel, bars, resolution, palette)


def _strip_label(name: str, count: int, resolution: Resolution) -> str:
    return name if resolution is Resolution.DAY else f"{words.counted(count, 'day')}: {name}"


def _best_stated(bars: pd.DataFrame) -> pd.DataFrame:
    """The bars of the measure with the most stated days: a day without it is a day without any number."""
    stated = bars.groupby("measure", sort=False)["stated"].sum()
    return bars[bars["measure"] == stated.idxmax()]


def _look(colour: str, paper: str, pattern: str, opacity: float) -> dict[str, Any]:
    look: dict[str, Any] = {"color": colour, "opacity": opacity, "line": {"width": 0}}
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
    state: str,
    name: str,
    base: np.ndarray[Any, Any],
    height: np.ndarray[Any, Any],
    labels: Sequence[str],
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
        "customdata": labels,
        "hovertemplate": f"{words.short_name(panel.claimant)}: %{{customdata}} (not a zero)<extra></extra>",
        "marker": look,
        "meta": _about(panel, state=state),
    }


def _in_part(panel: Panel, bars: pd.DataFrame, resolution: Resolution, palette: Palette) -> Iterator[dict[str, Any]]:
    """The days on which one of the panel's numbers is stated and another is not."""
    stated = bars.pivot(index="bar", columns="measure", values="stated")[list(panel.measures)]
    missing = stated.max(axis=1) - stated.min(axis=1)
    here = missing[missing > 0].index
    if here.empty:
        return
    own = _best_stated(bars).set_index("bar").loc[here].reset_index()
    lacking = stated.loc[here].lt(stated.loc[here].max(axis=1), axis=0)
    labels = [
        _strip_label(
            f"{words.listed([words.measure_name(measure) for measure in panel.measures if row[measure]])} not stated",
            missing[bar],
            resolution,
        )
        for bar, row in lacking.iterrows()
    ]
    height = missing.loc[here].to_numpy() / own["days"].to_numpy(dtype=float)
    look = _look(palette.unknown, palette.paper, "|", 1.0)
    yield _mark(panel, own, "in_part", IN_PART, np.zeros(len(own)), height, labels, look)
