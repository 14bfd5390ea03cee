"""The models of one weapon class over time: what an account says was launched of each, stacked within that account.

A bundle of models ("X-101/X-555 and Kalibr") is one weapon of its own: nobody says how many of each there were.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.bars import DAY_MS, Panel, strip_traces
from charts.both_accounts import FEW_DAYS, HOVER_DATES, STRIP, STRIP_GAP, TICKS
from charts.series import Resolution, bar_starts, binned
from charts.theme import PALETTES, Mode, Palette, template_name

TOP = 5
OTHER = "other models"
NOT_NAMED = "model not named"
HEIGHT, KEY_LINE, AXIS = 240, 22, 44


def model_bins(claims: pd.DataFrame, resolution: Resolution, *, top: int = TOP) -> pd.DataFrame:
    """What was launched of each model in each bar, the models with most launched first.

    Args:
        claims: One claimant and weapon class of `db.weapons.weapon_claims`.
        resolution: What a bar stands for.
        top: How many models stand by name; the others are added up.

    Returns:
        One row a model and bar in which a number of it is stated: model, bar (its first day), launched and neutralised
        (Int64, <NA> where not stated), attacks (Int64). What has no launched number anywhere has no row.
    """
    named = claims.assign(
        bar=bar_starts(claims["report_date"], resolution), model=claims["weapon"].fillna(NOT_NAMED).astype("str")
    )
    order = named.groupby("model")["launched"].sum(min_count=1).dropna().sort_values(ascending=False, kind="stable")
    first = list(order.index[:top]) if len(order) > top + 1 else list(order.index)
    named = named[named["model"].isin(order.index)]
    named["model"] = named["model"].where(named["model"].isin(first), OTHER)
    grouped = named.groupby(["model", "bar"])
    found = grouped[["launched", "neutralised"]].sum(min_count=1).assign(attacks=grouped["attack"].nunique())
    rank = {model: place for place, model in enumerate([*first, OTHER])}
    found = found.reset_index().astype({"launched": "Int64", "neutralised": "Int64", "attacks": "Int64"})
    return found.sort_values(["model", "bar"], key=lambda one: one.map(rank) if one.name == "model" else one,
                             ignore_index=True)  # fmt: skip


def models_bars(
    bins: pd.DataFrame, panel: Panel, *, resolution: Resolution, span: tuple[pd.Timestamp, pd.Timestamp],
    mode: Mode = Mode.LIGHT,
) -> go.Figure:  # fmt: skip
    """Draw `model_bins` over the whole `span`; without a number the figure is empty.

    The strip below marks the days on which the class as a whole has no number launched, and says why: they are those of
    the class's `panel`.
    """
    template = {"template": template_name(mode)}
    if bins.empty or bins["launched"].isna().all():
        return go.Figure(layout=template)
    palette = PALETTES[mode]
    models = list(bins["model"].drop_duplicates())
    traces = [
        _bars(bins[bins["model"] == model], place, claimant=panel.claimant, resolution=resolution, palette=palette)
        for place, model in enumerate(models)
    ]
    launched = panel.series[panel.series["measure"] == "launched"]
    whole = replace(panel, measures=("launched",))
    marks = [{**mark, "yaxis": "y2"} for mark in strip_traces(whole, binned(launched, resolution), mode)]
    layout = _layout(len(models) + len(marks), span, resolution)
    return go.Figure({"data": traces + marks, "layout": {**layout, **template}})


def _bars(own: pd.DataFrame, place: int, *, claimant: str, resolution: Resolution, palette: Palette) -> dict[str, Any]:
    steps = palette.steps(claimant)[::-1]
    tone = steps[min(place, len(steps) - 1)]
    model = own["model"].iloc[0]
    known = own[own["launched"].notna()]
    days = (
        known["bar"].dt.days_in_month if resolution is Resolution.MONTH else (7 if resolution is Resolution.WEEK else 1)
    )
    width = 0.86 * 86_400_000 * days
    return {
        "type": "bar",
        "name": f"{model} (a bundle)" if " and " in model else model,
        "x": known["bar"].to_numpy(),
        "y": known["launched"].to_numpy(dtype=float),
        "width": width.to_numpy(dtype=float) if isinstance(width, pd.Series) else width,
        "offset": 0,
        "marker": {
            "color": tone,
            "line": {"width": 0.5, "color": palette.account(claimant).strong},
        },
        "customdata": [said(row, model) for row in known.to_dict("records")],
        "hovertemplate": "%{customdata}<extra></extra>",
        "meta": {"claimant": claimant, "measure": "launched", "model": model},
    }


def said(row: dict[Any, Any], model: str) -> str:
    """A bar's part in words."""
    return (
        f"{model}: <b>{words.number(row['launched'])}</b> launched, {words.number(row['neutralised'])} neutralised, "
        f"{words.counted(row['attacks'], 'attack')}"
    )


def _layout(entries: int, span: tuple[pd.Timestamp, pd.Timestamp], resolution: Resolution) -> dict[str, Any]:
    key = KEY_LINE * (-(-entries // 2))
    floor = (STRIP + STRIP_GAP) / (HEIGHT + STRIP + STRIP_GAP)
    first, last = span
    few = {} if last - first > pd.Timedelta(days=FEW_DAYS) else {"dtick": DAY_MS, "tick0": first}
    return {
        "height": HEIGHT + STRIP + STRIP_GAP + AXIS + key,
        "margin": {"t": 8, "b": AXIS + key, "l": 8, "r": 12},
        "barmode": "stack",
        "hovermode": "x unified",
        "xaxis": {
            "type": "date",
            "range": list(span),
            "anchor": "free",
            "position": 0,
            "tickformatstops": TICKS,
            "hoverformat": HOVER_DATES[resolution],
            "tickangle": 0,
            "nticks": 8,
            **few,
        },
        "yaxis": {"domain": [floor, 1], "tickformat": ",d", "nticks": 5, "rangemode": "tozero", "anchor": "x"},
        "yaxis2": {
            "domain": [0, STRIP / (HEIGHT + STRIP + STRIP_GAP)],
            "range": [0, 1],
            "visible": False,
            "fixedrange": True,
            "anchor": "x",
        },
        "showlegend": True,
    }


def models_table(bins: pd.DataFrame, *, claimant: str, weapon_class: str) -> pd.DataFrame:
    """The bars as a table: date (a bar's first day), claimant, weapon_class, model, launched, neutralised, attacks."""
    table = bins.assign(date=bins["bar"].dt.date, claimant=claimant, weapon_class=weapon_class)
    return table[["date", "claimant", "weapon_class", "model", "launched", "neutralised", "attacks"]]


def models_in_words(bins: pd.DataFrame, *, claimant: str, noun: str) -> str:
    """What the bars show: each model's sum."""
    sums = bins.groupby("model", sort=False)[["launched", "neutralised"]].sum(min_count=1)
    told = [f"{model} {words.number(row['launched'])}" for model, row in sums.iterrows()]
    return f"Launched, as stated by {words.the(words.short_name(claimant))}, {noun} by model: {words.listed(told)}."


def bundles(bins: pd.DataFrame) -> Sequence[str]:
    """The models that are bundles."""
    return [model for model in bins["model"].drop_duplicates() if " and " in model]
