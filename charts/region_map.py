"""What an account itemises by region, on a map: outlines in a flat projection, drawn as filled lines.

No tile, topology or map library is fetched: regions are traces of the same kind as any line, one each so that each has
its own label and click. Shown is what the claimant states for a region and nothing else:

- colour is the itemised number, in classes; a region without a number stays as the paper;
- hatching says on how many days a region is named without a number, denser for more: no number is made of it;
- seas and the areas of Ukraine's Air Force are labelled points: an area is never spread over oblasts that may be in it;
- what the Ministry gives for Moscow and its oblast together is drawn on both as one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.classes import class_names, limits, shade_of
from charts.projection import EUROPE, RUSSIA, Cone
from charts.theme import PALETTES, STEPS, Mode, Palette, template_name

Ring = np.ndarray[Any, np.dtype[Any]]
Outlines = Mapping[str, Sequence[Ring]]
"""By region code its rings, exterior ones clockwise, as (longitude, latitude) in degrees."""


class Extent(StrEnum):
    """How much of the two countries a map shows."""

    UKRAINE = "Ukraine"
    EUROPE = "Ukraine and European Russia"
    RUSSIA = "All of Russia"


Rows = Mapping[str, Mapping[Any, Any]]
"""By region code what `shown_places` says of it."""


@dataclass(frozen=True, slots=True)
class View:
    """A map's projection, the corners it shows (km east, west, south, north), its grid in km, its height in pixels.

    Regions beyond the corners are not sent, and a coarser view is sent on a coarser grid.
    """

    cone: Cone
    box: tuple[float, float, float, float]
    grid: int
    height: int


VIEWS = {
    Extent.UKRAINE: View(EUROPE, (-1330, 60, -1110, -60), 1, 470),
    Extent.EUROPE: View(EUROPE, (-1330, 1380, -1420, 1560), 1, 560),
    Extent.RUSSIA: View(RUSSIA, (-5500, 3720, -1470, 3100), 10, 480),
}

POINTS = {
    "sea:azov": ("Sea of Azov", 36.6, 46.05),
    "sea:black": ("Black Sea", 34.6, 43.2),
    "sea:caspian": ("Caspian Sea", 49.6, 43.6),
    "sea:baltic": ("Baltic Sea", 23.6, 59.6),
    "ua:west": ("West", 24.6, 49.6),
    "ua:centre": ("Centre", 30.6, 48.9),
    "ua:north": ("North", 31.9, 51.1),
    "ua:east": ("East", 36.9, 48.9),
    "ua:south": ("South", 32.6, 46.7),
}
"""Where the places without an outline are pointed at, and what their labels call them. Of Ukraine's areas only the
direction is known, so a point stands somewhere in it."""

BESIDE = {"sea:azov": {"xshift": -8, "xanchor": "right", "yshift": 4, "yanchor": "bottom"}}
"""Labels that stand elsewhere than below their point: there the Sea of Azov's would cover Crimea."""

MOSCOW = "ru:moscow-region"
MOSCOW_PARTS = ("RU-MOS", "RU-MOW")

HATCHES = ((1, 14, 0.07), (5, 9, 0.1), (20, 6, 0.15))
"""Days named from which a hatching holds, the distance of its lines in pixels, and how much of it they fill."""
HATCH_NAMES = ("named without a number on 1–4 days", "… on 5–19 days", "… on 20 days or more")

KEY_LINE = 21


