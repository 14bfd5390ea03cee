"""Where weapons are said to be launched from, place by place and month by month: in how many attacks each was named.

Nobody says how many came from which of several places, so a cell counts attacks and never weapons.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.series import Resolution, bar_starts
from charts.theme import PALETTES, Mode, Palette, template_name

TOP = 14
ROW, AXIS, KEY_LINE = 24, 40, 22
SHARES = ("up to 25 %", "25–50 %", "50–75 %", "75–100 %")
TONES = (0, 2, 3, 5)
"""The classes of a cell, by the share of the month's attacks that name the place, and their steps of the palette."""


def launch_cells(launches: pd.DataFrame, attacks: pd.DataFrame, *, top: int = TOP) -> pd.DataFrame:
    """Attacks by place and month, the places named most first.

    Args:
        launches: One claimant of `db.weapons.launches`.
        attacks: The same claimant and weapon classes of `db.weapons.weapon_claims`: the attacks that there were.
        top: How many places to show.

    Returns:
        One row a place and month of the period from the first attack to the last: place, region (<NA> where not
        known), month (its first day), attacks (that name the place, 0 where none does), of_attacks (all that are told
        of in the month; 0 where none is, and then `attacks` is <NA>).
    """
    month = bar_starts(attacks["report_date"], Resolution.MONTH)
    told = attacks.assign(month=month).groupby("month")["attack"].nunique()
    if launches.empty or told.empty:
        return pd.DataFrame(columns=list(CELLS)).astype(CELLS)
    named = launches.assign(month=bar_starts(launches["report_date"], Resolution.MONTH))
    order = named.groupby("place")["attack"].nunique().sort_values(ascending=False, kind="stable")
    places = list(order.index[:top])
    counted = named.groupby(["place", "month"])["attack"].nunique()
    months = pd.date_range(told.index.min(), told.index.max(), freq="MS", unit="s")
    cells = pd.DataFrame(index=pd.MultiIndex.from_product([places, months], names=["place", "month"])).reset_index()
    cells["of_attacks"] = cells["month"].map(told).fillna(0)
    keys = pd.MultiIndex.from_frame(cells[["place", "month"]])
    cells["attacks"] = counted.reindex(keys).fillna(0).to_numpy()
    cells["attacks"] = cells["attacks"].where(cells["of_attacks"] > 0)
    region = named.drop_duplicates("place").set_index("place")["region"]
    cells["region"] = cells["place"].map(region)
    return cells[list(CELLS)].astype(CELLS)


CELLS = {"place": "str", "region": "string", "month": "datetime64[s]", "attacks": "Int64", "of_attacks": "Int64"}


def launch_heatmap(cells: pd.DataFrame, *, claimant: str, mode: Mode = Mode.LIGHT) -> go.Figure:
    """Draw `launch_cells`; without cells the figure is empty."""
    template = {"template": template_name(mode)}
    if cells.empty:
        return go.Figure(layout=template)
    palette = PALETTES[mode]
    places = cells.drop_duplicates("place")
    months = pd.DatetimeIndex(cells["month"].unique())
    shape = (len(places), len(months))
    share = (cells["attacks"] / cells["of_attacks"]).where(cells["attacks"] > 0)
    classes = np.ceil(4 * share.to_numpy(dtype=float, na_value=np.nan)).reshape(shape)
    tones = [palette.steps(claimant)[step] for step in TONES]
    heat = {
        "type": "heatmap",
        "name": words.short_name(claimant),
        "x": list(range(len(months))),
        "y": list(range(len(places))),
        "z": [[None if np.isnan(one) else int(one) for one in row] for row in classes],
        "zmin": 0.5,
        "zmax": len(tones) + 0.5,
        "colorscale": [[edge / len(tones), tone] for place, tone in enumerate(tones) for edge in (place, place + 1)],
        "showscale": False,
        "xgap": 1,
        "ygap": 1,
        "text": np.array([said(row) for row in cells.to_dict("records")], dtype=object).reshape(shape).tolist(),
        "hoverongaps": True,
        "hovertemplate": f"<b>{words.short_name(claimant)}</b><br>%{{text}}<extra></extra>",
        "meta": {"claimant": claimant, "measure": "attacks"},
    }
    layout = {**_layout(places, months, palette), **template}
    return go.Figure({"data": [heat, *_key(tones), *_silent(cells, places, months, palette)], "layout": layout})


