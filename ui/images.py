"""A figure as PNG, SVG or PDF, made on the server by Kaleido in the Chromium that is installed there.

Chromium gets the plotly.js of the Python package and no MathJax, so that nothing is fetched. One image is made at a
time: a browser costs about two seconds and 200 MB for as long as it runs.
"""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import kaleido
import plotly
import plotly.graph_objects as go
import streamlit as st

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "This file needs Chromium on the server, which is not there; to mend it: apt-get install chromium"
PLOTLY_JS = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
SCALE = 2

_one_at_a_time = threading.Lock()


def browser() -> str | None:
    """The Chromium to draw in; None where there is none."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        return named if os.access(named, os.X_OK) else None
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def image(figure: go.Figure, kind: str, scale: int = SCALE) -> bytes:
    """The figure as `png`, `svg` or `pdf`, in its own width and height; a PNG has `scale` times the pixels."""
    return _image(figure.to_json(), kind, scale)


@st.cache_data(ttl="1h", max_entries=16, show_spinner=False)
def _image(figure_json: str, kind: str, scale: int) -> bytes:
    import plotly.io as pio  # noqa: PLC0415

    figure = pio.from_json(figure_json)
    options = {
        "format": kind,
        "width": figure.layout.width,
        "height": figure.layout.height,
        "scale": scale if kind == "png" else 1,
    }
    with _one_at_a_time:
        made = kaleido.calc_fig_sync(
            figure.to_dict(),
            opts=options,
            kopts={"path": browser(), "plotlyjs": PLOTLY_JS.as_uri(), "mathjax": False},
        )
    return bytes(made)
