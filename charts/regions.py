"""What an account itemises by region: above, how much of its total that is; below, the ranking of the itemised part.

A region's bar is what the claimant's statements give for it, nothing more. A region that is only ever named gets no
bar but its days. What is not itemised stands apart, hatched by reason: some of it may be itemised in words that we do
not have, because we hold those texts only cut.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.theme import PALETTES, Mode, Palette, template_name

TOP = 12
ROW = 28
ROW_OF_TWO_LINES = 36
SHARE = 14
SHARE_HEADING = 24
SHARE_GAP = 20
KEY_LINE = 22
"""Heights in pixels: a row of the ranking, and one with a second line; the bar of shares, the line above it, the gap
below; a line of the key."""


def ranking(totals: pd.DataFrame, *, top: int = TOP) -> pd.DataFrame:
    """The rows of the ranking, from the top.

    Args:
        totals: One claimant and measure of `db.queries.regional_totals`.
        top: How many regions to show by name.

    Returns:
        One row a bar: region, is_rest (bool: several regions together), value (Int64, <NA> where only ever named),
        days_itemised and days_named (Int64, <NA> for the rest, whose days overlap). Regions by value, then the ones
        only named by days, last the other regions together.
    """
    ordered = in_order(totals)
    shown = ordered.head(top)
    rows = [shown[["region_name", "value", "days_itemised", "days_named"]].assign(is_rest=False)]
    rest = ordered.iloc[top:]
    if len(rest):
        together = {"region_name": words.counted(len(rest), "more region"), "value": rest["value"].sum(min_count=1)}
        rows.append(pd.DataFrame([{**together, "days_itemised": pd.NA, "days_named": pd.NA, "is_rest": True}]))
    whole = pd.concat([part.astype(ROWS) for part in rows], ignore_index=True)
    return whole.rename(columns={"region_name": "region"})


def in_order(totals: pd.DataFrame) -> pd.DataFrame:
    """Regions by value, then the ones only named by days."""
    return totals.sort_values(
        ["value", "days_named", "region_name"], ascending=[False, False, True], na_position="last"
    )


ROWS = {"region_name": "str", "value": "Int64", "days_itemised": "Int64", "days_named": "Int64", "is_rest": "bool"}


def regions_bars(
    rows: pd.DataFrame, share: pd.Series | None, *, claimant: str, measure: str, mode: Mode = Mode.LIGHT
) -> go.Figure:
    """Draw a `ranking`; without rows the figure is empty.

    Args:
        rows: As `ranking` returns them.
        share: The row of `db.queries.itemised_share`; None leaves the bar of shares out.
        claimant: Whose colour.
        measure: What is counted.
        mode: Light or dark paper.
    """
    template = {"template": template_name(mode)}
    if rows.empty:
        return go.Figure(layout=template)
    palette = PALETTES[mode]
    traces = [_bars(rows, claimant, measure, palette)]
    if rows["value"].isna().any():
        traces.append(_only_named(rows, palette))
    parts = _share_traces(share, claimant, palette) if share is not None and words.is_known(share["total"]) else []
    layout = _layout(rows, palette, share if parts else None, len(parts) - 1)
    return go.Figure({"data": traces + parts, "layout": {**layout, **template}})


def _bars(rows: pd.DataFrame, claimant: str, measure: str, palette: Palette) -> dict[str, Any]:
    tones = palette.account(claimant)
    known = rows[rows["value"].notna()]
    return {
        "type": "bar",
        "name": f"{words.short_name(claimant)}, {words.measure_name(measure)}",
        "orientation": "h",
        "y": list(known.index),
        "x": known["value"].to_numpy(dtype=float),
        "marker": {"color": [tones.soft if is_rest else tones.strong for is_rest in known["is_rest"]]},
        "text": [words.number(value) for value in known["value"]],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"color": palette.ink, "size": 12},
        "constraintext": "none",
        "customdata": [_said(row) for row in known.to_dict("records")],
        "hovertemplate": "%{customdata}<extra></extra>",
        "showlegend": False,
        "meta": {"claimant": claimant, "measure": measure},
    }


def _only_named(rows: pd.DataFrame, palette: Palette) -> dict[str, Any]:
    """Words instead of a bar for the regions that never get a number."""
    named = rows[rows["value"].isna()]
    return {
        "type": "scatter",
        "name": "named without a number",
        "mode": "text",
        "y": list(named.index),
        "x": [0] * len(named),
        "text": [
            f"&nbsp;no number, named on {words.counted(days, 'day')}" if words.is_known(days) else "&nbsp;no number"
            for days in named["days_named"]
        ],
        "textposition": "middle right",
        "textfont": {"color": palette.muted, "size": 12},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
        "meta": {"state": "named"},
    }


def _said(row: dict[Any, Any]) -> str:
    parts = [f"<b>{row['region']}</b>", f"{words.number(row['value'])} itemised"]
    if words.is_known(row["days_itemised"]):
        parts.append(f"with a number on {words.counted(row['days_itemised'], 'day')}")
    if words.is_known(row["days_named"]) and row["days_named"] > 0:
        parts.append(f"named without a number on {words.counted(row['days_named'], 'day')}")
    return "<br>".join(parts)


def _is_also_named(row: Any) -> bool:
    """Whether a region with a number is also named without one."""
    return words.is_known(row["value"]) and words.is_known(row["days_named"]) and bool(row["days_named"] > 0)


def _label(row: dict[Any, Any], palette: Palette) -> str:
    """A region's name, and below it the days on which it is only named: beside the bar a phone has no room for them."""
    if not _is_also_named(row):
        return str(row["region"])
    also = f"also named on {words.counted(row['days_named'], 'day')}"
    return f"{row['region']}<br><span style='font-size:11px;color:{palette.muted}'>{also}</span>"


