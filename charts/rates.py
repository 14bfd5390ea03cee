"""How much of what was launched an account says it stopped, by weapon: a dot, its interval, and what stands behind it.

A rate is reckoned only within claims that state both numbers. Its interval (Wilson) says how far a rate could be off by
chance alone if each weapon were stopped or not independently of the others, which those of one salvo are not: it is
the least doubt there is, not all of it. Rates that stand on little are grey.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.theme import PALETTES, Mode, Palette, template_name

Z_95 = 1.959964
"""The quantile of the normal distribution between whose signs 95 % of it lie."""

FEWEST_LAUNCHED, FEWEST_ATTACKS = 30, 5
"""With fewer weapons or fewer attacks than these behind it, a rate is shown grey."""

TOP = 15
ROW, HEAD, FOOT = 64, 30, 52
"""Heights in pixels: of a row, above the first, below the last (axis and key)."""

RATES = {
    "name": "str", "attacks": "Int64", "launched": "Int64", "neutralised": "Int64", "rate": "Float64", "low": "Float64",
    "high": "Float64", "is_small": "bool", "attacks_without": "Int64", "attacks_withheld": "Int64",
}  # fmt: skip


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % score interval of a share.

    Source: E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference", Journal of the
    American Statistical Association 22, 209-212, https://doi.org/10.1080/01621459.1927.10502953.

    Raises:
        ValueError: The part is not one of a whole that is more than nothing.

    >>> [round(end, 4) for end in wilson(8, 10)]
    [0.4902, 0.9433]
    >>> wilson(0, 5)[0], wilson(5, 5)[1]
    (0.0, 1.0)
    """
    if not 0 <= part <= whole or not whole:
        raise ValueError(f"{part} of {whole} is no share")
    share, square = part / whole, Z_95**2
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    reach = Z_95 / (1 + square / whole) * sqrt(share * (1 - share) / whole + square / (4 * whole**2))
    return (0.0 if part == 0 else middle - reach, 1.0 if part == whole else middle + reach)


def rates(claims: pd.DataFrame, by: Sequence[str], names: dict[str, str] | None = None) -> pd.DataFrame:
    """Each group's rate, those with most launched first.

    Args:
        claims: One claimant of `db.weapons.weapon_claims`.
        by: The column of a group ("weapon_class" or "weapon"); what has none is in no group.
        names: The groups' names as readers know them.

    Returns:
        One row a group: name, attacks (that state both numbers), launched and neutralised (in these), rate, low and
        high (0 to 1; <NA> where no attack states both, or more is claimed than was launched), is_small,
        attacks_without (that state a number, but not both), attacks_withheld (that keep a number back).
    """
    column = by[0]
    named = claims[claims[column].notna()]
    told = named.groupby([column, "attack"])["withheld"].max().reset_index()
    both = named[named["launched"].notna() & named["neutralised"].notna()]
    rows = []
    for key, own in told.groupby(column, sort=True):
        stated = both[both[column] == key]
        attacks = int(stated["attack"].nunique())
        launched, neutralised = int(stated["launched"].sum()), int(stated["neutralised"].sum())
        is_share = 0 <= neutralised <= launched and launched > 0
        low, high = wilson(neutralised, launched) if is_share else (pd.NA, pd.NA)
        with_both = set(stated["attack"])
        rows.append(
            {
                "name": (names or {}).get(str(key), str(key)),
                "attacks": attacks,
                "launched": launched if attacks else pd.NA,
                "neutralised": neutralised if attacks else pd.NA,
                "rate": neutralised / launched if is_share else pd.NA,
                "low": low,
                "high": high,
                "is_small": launched < FEWEST_LAUNCHED or attacks < FEWEST_ATTACKS,
                "attacks_without": int((~own["attack"].isin(with_both) & (own["withheld"] == 0)).sum()),
                "attacks_withheld": int((own["withheld"] > 0).sum()),
            }
        )
    found = pd.DataFrame(rows, columns=list(RATES)).astype(RATES)
    return found.sort_values(["launched", "name"], ascending=[False, True], na_position="last", ignore_index=True)


def rates_dots(rows: pd.DataFrame, *, claimant: str, mode: Mode = Mode.LIGHT) -> go.Figure:
    """Draw the `rates` that there are; without one the figure is empty."""
    template = {"template": template_name(mode)}
    drawn = rows[rows["rate"].notna()].head(TOP).reset_index(drop=True)
    if drawn.empty:
        return go.Figure(layout=template)
    palette = PALETTES[mode]
    traces = [
        _dots(drawn[drawn["is_small"] == small], claimant, palette, is_small=small)
        for small in (False, True)
        if (drawn["is_small"] == small).any()
    ]
    return go.Figure({"data": traces, "layout": {**_layout(drawn, palette), **template}})


SMALL = f"fewer than {FEWEST_LAUNCHED} launched or {FEWEST_ATTACKS} attacks"


