"""What every chart says of itself, on the page, in its images and in its table: rule 8 of the domain."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts.theme import PALETTES, Mode

IMAGE_WIDTH = 900
"""The width in which an exported image is laid out: so narrow that its words can be read when it is printed small."""

IMAGE_SCALE = 4 / 3
"""Pixels of a PNG for each of these: 1200 across, twice that for print."""

SIDE = 40
LINE = 19
TITLE_WRAP = 62
WRAP = 115
"""Margins, line height and characters a line of an exported image's words (13 px type)."""


@dataclass(frozen=True, slots=True)
class Caption:
    """Whose numbers a chart shows, of what, of when, cut how, as of when, had from where.

    `notes` are the reading aids that must travel with the chart (bins, definition changes, what is not itemised).
    An exported file also says what the reader had `switched` and the `link` of the view.
    """

    claimants: tuple[str, ...]
    measure: str
    period: str
    filters: str
    data_date: str
    source: str
    notes: tuple[str, ...] = ()
    switched: str = ""
    link: str = ""

    def lines(self) -> tuple[tuple[str, str], ...]:
        """The caption as label and words, in reading order."""
        notes = (("Note", " ".join(self.notes)),) if self.notes else ()
        return (
            ("Claimed by", "; ".join(self.claimants)),
            ("Measure", self.measure),
            ("Period", self.period),
            ("Filters", self.filters),
            ("Data as of", self.data_date),
            ("Source", self.source),
            *notes,
            *((("Shown", self.switched),) if self.switched else ()),
            *((("Link", self.link),) if self.link else ()),
        )

    def text(self) -> str:
        """The caption as one paragraph."""
        return " ".join(f"{label}: {words.rstrip('.')}." for label, words in self.lines())

    def columns(self) -> dict[str, str]:
        """The caption as columns of a table: same in every row, so that no reader trips over comment lines."""
        return {f"caption_{label.lower().replace(' ', '_')}": words for label, words in self.lines()}


def as_image(figure: go.Figure, title: str, caption: Caption, mode: Mode = Mode.LIGHT) -> go.Figure:
    """A copy of a figure with its title above and its caption below, to be printed alone.

    The plotting area keeps its height: the words are given room of their own.
    """
    image = go.Figure(figure)
    image.update_layout(image_layout(figure.layout.to_plotly_json(), title, caption, mode))
    return image


def image_layout(layout: dict[str, Any], title: str, caption: Caption, mode: Mode = Mode.LIGHT) -> dict[str, Any]:
    """What an image's layout has that the figure's has not: room for its words, and the words.

    Args:
        layout: The figure's, as plain data.
        title: Set above.
        caption: Set below; its annotation is the last.
        mode: The paper drawn on.
    """
    palette = PALETTES[mode]
    heading = textwrap.wrap(title, TITLE_WRAP)
    lines = [
        line
        for label, words in caption.lines()
        for line in textwrap.wrap(f"{label}: {words}", WRAP, break_on_hyphens=False)
    ]
    above = 28 + 30 * len(heading)
    below = 24 + LINE * len(lines)
    margin = {side: layout.get("margin", {}).get(side) or 0 for side in "lrtb"}
    height = (layout.get("height") or 450) + above + below
    shared = {"xref": "paper", "yref": "paper", "showarrow": False, "align": "left", "xanchor": "left", "x": 0}
    return {
        "width": IMAGE_WIDTH,
        "height": height,
        "margin": {
            **layout.get("margin", {}),
            "l": max(margin["l"], SIDE),
            "r": max(margin["r"], SIDE),
            "t": margin["t"] + above,
            "b": margin["b"] + below,
        },
        "legend": {**layout.get("legend", {}), "yref": "container", "y": below / height, "yanchor": "bottom"},
        "annotations": [
            *layout.get("annotations", ()),
            {
                **shared,
                "y": 1,
                "yanchor": "top",
                "yshift": above + margin["t"] - 20,
                "text": f"<b>{'<br>'.join(heading)}</b>",
                "font": {"size": 24, "color": palette.ink},
            },
            {
                **shared,
                "y": 0,
                "yanchor": "bottom",
                "yshift": -(below + margin["b"]) + 12,
                "text": "<br>".join(lines),
                "font": {"size": 13, "color": palette.muted},
            },
        ],
    }
