"""Each chart in plain words, for readers who can't see it and for those who'd rather read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from charts import words
from charts.bars import Panel


def accounts_in_words(panels: Sequence[Panel], *, start: date, end: date) -> str:
    """What the main chart shows: each account's sums, its biggest day, and its days without a number."""
    return " ".join(
        [f"{words.period(start, end)}.", *(account_in_words(panel, words.days_in(start, end)) for panel in panels)]
    )


def account_in_words(panel: Panel, days: int) -> str:
    """What one panel shows, of so many days: sums, the biggest day, the days without a number."""
    name = words.the(words.short_name(panel.claimant))
    sums = [_sum(panel.series, measure) for measure in panel.measures]
    if not any(sums):
        return f"Of {name} we have no number for this period. {_gaps(panel.series)}".strip()
    stated = words.listed([said for said in sums if said])
    first = panel.series[panel.series["measure"] == panel.measures[0]]
    known = first["value"].notna()
    parts = [f"{name[:1].upper()}{name[1:]} stated {stated}, on {int(known.sum()):,} of {words.counted(days, 'day')}."]
    if known.sum() > 1:
        top = first.iloc[int(first["value"].astype("float64").argmax())]
        parts.append(
            f"Its biggest day was {words.day(top['day'])}, "
            f"with {words.number(top['value'])} {words.measure_name(panel.measures[0])}."
        )
    return " ".join([*parts, _gaps(panel.series)]).strip()


def accounts_quote(panels: Sequence[Panel], *, start: date, end: date, limits: str = "") -> str:
    """What each account's numbers add up to, as it may be cited: who says it, and on how many days.

    `limits` says what a view counts where that is not all.
    """
    return " ".join(_quoted(panel, words.period(start, end), words.days_in(start, end), limits) for panel in panels)


def _quoted(panel: Panel, period: str, days: int, limits: str) -> str:
    said = words.listed([told for told in (_sum(panel.series, measure) for measure in panel.measures) if told])
    first = panel.series[panel.series["measure"] == panel.measures[0]]
    standing = f"stated on {int(first['value'].notna().sum()):,} of {words.counted(days, 'day')}"
    who = words.the(words.short_name(panel.claimant))
    about = "; ".join(filter(None, (limits, standing)))
    return f"{panel.heading}, {period}: {said or 'no number'}, according to {who} ({about})."


def _sum(series: pd.DataFrame, measure: str) -> str:
    total = series.loc[series["measure"] == measure, "value"].sum(min_count=1)
    return f"{words.number(total)} {words.measure_name(measure)}" if words.is_known(total) else ""


REASONS = {
    "withheld": "withheld its number on {}",
    "named": "named the region without a number on {}",
    "unreadable": "published what could not be read on {}",
    "not_stated": "published a statement without this number on {}",
}
LACKS = {
    "silent": "We hold no statement of {}.",
    "no_data": "Our data do not cover {}.",
}
"""What is our lack and not the claimant's doing: it may have published what we do not have."""


def _gaps(series: pd.DataFrame) -> str:
    """The days without any number, by reason."""
    stated = series[series["state"] == "stated"]["day"]
    without = series[~series["day"].isin(stated)].drop_duplicates("day")["state"].value_counts().to_dict()
    reasons, lacks = (
        [said.format(words.counted(without[state], "day")) for state, said in known.items() if state in without]
        for known in (REASONS, LACKS)
    )
    return " ".join([*([f"It {words.listed(reasons)}."] if reasons else []), *lacks])


def regions_in_words(rows: pd.DataFrame, *, claimant: str, measure: str, share: str) -> str:
    """What a ranking of regions shows: its first three, what is only named, and how much is itemised."""
    named = rows[~rows["is_rest"] & rows["value"].notna()]
    name = words.short_name(claimant)
    first = [
        f"{row.region} ({words.number(row.value)}{_also_named(row.days_named)})" for row in named.head(3).itertuples()
    ]
    parts = [f"Itemised by {words.the(name)} as {words.measure_name(measure)}, most first: {words.listed(first)}."]
    if not first:
        parts = [f"In what we hold, {words.the(name)} gives no region a number in this period."]
    only = list(_only_named(rows))
    if only:
        parts.append(f"Named without a number: {words.listed(only)}.")
    return " ".join([*parts, share]).strip()


def _also_named(days: object) -> str:
    return f", also named without a number on {words.counted(days, 'day')}" if words.is_known(days) and days else ""


def _only_named(rows: pd.DataFrame) -> Iterable[str]:
    for row in rows[~rows["is_rest"] & rows["value"].isna()].head(3).itertuples():
        yield f"{row.region} (on {words.counted(row.days_named, 'day')})"