def _share_traces(share: pd.Series, claimant: str, palette: Palette) -> list[dict[str, Any]]:
    """The parts of the total: itemised, and the reasons why the rest is not."""
    tones = palette.account(claimant)
    looks: list[tuple[str, str, dict[str, Any]]] = [("itemised", "", {"color": tones.strong})]
    for column, name, shape in (
        ("not_itemised_cut", "in texts held only cut", "/"),
        ("not_itemised_stated", "not itemised by the claimant", "."),
        ("left_out", "in claims whose regions exceed their total", "x"),
    ):
        if words.is_known(share[column]) and share[column] > 0:
            looks.append((column, f"{name}: {words.number(share[column])}", _hatch(shape, palette)))
    base = 0
    traces = []
    for column, name, marker in looks:
        size = int(share[column]) if words.is_known(share[column]) else 0
        traces.append(
            {
                "type": "bar",
                "name": name or "itemised",
                "orientation": "h",
                "x": [size],
                "base": [base],
                "y": [0],
                "width": 1,
                "xaxis": "x2",
                "yaxis": "y2",
                "marker": marker,
                "hovertemplate": f"{name or f'itemised: {words.number(size)}'}<extra></extra>",
                "showlegend": bool(name),
                "meta": {"claimant": claimant, "part": column},
            }
        )
        base += size
    return traces


SHARES = {
    "total": "Total stated",
    "itemised": "Itemised by region",
    "not_itemised_cut": "Not itemised, in texts held only cut",
    "not_itemised_stated": "Not itemised by the claimant",
    "left_out": "In claims whose regions exceed their total",
}


def regions_table(totals: pd.DataFrame, share: pd.Series | None) -> pd.DataFrame:
    """All regions of an account, those beyond the drawn ones too, then the total and how much of it is itemised.

    Args:
        totals: One claimant and measure of `db.queries.regional_totals`.
        share: The row of `db.queries.itemised_share`; None leaves the rows of the total out.

    Returns:
        row ("region", or the name of a column of `itemised_share`), region (its code; <NA> in rows of the total), name,
        value (Int64, <NA> = never stated), days_itemised, days_named (Int64, <NA> in rows of the total).
    """
    ordered = in_order(totals)
    rows = [
        {"row": "region", "region": one.region, "name": one.region_name, "value": one.value,
         "days_itemised": one.days_itemised, "days_named": one.days_named}
        for one in ordered.itertuples()
    ]  # fmt: skip
    if share is not None:
        rows += [{"row": part, "name": name, "value": share[part]} for part, name in SHARES.items()]
    columns = {"row": "str", "region": "string", "name": "str", **dict.fromkeys(COUNTED, "Int64")}
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


