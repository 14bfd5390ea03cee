"""The one way to show a chart: title, figure, caption, the same in words, the table behind it, and downloads.

Nothing else in the project shows a chart, so how a chart is shown can change here alone. What the browser does with it
is told in `ui/plot`.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache, lru_cache, partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts.caption import Caption, as_image
from charts.theme import Mode
from ui import files, images
from ui.plot import bundle
from ui.plot.component import plot
from ui.plot.figure import (
    Switches,
    chosen,
    counterparts,
    figure_json,
    image_facts,
    in_dark,
    knows_all,
    switched_figure,
    switched_words,
    switches_of,
    words_of,
)
from ui.trouble import told_plainly

__all__ = ["Chart", "Click", "Switches", "csv_file", "image_file", "kept", "page_mode", "show_chart", "xlsx_file"]

LOG = logging.getLogger("two_accounts")

ROWS = 500
"""How many rows the table behind a chart shows; its files hold all."""

LINK_MAX = 2000
"""Longer addresses than this are not printed."""

MIMES = {
    "pdf": "application/pdf",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


NO_LOG = Switches()


@dataclass(frozen=True, slots=True)
class Chart:
    """All that is shown of one chart.

    `key` is stable and names its widgets and files. `draw` builds the figure on light or dark paper and must give the
    same figure each time (see `kept`). `table` gives what is drawn, one row a mark; `<NA>` is not stated. `quote` is a
    sentence to be cited that names the claimant (without it, the summary is). `clickable` charts hand back what a
    reader clicks; the others don't ask the server.
    """

    key: str
    title: str
    draw: Callable[[Mode], go.Figure]
    caption: Caption
    summary: str
    table: Callable[[], pd.DataFrame]
    quote: str = ""
    switches: Switches = NO_LOG
    clickable: bool = False


@dataclass(frozen=True, slots=True)
class Click:
    """What a reader chose in a chart: a point, or a range where the figure's `dragmode` is "select".

    `about` is the `meta` of its trace; `x` and `y` are a point's values, or each the two ends of a range; `None` where
    a place has none, as within an outline.
    """

    x: Any = None
    y: Any = None
    customdata: Any = None
    about: dict[str, Any] = field(default_factory=dict)


def kept(draw: Callable[..., go.Figure], *facts: Any) -> Callable[[Mode], go.Figure]:
    """`draw` with its facts, drawn once for each mode. Nobody may change the figure that it gives."""
    return cache(partial(draw, *facts))


def page_mode() -> Mode:
    """Whether the reader's page is light or dark."""
    return Mode.DARK if st.context.theme.type == "dark" else Mode.LIGHT


def show_chart(chart: Chart) -> Click | None:
    """Show a chart with everything that must stand beside it.

    Returns:
        What the reader has just clicked, once, if the chart is `clickable`.
    """
    st.subheader(chart.title, anchor=chart.key)
    _show_plot(chart)
    clicked: Click | None = st.session_state.pop(f"{chart.key}-clicked", None)
    return clicked


@st.fragment
def _show_plot(chart: Chart) -> None:
    """The component; what it is asked for later runs it alone."""
    with told_plainly():
        _mount(chart)


def _mount(chart: Chart) -> None:
    facts = _facts(chart)
    _keep_switches(chart, facts)
    now, ignored = chosen(st.query_params.get_all(chart.key), facts["switches"])
    asked = _said(chart, "asked") or {}
    if asked.get("kind") == "table":
        st.session_state[f"{chart.key}-table"] = asked.get("open") is True
    result = plot(
        f"{chart.key}-plot",
        {
            **facts,
            "bundle": bundle.address(),
            "chosen": now,
            "chosen_at": st.session_state.get(f"{chart.key}-switched-at"),
            "note": IGNORED if ignored else "",
            "table": _rows(_drawn(chart, now)) if st.session_state.get(f"{chart.key}-table") else None,
            "file": _file(chart, asked, now) if asked.get("kind") in MIMES else None,
        },
    )
    _hand_back(chart, result)


IGNORED = "This link asks for a switch that this chart does not have; the rest of it is shown."


def _said(chart: Chart, event: str) -> dict[str, Any] | None:
    """What the browser has just said, if it is new."""
    state = st.session_state.get(f"{chart.key}-plot")
    said = state.get(event) if state else None
    if not isinstance(said, dict) or said.get("at") == st.session_state.get(f"{chart.key}-{event}-at"):
        return None
    st.session_state[f"{chart.key}-{event}-at"] = said.get("at")
    return said


def _keep_switches(chart: Chart, facts: dict[str, Any]) -> None:
    """Write what was switched into the page's address, so that a link shows it again."""
    said = _said(chart, "switched")
    if not said:
        return
    given = [str(word) for word in said.get("words", [])]
    words = words_of(chosen(given, facts["switches"])[0])
    if words:
        st.query_params[chart.key] = words
    elif chart.key in st.query_params:
        del st.query_params[chart.key]


