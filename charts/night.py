"""One night on one clock: each statement's reporting window as a bar, in Moscow, Kyiv and Coordinated Universal Time.

A row is a statement: its hours and numbers in words, and a bar below them. A full bar has its hours stated; an outlined
one has an end that is inferred (the ledger keeps one word for a window, so it does not say which). Minutes that two
windows of one claimant share are hatched: their sum may count the same drone twice. A thin grey outline is a statement
that tells again what a nearer source tells, and that no sum counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.night_tables import Shared, Telling
from charts.night_words import ZONES, clock_times, short, stated
from charts.theme import PALETTES, Mode, Palette, template_name

HEADING, ROW, TEXT, BAR = 34, 40, 17, 9
"""Heights in pixels: a claimant's heading, a row, its words, its bar."""

AXIS, KEY = 66, 46
ZONE_NAMES = 66
"""Room for the axis' three lines of hours, for the key, and for the names of the three times."""

TEXT_ROOM = 38
"""Characters of a row's numbers that a phone has room for beside the hours."""

HEADINGS = {"RU": "of Russian attacks", "UA": "of Ukrainian attacks"}
ATTACKS = {"RU": "Russian drones and missiles", "UA": "Ukrainian drones and missiles"}

STATED, INFERRED = "hours stated", "an end inferred"
SHARED, AGAIN = "hours that two windows share", "told again, not counted"


@dataclass(frozen=True, slots=True)
class Silence:
    """A claimant who has no statement on the clock, and why, in words."""

    claimant: str
    name: str
    attacker: str
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """A place on the clock, in pixels from its top: of a heading, of a silence, or of a telling by its number."""

    top: int
    heading: str = ""
    silence: str = ""
    telling: int | None = None


def night_clock(
    told: Sequence[Telling],
    silences: Sequence[Silence],
    shared: Sequence[Shared] = (),
    *,
    day: date,
    mode: Mode = Mode.LIGHT,
) -> go.Figure:
    """Draw the clock; without any telling the figure is empty."""
    if not told:
        return go.Figure(layout={"template": template_name(mode)})
    palette = PALETTES[mode]
    rows, height = _rows(told, silences)
    first, last = span(told, day)
    tops = {row.telling: row.top for row in rows if row.telling is not None}
    traces = [*_bars(told, tops, palette), *_shared(shared, told, tops, palette), *_ends(told, tops, palette)]
    layout: dict[str, Any] = {
        "height": height + AXIS + KEY + 8,
        "margin": {"t": 8, "b": AXIS + KEY, "l": ZONE_NAMES, "r": 12},
        "barmode": "overlay",
        "hovermode": "closest",
        "xaxis": time_axis(first, last),
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
        "annotations": [*_row_words(rows, told, palette), *zone_names(palette)],
        "shapes": midnights(first, last, palette),
        "legend": {
            "xref": "container",
        },
    }
    _name_once(traces)
    return go.Figure({"data": traces, "layout": {**layout, "template": template_name(mode)}})


def span(told: Sequence[Telling], day: date) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The clock's first and last hour: from 18:00 in Moscow to the day's end in Kyiv, and further where a window is."""
    midnight = pd.Timestamp(day)
    eve = (midnight - pd.Timedelta(hours=6)).tz_localize(ZONES["Moscow"]).tz_convert("UTC")
    close = (midnight + pd.Timedelta(days=1)).tz_localize(ZONES["Kyiv"]).tz_convert("UTC")
    starts = [one.start for one in told if one.start is not None]
    first = min([eve, *starts]).floor("h")
    return first, max([close, *(one.end for one in told)]).ceil("h")


def _rows(told: Sequence[Telling], silences: Sequence[Silence]) -> tuple[list[Row], int]:
    """The clock's rows from the top, national accounts before regional ones, and its height."""
    rows: list[Row] = []
    top, heading = 0, ""
    groups = [(_heading(one.claimant, one.attacker), "", place) for place, one in enumerate(told)]
    national = sum(1 for one in told if one.is_national)
    gone = [(_heading(one.claimant, one.attacker), one.why, None) for one in silences]
    first = sum(1 for one in silences if one.attacker == "RU")
    for name, why, place in (*gone[:first], *groups[:national], *gone[first:], *groups[national:]):
        if name != heading:
            rows.append(Row(top, heading=name))
            top, heading = top + HEADING, name
        rows.append(Row(top, silence=why, telling=place))
        top += ROW if place is not None else TEXT + 6
    return rows, top


