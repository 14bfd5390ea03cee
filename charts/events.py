"""Bands of dated events behind a figure's time axis: what was announced, or how a definition changed."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from charts.theme import PALETTES, Mode

TRUCE = "truce announced (whether it was kept is not said)"


def with_events(figure: go.Figure, events: pd.DataFrame, plots: Sequence[str], mode: Mode = Mode.LIGHT) -> go.Figure:
    """A copy of a figure with a band for each announced truce behind its panels, and a line of the key for them.

    Args:
        figure: With dates on its x axis.
        events: start, end (both included), kind; only truces are drawn, definitions are marked by the chart itself.
        plots: The y axes of the panels ("y", "y3").
        mode: The paper drawn on.
    """
    marked = go.Figure(figure)
    truces = events[events["kind"] == "truce"]
    if truces.empty or not figure.data:
        return marked
    palette = PALETTES[mode]
    look = {"fillcolor": palette.muted, "opacity": 0.22, "line": {"width": 0}, "layer": "below", "name": "truce"}
    for start, end in zip(truces["start"], truces["end"] + pd.Timedelta(days=1), strict=True):
        for plot in plots:
            marked.add_shape(
                type="rect",
                xref="x",
                yref=f"{plot} domain",
                x0=start,
                x1=end,
                y0=0,
                y1=1,
                **look,
            )
    marked.add_scatter(
        x=[None],
        y=[None],
        mode="markers",
        name=TRUCE,
        marker={"symbol": "square", "size": 11, "color": palette.muted, "opacity": 0.35},
        hoverinfo="skip",
        showlegend=True,
        meta={"state": "truce"},
    )
    return marked
