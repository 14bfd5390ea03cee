"""What the browser is given to draw: the figure's JSON, the same in dark, its switches, and its layout as an image."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
from plotly.utils import PlotlyJSONEncoder

from charts.caption import LINE, WRAP, Caption, image_layout
from charts.theme import PALETTES, Mode, Palette

SERIES_MAX = 8
"""With more series than this a row of switches helps nobody."""

TONE = re.compile(r"#[0-9a-f]{6}\b", re.IGNORECASE)
MIDNIGHT = re.compile(r'(?<="\d{4}-\d\d-\d\d)T00:00:00(?:\.0+)?(?=")')


@dataclass(frozen=True, slots=True)
class Switches:
    """What a reader may switch without asking the server.

    `log` names the layout's axes that can be logarithmic (none: no switch). `series` offers to hide each series, by
    what its traces' `meta` says; traces whose `meta` has the state "mean" can be hidden together.
    """

    log: tuple[str, ...] = ()
    series: bool = True


def figure_json(figure: go.Figure) -> str:
    """The figure as plotly.js reads it; a day is sent without its midnight."""
    return MIDNIGHT.sub("", str(figure.to_json()))


def counterparts() -> dict[str, str]:
    """Each colour of the light palette with its counterpart in the dark one."""
    return dict(zip(_tones(PALETTES[Mode.LIGHT]), _tones(PALETTES[Mode.DARK]), strict=True))


def _tones(palette: Palette) -> list[str]:
    steps = [step for claimant in (*palette.accounts, "") for step in palette.steps(claimant)]
    return [*steps, *TONE.findall(repr(palette))]


def in_dark(light: str, dark: str) -> dict[str, str] | None:
    """Each colour of a light figure with the one that stands in its place in the dark figure.

    Returns:
        None if the figures differ in anything else, or if one light colour has two counterparts.
    """
    before, after = ([tone.lower() for tone in TONE.findall(text)] for text in (light, dark))
    if len(before) != len(after) or TONE.sub("#", light) != TONE.sub("#", dark):
        return None
    found: dict[str, str] = {}
    for tone, other in zip(before, after, strict=True):
        if found.setdefault(tone, other) != other:
            return None
    return found


def knows_all(light: str, known: dict[str, str]) -> bool:
    """Whether a figure has no colour but those of the palette, so that it need not be drawn twice."""
    has_others = re.search(r"(?:rgb|hsl)a?\((?!0,\s*0,\s*0,\s*0\))|scale\":\"", light)
    return not has_others and all(tone.lower() in known for tone in TONE.findall(light))


def groups(figure: go.Figure) -> tuple[list[dict[str, Any]], list[int]]:
    """The series of a figure, each with its `id`, `name`, `about` and the places of its `traces`; those of its means.

    Without at least two series there is nothing to hide, so there is none.
    """
    found: dict[str, dict[str, Any]] = {}
    means = []
    for place, trace in enumerate(figure.data):
        about = dict(trace.meta) if isinstance(trace.meta, dict) else {}
        state = about.pop("state", None)
        if state == "mean":
            means.append(place)
        elif "measure" in about and "region" not in about and state != "hover":
            name = ".".join(str(fact) for fact in about.values())
            group = found.setdefault(name, {"id": name, "name": trace.name, "about": about, "traces": []})
            group["traces"].append(place)
    series = list(found.values())
    return (series if 2 <= len(series) <= SERIES_MAX else []), means


def image_facts(figure: go.Figure, title: str, caption: Caption) -> dict[str, Any]:
    """What the browser needs to make an image of a figure: the layout that the figure has not, and how to wrap words.

    Two words the browser adds itself, because it alone knows them: what was switched and the page's address.
    """
    layout = image_layout(figure.layout.to_plotly_json(), title, caption)
    return {"layout": json.loads(json.dumps(layout, cls=PlotlyJSONEncoder)), "wrap": WRAP, "line": LINE}


def switches_of(figure: go.Figure, wanted: Switches) -> dict[str, Any]:
    """The switches of a figure with all that they do, for the browser and for files alike.

    Returns:
        `log` (the new part of each axis by its layout's name), `lifted` (the traces that only carry labels at 0, a
        place that a logarithmic axis lacks), `series`, `means` (as `groups` returns them), `said` (words of each).
    """
    series, means = groups(figure)
    log = {name: _logarithmic(figure, name) for name in wanted.log if _top(figure, name) > 0}
    states = [trace.meta.get("state") if isinstance(trace.meta, dict) else None for trace in figure.data]
    return {
        "log": log,
        "lifted": [place for place, state in enumerate(states) if state == "hover"] if log else [],
        "series": series if wanted.series else [],
        "means": means,
        "said": SAID,
    }


SAID = {
    "log": "logarithmic scale: bars do not start at zero, and a stated 0 has no place on it (the table has it)",
    "mean": "without the 7-day mean",
    "without": "without",
}


def _top(figure: go.Figure, name: str) -> float:
    """The highest value of an axis's range; 0 where the figure gives it none."""
    span = figure.layout[name].range
    return float(span[1]) if span else 0.0


