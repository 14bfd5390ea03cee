"""Regions by week: what an account itemises for each, and, apart from it, why a cell has no number.

A cell with a number is coloured in the classes of the map. A cell without one stays as the paper and carries a mark
where there is something to say: the region is named without a number, or a text of these days is held only cut, so the
region may stand in what we do not have. An unmarked cell: no text mentions the region, and none is cut short of its
total. Weeks without any statement are crossed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.classes import class_names, limits, shade_of
from charts.series import Resolution, bar_starts
from charts.theme import PALETTES, STEPS, Mode, Palette, template_name

TOP = 20
ROW = 22
KEY_LINE = 21

STATES = {
    "zero": ("0 stated", "line-ew-open"),
    "named": ("named without a number", "line-ne-open"),
    "cut": ("not mentioned, but a text is held only cut", "circle"),
    "silent": ("no statement at all (silent)", "x-thin-open"),
    "no_data": ("outside the data held", "line-ns-open"),
}
"""Why a cell has no number: words of the key, mark."""

REASONS = {"days_named": "named without a number", "days_cut": "a text held only cut", "days_silent": "no statement"}
"""What a cell's days may be besides, by column."""

PER = {Resolution.DAY: "day", Resolution.WEEK: "week", Resolution.MONTH: "month"}
SAID = {Resolution.DAY: "%-d %B %Y", Resolution.WEEK: "week from %-d %B %Y", Resolution.MONTH: "%B %Y"}


def region_cells(
    days: pd.DataFrame,
    cut: pd.DataFrame,
    coverage: pd.DataFrame,
    *,
    start: date,
    end: date,
    resolution: Resolution,
    names: Mapping[str, str],
) -> pd.DataFrame:
    """The cells of the heatmap.

    Args:
        days: One claimant and measure of `db.regions.regional_days`.
        cut: The same of `db.regions.cut_days`.
        coverage: The same claimant's of `db.queries.coverage`, for each day from `start` to `end`.
        start: The first day wanted.
        end: The last day wanted.
        resolution: What a cell stands for.
        names: Regions' names by code.

    Returns:
        One row a region that is mentioned and cell, the regions by their sum (those only named last), the cells by
        time: region, name, bar (datetime64[s]), value (Int64, <NA> where not stated), days_itemised, days_named,
        days_cut, days_silent, days_no_data, days (Int64), state (stated, zero, named, cut, silent, no_data, or
        not_mentioned: no text mentions it, none is cut short).
    """
    every = pd.DataFrame({"day": pd.date_range(start, end, unit="s")})
    every["bar"] = bar_starts(every["day"], resolution)
    published = coverage.set_index("report_date")["state"].reindex(every["day"]).fillna("no_data").to_numpy(dtype=str)
    every["days_silent"], every["days_no_data"] = published == "silent", published == "no_data"
    every["days_cut"] = every["day"].isin(cut["report_date"])
    bars = every.groupby("bar").agg(
        days=("day", "size"),
        days_silent=("days_silent", "sum"),
        days_no_data=("days_no_data", "sum"),
        days_cut=("days_cut", "sum"),
    )
    own = days.assign(
        bar=bar_starts(days["report_date"], resolution),
        is_stated=days["value"].notna(),
        is_named=(days["named"] > 0).astype("bool"),
    )
    order = own.groupby("region").agg(value=("value", lambda value: value.sum(min_count=1)), named=("is_named", "sum"))
    order = order.sort_values(["value", "named"], ascending=False, na_position="last")
    grouped = own.groupby(["region", "bar"])
    found = pd.DataFrame(
        {
            "value": grouped["value"].sum(min_count=1),
            "days_itemised": grouped["is_stated"].sum(),
            "days_named": grouped["is_named"].sum(),
        }
    )
    wanted = pd.MultiIndex.from_product([order.index, bars.index], names=["region", "bar"])
    cells = found.reindex(wanted).reset_index().merge(bars.reset_index(), on="bar", how="left")
    counts = ["days_itemised", "days_named", "days_cut", "days_silent", "days_no_data", "days"]
    cells[counts] = cells[counts].fillna(0)
    cells = cells.astype({"value": "Int64", **dict.fromkeys(counts, "Int64")})
    cells.insert(1, "name", [names.get(code, code) for code in cells["region"]])
    cells["state"] = _states(cells)
    return cells


