"""Of those launched, by one account: what it says became of them, as stacked shares of each week or month.

Every part is out of the same claims: those that state both how many were launched and how many were neutralised. Hits,
still airborne and fell short count only where such a claim states them. What is left is what nobody states anything of:
it may have hit, been lost, or flown on. The claims' own numbers are added up first, then divided.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.bars import DAY_MS
from charts.both_accounts import HOVER_DATES, KEY_LINE, TICKS
from charts.series import Resolution, bar_starts
from charts.theme import PALETTES, Mode, Palette, template_name

PARTS = ("neutralised", "hits", "missed", "still_airborne", "rest")
"""What a bar is made of, from the foot."""

NAMES = {
    "neutralised": "neutralised",
    "hits": "hits",
    "missed": "fell short",
    "still_airborne": "still airborne at the time of the report",
    "rest": "unaccounted for: nothing stated",
}
FEW = 30
"""With fewer launched in a bar its rate says little: it is drawn grey."""

MARK_LINE = 17
"""The height in pixels of a line that says what a letter above the bars means."""

TICKS_MAX, CLAIMS_MAX = 12, 5
"""The most bars that each have a tick of their own, and that have room for the number of claims behind them."""

UPRIGHT_FROM = 14
"""From so many bars on, the rate is written upright in them; where it does not fit it is left to the label."""

MARKS = (
    (date(2024, 7, 10), "10 July 2024: suppressed is stated, too"),
    (date(2025, 5, 25), "25 May 2025: places hit are stated (places, not drones)"),
    (date(2025, 7, 24), "24 July 2025: shot down and suppressed are one figure"),
)
"""Since when the Air Force states what of drones (`ui/definitions.csv` has the sources); of missiles only the last."""


def changes(start: date, end: date, *, has_drones: bool) -> list[tuple[str, date, str]]:
    """The changes in what is stated within a period: a letter, the day, what changed."""
    shown = [mark for mark in MARKS if start < mark[0] <= end and (has_drones or mark is MARKS[-1])]
    return [(letter, day, said) for letter, (day, said) in zip("ABC", shown, strict=False)]


def outcome_bars(claims: pd.DataFrame, *, start: date, end: date, resolution: Resolution) -> pd.DataFrame:
    """What became of those launched in each bar of the period.

    Args:
        claims: As `db.outcomes.outcomes` returns them, of one claimant.
        start: The first day wanted.
        end: The last day wanted.
        resolution: What one bar stands for.

    Returns:
        One row a bar of the period, those without a claim included: bar (datetime64[s]), launched, neutralised, hits,
        missed, still_airborne, rest (Int64, <NA> where no claim states it), claims (that state launched and
        neutralised), claims_hits, claims_still_airborne (of them, stating it), claims_left_out (stating only one of the
        two), claims_over (whose parts exceed what was launched), share_neutralised (Float64, of launched), is_few
        (bool: fewer than thirty launched), is_cut (bool: days of the bar lie outside the period).
    """
    days = pd.date_range(start, end, freq="D", unit="s").to_series()
    bars = pd.DataFrame({"bar": bar_starts(days, resolution).to_numpy(), "day": days.to_numpy()})
    inside = bars.groupby("bar")["day"].count()
    told = claims.assign(bar=bar_starts(claims["report_date"], resolution))
    has_both = told["launched"].notna() & told["neutralised"].notna()
    own = told[has_both]
    known = own[["neutralised", "hits", "missed", "still_airborne"]].fillna(0).sum(axis=1)
    grouped = own.assign(is_over=(known > own["launched"]).astype("int64")).groupby("bar")
    measures = ["launched", "neutralised", "hits", "missed", "still_airborne"]
    found = grouped[measures].sum(min_count=1).reindex(inside.index).astype("Int64")
    found["claims"] = grouped["claim"].nunique()
    found["claims_hits"] = grouped["hits"].count()
    found["claims_still_airborne"] = grouped["still_airborne"].count()
    found["claims_left_out"] = told[~has_both].groupby("bar")["claim"].nunique()
    found["claims_over"] = grouped["is_over"].sum()
    counts = ["claims", "claims_hits", "claims_still_airborne", "claims_left_out", "claims_over"]
    found[counts] = found[counts].fillna(0).astype("int64")
    parts = found[["neutralised", "hits", "missed", "still_airborne"]].fillna(0).sum(axis=1)
    found["rest"] = (found["launched"] - parts).clip(lower=0)
    found["share_neutralised"] = (found["neutralised"] / found["launched"].where(found["launched"] > 0)).astype(
        "Float64"
    )
    found["is_few"] = (found["launched"] < FEW).fillna(False).astype(bool)
    found = found.reset_index()
    whole = {Resolution.DAY: 1, Resolution.WEEK: 7}.get(resolution)
    lengths = pd.Series(whole, index=found.index) if whole else found["bar"].dt.days_in_month
    found["days"] = lengths.astype("int64")
    found["is_cut"] = inside.to_numpy() < found["days"].to_numpy()
    return found


def outcomes_chart(
    bars: pd.DataFrame,
    *,
    claimant: str,
    resolution: Resolution,
    marks: Sequence[tuple[str, date, str]] = (),
    mode: Mode = Mode.LIGHT,
) -> go.Figure:
    """Draw the shares, with the `changes` to be marked; without a bar that has a rate the figure is empty."""
    drawn = bars[bars["share_neutralised"].notna()]
    if drawn.empty:
        return go.Figure(layout={"template": template_name(mode)})
    palette = PALETTES[mode]
    traces = [trace for part in PARTS for trace in _part(part, drawn, palette, claimant)]
    traces += _without(bars[bars["share_neutralised"].isna()], palette, claimant)
    traces.append(_labels(bars, palette, claimant))
    first = bars["bar"].iloc[0]
    last = bars["bar"].iloc[-1] + pd.Timedelta(days=int(bars["days"].iloc[-1]))
    shares = (
        drawn[["neutralised", "hits", "missed", "still_airborne", "rest"]].fillna(0).sum(axis=1) / drawn["launched"]
    )
    top = max(1.0, float(shares.max()))
    key = KEY_LINE * ceil(sum(trace.get("showlegend", True) for trace in traces) / 2)
    layout: dict[str, Any] = {
        "height": 330 + key,
        "margin": {"t": 26, "b": (60 if len(bars) <= CLAIMS_MAX else 44) + key, "l": 8, "r": 12},
        "barmode": "stack",
        "uniformtext": {"mode": "hide", "minsize": 7},
        "hovermode": "x unified",
        "xaxis": {
            "type": "date",
            "range": [first, last],
            "hoverformat": HOVER_DATES[resolution],
            "tickformatstops": TICKS,
            "tickangle": 0,
            "nticks": 8,
            **_ticks(bars, resolution),
        },
        "yaxis": {"range": [0, top * 1.001], "tickformat": ".0%", "nticks": 6},
        "shapes": [],
        "annotations": [],
    }
    _mark_changes(layout, marks, palette)
    return go.Figure({"data": traces, "layout": {**layout, "template": template_name(mode)}})


def _ticks(bars: pd.DataFrame, resolution: Resolution) -> dict[str, Any]:
    """Few bars each have a tick in their middle, the fewest with the number of claims behind them."""
    if len(bars) > TICKS_MAX:
        return {}
    form = "%b<br>%Y" if resolution is Resolution.MONTH else "%-d %b<br>%Y"
    middles = bars["bar"] + pd.to_timedelta(bars["days"] * 12, unit="h").astype("timedelta64[s]")
    names = bars["bar"].dt.strftime(form)
    if len(bars) <= CLAIMS_MAX:
        names = names + [f"<br>{words.counted(count, 'claim')}" for count in bars["claims"]]
    return {"tickmode": "array", "tickvals": middles.to_list(), "ticktext": names.to_list(), "tickformatstops": None}


def _without(bars: pd.DataFrame, palette: Palette, claimant: str) -> list[dict[str, Any]]:
    """The bars for which there is no rate, as empty ground."""
    if bars.empty:
        return []
    return [
        {
            "type": "bar",
            "name": "no claim that states both",
            "x": bars["bar"].to_numpy(),
            "y": np.ones(len(bars)),
            "width": (bars["days"] * DAY_MS).to_numpy(dtype=float),
            "offset": 0,
            "marker": {"color": palette.shade, "line": {"width": 0}},
            "hoverinfo": "skip",
            "meta": {"claimant": claimant, "state": "no_claim"},
        }
    ]


def _looks(part: str, palette: Palette, claimant: str) -> dict[str, Any]:
    tones = palette.account(claimant)
    if part == "neutralised":
        return {"color": tones.strong}
    if part == "hits":
        return {"color": palette.ink}
    if part == "rest":
        colour, shape = palette.unknown, "/"
    else:
        colour, shape = tones.soft, "." if part == "still_airborne" else "x"
    look = {"shape": shape, "fgcolor": colour, "bgcolor": palette.paper, "fillmode": "replace", "size": 5}
    return {"color": colour, "pattern": {**look, "solidity": 0.3}}


def _part(part: str, bars: pd.DataFrame, palette: Palette, claimant: str) -> list[dict[str, Any]]:
    """One part's bars; those with few launched in grey, apart, and without a name in the key of their own."""
    known = bars[bars[part].fillna(0) > 0]
    found = []
    for is_few in (False, True):
        own = known[known["is_few"] == is_few]
        if own.empty:
            continue
        look = _looks(part, palette, claimant)
        if is_few and part == "neutralised":
            look = {"color": palette.unknown, "opacity": 0.55}
        whole = (own["days"] * DAY_MS).to_numpy(dtype=float)
        is_named = not is_few or part == "neutralised" or bool(known["is_few"].all())
        name = f"neutralised, of fewer than {FEW} launched" if is_few and part == "neutralised" else NAMES[part]
        rate = _rate_in_figures(own, len(bars), palette) if part == "neutralised" else {}
        found.append(
            {
                **rate,
                "type": "bar",
                "name": name,
                "x": own["bar"].to_numpy(),
                "y": (own[part] / own["launched"]).to_numpy(dtype=float),
                "width": whole * 0.9,
                "offset": whole * 0.05,
                "marker": {**look, "line": {"width": 0}},
                "hoverinfo": "skip",
                "showlegend": is_named,
                "meta": {"claimant": claimant, "state": part},
            }
        )
    return found