COUNTED = ("value", "days_itemised", "days_named")


def _hatch(shape: str, palette: Palette) -> dict[str, Any]:
    pattern = {
        "shape": shape,
        "fillmode": "replace",
        "fgcolor": palette.unknown,
        "bgcolor": palette.paper,
        "size": 6,
        "solidity": 0.4,
    }
    return {"color": palette.unknown, "pattern": pattern, "line": {"width": 1, "color": palette.unknown}}


def _layout(rows: pd.DataFrame, palette: Palette, share: pd.Series | None, key_lines: int) -> dict[str, Any]:
    above = SHARE_HEADING + SHARE + SHARE_GAP if share is not None else 0
    key = KEY_LINE * key_lines if share is not None else 0
    row = ROW_OF_TWO_LINES if rows.apply(_is_also_named, axis=1).any() else ROW
    inner = above + len(rows) * row
    ranked = 1 - above / inner
    top = float(rows["value"].astype("float64").max()) if rows["value"].notna().any() else 1.0
    layout: dict[str, Any] = {
        "height": inner + key + 20,
        "margin": {"t": 4, "b": key + 16, "l": 8, "r": 8},
        "barmode": "overlay",
        "bargap": 0.28,
        "hovermode": "closest",
        "xaxis": {"range": [0, max(top, 1) * 1.22], "visible": False, "fixedrange": True, "anchor": "y"},
        "yaxis": {
            "domain": [0, ranked],
            "range": [len(rows) - 0.5, -0.5],
            "tickmode": "array",
            "tickvals": list(rows.index),
            "ticktext": [_label(row, palette) for row in rows.to_dict("records")],
            "tickfont": {"color": palette.ink, "size": 13},
            "ticks": "outside",
            "ticklen": 5,
            "tickcolor": palette.paper,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
    }
    return layout if share is None else {**layout, **_share_layout(share, palette, inner)}


def _share_layout(share: pd.Series, palette: Palette, inner: int) -> dict[str, Any]:
    ceiling = 1 - SHARE_HEADING / inner
    part = words.share(share["itemised"], share["total"])
    heading = f"<b>{part}</b> of {words.number(share['total'])} itemised"
    return {
        "xaxis2": {
            "range": [0, max(int(share["total"]), 1)],
            "visible": False,
            "fixedrange": True,
            "anchor": "y2",
            "domain": [0, 1],
        },
        "yaxis2": {"domain": [ceiling - SHARE / inner, ceiling], "visible": False, "fixedrange": True, "anchor": "x2"},
        "annotations": [
            {
                "text": heading,
                "xref": "paper",
                "yref": "paper",
                "x": 0,
                "y": ceiling,
                "yshift": 4,
                "xanchor": "left",
                "yanchor": "bottom",
                "showarrow": False,
                "font": {"size": 13, "color": palette.ink},
            }
        ],
        "legend": {
            "orientation": "v",
        },
    }


def share_sentence(share: pd.Series, *, who: str, measure: str) -> str:
    """How much of a period's total is itemised by region, and why the rest is not."""
    total = share["total"]
    if not words.is_known(total):
        return f"We hold no total of {words.measure_name(measure)} by {who} for this period."
    said = f"{words.share(share['itemised'], total)} of {words.number(total)} {words.measure_name(measure)}"
    cut, stated = share["not_itemised_cut"], share["not_itemised_stated"]
    parts = []
    if words.is_known(cut) and cut > 0:
        parts.append(f"{words.number(cut)} in texts that we hold only cut")
    if words.is_known(stated) and stated > 0:
        parts.append(f"{words.number(stated)} not broken down by the claimant")
    if words.is_known(share["claims_left_out"]) and share["claims_left_out"] > 0:
        parts.append(
            f"{words.number(share['left_out'])} in {words.counted(share['claims_left_out'], 'claim')} with regions "
            "that add up to more than the total (these regions count as named without a number)"
        )
    rest = f", the rest is not: {words.listed(parts)}" if parts else ""
    return f"{said} is itemised by region{rest}."
