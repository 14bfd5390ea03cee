"""Which days of an account we hold, as a calendar: a row a month, a column a day of the month, a colour a state.

A state that gives no number also has a sign in its cell, so that it is not told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.theme import PALETTES, Mode, template_name

ROW = 17
TOP = 34
KEY = 74
"""Heights in pixels: a month, the days' numbers above, the key below."""


@dataclass(frozen=True, slots=True)
class State:
    """A day's state: what it is called, what it means, and the sign in its cell."""

    name: str
    meaning: str
    sign: str = ""


STATES = {
    "read": State("read", "read without doubt"),
    "flagged": State("flagged", "read, but part of it is in doubt", "!"),
    "withheld": State("withheld", "an attack reported, its numbers kept back", "w"),
    "unreadable": State("unreadable", "could not be read without guessing", "?"),
    "silent": State("silent", "no statement: unknown, not zero", "–"),
    "no_data": State("no data", "outside of what we hold"),
}
"""The states of `db.queries.coverage`, in the order of the key."""


def coverage_calendar(days: pd.DataFrame, *, claimant: str, mode: Mode = Mode.LIGHT) -> go.Figure:
    """Draw one claimant's days; without days the figure is empty.

    Args:
        days: One claimant's rows of `db.queries.coverage`: report_date, state, statements.
        claimant: Whose days they are; the colours are its own.
        mode: The paper to draw on.
    """
    if days.empty:
        return go.Figure(layout={"template": template_name(mode)})
    grid = calendar_grid(days)
    months = list(grid.index)
    colours = state_colours(claimant, mode)
    codes = {state: code for code, state in enumerate(STATES)}
    told = days.set_index("report_date")
    labels = [[_label(told, month, day) for day in range(1, 32)] for month in months]
    signs = [[STATES[cell].sign if isinstance(cell, str) else "" for cell in row] for row in grid.to_numpy()]
    cells = go.Heatmap(
        x=list(grid.columns),
        y=[f"{month:%b %Y}" for month in months],
        z=[[codes.get(cell) if isinstance(cell, str) else None for cell in row] for row in grid.to_numpy()],
        text=signs,
        texttemplate="%{text}",
        textfont={"size": 11},
        customdata=labels,
        hovertemplate="%{customdata}<extra></extra>",
        colorscale=_steps([colours[state] for state in STATES]),
        zmin=-0.5,
        zmax=len(STATES) - 0.5,
        showscale=False,
        xgap=1,
        ygap=1,
        hoverongaps=False,
    )
    present = [state for state in STATES if (days["state"] == state).any()]
    return go.Figure({"data": [cells, *(_key(state, colours[state], mode) for state in present)], "layout": {
        "template": template_name(mode),
        "height": TOP + ROW * len(months) + KEY,
        "margin": {"l": 8, "r": 8, "t": TOP, "b": KEY},
        "xaxis": {"side": "top", "tickvals": [1, 5, 10, 15, 20, 25, 31], "range": [0.5, 31.5], "ticks": "",
                  "fixedrange": True, "title": None, "linewidth": 0, "showline": False},
        "yaxis": {"autorange": "reversed", "showgrid": False, "zeroline": False, "fixedrange": True,
                  "tickvals": _month_ticks(months), "type": "category"},
        "legend": {"yref": "paper", "yanchor": "top"},
        "hovermode": "closest",
    }})  # fmt: skip


def calendar_grid(days: pd.DataFrame) -> pd.DataFrame:
    """The states as a calendar: one row a month (Period, in order), one column a day 1–31, <NA> where there is none."""
    dates = days["report_date"].dt
    laid = pd.DataFrame({"month": dates.to_period("M"), "day": dates.day, "state": days["state"].astype("object")})
    grid = laid.pivot(index="month", columns="day", values="state")
    months = pd.period_range(grid.index.min(), grid.index.max(), freq="M")
    return grid.reindex(index=months, columns=range(1, 32))


def state_colours(claimant: str, mode: Mode) -> dict[str, str]:
    """The colour of each state: the account's own where something was read, neutrals where no number is to be had."""
    palette = PALETTES[mode]
    tones = palette.account(claimant)
    return {
        "read": tones.strong,
        "flagged": tones.soft,
        "withheld": palette.unknown,
        "unreadable": palette.ink,
        "silent": palette.grid,
        "no_data": palette.shade,
    }


def _steps(colours: list[str]) -> list[list[Any]]:
    """A colour scale of flat steps."""
    width = 1 / len(colours)
    return [[place, colour] for step, colour in enumerate(colours) for place in (step * width, (step + 1) * width)]


def _key(state: str, colour: str, mode: Mode) -> go.Scatter:
    """A line of the key: a square outside of the calendar."""
    about = STATES[state]
    sign = f" ({about.sign})" if about.sign else ""
    return go.Scatter(
        x=[None],
        y=[None],
        mode="markers",
        marker={"symbol": "square", "size": 11, "color": colour, "line": {"width": 1, "color": PALETTES[mode].unknown}},
        name=f"{about.name}{sign}",
        hoverinfo="skip",
    )


def _month_ticks(months: list[pd.Period]) -> list[str]:
    """The months that are named: each where there are few, else each January and July and the first."""
    named = [month for month in months if len(months) <= 12 or month.month in (1, 7)]
    return [f"{month:%b %Y}" for month in named or months]


def _label(told: pd.DataFrame, month: pd.Period, day: int) -> str:
    if day > month.days_in_month:
        return ""
    when = pd.Timestamp(month.year, month.month, day)
    if when not in told.index:
        return ""
    about = STATES[str(told.at[when, "state"])]
    statements = told.at[when, "statements"]
    count = f"<br>{words.counted(statements, 'statement')}" if statements else ""
    return f"{words.day(when)}<br>{about.name}: {about.meaning}{count}"


def coverage_table(days: pd.DataFrame) -> pd.DataFrame:
    """One row a day: date, claimant, state, statements (0 on a day without any)."""
    return pd.DataFrame(
        {
            "date": days["report_date"].dt.date,
            "claimant": days["claimant"],
            "state": days["state"],
            "statements": days["statements"],
        }
    )


def coverage_in_words(days: pd.DataFrame, *, claimant: str) -> str:
    """How many days of each state a claimant has."""
    counts = days["state"].value_counts()
    held = days[days["state"] != "no_data"]["report_date"]
    name = words.the(words.short_name(claimant))
    if held.empty:
        return f"We hold no day of {name}."
    told = [
        f"{words.counted(counts[state], 'day')} {about.name}"
        for state, about in STATES.items()
        if state in counts and state != "no_data"
    ]
    return f"Of {name} we hold {words.period(held.min().date(), held.max().date())}: {words.listed(told)}."
