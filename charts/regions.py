"""What an account itemises by region: a ranking of the itemised part, beside what it does not itemise.

A region's bar is what the claimant's statements give for it, nothing more. What they name without a number is said in
days and gets no bar; what they do not itemise at all is hatched and kept apart by reason: some of it stands in texts
that we hold only cut.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.theme import PALETTES, Mode, template_name

TOP = 12
ROW = 30
CUT = "Not known: text held only cut"
WHOLE_ONLY = "Not itemised by the claimant"


def ranking(totals: pd.DataFrame, share: pd.Series | None, *, top: int = TOP) -> pd.DataFrame:
    """The rows of the chart, from the top.

    Args:
        totals: One claimant and measure of `db.queries.regional_totals`.
        share: The claimant's and measure's row of `db.queries.itemised_share`; None leaves the remainder out (as where
            only some regions are asked for).
        top: How many regions to show by name.

    Returns:
        One row a bar: kind (region, rest, cut, whole_only), label, value (Int64, <NA> where only ever named),
        days_itemised and days_named (Int64, <NA> where it has no meaning). Regions by value, then the ones only named
        by days, then the other regions together, then what is not itemised.
    """
    ordered = totals.sort_values(
        ["value", "days_named", "region_name"], ascending=[False, False, True], na_position="last"
    )
    named = ordered.head(top).assign(kind="region", label=lambda rows: rows["region_name"])
    rows = [named[["kind", "label", "value", "days_itemised", "days_named"]]]
    rest = ordered.iloc[top:]
    if len(rest):
        label = words.counted(len(rest), "more region")
        rows.append(_row("rest", label, rest["value"].sum(min_count=1), days_named=rest["days_named"].max()))
    if share is not None:
        rows += [
            _row(kind, label, share[column])
            for kind, label, column in (
                ("cut", CUT, "not_itemised_cut"),
                ("whole_only", WHOLE_ONLY, "not_itemised_stated"),
            )
            if words.is_known(share[column]) and share[column] > 0
        ]
    whole = pd.concat(rows, ignore_index=True)
    return whole.astype({"value": "Int64", "days_itemised": "Int64", "days_named": "Int64"})


def _row(kind: str, label: str, value: object, days_named: object = pd.NA) -> pd.DataFrame:
    columns = {"kind": [kind], "label": [label], "value": [value], "days_itemised": [pd.NA], "days_named": [days_named]}
    return pd.DataFrame(columns)


def regions_bars(rows: pd.DataFrame, *, claimant: str, measure: str, mode: Mode = Mode.LIGHT) -> go.Figure:
    """Draw a `ranking`; without rows the figure is empty."""
    figure = go.Figure(layout={"template": template_name(mode)})
    if rows.empty:
        return figure
    palette = PALETTES[mode]
    tones = palette.account(claimant)
    itemised = rows["kind"].isin(["region", "rest"])
    values = rows["value"].astype("float64")
    places = list(range(len(rows)))
    figure.add_trace(
        go.Bar(
            name=f"{words.short_name(claimant)}: {words.measure_name(measure)}, itemised",
            orientation="h",
            y=[place for place, own in zip(places, itemised, strict=True) if own],
            x=values[itemised],
            marker={"color": [tones.strong if kind == "region" else tones.soft for kind in rows["kind"][itemised]]},
            text=[_label(row) for row in rows[itemised].itertuples()],
            **_text_style(palette.ink),
            customdata=[_said(row) for row in rows[itemised].itertuples()],
            hovertemplate=f"%{{customdata}}<extra>{words.short_name(claimant)}</extra>",
        )
    )
    if (~itemised).any():
        figure.add_trace(
            go.Bar(
                name="not itemised",
                orientation="h",
                y=[place for place, own in zip(places, itemised, strict=True) if not own],
                x=values[~itemised],
                marker={
                    "color": palette.unknown,
                    "pattern": {
                        "shape": ["/" if kind == "cut" else "." for kind in rows["kind"][~itemised]],
                        "fillmode": "replace",
                        "fgcolor": palette.unknown,
                        "bgcolor": palette.paper,
                        "size": 6,
                        "solidity": 0.4,
                    },
                    "line": {"width": 1, "color": palette.unknown},
                },
                text=[words.number(value) for value in rows["value"][~itemised]],
                **_text_style(palette.ink),
                customdata=list(rows["label"][~itemised]),
                hovertemplate="%{customdata}: %{x:,d}<extra></extra>",
            )
        )
    top = float(values.max()) if values.notna().any() else 1.0
    figure.update_layout(
        height=len(rows) * ROW + 40,
        margin={"t": 4, "b": 4, "l": 8, "r": 8},
        showlegend=False,
        barmode="overlay",
        bargap=0.28,
        hovermode="closest",
        xaxis={"range": [0, top * 1.32], "visible": False, "fixedrange": True},
        yaxis={
            "range": [len(rows) - 0.4, -0.6],
            "tickmode": "array",
            "tickvals": places,
            "ticktext": list(rows["label"]),
            "tickfont": {"color": palette.ink, "size": 13},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
    )
    return figure


def _text_style(ink: str) -> dict[str, object]:
    return {
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"color": ink, "size": 12},
        "constraintext": "none",
    }


def _label(row: object) -> str:
    """What is written at a bar's end: the number, or the days on which the region is only named."""
    value, named = row.__getattribute__("value"), row.__getattribute__("days_named")
    if not words.is_known(value):
        return f"no number, named on {words.counted(named, 'day')}"
    return words.number(value)


def _said(row: object) -> str:
    get = row.__getattribute__
    parts = [f"<b>{get('label')}</b>", f"{words.number(get('value'))} itemised"]
    if words.is_known(get("days_itemised")):
        parts.append(f"with a number on {words.counted(get('days_itemised'), 'day')}")
    if words.is_known(get("days_named")) and get("days_named") > 0:
        parts.append(f"named without a number on {words.counted(get('days_named'), 'day')}")
    return "<br>".join(parts)


def share_sentence(share: pd.Series, *, who: str, measure: str) -> str:
    """How much of a period's total is itemised by region, and why the rest is not."""
    total, itemised = share["total"], share["itemised"]
    if not words.is_known(total):
        return f"{_opening(who)} states no total of {words.measure_name(measure)} for this period."
    rest = (
        f"{words.share(itemised, total)} of {words.number(total)} {words.measure_name(measure)} "
        f"is itemised by region by {who}"
    )
    cut, stated = share["not_itemised_cut"], share["not_itemised_stated"]
    parts = []
    if words.is_known(cut) and cut > 0:
        parts.append(f"{words.number(cut)} stand in texts that we hold only cut")
    if words.is_known(stated) and stated > 0:
        parts.append(f"{words.number(stated)} are not broken down by the claimant")
    return f"{rest}; of the rest, {words.listed(parts)}." if parts else f"{rest}."


def _opening(who: str) -> str:
    return who[:1].upper() + who[1:]
