"""How an account's days spread: over the weekdays, and by size, the massed ones apart from the routine."""

from __future__ import annotations

from math import ceil
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.calendar import WEEKDAYS
from charts.theme import PALETTES, Mode, template_name

FEW_DAYS = 8
"""With fewer days than these behind it, a weekday's spread is shown grey."""

BINS = 28
HEIGHT = 250

QUANTILES = {"lowest": 0.0, "low": 0.1, "q1": 0.25, "median": 0.5, "q3": 0.75, "high": 0.9, "highest": 1.0}
WEEKDAY_ROWS = {"weekday": "str", "days": "Int64", **dict.fromkeys(QUANTILES, "Float64")}


def by_weekday(series: pd.DataFrame) -> pd.DataFrame:
    """The days with a number of each weekday.

    Args:
        series: One measure of `charts.series.daily_series`.

    Returns:
        One row a weekday from Monday: weekday, days (with a number), lowest, low (10th percentile), q1, median, q3,
        high (90th percentile), highest; <NA> without a day.
    """
    known = series[series["value"].notna()]
    rows: list[dict[str, Any]] = []
    for place, weekday in enumerate(WEEKDAYS):
        values = known[known["day"].dt.day_of_week == place]["value"].to_numpy(dtype=float)
        ends = np.quantile(values, list(QUANTILES.values())) if len(values) else [None] * len(QUANTILES)
        rows.append({"weekday": weekday, "days": len(values), **dict(zip(QUANTILES, ends, strict=True))})
    return pd.DataFrame(rows).astype(WEEKDAY_ROWS)


def weekday_boxes(rows: pd.DataFrame, *, claimant: str, measure: str, mode: Mode = Mode.LIGHT) -> go.Figure:
    """Draw `by_weekday`: the middle half of the days as a box with its median, eight of ten between its whiskers."""
    template = {"template": template_name(mode)}
    if rows["median"].isna().all():
        return go.Figure(layout=template)
    palette = PALETTES[mode]
    tones = palette.account(claimant)
    traces = []
    for is_few in (False, True):
        own = rows[rows["median"].notna() & ((rows["days"] < FEW_DAYS) == is_few)]
        if len(own):
            name = f"fewer than {FEW_DAYS} days" if is_few else "box: half of the days, median; whiskers: 8 of 10 days"
            line, fill = (palette.unknown, palette.shade) if is_few else (tones.strong, tones.soft)
            traces.append({**_boxes(own, claimant, measure), "name": name, "fillcolor": fill, "line": {"color": line}})
    return go.Figure(
        {
            "data": traces,
            "layout": {
                "height": HEIGHT + 50,
                "margin": {"t": 8, "b": 64, "l": 8, "r": 8},
                "hovermode": "closest",
                "boxmode": "overlay",
                "xaxis": {"type": "category", "categoryorder": "array", "categoryarray": list(WEEKDAYS),
                          "range": [-0.5, 6.5], "fixedrange": True},
                "yaxis": {"rangemode": "tozero", "tickformat": ",d", "nticks": 5,
                          "title": {"text": f"{words.measure_name(measure)} per day"}},
                "showlegend": True,
                **template,
            },
        }
    )  # fmt: skip


def _boxes(rows: pd.DataFrame, claimant: str, measure: str) -> dict[str, Any]:
    def column(which: str) -> np.ndarray[Any, Any]:
        return rows[which].to_numpy(dtype=float)

    return {
        "type": "box",
        "x": list(rows["weekday"]),
        "q1": column("q1"),
        "median": column("median"),
        "q3": column("q3"),
        "lowerfence": column("low"),
        "upperfence": column("high"),
        "whiskerwidth": 0.4,
        "width": 0.55,
        "hoverinfo": "y",
        "meta": {"claimant": claimant, "measure": measure},
    }


def weekdays_in_words(rows: pd.DataFrame, *, claimant: str, measure: str) -> str:
    """The medians by weekday, and how many days stand behind them."""
    known = rows[rows["median"].notna()]
    who = words.the(words.short_name(claimant))
    told = [f"{row.weekday} {row.median:,.0f} ({words.counted(row.days, 'day')})" for row in known.itertuples()]
    return (
        f"Median {words.measure_name(measure)} per day by weekday, as stated by {who}: {words.listed(told)}. "
        "Days are report dates: a night belongs to the morning it ends on."
    )


def massed(series: pd.DataFrame, threshold: int) -> dict[str, int]:
    """The days with a number and those of at least `threshold`: days, sum, massed_days, massed_sum."""
    value = series["value"].dropna().astype("int64")
    big = value[value >= threshold]
    return {"days": len(value), "sum": int(value.sum()), "massed_days": len(big), "massed_sum": int(big.sum())}


