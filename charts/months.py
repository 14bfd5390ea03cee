"""Months as rows: what each account states of each calendar month, with the rate out of the claims that state both."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from charts.bars import Panel
from charts.outcomes import outcome_bars
from charts.series import Resolution, binned
from charts.words import short_name


def months_table(panels: Sequence[Panel], claims: pd.DataFrame) -> pd.DataFrame:
    """One row a month and account.

    Args:
        panels: The accounts, each with all measures wanted.
        claims: As `db.outcomes.outcomes` returns them, of all these accounts; empty where there is no rate.

    Returns:
        By month, then account: month (datetime64[s], its first day), claimant, launched, neutralised, intercepted
        (Int64, <NA> where never stated in the month or not a measure of the account), rate (Float64, 0 to 1:
        neutralised of launched, <NA> where no claim states both), rate_claims (Int64: how many claims state both),
        is_exact (boolean: of all numbers), days (of the month within the period), days_stated, days_silent,
        days_withheld, days_no_data (of them, of the account's main measure), is_partial (bool: the period or the data
        do not reach over the whole month).
    """
    rows = [_account(panel, claims) for panel in panels]
    return pd.concat(rows, ignore_index=True).sort_values("month", kind="stable", ignore_index=True)


def _account(panel: Panel, claims: pd.DataFrame) -> pd.DataFrame:
    bars = binned(panel.series, Resolution.MONTH)
    first = bars[bars["measure"] == panel.measures[0]].set_index("bar")
    values = bars.pivot(index="bar", columns="measure", values="value").reindex(first.index)
    exact = bars.groupby("bar")["is_exact"].all().reindex(first.index)
    start, end = panel.series["day"].min().date(), panel.series["day"].max().date()
    own = claims[claims["claimant"] == panel.claimant]
    none = pd.Series(pd.NA, index=first.index, dtype="Int64")
    rate, behind = none.astype("Float64"), none
    if len(own):
        rates = (
            outcome_bars(own, start=start, end=end, resolution=Resolution.MONTH).set_index("bar").reindex(first.index)
        )
        rate = rates["share_neutralised"]
        behind = rates["claims"].astype("Int64").where(rate.notna())
    table = pd.DataFrame(
        {
            "claimant": panel.claimant,
            **{name: values.get(name, none) for name in ("launched", "neutralised", "intercepted")},
            "rate": rate,
            "rate_claims": behind,
            "is_exact": exact.astype("boolean").where(values.notna().any(axis=1)),
            "days": first["inside"] + first["no_data"],
            "days_stated": first["stated"],
            "days_silent": first["silent"],
            "days_withheld": first["withheld"],
            "days_no_data": first["no_data"],
            "is_partial": first["is_cut"],
        },
        index=first.index,
    )
    return table.rename_axis("month").reset_index()


def shown_months(months: pd.DataFrame) -> pd.DataFrame:
    """The table as a page shows it: the newest month first, names in words, the rate in per cent."""
    names = months["month"].dt.strftime("%B %Y") + months["is_partial"].map({True: " (in part)", False: ""})
    shown = pd.DataFrame(
        {
            "Month": names,
            "Account": months["claimant"].map(short_name),
            "Launched": months["launched"],
            "Neutralised": months["neutralised"],
            "Rate": (months["rate"] * 100).round(1),
            "Claims behind the rate": months["rate_claims"],
            "Intercepted": months["intercepted"],
            "Days with a number": months["days_stated"],
            "Days silent": months["days_silent"],
            "Days withheld": months["days_withheld"],
        }
    )
    return shown.iloc[months.sort_values("month", ascending=False, kind="stable").index].reset_index(drop=True)
