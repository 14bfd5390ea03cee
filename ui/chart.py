"""The one way to show a chart: title, figure, caption, the same in words, the table behind it, and downloads.

Nothing else in the project calls Streamlit's chart elements, so how a chart is shown can change here alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts import words
from charts.caption import Caption, as_image
from charts.theme import Mode
from ui import images
from ui.trouble import told_plainly

CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "showTips": False}


@dataclass(frozen=True, slots=True)
class Chart:
    """All that is shown of one chart.

    `key` is stable and names its widgets and files. `draw` builds the figure on light or dark paper and must give the
    same figure each time (see `kept`). `table` gives what is drawn, one row a mark; `<NA>` is not stated.
    """

    key: str
    title: str
    draw: Callable[[Mode], go.Figure]
    caption: Caption
    summary: str
    table: Callable[[], pd.DataFrame]


def kept(draw: Callable[..., go.Figure], *facts: Any) -> Callable[[Mode], go.Figure]:
    """`draw` with its facts, drawn once for each mode. Nobody may change the figure that it gives."""
    return cache(partial(draw, *facts))


def page_mode() -> Mode:
    """Whether the reader's page is light or dark."""
    return Mode.DARK if st.context.theme.type == "dark" else Mode.LIGHT


@st.fragment
def show_chart(chart: Chart) -> None:
    """Show a chart with everything that must stand beside it; what it is asked for later reruns it alone."""
    with told_plainly():
        _show(chart)


def _show(chart: Chart) -> None:
    st.subheader(chart.title, anchor=chart.key)
    st.plotly_chart(chart.draw(page_mode()), theme=None, key=f"{chart.key}-figure", config=CONFIG, alt=chart.summary)
    with st.container(key=f"{chart.key}-caption", gap="xsmall"):
        st.markdown(f"**In words.** {chart.summary}")
        st.markdown(_caption_markdown(chart.caption))
    _show_downloads(chart)
    if st.session_state.get(f"{chart.key}-numbers"):
        st.dataframe(chart.table(), hide_index=True, placeholder=words.DASH, alt=f"The numbers behind: {chart.title}")


def _caption_markdown(caption: Caption) -> str:
    return " ".join(f"**{label}** {line.rstrip('.')}." for label, line in caption.lines())


def _show_downloads(chart: Chart) -> None:
    """Buttons for the images and the table, and the switch that shows the table."""
    missing = images.browser() is None
    with st.container(horizontal=True, key=f"{chart.key}-downloads", vertical_alignment="center", gap="small"):
        for kind, mime in (("png", "image/png"), ("svg", "image/svg+xml")):
            st.download_button(
                kind.upper(),
                data=partial(image_file, chart, kind),
                file_name=f"{chart.key}.{kind}",
                mime=mime,
                key=f"{chart.key}-{kind}",
                on_click="ignore",
                disabled=missing,
                help=images.MISSING if missing else None,
            )
        st.download_button(
            "CSV",
            data=partial(csv_file, chart),
            file_name=f"{chart.key}.csv",
            mime="text/csv",
            key=f"{chart.key}-csv",
            on_click="ignore",
        )
        st.toggle("Show the numbers", key=f"{chart.key}-numbers")
    if missing:
        st.caption(f"{images.MISSING}.")


def image_file(chart: Chart, kind: str) -> bytes:
    """The chart as an image with title and caption in it, on white paper whatever the page is."""
    return images.image(as_image(chart.draw(Mode.LIGHT), chart.title, chart.caption), kind)


def csv_file(chart: Chart) -> bytes:
    """The chart's table as CSV, with its caption in columns of their own; an empty cell is "not stated"."""
    return chart.table().assign(**chart.caption.columns()).to_csv(index=False).encode()