def _heading(claimant: str, attacker: str) -> str:
    return f"{words.short_name(claimant)}, {HEADINGS[attacker]}"


def _row_words(rows: Sequence[Row], told: Sequence[Telling], palette: Palette) -> Iterator[dict[str, Any]]:
    shared = {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -ZONE_NAMES + 4,
        "yref": "y",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
    }
    for row in rows:
        if row.heading:
            font = {"size": 12, "color": palette.ink}
            yield {**shared, "y": row.top + 9, "text": f"<b>{row.heading}</b>", "font": font}
        elif row.telling is None:
            yield {**shared, "y": row.top, "text": row.silence, "font": {"size": 12, "color": palette.muted}}
        else:
            colour = palette.muted if told[row.telling].is_witness else palette.ink
            yield {**shared, "y": row.top, "text": row_text(told[row.telling]), "font": {"size": 12, "color": colour}}


def row_text(telling: Telling) -> str:
    """A telling in one line: its hours on the claimant's clock, and what it states of the whole."""
    hours = clock_times(telling.start, telling.end, telling.zone).replace(" time", "")
    phrases = stated(telling)
    if not phrases and len(telling.incidents):
        return f"{words.counted(len(telling.incidents), 'incident')} told, without hours"
    said = short(phrases, TEXT_ROOM) if phrases else "no number for the whole"
    return f"{hours}: {said}"


def _bars(told: Sequence[Telling], tops: dict[int, int], palette: Palette) -> Iterator[dict[str, Any]]:
    """A bar for each telling with a start; one trace each, so that its look and its hover are its own."""
    for place, one in enumerate(told):
        if one.start is None:
            continue
        tone = palette.account(one.claimant).strong
        look = AGAIN if one.is_witness else STATED if one.basis == "stated" else INFERRED
        outline = palette.unknown if look == AGAIN else tone
        yield {
            "type": "bar",
            "orientation": "h",
            "name": look,
            "legendgroup": look,
            "base": [one.start.tz_localize(None)],
            "x": [(one.end - one.start).total_seconds() * 1000],
            "y": [tops[place] + TEXT + BAR / 2 + 2],
            "width": BAR,
            "marker": {
                "color": tone if look == STATED else palette.paper,
                "line": {"color": outline, "width": 1 if look == AGAIN else 2},
            },
            "hovertemplate": f"{_hover(one)}<extra></extra>",
            "meta": {"claimant": one.claimant, "look": look, "claims": list(one.claims)},
        }


def _hover(one: Telling) -> str:
    hours = [clock_times(one.start, one.end, zone) for zone in ZONES]
    lines = [
        f"<b>{one.name}</b>, of {ATTACKS[one.attacker]}",
        *hours,
        "hours as stated" if one.basis == "stated" else "an end of these hours is inferred",
        ", ".join(stated(one)) or "no number for the whole",
        f"one statement, revision {one.revision}",
    ]
    if one.overlap_minutes:
        lines.append(f"shares {words.counted(one.overlap_minutes, 'minute')} with another window")
    if one.is_witness:
        lines.append("tells again what a nearer source tells; not counted")
    return "<br>".join(lines)


def _shared(
    shared: Sequence[Shared], told: Sequence[Telling], tops: dict[int, int], palette: Palette
) -> Iterator[dict[str, Any]]:
    for one in shared:
        yield {
            "type": "bar",
            "orientation": "h",
            "name": SHARED,
            "legendgroup": SHARED,
            "base": [one.start.tz_localize(None)],
            "x": [(one.end - one.start).total_seconds() * 1000],
            "y": [tops[one.telling] + TEXT + BAR / 2 + 2],
            "width": BAR,
            "marker": {
                "color": palette.ink,
                "line": {"width": 0},
                "pattern": {
                    "shape": "/",
                    "fgcolor": palette.ink,
                    "bgcolor": palette.paper,
                    "fillmode": "replace",
                    "size": 5,
                    "solidity": 0.5,
                },
            },
            "hoverinfo": "skip",
            "meta": {"claimant": told[one.telling].claimant, "look": SHARED},
        }