def _hand_back(chart: Chart, result: Any) -> None:
    """Keep a click for the page, and run the page."""
    if not chart.clickable or not getattr(result, "clicked", None):
        return
    said = _said(chart, "clicked")
    if said:
        about = said.get("about")
        st.session_state[f"{chart.key}-clicked"] = Click(
            said.get("x"), said.get("y"), said.get("customdata"), about if isinstance(about, dict) else {}
        )
        st.rerun()


@lru_cache(maxsize=128)
def _facts(chart: Chart) -> dict[str, Any]:
    """What the browser is told of a chart whatever its reader does. Nobody may change it."""
    figure = chart.draw(Mode.LIGHT)
    light = figure_json(figure)
    palette: dict[str, str] | None = counterparts()
    dark = None
    if palette is not None and not knows_all(light, palette):
        other = figure_json(chart.draw(Mode.DARK))
        palette = in_dark(light, other)
        dark = other if palette is None else None
    return {
        "name": chart.key,
        "title": chart.title,
        "summary": chart.summary,
        "caption": [list(line) for line in chart.caption.lines()],
        "figure": light,
        "palette": palette or {},
        "dark_figure": dark,
        "height": figure.layout.height or 450,
        "image": image_facts(figure, chart.title, chart.caption),
        "switches": switches_of(figure, chart.switches),
        "quote": chart.quote or f"{chart.summary} (Claimed by: {'; '.join(chart.caption.claimants)}.)",
        "data_date": chart.caption.data_date,
        "clickable": chart.clickable,
    }


def _rows(table: pd.DataFrame) -> dict[str, Any]:
    """The table behind a chart as the browser shows it: columns, its first rows, how many there are."""
    shown = table.head(ROWS).astype(object)
    rows = [[_cell(cell) for cell in row] for row in shown.itertuples(index=False, name=None)]
    return {"columns": [str(name) for name in table.columns], "rows": rows, "all": len(table)}


def _cell(cell: Any) -> Any:
    if pd.api.types.is_scalar(cell) and pd.isna(cell):
        return None
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return cell
    if hasattr(cell, "item"):
        return _cell(cell.item())
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell == cell.replace(hour=0, minute=0, second=0) else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _drawn(chart: Chart, now: dict[str, Any]) -> pd.DataFrame:
    """The chart's table without what the reader has hidden."""
    table = chart.table()
    for group in _facts(chart)["switches"]["series"]:
        about = {name: fact for name, fact in group["about"].items() if name in table.columns}
        if group["id"] in now["off"] and "measure" in about:
            is_hidden = (table[list(about)].astype(str) == [str(fact) for fact in about.values()]).all(axis=1)
            table = table[~is_hidden]
    return table if now["mean"] else table.drop(columns=[name for name in table.columns if name.startswith("mean_")])


def _file(chart: Chart, asked: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """A file that the reader asked for, or a sentence why there is none."""
    kind, link = str(asked["kind"]), _printable_link(asked.get("link"))
    answer = {"at": asked.get("at"), "kind": kind, "mime": MIMES[kind], "name": f"{chart.key}.{kind}"}
    try:
        if kind == "pdf" and images.browser() is None:
            return {**answer, "trouble": f"{images.MISSING}."}
        content = _made(chart, kind, link, now)
    except Exception:
        LOG.exception("a %s could not be made", kind)
        return {**answer, "trouble": f"The {kind.upper()} could not be made; the server’s log says why."}
    return {**answer, "base64": base64.b64encode(content).decode()}


def _made(chart: Chart, kind: str, link: str, now: dict[str, Any]) -> bytes:
    if kind == "csv":
        return csv_file(chart, link, now)
    return xlsx_file(chart, link, now) if kind == "xlsx" else image_file(chart, kind, link, now)


def _printable_link(link: object) -> str:
    """The address that the browser says it shows, fit to be printed."""
    words = str(link) if isinstance(link, str) and link.startswith(("http://", "https://")) else ""
    return "" if len(words) > LINK_MAX or set(words) & set("<>\"' \n\r\t") else words


AS_IT_COMES: dict[str, Any] = {"log": False, "mean": True, "off": []}
"""No switch is set."""


def _captioned(chart: Chart, link: str, now: dict[str, Any]) -> Caption:
    return replace(chart.caption, switched=switched_words(_facts(chart)["switches"], now), link=link)


def image_file(chart: Chart, kind: str, link: str = "", now: dict[str, Any] = AS_IT_COMES) -> bytes:
    """The chart as an image with title and caption in it, on white paper whatever the page is."""
    figure = switched_figure(chart.draw(Mode.LIGHT), _facts(chart)["switches"], now)
    return images.image(as_image(figure, chart.title, _captioned(chart, link, now)), kind)


def csv_file(chart: Chart, link: str = "", now: dict[str, Any] = AS_IT_COMES) -> bytes:
    """What is drawn as CSV, with its caption in columns of their own; an empty cell is "not stated"."""
    return files.csv_bytes(_drawn(chart, now), _captioned(chart, link, now))


def xlsx_file(chart: Chart, link: str = "", now: dict[str, Any] = AS_IT_COMES) -> bytes:
    """What is drawn as XLSX, with its caption on a second sheet; an empty cell is "not stated"."""
    return files.xlsx_bytes(_drawn(chart, now), chart.title, _captioned(chart, link, now))