def _rate_in_figures(own: pd.DataFrame, count: int, palette: Palette) -> dict[str, Any]:
    return {
        "text": [words.share(row.neutralised, row.launched) for row in own.itertuples()],
        "textposition": "inside",
        "insidetextanchor": "end",
        "textangle": -90 if count >= UPRIGHT_FROM else 0,
        "textfont": {"color": palette.paper, "size": 12},
    }


def _labels(bars: pd.DataFrame, palette: Palette, claimant: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": words.short_name(claimant),
        "x": bars["bar"].to_numpy(),
        "y": np.zeros(len(bars)),
        "xperiod": "M1" if bars["days"].max() > 7 else int(bars["days"].iloc[0]) * DAY_MS,
        "xperiod0": bars["bar"].iloc[0],
        "xperiodalignment": "middle",
        "mode": "markers",
        "marker": {"color": palette.account(claimant).strong, "opacity": 0},
        "customdata": [_said(row, claimant) for row in bars.to_dict("records")],
        "hovertemplate": "%{customdata}<extra></extra>",
        "showlegend": False,
        "meta": {"claimant": claimant, "state": "hover"},
    }


def _said(row: dict[Any, Any], claimant: str) -> str:
    lines = [f"<b>{words.short_name(claimant)}</b>"]
    if not row["claims"]:
        return "<br>".join([*lines, f"{words.DASH} no claim that states launched and neutralised"])
    lines.append(f"launched: <b>{words.number(row['launched'])}</b>, {words.counted(row['claims'], 'claim')}")
    for part in PARTS:
        if part in ("hits", "still_airborne", "neutralised", "rest") or words.is_known(row[part]):
            share = f" ({words.share(row[part], row['launched'])})" if words.is_known(row[part]) else " (not stated)"
            lines.append(f"{NAMES[part].split(':')[0]}: <b>{words.number(row[part])}</b>{share}")
    if 0 < row["claims_hits"] < row["claims"]:
        lines.append(f"hits stated in {words.counted(row['claims_hits'], 'claim')}")
    if row["claims_over"]:
        lines.append(f"{words.counted(row['claims_over'], 'claim')}: more accounted for than launched")
    if row["is_few"]:
        lines.append(f"fewer than {FEW} launched: the rate says little")
    if row["is_cut"]:
        lines.append("part of it is outside the period")
    return "<br>".join(lines)


