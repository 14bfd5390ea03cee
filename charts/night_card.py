"""A card of one night, 1200 × 675 pixels, to be posted or printed alone: both accounts, their hours, and their source.

It carries what every chart must: claimant, measure, report date, source and link. Its words are set where they stand,
in pixels from the top left corner, so that it looks the same wherever it is drawn.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.night import span
from charts.night_tables import Telling
from charts.night_words import ZONES
from charts.theme import PALETTES, Mode, Palette, template_name

WIDTH, HEIGHT = 1200, 675
LEFT, RIGHT = 48, 1152
COLUMNS = (48, 624)
COLUMN = 528
NUMBERS, LINES, CLOCK, FOOT = 216, 318, 450, 578
"""Where the numbers, the lines below them, the clock and the foot begin, in pixels from the top."""

LANE, BAR = 34, 14
CLOCK_LEFT = 250
LINE_CHARACTERS, LINE_COUNT = 64, 5
FOOT_CHARACTERS = 152

Marks = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class CardNumber:
    """One number of an account: as it is written ("withheld" and a dash, too), and what it counts."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class CardSide:
    """One account on the card."""

    claimant: str
    name: str
    heading: str
    numbers: tuple[CardNumber, ...]
    lines: tuple[str, ...]
    told: tuple[Telling, ...]


def night_card(sides: Sequence[CardSide], *, day: date, source: str, link: str, mode: Mode = Mode.LIGHT) -> go.Figure:
    """Draw the card of two accounts. `link` is where the statements behind it can be read, as a line of HTML."""
    palette = PALETTES[mode]
    shapes: Marks = []
    notes = list(_head(day, palette))
    for left, side in zip(COLUMNS, sides, strict=False):
        tone = palette.account(side.claimant).strong
        shapes.append(_block(left, 128, left + 5, CLOCK - 26, tone))
        notes += _side(side, left + 24, palette)
    drawn, said = _clock(sides, day, palette)
    notes += [*said, *_foot(source, link, palette)]
    layout = {
        "template": template_name(mode),
        "width": WIDTH,
        "height": HEIGHT,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "xaxis": {"range": [0, WIDTH], "visible": False, "fixedrange": True, "automargin": False},
        "yaxis": {"range": [HEIGHT, 0], "visible": False, "fixedrange": True, "automargin": False},
        "shapes": [*shapes, *drawn],
        "annotations": notes,
    }
    return go.Figure({"data": [], "layout": layout})


def _text(x: float, y: float, text: str, size: int, colour: str, *, anchor: str = "left") -> dict[str, Any]:
    """Words whose top corner is at (x, y)."""
    return {
        "xref": "x",
        "yref": "y",
        "x": x,
        "y": y,
        "xanchor": anchor,
        "yanchor": "top",
        "align": "left" if anchor == "left" else "center",
        "showarrow": False,
        "borderpad": 0,
        "text": text,
        "font": {"size": size, "color": colour},
    }


def _block(x0: float, y0: float, x1: float, y1: float, fill: str, *, line: str = "") -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "x",
        "yref": "y",
        "x0": x0,
        "y0": y0,
        "x1": x1,
        "y1": y1,
        "fillcolor": fill,
        "line": {"width": 2, "color": line} if line else {"width": 0},
    }


def _head(day: date, palette: Palette) -> Iterator[dict[str, Any]]:
    yield _text(LEFT, 30, "<b>Two Accounts</b>", 18, palette.muted)
    said = f"Report date {words.day(day)}: the day with the evening before it"
    yield _text(RIGHT, 32, said, 16, palette.muted, anchor="right")
    yield _text(LEFT, 58, f"<b>One night as each side tells it: {words.day(day)}</b>", 34, palette.ink)