def shown_places(totals: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """What the map says of each place: those that the account mentions and those it does not.

    Args:
        totals: One claimant and measure of `db.queries.regional_totals`.
        names: Every region's name by code.

    Returns:
        One row a place, by code as index: name, value (Int64, <NA> where not itemised), days_itemised, days_named
        (Int64, 0 where not mentioned).
    """
    own = totals.set_index("region")[["value", "days_itemised", "days_named"]]
    places = own.reindex(pd.Index(sorted({*names, *own.index}), name="region"))
    places[["days_itemised", "days_named"]] = places[["days_itemised", "days_named"]].fillna(0)
    places.insert(0, "name", [names.get(code, code) for code in places.index])
    return places.astype({"value": "Int64", "days_itemised": "Int64", "days_named": "Int64"})


def region_map(
    places: pd.DataFrame,
    outlines: Outlines,
    *,
    extent: Extent,
    claimant: str,
    measure: str,
    selected: Sequence[str] = (),
    mode: Mode = Mode.LIGHT,
) -> go.Figure:
    """Draw `shown_places`; where no place is mentioned the figure is empty.

    A trace's `meta.region` and `customdata` hold the region's code, those of the points a code each.
    """
    template = {"template": template_name(mode)}
    if not (places["value"].notna() | (places["days_named"] > 0)).any():
        return go.Figure(layout=template)
    palette, view = PALETTES[mode], VIEWS[extent]
    look = Look(palette, claimant, measure, limits(int(places["value"].max())) if places["value"].notna().any() else ())
    rows: Rows = {str(row["region"]): row for row in places.reset_index().to_dict("records")}
    shapes = dict(_in_view(_drawn_as(rows, outlines), view))
    traces = [_region(rows[code], rings, look) for code, rings in shapes.items() if code in rows]
    traces += [_border(code, shapes[code], palette) for code in selected if code in shapes]
    points = [code for code in POINTS if code in rows and _is_mentioned(rows[code])]
    x, y = _pointed_at(points, view)
    if points:
        traces.append(_points([rows[code] for code in points], (x, y), selected, look))
    key = list(_key(places, look))
    layout = _layout(view, palette, look, len(key))
    layout["annotations"] = [
        _label(rows[code], at, palette) for code, at in zip(points, zip(x, y, strict=True), strict=True)
    ]
    return go.Figure({"data": traces + key, "layout": {**layout, **template}})


@dataclass(frozen=True, slots=True)
class Look:
    """What colours mean on one map."""

    palette: Palette
    claimant: str
    measure: str
    bounds: tuple[int, ...]

    def fill(self, value: object) -> str:
        """The colour of a number; paper where none is stated, and for a stated 0."""
        step = shade_of(int(value), self.bounds) if words.is_known(value) else None  # type: ignore[call-overload]
        return self.palette.paper if step is None else self.palette.steps(self.claimant)[step]

    def hatch(self, row: Mapping[Any, Any]) -> dict[str, Any] | None:
        """The hatching for the days on which a place is named without a number; None where there are none."""
        found = [(size, solidity) for days, size, solidity in HATCHES if row["days_named"] >= days]
        if not found:
            return None
        is_dark = words.is_known(row["value"]) and (shade_of(int(row["value"]), self.bounds) or 0) >= len(STEPS) // 2
        return {
            "shape": "/",
            "size": found[-1][0],
            "solidity": found[-1][1],
            "fillmode": "replace",
            "fgcolor": self.palette.paper if is_dark else self.palette.muted,
            "bgcolor": self.fill(row["value"]),
        }


def _is_mentioned(row: Mapping[Any, Any]) -> bool:
    return words.is_known(row["value"]) or bool(row["days_named"] > 0)


def _drawn_as(rows: Rows, outlines: Outlines) -> dict[str, list[Ring]]:
    """The outlines by what they stand for: Moscow and its oblast are one place where they are itemised together."""
    drawn = {code: list(rings) for code, rings in outlines.items()}
    if MOSCOW in rows and _is_mentioned(rows[MOSCOW]) and all(code in drawn for code in MOSCOW_PARTS):
        drawn[MOSCOW] = [ring for code in MOSCOW_PARTS for ring in drawn.pop(code)]
    return drawn


def _in_view(outlines: Mapping[str, Sequence[Ring]], view: View) -> Iterator[tuple[str, list[Ring]]]:
    """The regions that the view shows some of, in whole steps of its grid, the widest first.

    All snap to one grid, so neighbours stay joined. A city within an oblast comes after it, which puts it on top.
    """
    west, east, south, north = view.box
    flat = {}
    for code, rings in outlines.items():
        snapped = [ring for ring in (_snapped(ring, view) for ring in rings) if len(ring) > 3]
        if any(
            ((ring[:, 0] > west) & (ring[:, 0] < east) & (ring[:, 1] > south) & (ring[:, 1] < north)).any()
            for ring in snapped
        ):
            flat[code] = snapped
    yield from sorted(flat.items(), key=lambda item: -sum(map(_spread, item[1])))


def _spread(ring: Ring) -> float:
    """The size of the box around a ring, in square kilometres."""
    (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
    return (float(east) - float(west)) * (float(north) - float(south))


def _snapped(ring: Ring, view: View) -> Ring:
    """A ring in kilometres on the view's grid, without points that repeat or lie on a straight line."""
    flat = np.stack(view.cone.project(ring[:, 0], ring[:, 1]), axis=1)
    points = (np.round(flat / view.grid) * view.grid).astype(np.int16)
    points = points[np.concatenate(([True], (np.diff(points, axis=0) != 0).any(axis=1)))]
    steps: Ring = points[1:].astype(np.int64) - points[:-1]
    turns = steps[:-1, 0] * steps[1:, 1] != steps[:-1, 1] * steps[1:, 0]
    return points[np.concatenate(([True], turns, [True]))] if len(points) > 3 else points


def _path(rings: Sequence[Ring]) -> dict[str, Any]:
    """The rings as one line. A single one goes as whole numbers of two bytes; gaps between several need a list."""
    if len(rings) == 1:
        return {"x": rings[0][:, 0], "y": rings[0][:, 1]}
    x: list[int | None] = []
    y: list[int | None] = []
    for ring in rings:
        x += [*ring[:, 0].tolist(), None]
        y += [*ring[:, 1].tolist(), None]
    return {"x": x[:-1], "y": y[:-1]}


def _region(row: Mapping[Any, Any], rings: Sequence[Ring], look: Look) -> dict[str, Any]:
    hatch = look.hatch(row)
    return {
        "type": "scatter",
        "name": row["name"],
        **_path(rings),
        "mode": "lines",
        "fill": "toself",
        "fillcolor": look.fill(row["value"]),
        **({"fillpattern": hatch} if hatch else {}),
        "line": {"width": 0.7, "color": look.palette.unknown},
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": said(row, look.claimant, look.measure),
        "customdata": [row["region"]],
        "showlegend": False,
        "meta": {"region": row["region"], "claimant": look.claimant, "measure": look.measure},
    }


def said(row: Mapping[Any, Any], claimant: str, measure: str) -> str:
    """A place's label: what the account states of it, or that it does not."""
    who, what = words.short_name(claimant), words.measure_name(measure)
    lines = [f"<b>{row['name']}</b>"]
    if words.is_known(row["value"]):
        lines.append(f"{who}, {what}: <b>{words.number(row['value'])}</b> itemised")
        lines.append(f"with a number on {words.counted(row['days_itemised'], 'day')}")
    else:
        lines.append(f"{who}, {what}: {words.DASH} (not itemised)")
    if row["days_named"] > 0:
        lines.append(f"named without a number on {words.counted(row['days_named'], 'day')}")
    return "<br>".join(lines)


def _border(code: str, rings: Sequence[Ring], palette: Palette) -> dict[str, Any]:
    """The outline of the region that the reader has chosen."""
    return {
        "type": "scatter",
        **_path(rings),
        "mode": "lines",
        "line": {"width": 2.4, "color": palette.ink},
        "hoverinfo": "skip",
        "showlegend": False,
        "meta": {"selected": code},
    }


def _pointed_at(codes: Sequence[str], view: View) -> tuple[list[int], list[int]]:
    where = np.array([POINTS[code][1:] for code in codes], dtype=float).reshape(-1, 2)
    x, y = view.cone.project(where[:, 0], where[:, 1])
    return np.round(x).astype(int).tolist(), np.round(y).astype(int).tolist()


def _points(
    rows: Sequence[Mapping[Any, Any]], at: tuple[Sequence[int], Sequence[int]], selected: Sequence[str], look: Look
) -> dict[str, Any]:
    """The places without an outline: seas as circles, the areas of Ukraine as diamonds."""
    codes = [str(row["region"]) for row in rows]
    palette = look.palette
    return {
        "type": "scatter",
        "name": "seas and areas",
        "x": list(at[0]),
        "y": list(at[1]),
        "mode": "markers",
        "marker": {
            "symbol": ["circle" if code.startswith("sea:") else "diamond" for code in codes],
            "size": 15,
            "color": [look.fill(row["value"]) for row in rows],
            "line": {"width": [2.4 if code in selected else 1 for code in codes], "color": palette.ink},
            "opacity": 1,
        },
        "customdata": codes,
        "hovertext": [said(row, look.claimant, look.measure) for row in rows],
        "hoverinfo": "text",
        "showlegend": False,
        "meta": {"claimant": look.claimant, "measure": look.measure},
    }


def _label(row: Mapping[Any, Any], at: tuple[int, int], palette: Palette) -> dict[str, Any]:
    number = words.number(row["value"]) if words.is_known(row["value"]) else "no number"
    return {
        "text": f"{POINTS[row['region']][0]} <b>{number}</b>",
        "x": at[0],
        "y": at[1],
        **BESIDE.get(str(row["region"]), {"yshift": -9, "yanchor": "top"}),
        "showarrow": False,
        "bgcolor": palette.paper,
        "opacity": 0.92,
        "borderpad": 1,
        "font": {"size": 11, "color": palette.ink},
        "name": row["region"],
    }


def _key(places: pd.DataFrame, look: Look) -> Iterator[dict[str, Any]]:
    """The key's entries; they draw nothing."""
    palette = look.palette
    steps = palette.steps(look.claimant)[len(STEPS) - len(look.bounds) :]
    entry = {"type": "bar", "x": [None], "y": [None], "hoverinfo": "skip", "showlegend": True}
    edge = {"width": 0.7, "color": palette.unknown}
    for name, step in zip(class_names(look.bounds), steps, strict=True):
        yield {**entry, "name": name, "marker": {"color": step, "line": edge}, "meta": {"key": name}}
    yield {
        **entry,
        "name": "not itemised",
        "marker": {"color": palette.paper, "line": edge},
        "meta": {"key": "not itemised"},
    }
    most = int(places["days_named"].max())
    for name, (days, size, solidity) in zip(HATCH_NAMES, HATCHES, strict=True):
        if most >= days:
            pattern = {"shape": "/", "size": size, "solidity": solidity, "fgcolor": palette.muted}
            pattern |= {"bgcolor": palette.paper, "fillmode": "replace"}
            marker = {"color": palette.muted, "pattern": pattern, "line": edge}
            yield {**entry, "name": name, "marker": marker, "meta": {"key": "named"}}


def _layout(view: View, palette: Palette, look: Look, entries: int) -> dict[str, Any]:
    west, east, south, north = view.box
    key = KEY_LINE * (-(-entries // 2) + 1)
    hidden = {"visible": False, "fixedrange": True, "zeroline": False, "showgrid": False}
    return {
        "height": view.height + key,
        "margin": {"t": 0, "b": key + 6, "l": 0, "r": 0},
        "plot_bgcolor": palette.shade,
        "hovermode": "closest",
        "dragmode": False,
        "xaxis": {**hidden, "range": [west, east], "constrain": "domain", "automargin": False},
        "yaxis": {
            **hidden,
            "range": [south, north],
            "constrain": "domain",
            "scaleanchor": "x",
            "scaleratio": 1,
            "automargin": False,
        },
        "legend": {
            "title": {
                "text": f"{words.measure_name(look.measure).capitalize()}, as itemised by "
                f"{words.the(words.short_name(look.claimant))}",
                "side": "top",
                "font": {"size": 12, "color": palette.ink},
            },
        },
    }