def _mark_changes(layout: dict[str, Any], shown: Sequence[tuple[str, date, str]], palette: Palette) -> None:
    """A line and a letter for each change, and above the bars what the letters mean."""
    if not shown:
        return
    layout["margin"]["t"] += MARK_LINE * len(shown)
    layout["height"] += MARK_LINE * len(shown)
    layout["annotations"].append(
        {
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": 1,
            "yshift": 26,
            "xanchor": "left",
            "yanchor": "bottom",
            "align": "left",
            "text": "<br>".join(f"<b>{letter}</b> {said}" for letter, _, said in shown),
            "showarrow": False,
            "font": {"size": 12, "color": palette.muted},
            "name": "definitions",
        }
    )
    for place, (letter, day, _) in enumerate(shown, start=1):
        moment = pd.Timestamp(day)
        line = {"color": palette.ink, "width": 1.2, "dash": "dot"}
        layout["shapes"].append(
            {
                "type": "line",
                "xref": "x",
                "yref": "paper",
                "x0": moment,
                "x1": moment,
                "y0": 0,
                "y1": 1.02,
                "line": line,
            }
        )
        layout["annotations"].append(
            {
                "xref": "x",
                "yref": "paper",
                "x": moment,
                "y": 1.02,
                "yanchor": "bottom",
                "text": f"<b>{letter}</b>",
                "showarrow": False,
                "xshift": 7 * (1 if place == len(shown) and place > 1 else -1 if place > 1 else 0),
                "font": {"size": 12, "color": palette.ink},
                "name": "definition",
            }
        )