def _logarithmic(figure: go.Figure, name: str) -> dict[str, Any]:
    top = _top(figure, name)
    decades = max(math.ceil(math.log10(top)), 1)
    steps = (1, 3) if decades < 4 else (1,)
    ticks = [step * 10**power for power in range(decades) for step in steps if step * 10**power <= top]
    return {
        "type": "log",
        "range": [math.log10(0.7), math.log10(top * 1.25)],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [f"{tick:,}" for tick in ticks],
    }


def switched_figure(figure: go.Figure, switches: dict[str, Any], chosen: dict[str, Any]) -> go.Figure:
    """A copy of a figure as the browser shows it with these switches."""
    shown = go.Figure(figure)
    if chosen["log"]:
        shown.update_layout(switches["log"])
        for place in switches["lifted"]:
            shown.data[place].y = [1] * len(shown.data[place].x)
    hidden = [place for group in switches["series"] if group["id"] in chosen["off"] for place in group["traces"]]
    for place in hidden + ([] if chosen["mean"] else switches["means"]):
        shown.data[place].visible = False
    return shown


def switched_words(switches: dict[str, Any], chosen: dict[str, Any]) -> str:
    """What is switched, as a caption says it; nothing where nothing is."""
    off = [f"{SAID['without']} {group['name']}" for group in switches["series"] if group["id"] in chosen["off"]]
    parts = [SAID["log"]] if chosen["log"] else []
    return "; ".join(parts + ([] if chosen["mean"] else [SAID["mean"]]) + off)


def chosen(given: Sequence[str], switches: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """What an address says of a chart's switches, and the words in it that mean nothing here.

    >>> chosen(["log", "no-mean", "without-x", "loud"], {"log": {"yaxis": {}}, "series": [{"id": "x"}], "means": [1]})
    ({'log': True, 'mean': False, 'off': ['x']}, ['loud'])
    """
    known = [group["id"] for group in switches["series"]]
    log = "log" in given and bool(switches["log"])
    mean = not ("no-mean" in given and switches["means"])
    off = [name for name in known if f"without-{name}" in given]
    understood = words_of({"log": log, "mean": mean, "off": off})
    return {"log": log, "mean": mean, "off": off}, [word for word in given if word not in understood]


def words_of(chosen: dict[str, Any]) -> list[str]:
    """What is switched, as the address keeps it.

    >>> words_of({"log": True, "mean": False, "off": ["x"]}), words_of({"log": False, "mean": True, "off": []})
    (['log', 'no-mean', 'without-x'], [])
    """
    return [
        *(["log"] if chosen["log"] else []),
        *([] if chosen["mean"] else ["no-mean"]),
        *(f"without-{name}" for name in chosen["off"]),
    ]
