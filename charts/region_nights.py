"""The nights, or whole report dates, of which an account states the most for one region.

A night is what the statements call so (the Ministry's evening and day reports are windows of their own); a report date
adds up all that ends on it. The two rankings differ, so a number is always told with which of them it is of.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.theme import PALETTES, Mode, Palette, template_name

TOP = 10
ROW = 28
KEY = 26


class By(StrEnum):
    """What is ranked: what the reports of a night state, or those of a whole report date."""

    NIGHT = "Nights"
    DATE = "Whole dates"


def by_date(claims: pd.DataFrame) -> pd.DataFrame:
    """The report dates on which a region is given a number.

    Args:
        claims: One claimant and region of `db.regions.regional_claims`.

    Returns:
        One row a report_date: night and other (Int64: what the reports of the night and those of day and evening state,
        <NA> where none does), value (their sum), claims (that state a number), is_exact (bool), overlap_minutes.
    """
    stated = claims[claims["value"].notna()]
    is_night = stated["window_kind"] == "night"
    parted = stated.assign(night=stated["value"].where(is_night), other=stated["value"].where(~is_night))
    grouped = parted.groupby("report_date")
    days = grouped[["night", "other", "value"]].sum(min_count=1)
    days["claims"] = grouped.size()
    days["is_exact"] = grouped["is_exact"].all().astype(bool)
    days["overlap_minutes"] = grouped["overlap_minutes"].max()
    return days.reset_index()


def biggest(days: pd.DataFrame, by: By, *, top: int = TOP) -> pd.DataFrame:
    """The rows of `by_date` with the highest numbers, the highest first and of equal ones the earlier; none of 0."""
    column = "night" if by is By.NIGHT else "value"
    ordered = days[days[column].fillna(0) > 0].sort_values([column, "report_date"], ascending=[False, True])
    return ordered.head(top).reset_index(drop=True)


def nights_bars(rows: pd.DataFrame, by: By, *, claimant: str, measure: str, mode: Mode = Mode.LIGHT) -> go.Figure:
    """Draw `biggest`, one bar a report date in one or two parts; without rows the figure is empty."""
    template = {"template": template_name(mode)}
    if rows.empty:
        return go.Figure(layout=template)
    palette = PALETTES[mode]
    tones = palette.account(claimant)
    parts = [("night", "reports of the night", tones.strong)]
    if by is By.DATE:
        parts.append(("other", "reports of day and evening", tones.soft))
    shown = rows["night"] if by is By.NIGHT else rows["value"]
    traces = [_part(rows, part, claimant, measure) for part in parts]
    traces.append(_numbers(shown, palette))
    layout = _layout(rows, int(shown.max()), palette, has_key=len(parts) > 1)
    return go.Figure({"data": traces, "layout": {**layout, **template}})


def _part(rows: pd.DataFrame, part: tuple[str, str, str], claimant: str, measure: str) -> dict[str, Any]:
    column, name, colour = part
    return {
        "type": "bar",
        "name": name,
        "orientation": "h",
        "y": list(range(len(rows))),
        "x": rows[column].to_numpy(dtype=float, na_value=np.nan),
        "marker": {"color": colour},
        "customdata": [said(row, claimant, measure) for row in rows.to_dict("records")],
        "hovertemplate": "%{customdata}<extra></extra>",
        "showlegend": True,
        "meta": {"claimant": claimant, "measure": measure, "part": column},
    }


def _numbers(shown: pd.Series[Any], palette: Palette) -> dict[str, Any]:
    """The number behind each bar."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": shown.to_numpy(dtype=float),
        "y": list(range(len(shown))),
        "text": [f"&nbsp;{words.number(value)}" for value in shown],
        "textposition": "middle right",
        "textfont": {"color": palette.ink, "size": 12},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
        "meta": {"part": "numbers"},
    }


def _layout(rows: pd.DataFrame, top: int, palette: Palette, *, has_key: bool) -> dict[str, Any]:
    key = KEY if has_key else 0
    return {
        "height": ROW * len(rows) + 16 + key,
        "margin": {"t": 4, "b": 4 + key, "l": 8, "r": 8},
        "barmode": "stack",
        "bargap": 0.28,
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": has_key,
        "xaxis": {"range": [0, top * 1.15], "visible": False, "fixedrange": True},
        "yaxis": {
            "range": [len(rows) - 0.5, -0.5],
            "tickmode": "array",
            "tickvals": list(range(len(rows))),
            "ticktext": [words.day(day) for day in rows["report_date"]],
            "tickfont": {"color": palette.ink, "size": 13},
            "ticks": "outside",
            "ticklen": 5,
            "tickcolor": palette.paper,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
    }


def said(row: dict[Any, Any], claimant: str, measure: str) -> str:
    """A bar's label: both parts, how many reports they add up, and what is in doubt."""
    doubt = "" if row["is_exact"] else " (in part “at least” or “about”)"
    lines = [
        f"<b>{words.day(row['report_date'])}</b>",
        f"{words.short_name(claimant)}, {words.measure_name(measure)}: <b>{words.number(row['value'])}</b>{doubt}, "
        f"in {words.counted(row['claims'], 'report')}",
        f"reports of the night: {words.number(row['night'])}",
        f"reports of day and evening: {words.number(row['other'])}",
    ]
    if row["overlap_minutes"] > 0:
        lines.append("windows overlap: may count twice")
    return "<br>".join(lines)
