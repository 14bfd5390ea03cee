"""Bands of events behind a time axis."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from charts.events import with_events

FIGURE = go.Figure({"data": [{"type": "bar", "x": ["2025-04-19"], "y": [1]}]})
EVENTS = pd.DataFrame(
    {
        "start": pd.to_datetime(["2025-04-19", "2025-07-24"]),
        "end": pd.to_datetime(["2025-04-20", "2025-07-24"]),
        "kind": ["truce", "definition"],
    }
)


def test_a_truce_is_a_band_to_the_end_of_its_last_day_in_each_panel() -> None:
    marked = with_events(FIGURE, EVENTS, ["y", "y3"])
    assert [(shape.yref, shape.x1) for shape in marked.layout.shapes] == [
        ("y domain", pd.Timestamp("2025-04-21")),
        ("y3 domain", pd.Timestamp("2025-04-21")),
    ]
    assert "whether it was kept is not said" in marked.data[-1].name
    assert not FIGURE.layout.shapes and len(FIGURE.data) == 1


def test_without_a_truce_nothing_is_added() -> None:
    assert len(with_events(FIGURE, EVENTS.iloc[1:], ["y"]).data) == 1
