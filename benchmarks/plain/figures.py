"""What the two plain pages show: daily totals of both accounts, as two bar charts, four numbers, and periods to choose.

Each page asks the ledger as plainly as one would: one query, no cache, and figures by `go.Figure`.
"""

from __future__ import annotations

import os
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go
import sqlalchemy

LAST = date(2026, 4, 13)
PERIODS = {
    "90 days": (LAST - timedelta(days=89), LAST),
    "30 days": (LAST - timedelta(days=29), LAST),
    "2025": (date(2025, 1, 1), date(2025, 12, 31)),
    "All": (date(2022, 9, 28), date(2026, 6, 7)),
}
SHOWN = {"ua_air_force": ("launched", "neutralised"), "ru_mod": ("intercepted",)}

_engine = sqlalchemy.create_engine(os.environ["DATABASE_URL"])
_QUERY = sqlalchemy.text(
    "SELECT report_date, claimant_id, measure, value FROM daily_total WHERE weapon_class = 'drone' "
    "AND region_code = 'whole' AND report_date BETWEEN :start AND :end ORDER BY report_date"
)


def totals(period: str) -> pd.DataFrame:
    """The daily totals of a period."""
    start, end = PERIODS[period]
    return pd.read_sql(_QUERY, _engine, params={"start": start, "end": end}, parse_dates=["report_date"])


def charts(found: pd.DataFrame) -> list[go.Figure]:
    """One bar chart an account."""
    figures = []
    for claimant, measures in SHOWN.items():
        figure = go.Figure()
        for measure in measures:
            own = found[(found["claimant_id"] == claimant) & (found["measure"] == measure)]
            figure.add_bar(x=own["report_date"], y=own["value"], name=measure)
        figure.update_layout(title=claimant, barmode="overlay", height=380)
        figures.append(figure)
    return figures


def numbers(found: pd.DataFrame) -> list[tuple[str, str]]:
    """Four numbers of a period, each with its name."""
    sums = found.groupby(["claimant_id", "measure"])["value"].sum(min_count=1)
    wanted = [(claimant, measure) for claimant, measures in SHOWN.items() for measure in measures]
    days = f"{found['report_date'].nunique():,}"
    return [*((f"{c} {m}", f"{sums.get((c, m), float('nan')):,.0f}") for c, m in wanted), ("days", days)]