def outcomes_in_words(bars: pd.DataFrame, *, claimant: str) -> str:
    """What the chart shows: the rate of the whole period, its highest and lowest bar, and what is not stated."""
    own = bars[bars["claims"] > 0]
    launched, down = own["launched"].sum(), own["neutralised"].sum()
    name = words.the(words.short_name(claimant))
    said = [
        f"By its own account {name} neutralised {words.share(down, launched)} of {words.number(launched)} launched, in "
        f"{words.counted(int(own['claims'].sum()), 'claim')} that state both."
    ]
    ranked = own[~own["is_few"]].sort_values("share_neutralised")
    if len(ranked) > 1:
        low, high = ranked.iloc[0], ranked.iloc[-1]
        said.append(
            f"Highest in the bar from {words.day(high['bar'])} ({words.share(high['neutralised'], high['launched'])}), "
            f"lowest in that from {words.day(low['bar'])} ({words.share(low['neutralised'], low['launched'])})."
        )
    said.append(f"Nothing is stated of {words.number(own['rest'].sum())}.")
    return " ".join(said)


def outcomes_table(bars: pd.DataFrame, *, claimant: str) -> pd.DataFrame:
    """The bars as a table: one row a bar, <NA> where no claim states the number."""
    parts: Sequence[str] = ("neutralised", "hits", "missed", "still_airborne", "rest")
    shares = {f"share_{part}": (bars[part] / bars["launched"].where(bars["launched"] > 0)).round(4) for part in parts}
    renamed = bars.rename(columns={"rest": "unaccounted"}).drop(columns=["share_neutralised"])
    table = renamed.assign(**{name.replace("rest", "unaccounted"): share for name, share in shares.items()})
    return table.assign(bar=table["bar"].dt.date, claimant=claimant).rename(columns={"bar": "date"})