def _side(side: CardSide, left: int, palette: Palette) -> Iterator[dict[str, Any]]:
    yield _text(left, 126, f"<b>{side.heading}</b>", 24, palette.ink)
    yield _text(left, 160, f"as claimed by {words.the(side.name)}", 19, palette.muted)
    room = COLUMN // max(3, len(side.numbers))
    for place, number in enumerate(side.numbers):
        x = left + place * room
        is_number = number.value[:1].isdigit() or number.value == words.DASH
        size, drop = (58, 0) if is_number else (27, 26)
        tone = palette.account(side.claimant).strong if is_number else palette.muted
        yield _text(x, NUMBERS - 22 + drop, f"<b>{number.value}</b>", size, tone)
        yield _text(x, NUMBERS + 50, number.label, 19, palette.ink)
    yield _text(left, LINES - 16, "<br>".join(_wrapped(side.lines, LINE_CHARACTERS, LINE_COUNT)), 17, palette.ink)


def _wrapped(lines: Sequence[str], characters: int, most: int) -> list[str]:
    """Lines as wide as there is room; what has none is cut with an ellipsis, never without a sign."""
    wrapped = [part for line in lines for part in textwrap.wrap(line, characters, break_on_hyphens=False)]
    if len(wrapped) > most:
        last = textwrap.shorten(wrapped[most - 1], characters - 2, placeholder="")
        return [*wrapped[: most - 1], f"{last} …"]
    return wrapped


def _clock(sides: Sequence[CardSide], day: date, palette: Palette) -> tuple[Marks, Marks]:
    """The reporting windows of both accounts on one axis, with its hours in Moscow's and Kyiv's time."""
    first, last = span([one for side in sides for one in side.told], day)

    def at(moment: pd.Timestamp) -> float:
        return CLOCK_LEFT + (RIGHT - CLOCK_LEFT) * ((moment - first) / (last - first))

    step = 3 if last - first <= pd.Timedelta(hours=36) else 6
    ticks = [moment for moment in pd.date_range(first, last, freq="h") if moment.hour % step == 0]
    bottom = CLOCK + LANE * len(sides)
    shapes: Marks = [_block(at(tick), CLOCK, at(tick) + 1, bottom, palette.grid) for tick in ticks]
    notes: Marks = []
    for row, side in enumerate(sides):
        top = CLOCK + row * LANE
        notes.append(_text(LEFT, top + 6, words.short_name(side.claimant), 17, palette.ink))
        tone = palette.account(side.claimant).strong
        for one, sublane, height in _packed(side.told):
            y = top + (LANE - BAR) / 2 + sublane * (height + 3)
            left = at(one.start if one.start is not None else one.end)
            fill = tone if one.basis == "stated" else palette.paper
            shapes.append(_block(left, y, max(at(one.end), left + 3), y + height, fill, line=tone))
    for place, zone in enumerate(("Moscow", "Kyiv")):
        y = bottom + 4 + 20 * place
        notes.append(_text(LEFT, y, f"{zone} time", 15, palette.muted))
        for tick in ticks:
            notes.append(_text(at(tick), y, f"{tick.tz_convert(ZONES[zone]):%H}", 15, palette.muted, anchor="center"))
    return shapes, notes


def _packed(told: Sequence[Telling]) -> list[tuple[Telling, int, float]]:
    """Windows with the half of the lane that each is drawn in, and its height; all of it where none share time."""
    placed: list[tuple[Telling, int]] = []
    for one in told:
        start = one.start if one.start is not None else one.end
        above = [other for other, sublane in placed if sublane == 0]
        placed.append((one, int(any(start < other.end and one.end > (other.start or other.end) for other in above))))
    height = (BAR - 1) / 2 + 2 if any(sublane for _, sublane in placed) else BAR
    return [(one, sublane, height) for one, sublane in placed]


def _foot(source: str, link: str, palette: Palette) -> Iterator[dict[str, Any]]:
    wrapped = [
        "Each number is a claim by the side named, not a finding. Neutralised: shot down and suppressed. "
        "Outlined bars: hours inferred in part.",
        *_wrapped([f"Source: {source}."], FOOT_CHARACTERS, 2),
        link,
    ]
    yield _text(LEFT, FOOT, "<br>".join(wrapped), 15, palette.muted)
