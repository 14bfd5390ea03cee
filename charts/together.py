"""How two accounts' days move together, with a lag: a rank correlation over the pairs of days that both have a number.

Two claims that rise and fall together say nothing of why. Both grew over these years, and what grows correlates: so the
day-to-day changes are correlated too, in which a common growth has little part.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.theme import PALETTES, Mode, template_name

LAGS = range(-14, 15)
FEWEST_PAIRS = 20
"""With fewer pairs of days no correlation is given."""

KINDS = {"levels": "of the days’ numbers", "changes": "of their changes from the day before"}
HEIGHT = 300

ROWS = {"lag": "int64", "kind": "str", "pairs": "int64", "correlation": "Float64"}


def lagged(first: pd.Series[Any], second: pd.Series[Any]) -> pd.DataFrame:
    """Spearman's rank correlation of two daily series at each lag.

    Args:
        first: Numbers by day (a DatetimeIndex without gaps), <NA> where not stated.
        second: The same days of the other account.

    Returns:
        One row a kind ("levels", "changes") and lag in days (+2: the second account two days later): pairs (days on
        which both have a number), correlation (-1 to 1; <NA> with fewer than 20 pairs, or where one never changes).
        Ranks, with ties given their mean, are correlated by Pearson's formula: that is Spearman's.
        Source: C. Spearman (1904), "The proof and measurement of association between two things", American Journal of
        Psychology 15, 72-101, https://doi.org/10.2307/1412159.
    """
    rows = []
    one, other = (series.to_numpy(dtype=float, na_value=np.nan) for series in (first, second))
    for kind in KINDS:
        left, right = (one, other) if kind == "levels" else (_changes(one), _changes(other))
        for lag in LAGS:
            earlier = left[: len(left) - lag] if lag >= 0 else left[-lag:]
            later = right[lag:] if lag >= 0 else right[: len(right) + lag]
            known = ~(np.isnan(earlier) | np.isnan(later))
            rows.append((lag, kind, int(known.sum()), _spearman(earlier[known], later[known])))
    return pd.DataFrame(rows, columns=list(ROWS)).astype(ROWS)


def _changes(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """From the day before; the first day has none."""
    return np.diff(values, prepend=np.nan)


def _spearman(first: np.ndarray[Any, Any], second: np.ndarray[Any, Any]) -> float | None:
    if len(first) < FEWEST_PAIRS:
        return None
    ranks = [pd.Series(values).rank().to_numpy() for values in (first, second)]
    if min(np.ptp(one) for one in ranks) == 0:
        return None
    return float(np.asarray(np.corrcoef(np.vstack(ranks)))[0, 1])


def lag_chart(rows: pd.DataFrame, chosen: int, *, mode: Mode = Mode.LIGHT) -> go.Figure:
    """Draw `lagged`, the chosen lag marked; without a correlation the figure is empty."""
    template = {"template": template_name(mode)}
    if rows["correlation"].isna().all():
        return go.Figure(layout=template)
    palette = PALETTES[mode]
    looks = {"levels": (palette.ink, "circle", "solid"), "changes": (palette.unknown, "diamond-open", "dot")}
    traces = []
    for kind, (colour, symbol, dash) in looks.items():
        own = rows[rows["kind"] == kind]
        traces.append(
            {
                "type": "scatter",
                "name": KINDS[kind],
                "mode": "lines+markers",
                "x": own["lag"].to_numpy(),
                "y": own["correlation"].to_numpy(dtype=float, na_value=np.nan),
                "line": {"color": colour, "width": 1.5, "dash": dash},
                "marker": {"symbol": symbol, "size": 7, "color": colour},
                "connectgaps": False,
                "customdata": own["pairs"].to_numpy(),
                "hovertemplate": f"{KINDS[kind]}<br>lag %{{x}} days: <b>%{{y:.2f}}</b>, %{{customdata:,}} pairs of days"
                "<extra></extra>",
                "meta": {"kind": kind},
            }
        )
    return go.Figure({"data": traces, "layout": {
        "height": HEIGHT + 70,
        "margin": {"t": 24, "b": 84, "l": 8, "r": 12},
        "hovermode": "closest",
        "xaxis": {"range": [LAGS.start - 0.6, LAGS.stop - 0.4], "tickvals": [-14, -7, 0, 7, 14], "showgrid": True,
                  "title": {"text": "days by which the second account comes later"}},
        "yaxis": {"range": [-1.05, 1.05], "tickvals": [-1, -0.5, 0, 0.5, 1], "title": {"text": "rank correlation"}},
        "shapes": [{"type": "line", "x0": chosen, "x1": chosen, "yref": "y domain", "y0": 0, "y1": 1, "layer": "below",
                    "line": {"color": palette.muted, "width": 1, "dash": "dot"}, "name": "chosen"}],
        "annotations": [{"x": chosen, "y": 1, "yref": "y domain", "yanchor": "bottom", "showarrow": False,
                         "xanchor": "left" if chosen < 0 else "right" if chosen > 0 else "center",
                         "text": f"lag {chosen:+d}" if chosen else "same day",
                         "font": {"size": 12, "color": palette.muted}}],
        "showlegend": True,
        **template,
    }})  # fmt: skip


def at_lag(rows: pd.DataFrame, lag: int) -> dict[str, tuple[float | None, int]]:
    """The correlation and the pairs behind it at one lag, by kind."""
    own = rows[rows["lag"] == lag].to_dict("records")
    return {
        str(row["kind"]): (float(row["correlation"]) if pd.notna(row["correlation"]) else None, int(row["pairs"]))
        for row in own
    }


def lag_in_words(rows: pd.DataFrame, lag: int, *, first: str, second: str) -> str:
    """What the correlation is at one lag, and what it does not mean."""
    when = "on the same day" if not lag else f"{abs(lag)} day{'s' * (abs(lag) > 1)} {'later' if lag > 0 else 'earlier'}"
    parts = []
    for kind, (value, pairs) in at_lag(rows, lag).items():
        told = f"{value:.2f}" if value is not None else f"not given, for fewer than {FEWEST_PAIRS} pairs or no change"
        parts.append(f"{KINDS[kind]} {told} ({pairs:,} pairs of days)")
    return (
        f"Rank correlation of {first} with {second} {when}: {'; '.join(parts)}. "
        "These are two claims about different drones: that they move together shows neither that one side answers the "
        "other nor that either number is true. Numbers that both grow over time correlate for that alone."
    )
