"""What every chart says of itself, on the page, in its images and in its table: rule 8 of the domain."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

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
    palette = PALETTES[mode]
    heading = textwrap.wrap(title, TITLE_WRAP)
    lines = [
        line
        for label, words in caption.lines()
        for line in textwrap.wrap(f"{label}: {words}", WRAP, break_on_hyphens=False)
    ]
    above = 28 + 30 * len(heading)
    below = 24 + LINE * len(lines)
    margin = figure.layout.margin
    height = (figure.layout.height or 450) + above + below
    image.update_layout(
        width=IMAGE_WIDTH,
        height=height,
        margin={
            "l": max(margin.l or 0, SIDE),
            "r": max(margin.r or 0, SIDE),
            "t": (margin.t or 0) + above,
            "b": (margin.b or 0) + below,
        },
        legend={"yref": "container", "y": below / height, "yanchor": "bottom"},
    )
    shared = {"xref": "paper", "yref": "paper", "showarrow": False, "align": "left", "xanchor": "left", "x": 0}
    image.add_annotation(
        **shared,
        y=1,
        yanchor="top",
        yshift=above + (margin.t or 0) - 20,
        text=f"<b>{'<br>'.join(heading)}</b>",
        font={"size": 24, "color": palette.ink},
    )
    image.add_annotation(
        **shared,
        y=0,
        yanchor="bottom",
        yshift=-(below + (margin.b or 0)) + 12,
        text="<br>".join(lines),
        font={"size": 13, "color": palette.muted},
    )
    return image