def _ends(told: Sequence[Telling], tops: dict[int, int], palette: Palette) -> Iterator[dict[str, Any]]:
    """A mark at the end of each window whose start nobody states and nothing lets infer."""
    for place, one in enumerate(told):
        if one.start is not None:
            continue
        yield {
            "type": "scatter",
            "mode": "markers",
            "name": "end only, no start known",
            "legendgroup": "end",
            "x": [one.end.tz_localize(None)],
            "y": [tops[place] + TEXT + BAR / 2 + 2],
            "marker": {"symbol": "triangle-left", "size": 11, "color": palette.account(one.claimant).strong},
            "hovertemplate": f"{_hover(one)}<extra></extra>",
            "meta": {"claimant": one.claimant, "look": "end", "claims": list(one.claims)},
        }


def time_axis(first: pd.Timestamp, last: pd.Timestamp) -> dict[str, Any]:
    """Every third hour in three times, one below the other, each hour as its own clock has it (summer time, too)."""
    step = 3 if last - first <= pd.Timedelta(hours=36) else 6
    ticks = [moment for moment in pd.date_range(first, last, freq="h") if moment.hour % step == 0]
    return {
        "type": "date",
        "range": [first.tz_localize(None), last.tz_localize(None)],
        "tickvals": [tick.tz_localize(None) for tick in ticks],
        "ticktext": ["<br>".join(f"{tick.tz_convert(zone):%H}" for zone in ZONES.values()) for tick in ticks],
        "tickangle": 0,
        "showgrid": True,
        "fixedrange": True,
        "automargin": False,
    }


def zone_names(palette: Palette) -> list[dict[str, Any]]:
    """What the three lines of hours are."""
    return [
        {
            "text": "<br>".join(ZONES),
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": 0,
            "xanchor": "left",
            "yanchor": "top",
            "xshift": -ZONE_NAMES + 4,
            "yshift": -5,
            "align": "left",
            "showarrow": False,
            "font": {"size": 12, "color": palette.muted},
        }
    ]


def midnights(first: pd.Timestamp, last: pd.Timestamp, palette: Palette) -> list[dict[str, Any]]:
    """A dotted line where a day begins in Moscow, and one where it begins in Kyiv; in summer they are one."""
    found = {
        moment.tz_convert("UTC")
        for zone in ("Moscow", "Kyiv")
        for moment in pd.date_range(first, last, freq="h").tz_convert(ZONES[zone])
        if moment.hour == 0 and first < moment < last
    }
    return [
        {
            "type": "line",
            "xref": "x",
            "yref": "paper",
            "x0": moment.tz_localize(None),
            "x1": moment.tz_localize(None),
            "y0": 0,
            "y1": 1,
            "line": {"color": palette.muted, "width": 1, "dash": "dot"},
            "layer": "below",
            "name": "midnight",
        }
        for moment in sorted(found)
    ]


def _name_once(traces: Sequence[dict[str, Any]]) -> None:
    """Give each look one entry in the key, however many traces carry it."""
    seen: set[str] = set()
    for trace in traces:
        trace["showlegend"] = trace["legendgroup"] not in seen
        seen.add(trace["legendgroup"])


def clock_in_words(told: Sequence[Telling], silences: Sequence[Silence]) -> str:
    """The clock as sentences, for readers who can't see it."""
    parts = []
    for name in dict.fromkeys(one.name for one in told):
        own = [one for one in told if one.name == name]
        timed = [one for one in own if len(one.figures) or not len(one.incidents)]
        if not timed:
            parts.append(f"{name}: incidents without hours.")
            continue
        windows = words.listed(list(dict.fromkeys(clock_times(one.start, one.end, one.zone) for one in timed)))
        inferred = sum(1 for one in timed if one.basis != "stated")
        doubt = (
            f" ({'inferred' if inferred == len(timed) else f'{inferred} of them inferred'} in part)" if inferred else ""
        )
        parts.append(f"{name}: {words.counted(len(timed), 'window')}, {windows}{doubt}.")
        if any(one.overlap_minutes for one in own):
            parts.append("Some of its windows share minutes: the same drone may be counted twice.")
    return " ".join([*parts, *(f"{one.name}: {one.why}." for one in silences)])