def size_bins(series: pd.DataFrame, threshold: int) -> pd.DataFrame:
    """How many days fall in each class of size; the threshold is an edge, so that no class lies on both sides.

    Returns:
        One row a class: low, high (whole numbers, both included), days (Int64), is_massed (bool).
    """
    value = series["value"].dropna().astype("int64")
    if value.empty:
        return pd.DataFrame(columns=["low", "high", "days", "is_massed"])
    width = _width(int(value.max()))
    first = threshold % width
    starts = [*([0] if first else []), *range(first, int(value.max()) + 1, width)]
    ends = [*(start - 1 for start in starts[1:]), starts[-1] + width - 1]
    places = np.searchsorted(starts, value.to_numpy(), side="right") - 1
    days = np.bincount(places, minlength=len(starts))
    bins = pd.DataFrame({"low": starts, "high": ends, "days": days})
    return bins.assign(is_massed=bins["low"] >= threshold)


def _width(top: int) -> int:
    """A round width that gives about `BINS` classes."""
    wanted = max(top / BINS, 1)
    power = 10 ** int(np.floor(np.log10(wanted)))
    return next(int(step * power) for step in (1, 2, 5, 10) if step * power >= wanted)


def size_bars(bins: pd.DataFrame, threshold: int, *, claimant: str, measure: str, mode: Mode = Mode.LIGHT) -> go.Figure:
    """Draw `size_bins`: routine days in the soft tone, massed ones in the strong one, the threshold as a line."""
    template = {"template": template_name(mode)}
    if bins.empty:
        return go.Figure(layout=template)
    palette = PALETTES[mode]
    tones = palette.account(claimant)
    traces = []
    for is_massed, name, colour in ((False, "routine days", tones.soft), (True, "massed days", tones.strong)):
        own = bins[bins["is_massed"] == is_massed]
        if len(own):
            traces.append(
                {
                    "type": "bar",
                    "name": name,
                    "x": own["low"].to_numpy(dtype=float),
                    "y": own["days"].to_numpy(dtype=float),
                    "width": (own["high"] - own["low"] + 1).to_numpy(dtype=float) * 0.96,
                    "offset": 0,
                    "marker": {"color": colour, "line": {"width": 0}},
                    "customdata": [
                        f"{low:,}–{high:,}: <b>{words.counted(days, 'day')}</b>"
                        for low, high, days in zip(own["low"], own["high"], own["days"], strict=True)
                    ],
                    "hovertemplate": f"<b>{words.short_name(claimant)}</b><br>%{{customdata}}<extra></extra>",
                    "meta": {"claimant": claimant, "measure": measure, "massed": is_massed},
                }
            )
    top = int(bins["high"].max()) + 1
    return go.Figure(
        {
            "data": traces,
            "layout": {
                "height": HEIGHT + 80,
                "margin": {"t": 26, "b": 92, "l": 8, "r": 12},
                "barmode": "overlay",
                "hovermode": "closest",
                "xaxis": {"range": [0, max(top, ceil(threshold * 1.05))], "tickformat": ",d", "nticks": 7,
                          "title": {"text": f"{words.measure_name(measure)} on a day"}},
                "yaxis": {"rangemode": "tozero", "tickformat": ",d", "nticks": 5, "title": {"text": "days"}},
                "shapes": [{"type": "line", "x0": threshold, "x1": threshold, "yref": "y domain", "y0": 0, "y1": 1,
                            "line": {"color": palette.ink, "width": 1, "dash": "dot"}, "name": "threshold"}],
                "annotations": [{"x": threshold, "y": 1, "yref": "y domain", "yanchor": "bottom",
                                 "xanchor": "left" if threshold < top / 2 else "right", "showarrow": False,
                                 "text": f"massed: {threshold:,} or more",
                                 "font": {"size": 12, "color": palette.muted}}],
                "showlegend": True,
                **template,
            },
        }
    )  # fmt: skip


def sizes_in_words(facts: dict[str, int], threshold: int, *, claimant: str, measure: str) -> str:
    """How many days are massed, and how much of the sum they make."""
    who, what = words.the(words.short_name(claimant)), words.measure_name(measure)
    return (
        f"{who[:1].upper()}{who[1:]} states {threshold:,} {what} or more on {facts['massed_days']:,} of "
        f"{words.counted(facts['days'], 'day')} with a number; these days make "
        f"{words.share(facts['massed_sum'], facts['sum'])} of its sum of {words.number(facts['sum'])}."
    )