def _states(cells: pd.DataFrame) -> np.ndarray[Any, Any]:
    return np.select(
        [
            (cells["value"] > 0).fillna(False).to_numpy(dtype=bool),
            cells["value"].notna().to_numpy(),
            (cells["days_named"] > 0).to_numpy(dtype=bool),
            (cells["days_no_data"] == cells["days"]).to_numpy(dtype=bool),
            (cells["days_silent"] + cells["days_no_data"] == cells["days"]).to_numpy(dtype=bool),
            (cells["days_cut"] > 0).to_numpy(dtype=bool),
        ],
        ["stated", "zero", "named", "no_data", "silent", "cut"],
        default="not_mentioned",
    )


def first_regions(cells: pd.DataFrame, *, top: int = TOP, always: Sequence[str] = ()) -> pd.DataFrame:
    """The cells of the first regions, and of those that the reader has chosen."""
    codes = list(cells["region"].drop_duplicates())
    shown = {*codes[:top], *always}
    return cells[cells["region"].isin([code for code in codes if code in shown])]


def region_heatmap(
    cells: pd.DataFrame,
    *,
    claimant: str,
    measure: str,
    resolution: Resolution,
    selected: Sequence[str] = (),
    mode: Mode = Mode.LIGHT,
) -> go.Figure:
    """Draw `region_cells`; without cells the figure is empty. Each cell's `customdata` is its region's code."""
    template = {"template": template_name(mode)}
    if cells.empty:
        return go.Figure(layout=template)
    palette = PALETTES[mode]
    regions = cells.drop_duplicates("region")[["region", "name"]]
    bars = pd.DatetimeIndex(cells["bar"].unique())
    bounds = limits(int(cells["value"].max())) if cells["value"].notna().any() else ()
    traces = [
        _values(cells, regions, bars, bounds, palette, claimant=claimant, measure=measure, resolution=resolution),
        *_key(bounds, palette, claimant),
        *_marks(cells, bars, palette),
    ]
    entries = len(bounds) + sum(1 for state in STATES if (cells["state"] == state).any())
    layout = _layout(regions, bars, resolution, selected=selected, palette=palette, entries=entries)
    layout["legend"]["title"]["text"] = (
        f"{words.measure_name(measure).capitalize()} per {PER[resolution]}, as itemised by "
        f"{words.the(words.short_name(claimant))}"
    )
    return go.Figure({"data": traces, "layout": {**layout, **template}})


def _values(
    cells: pd.DataFrame,
    regions: pd.DataFrame,
    bars: pd.DatetimeIndex,
    bounds: tuple[int, ...],
    palette: Palette,
    *,
    claimant: str,
    measure: str,
    resolution: Resolution,
) -> dict[str, Any]:
    """All cells: those with a number in the shade of its class, the others see-through, each with its label."""
    shape = (len(regions), len(bars))
    shades = [shade_of(int(value), bounds) if words.is_known(value) else None for value in cells["value"]]
    shade = np.array([np.nan if step is None else step for step in shades], dtype=float).reshape(shape)
    labels = [said(row, resolution) for row in cells.to_dict("records")]
    who = f"{words.short_name(claimant)}, {words.measure_name(measure)}"
    steps = palette.steps(claimant)
    edges = np.linspace(0, 1, len(steps) + 1)
    scale = [
        [float(edge), step] for low, high, step in zip(edges, edges[1:], steps, strict=False) for edge in (low, high)
    ]
    return {
        "type": "heatmap",
        "name": who,
        "x": list(range(len(bars))),
        "y": list(range(len(regions))),
        "z": [[None if np.isnan(one) else int(one) for one in row] for row in shade],
        "zmin": -0.5,
        "zmax": len(STEPS) - 0.5,
        "colorscale": scale,
        "showscale": False,
        "xgap": 1 if len(bars) < 120 else 0,
        "ygap": 1,
        "hoverongaps": True,
        "text": np.array(labels, dtype=object).reshape(shape).tolist(),
        "customdata": np.repeat(regions["region"].to_numpy(dtype=object)[:, None], len(bars), axis=1).tolist(),
        "hovertemplate": f"<b>{who}</b><br>%{{text}}<extra></extra>",
        "meta": {"claimant": claimant, "measure": measure},
    }