def _dots(rows: pd.DataFrame, claimant: str, palette: Palette, *, is_small: bool) -> dict[str, Any]:
    colour = palette.unknown if is_small else palette.account(claimant).strong
    rate, low, high = (100 * rows[name].to_numpy(dtype=float) for name in ("rate", "low", "high"))
    return {
        "type": "scatter",
        "name": SMALL if is_small else "neutralised of launched, with its 95 % interval",
        "mode": "markers",
        "cliponaxis": False,
        "x": rate,
        "y": rows.index.to_numpy(),
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": high - rate,
            "arrayminus": rate - low,
            "color": colour,
            "thickness": 2,
            "width": 5,
        },
        "marker": {
            "color": palette.paper if is_small else colour,
            "size": 10,
            "line": {"color": colour, "width": 2},
        },
        "customdata": [said(row, claimant) for row in rows.to_dict("records")],
        "hovertemplate": "%{customdata}<extra></extra>",
        "meta": {"claimant": claimant, "measure": "neutralised_of_launched", "is_small": is_small},
    }


def said(row: dict[Any, Any], claimant: str) -> str:
    """A row's label: the claimant, the rate and its interval, and what stands behind it."""
    lines = [
        f"<b>{words.short_name(claimant)}</b>",
        f"{row['name']}: <b>{100 * row['rate']:.0f} %</b> ({100 * row['low']:.0f}–{100 * row['high']:.0f} %)",
        behind(row),
    ]
    if row["is_small"]:
        lines.append(f"stands on little: {SMALL}")
    if row["attacks_without"]:
        lines.append(f"{words.counted(row['attacks_without'], 'further attack')} with one number only")
    if row["attacks_withheld"]:
        lines.append(f"{words.counted(row['attacks_withheld'], 'attack')} with a number withheld")
    return "<br>".join(lines)


def behind(row: dict[Any, Any]) -> str:
    """What a rate is reckoned from."""
    return (
        f"{words.number(row['neutralised'])} of {words.number(row['launched'])} "
        f"in {words.counted(row['attacks'], 'attack')}"
    )


def _layout(rows: pd.DataFrame, palette: Palette) -> dict[str, Any]:
    return {
        "height": HEAD + ROW * len(rows) + FOOT,
        "margin": {"t": HEAD, "b": FOOT, "l": 12, "r": 24},
        "hovermode": "closest",
        "xaxis": {
            "range": [0, 100],
            "tickvals": [0, 25, 50, 75, 100],
            "ticktext": ["0", "25", "50", "75", "100 %"],
            "side": "top",
            "showgrid": True,
            "fixedrange": True,
            "ticks": "",
        },
        "yaxis": {"range": [len(rows) - 0.75, -0.8], "visible": False, "fixedrange": True},
        "annotations": [note for row in rows.reset_index().to_dict("records") for note in _labels(row, palette)],
        "showlegend": True,
        "legend": {
            "orientation": "v",
        },
    }


def _labels(row: dict[Any, Any], palette: Palette) -> list[dict[str, Any]]:
    """A row's name with what stands behind it, and its rate: above its line, where a phone has room for them."""
    tone = palette.muted if row["is_small"] else palette.ink
    muted = f"<span style='font-size:11px;color:{palette.muted}'>{behind(row)}</span>"
    place = {"xref": "paper", "y": row["index"], "yanchor": "bottom", "yshift": 6, "showarrow": False}
    font = {"size": 13, "color": tone}
    return [
        {**place, "x": 0, "xanchor": "left", "align": "left", "text": f"{row['name']}<br>{muted}", "font": font},
        {**place, "x": 1, "xanchor": "right", "text": f"<b>{100 * row['rate']:.0f} %</b>", "font": font},
    ]


def rates_table(rows: pd.DataFrame, *, claimant: str) -> pd.DataFrame:
    """All rows of `rates`, those without a rate too; rate and interval in per cent to one decimal."""
    table = rows.assign(claimant=claimant, measure="neutralised_of_launched")
    for column in ("rate", "low", "high"):
        table[f"{column}_pct"] = (100 * table[column]).round(1)
    return table.drop(columns=["rate", "low", "high"])


def rates_in_words(rows: pd.DataFrame, *, claimant: str) -> str:
    """The rates in words: the highest and the lowest of those that stand on enough, and what has none."""
    name = words.the(words.short_name(claimant))
    firm = rows[rows["rate"].notna() & ~rows["is_small"]].sort_values("rate", ascending=False, kind="stable")
    parts = []
    if len(firm):
        told = [f"{row['name']} {100 * row['rate']:.0f} % ({behind(row)})" for row in firm.to_dict("records")]
        shown = told if len(told) <= 4 else [*told[:2], *told[-2:]]
        which = "" if len(told) <= 4 else f" (the highest two and the lowest two of {len(told)})"
        parts.append(f"Of those launched, {name} says it neutralised{which}: {'; '.join(shown)}.")
    else:
        parts.append(f"No rate of {name} stands on at least {FEWEST_LAUNCHED} launched in {FEWEST_ATTACKS} attacks.")
    if small := int((rows["rate"].notna() & rows["is_small"]).sum()):
        parts.append(f"{words.counted(small, 'more rate')} {'stands' if small == 1 else 'stand'} on less.")
    if len(none := rows[rows["rate"].isna()]):
        parts.append(
            f"Without a rate: {words.listed(list(none['name'].head(6)))}{' and others' if len(none) > 6 else ''}."
        )
    return " ".join(parts)


def has_rate(rows: pd.DataFrame) -> bool:
    """Whether anything can be drawn."""
    return bool(np.any(rows["rate"].notna()))
