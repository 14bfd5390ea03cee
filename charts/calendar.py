"""An account's days as a calendar: a block a year, a column a week, a row a weekday, a shade a class of numbers.

A day without a number keeps the paper's colour and carries a mark that says why; days outside the period stay empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.classes import class_names, limits, shade_of
from charts.theme import PALETTES, STEPS, Mode, Palette, template_name

MARKS = {
    "zero": ("0 stated", "line-ew-open"),
    "withheld": ("number withheld", "square"),
    "named": ("named without a number", "line-ne-open"),
    "unreadable": ("could not be read", "diamond-open"),
    "not_stated": ("statement without this number", "circle"),
    "silent": ("no statement (silent)", "x-thin-open"),
    "no_data": ("outside the data held", "line-ns-open"),
}
"""Why a day has no shade: words of the key, mark."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
BLOCK = len(WEEKDAYS) + 1
ROW, HEAD, KEY_LINE = 15, 18, 21
"""Rows of a year with the gap below it; heights in pixels: a row, the months' names, a line of the key."""


def calendar_days(series: pd.DataFrame) -> pd.DataFrame:
    """The days with their places.

    Args:
        series: One measure of `charts.series.daily_series`.

    Returns:
        One row a day: day, value, state (as there, "zero" where 0 is stated), year, week (column, 0 is the week of
        1 January), weekday (0 is Monday).
    """
    day = series["day"].dt
    first = pd.to_datetime(day.year.astype(str) + "-01-01").dt.day_of_week
    zero = (series["state"] == "stated") & series["value"].eq(0).fillna(False)
    return pd.DataFrame(
        {
            "day": series["day"],
            "value": series["value"],
            "state": series["state"].mask(zero, "zero"),
            "year": day.year,
            "week": (day.day_of_year - 1 + first) // 7,
            "weekday": day.day_of_week,
        }
    ).reset_index(drop=True)


def calendar_heatmap(days: pd.DataFrame, *, claimant: str, measure: str, mode: Mode = Mode.LIGHT) -> go.Figure:
    """Draw `calendar_days`; without days the figure is empty. Each cell's `customdata` is its day (ISO 8601)."""
    template = {"template": template_name(mode)}
    if days.empty:
        return go.Figure(layout=template)
    palette = PALETTES[mode]
    years = sorted(days["year"].unique())
    row_of = {year: place * BLOCK for place, year in enumerate(years)}
    laid = days.assign(row=days["year"].map(row_of) + days["weekday"])
    bounds = limits(int(days["value"].max())) if days["value"].notna().any() else ()
    traces = [
        _cells(laid, len(years), bounds, palette, claimant=claimant, measure=measure),
        *_key(bounds, palette, claimant),
        *_marks(laid, palette),
    ]
    entries = len(bounds) + sum(1 for state in MARKS if (days["state"] == state).any())
    layout = _layout(laid, years, palette, entries)
    layout["legend"]["title"]["text"] = (
        f"{words.measure_name(measure).capitalize()} per day, as stated by {words.the(words.short_name(claimant))}"
    )
    return go.Figure({"data": traces, "layout": {**layout, **template}})


def _cells(
    laid: pd.DataFrame, years: int, bounds: tuple[int, ...], palette: Palette, *, claimant: str, measure: str
) -> dict[str, Any]:
    shape = (years * BLOCK - 1, 54)
    shades = np.full(shape, None, dtype=object)
    labels, days = np.full(shape, "", dtype=object), np.full(shape, None, dtype=object)
    who = f"{words.short_name(claimant)}, {words.measure_name(measure)}"
    for row in laid.to_dict("records"):
        place = (row["row"], row["week"])
        # A day without a number is see-through, so that it has a label and can be chosen all the same.
        shades[place] = shade_of(int(row["value"]), bounds) if words.is_known(row["value"]) else None
        labels[place] = said(row["day"], row["value"], row["state"])
        days[place] = row["day"].date().isoformat()
    steps = palette.steps(claimant)
    edges = np.linspace(0, 1, len(steps) + 1)
    return {
        "type": "heatmap",
        "name": who,
        "z": shades.tolist(),
        "zmin": -0.5,
        "zmax": len(STEPS) - 0.5,
        "colorscale": [
            [float(edge), step]
            for low, high, step in zip(edges, edges[1:], steps, strict=False)
            for edge in (low, high)
        ],
        "showscale": False,
        "xgap": 1,
        "ygap": 1,
        "hoverongaps": True,
        "text": labels.tolist(),
        "customdata": days.tolist(),
        "hovertemplate": f"<b>{who}</b><br>%{{text}}<extra></extra>",
        "meta": {"claimant": claimant, "measure": measure},
    }