def said(row: Mapping[Any, Any], resolution: Resolution) -> str:
    """A cell's label, without the claimant and measure that all share: short, for there are thousands."""
    known = words.is_known(row["value"])
    why = STATES[row["state"]][0] if row["state"] in STATES else "not mentioned"
    number = f"<b>{words.number(row['value'])}</b> itemised" if known else f"{words.DASH} ({why})"
    lines = [f"{row['name']}, {row['bar'].strftime(SAID[resolution])}: {number}"]
    for column, reason in REASONS.items():
        if row[column] and resolution is not Resolution.DAY:
            lines.append(f"{words.counted(row[column], 'day')}: {reason}")
    return "<br>".join(lines)


def _marks(cells: pd.DataFrame, bars: pd.DatetimeIndex, palette: Palette) -> Iterator[dict[str, Any]]:
    """The marks in cells without a number."""
    row_of = {code: row for row, code in enumerate(cells["region"].drop_duplicates())}
    column_of = {bar: column for column, bar in enumerate(bars)}
    size = 7 if len(bars) < 60 else 5 if len(bars) < 120 else 3
    for state, (name, symbol) in STATES.items():
        here = cells[cells["state"] == state]
        if len(here):
            colour = palette.ink if state == "zero" else palette.unknown
            small = size / 2.5 if state == "cut" else size
            yield {
                "type": "scatter",
                "name": name,
                "mode": "markers",
                "x": [column_of[bar] for bar in here["bar"]],
                "y": [row_of[code] for code in here["region"]],
                "marker": {"symbol": symbol, "size": small, "color": colour, "line": {"width": 1, "color": colour}},
                "hoverinfo": "skip",
                "meta": {"state": state},
            }


def _key(bounds: tuple[int, ...], palette: Palette, claimant: str) -> Iterator[dict[str, Any]]:
    steps = palette.steps(claimant)[len(STEPS) - len(bounds) :]
    for name, step in zip(class_names(bounds), steps, strict=True):
        yield {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": [None],
            "y": [None],
            "marker": {"symbol": "square", "size": 12, "color": step, "line": {"width": 0.7, "color": palette.unknown}},
            "hoverinfo": "skip",
            "meta": {"key": name},
        }


def _layout(
    regions: pd.DataFrame,
    bars: pd.DatetimeIndex,
    resolution: Resolution,
    *,
    selected: Sequence[str],
    palette: Palette,
    entries: int,
) -> dict[str, Any]:
    key = KEY_LINE * (-(-entries // 2) + 1)
    axis = 34
    ticks = _ticks(bars, resolution)
    names = [
        f"<b>{name}</b>" if code in selected else name
        for code, name in zip(regions["region"], regions["name"], strict=True)
    ]
    return {
        "height": ROW * len(regions) + axis + key + 10,
        "margin": {"t": 4, "b": axis + key, "l": 8, "r": 4},
        "hovermode": "closest",
        "dragmode": False,
        "xaxis": {
            "range": [-0.5, len(bars) - 0.5],
            "tickmode": "array",
            "tickvals": [column for column, _ in ticks],
            "ticktext": [label for _, label in ticks],
            "tickangle": 0,
            "fixedrange": True,
            "zeroline": False,
        },
        "yaxis": {
            "range": [len(regions) - 0.5, -0.5],
            "tickmode": "array",
            "tickvals": list(range(len(regions))),
            "ticktext": names,
            "tickfont": {"color": palette.ink, "size": 12},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "legend": {
            "title": {"side": "top", "font": {"size": 12, "color": palette.ink}},
        },
    }


def _ticks(bars: pd.DatetimeIndex, resolution: Resolution) -> list[tuple[int, str]]:
    """At most four cells to name, evenly apart, the year where it is first named or changes."""
    step = max(1, -(-len(bars) // 4))
    ticks = []
    year = None
    for column in range(0, len(bars), step):
        when = bars[column]
        label = f"{when:%b}" if resolution is Resolution.MONTH else f"{when.day} {when:%b}"
        ticks.append((column, label if when.year == year else f"{label}<br>{when.year}"))
        year = when.year
    return ticks
