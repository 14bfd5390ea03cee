"""What an account's numbers add up to since the first day of the period, and how many days are missing in that sum.

A day without a number adds nothing that is known, and is not 0: from the first such day on the sum is a lower bound.
Its line is then dashed, and it has a gap at each bar that has no number at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from charts import words
from charts.bars import DAY_MS, Panel
from charts.series import Resolution
from charts.theme import PALETTES, Mode


def cumulated(bars: pd.DataFrame) -> pd.DataFrame:
    """The bars of `charts.series.binned` with running sums.

    Returns:
        The same rows and columns with total (Int64: the sum of all numbers up to the bar's end; <NA> where the bar
        itself has none), missing (int: the days up to there without a number, those outside the claimant's data not
        counted) and is_lower_bound (bool: some are missing, withheld in part or not exact).
    """
    frame = bars.sort_values(["measure", "bar"], kind="stable").copy()
    grouped = frame.groupby("measure", sort=False)
    frame["total"] = frame["value"].fillna(0).groupby(frame["measure"]).cumsum().where(frame["value"].notna())
    frame["total"] = frame["total"].astype("Int64")
    frame["missing"] = (frame["inside"] - frame["stated"]).groupby(frame["measure"]).cumsum()
    in_part = grouped["withheld_in_part"].cumsum() + (~frame["is_exact"]).astype(int).groupby(frame["measure"]).cumsum()
    frame["is_lower_bound"] = (frame["missing"] > 0) | (in_part > 0)
    return frame.sort_index()


def running_traces(panel: Panel, bars: pd.DataFrame, resolution: Resolution, mode: Mode) -> Iterator[dict[str, Any]]:
    """A line a measure, solid while no day is missing and dashed from then on; points that carry the labels."""
    tones = PALETTES[mode].account(panel.claimant)
    added = cumulated(bars)
    for measure in panel.measures:
        own = added[added["measure"] == measure]
        colour = tones.soft if measure == "launched" else tones.strong
        known = own["total"].astype("float64").to_numpy(na_value=np.nan)
        loose = own["is_lower_bound"].to_numpy()
        whole = np.where(loose, np.nan, known)
        # the dashed line begins where the solid one ends, so that no step between them is lost
        first = int(loose.argmax()) if loose.any() else len(own)
        rest = np.where(loose | (np.arange(len(own)) == first - 1), known, np.nan)
        for values, dash in ((whole, "solid"), (rest, "dash")):
            if np.isnan(values).all() or (dash == "dash" and not loose.any()):
                continue
            yield {
                "type": "scatter",
                "name": f"{words.short_name(panel.claimant)}, {words.measure_name(measure)}",
                "x": _ends(own, panel.series),
                "y": values,
                "mode": "lines+markers" if len(own) < 32 else "lines",
                "line": {"color": colour, "width": 2, "dash": dash},
                "marker": {"size": 4, "color": colour},
                "connectgaps": False,
                "hoverinfo": "skip",
                "meta": {"claimant": panel.claimant, "measure": measure},
            }
    yield _labels(panel, added, resolution, mode)


def _ends(bars: pd.DataFrame, series: pd.DataFrame) -> Any:
    """The end of each bar's last day, where its sum is complete: no later than the account's own last day."""
    held = series.loc[series["state"] != "no_data", "day"].max() + pd.Timedelta(days=1)
    ends = bars["bar"] + pd.to_timedelta(bars["days"], unit="D").astype("timedelta64[s]")
    return ends.clip(upper=held).to_numpy()


def _labels(panel: Panel, added: pd.DataFrame, resolution: Resolution, mode: Mode) -> dict[str, Any]:
    bars = {bar: rows.to_dict("records") for bar, rows in added.groupby("bar", sort=True)}
    first = added.drop_duplicates("bar").sort_values("bar")
    return {
        "type": "scatter",
        "name": words.short_name(panel.claimant),
        "x": first["bar"].to_numpy(),
        "xperiod": "M1" if resolution is Resolution.MONTH else int(first["days"].iloc[0]) * DAY_MS,
        "xperiod0": first["bar"].iloc[0],
        "xperiodalignment": "middle",
        "y": np.zeros(len(first)),
        "mode": "markers",
        "marker": {"color": PALETTES[mode].account(panel.claimant).strong, "opacity": 0},
        "customdata": [_said(panel, rows) for rows in bars.values()],
        "hovertemplate": "%{customdata}<extra></extra>",
        "showlegend": False,
        "meta": {"claimant": panel.claimant, "state": "hover"},
    }


def _said(panel: Panel, rows: Sequence[dict[Any, Any]]) -> str:
    lines = [f"<b>{words.short_name(panel.claimant)}</b>, added up"]
    for row in rows:
        name = words.measure_name(row["measure"])
        if words.is_known(row["total"]):
            bound = "at least " if row["is_lower_bound"] else ""
            lines.append(f"{name}: <b>{bound}{words.number(row['total'])}</b>")
        else:
            lines.append(f"{name}: {words.DASH} (no number here)")
        if row["missing"]:
            lines.append(f"{words.counted(row['missing'], 'day')} without this number so far")
    return "<br>".join(lines)


def missing_sentence(panels: Sequence[Panel]) -> str:
    """How many of the days that we hold of each account have no number, so that its sum is "at least"."""
    parts = []
    for panel in panels:
        for measure in panel.measures:
            own = panel.series[panel.series["measure"] == measure]
            held = own[own["state"] != "no_data"]
            missing = int(held["value"].isna().sum())
            who = words.short_name(panel.claimant)
            parts.append(f"{who}, {words.measure_name(measure)}: {missing:,} of {words.counted(len(held), 'day')}")
    return (
        "Sums run from the first day of the period. A day without a number is not counted as 0: from the first such "
        "day on, or the first number that is itself “at least” or “about”, the sum is “at least” and its line "
        "dashed, with a gap where a bar has no number. Where windows overlap a weapon may be counted twice. Days "
        "without a number: "
        f"{'; '.join(parts)}."
    )