def said(row: dict[Any, Any]) -> str:
    """A cell in words."""
    place = f"{row['place']} ({row['region']})" if words.is_known(row["region"]) else row["place"]
    when = row["month"].strftime("%B %Y")
    if not words.is_known(row["attacks"]):
        return f"{place}, {when}: {words.DASH} (no attack held)"
    of_all = words.counted(row["of_attacks"], "attack")
    return f"{place}, {when}: named in <b>{words.number(row['attacks'])}</b> of {of_all}"


def _silent(
    cells: pd.DataFrame, places: pd.DataFrame, months: pd.DatetimeIndex, palette: Palette
) -> list[dict[str, Any]]:
    """A mark where the month has no attack that we hold, unlike a month in which the place is not named."""
    row_of = {place: row for row, place in enumerate(places["place"])}
    column_of = {month: column for column, month in enumerate(months)}
    none = cells[cells["attacks"].isna()]
    if none.empty:
        return []
    return [
        {
            "type": "scatter",
            "name": "no attack held in the month",
            "mode": "markers",
            "x": [column_of[month] for month in none["month"]],
            "y": [row_of[place] for place in none["place"]],
            "marker": {"symbol": "line-ne-open", "size": 7, "color": palette.unknown},
            "hoverinfo": "skip",
            "showlegend": True,
            "meta": {"state": "silent"},
        }
    ]


def _key(tones: Sequence[str]) -> list[dict[str, Any]]:
    """The key's entries; they draw nothing."""
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": [None],
            "y": [None],
            "marker": {"symbol": "square", "size": 12, "color": tone},
            "hoverinfo": "skip",
            "showlegend": True,
            "meta": {"key": name},
        }
        for name, tone in zip(SHARES, tones, strict=True)
    ]


def _layout(places: pd.DataFrame, months: pd.DatetimeIndex, palette: Palette) -> dict[str, Any]:
    every = max(1, -(-len(months) // 6))
    ticks = list(range(0, len(months), every))
    key = 4 * KEY_LINE
    return {
        "height": ROW * len(places) + AXIS + key + 8,
        "margin": {"t": 4, "b": AXIS + key, "l": 8, "r": 4},
        "hovermode": "closest",
        "xaxis": {
            "range": [-0.5, len(months) - 0.5],
            "tickmode": "array",
            "tickvals": ticks,
            "ticktext": [f"{months[tick]:%b}<br>{months[tick]:%Y}" for tick in ticks],
            "tickangle": 0,
            "fixedrange": True,
            "zeroline": False,
        },
        "yaxis": {
            "range": [len(places) - 0.5, -0.5],
            "tickmode": "array",
            "tickvals": list(range(len(places))),
            "ticktext": list(places["place"]),
            "tickfont": {"size": 12, "color": palette.ink},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "legend": {
            "title": {
                "text": "Attacks that name the place, of the month’s",
                "side": "top",
                "font": {"size": 12, "color": palette.ink},
            },
        },
    }


def launches_in_words(cells: pd.DataFrame, *, claimant: str) -> str:
    """The places named most, in words."""
    sums = cells.groupby("place", sort=False)["attacks"].sum(min_count=1).head(4)
    told = [f"{place} (in {words.counted(count, 'attack')})" for place, count in sums.items()]
    return f"Named most as launch areas by {words.the(words.short_name(claimant))}: {words.listed(told)}."