def said(day: pd.Timestamp, value: object, state: str) -> str:
    """A day's label."""
    when = f"{day:%a} {words.day(day)}"
    if words.is_known(value):
        return f"{when}: <b>{words.number(value)}</b>"
    return f"{when}: {words.DASH} ({MARKS[state][0]})"


def _key(bounds: tuple[int, ...], palette: Palette, claimant: str) -> Iterator[dict[str, Any]]:
    steps = palette.steps(claimant)[len(STEPS) - len(bounds) :]
    for name, step in zip(class_names(bounds), steps, strict=True):
        look = {"symbol": "square", "size": 11, "color": step, "line": {"width": 0.7, "color": palette.unknown}}
        yield _entry(name, look, {"key": name})


def _entry(name: str, marker: dict[str, Any], meta: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [None],
        "y": [None],
        "marker": marker,
        "hoverinfo": "skip",
        "meta": meta,
    }


def _marks(laid: pd.DataFrame, palette: Palette) -> Iterator[dict[str, Any]]:
    """The marks of days without a number, and of stated zeros."""
    for state, (name, symbol) in MARKS.items():
        here = laid[laid["state"] == state]
        if len(here):
            colour = palette.ink if state in ("zero", "withheld") else palette.unknown
            size = 3 if state in ("not_stated", "no_data") else 6
            look = {"symbol": symbol, "size": size, "color": colour, "line": {"width": 1, "color": colour}}
            yield {**_entry(name, look, {"state": state}), "x": list(here["week"]), "y": list(here["row"])}


def _layout(laid: pd.DataFrame, years: list[int], palette: Palette, entries: int) -> dict[str, Any]:
    rows = len(years) * BLOCK - 1
    key = KEY_LINE * (-(-entries // 2) + 1)
    named = [day * 1 for day in (0, 2, 4, 6)]
    places = [(place * BLOCK + day, WEEKDAYS[day]) for place in range(len(years)) for day in named]
    firsts = laid[laid["day"].dt.day <= 7].groupby(laid["day"].dt.month)["week"].min()
    months = [month for month in (1, 3, 5, 7, 9, 11) if month in firsts.index] or list(firsts.index)
    return {
        "height": HEAD + ROW * rows + key + 14,
        "margin": {"t": HEAD, "b": key + 8, "l": 8, "r": 4},
        "hovermode": "closest",
        "xaxis": {
            "range": [-0.5, 53.5],
            "side": "top",
            "tickmode": "array",
            "tickvals": [int(firsts[month]) for month in months],
            "ticktext": [pd.Timestamp(2024, month, 1).strftime("%b") for month in months],
            "tickangle": 0,
            "ticks": "",
            "showline": False,
            "fixedrange": True,
            "zeroline": False,
        },
        "yaxis": {
            "range": [rows - 0.5, -0.5],
            "tickmode": "array",
            "tickvals": [row for row, _ in places],
            "ticktext": [f"<b>{years[row // BLOCK]}</b>  {day}" if row % BLOCK == 0 else day for row, day in places],
            "tickfont": {"size": 11, "color": palette.muted},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "legend": {
            "title": {"side": "top", "font": {"size": 12, "color": palette.ink}},
        },
    }


def calendar_table(days: pd.DataFrame, *, claimant: str, measure: str) -> pd.DataFrame:
    """One row a day: date, weekday, claimant, measure, value (<NA> = not stated), state."""
    return pd.DataFrame(
        {
            "date": days["day"].dt.date,
            "weekday": [WEEKDAYS[one] for one in days["weekday"]],
            "claimant": claimant,
            "measure": measure,
            "value": days["value"],
            "state": days["state"],
        }
    )


def calendar_in_words(days: pd.DataFrame, *, claimant: str, measure: str) -> str:
    """How many days have a number, the biggest, and how many have none, by reason."""
    stated = days[days["value"].notna()]
    who = words.the(words.short_name(claimant))
    parts = [
        f"{who[:1].upper()}{who[1:]} gives a number of {words.measure_name(measure)} on {len(stated):,} of "
        f"{words.counted(len(days), 'day')}."
    ]
    if len(stated):
        top = stated.iloc[int(stated["value"].astype("float64").argmax())]
        parts.append(f"The highest is of {words.day(top['day'])}: {words.number(top['value'])}.")
    counts = days[days["value"].isna()]["state"].value_counts()
    told = [f"{words.counted(counts[state], 'day')}: {name}" for state, (name, _) in MARKS.items() if state in counts]
    return " ".join([*parts, f"Without a number: {'; '.join(told)}." if told else ""]).strip()
