"""Records and streaks of the period, and its months as a table: what stands under the chart of both accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

import pandas as pd
import streamlit as st

from charts import words
from charts.caption import Caption
from charts.months import months_table, shown_months
from charts.records import TIES_MAX, Big, Records, Run, records, records_table
from ui import cached, files, parts
from ui.accounts import panels_of
from ui.outcomes import AIR_FORCE
from ui.view import View, heading

COUNTED = ("Launched", "Neutralised", "Intercepted")
"""The columns of the table of months that hold thousands."""


def show_records(view: View, claimants: Sequence[str]) -> None:
    """The biggest days, runs and silences of each account, each day a link to its night."""
    found = _records(view.whole(), tuple(claimants))
    if not any(one.biggest for one in found):
        return
    st.header("Records and streaks", anchor="records")
    st.markdown(_preface(view))
    for place, claimant in zip(parts.two_columns(len(claimants)), claimants, strict=True):
        with place.container(key=f"records-{claimant}", gap="small"):
            st.markdown(f"**{heading(claimant, view.filters.weapons)}**, as stated by {words.the(view.name(claimant))}")
            st.markdown("\n".join(f"- {line}" for line in _lines([one for one in found if one.claimant == claimant])))
    caption = view.caption(claimants, f"records and streaks of {view.filters.weapons} a day (report date)", ())
    _offer_csv(partial(records_table, found), caption, key="records")


@lru_cache(maxsize=64)
def _records(view: View, claimants: tuple[str, ...]) -> list[Records]:
    return [
        records(panel.series, claimant=panel.claimant, measure=measure)
        for panel in panels_of(view, claimants)
        for measure in panel.measures
    ]


def _preface(view: View) -> str:
    period = words.period(view.filters.start, view.filters.end)
    if not view.filters.regions:
        return f"{period}, by report date. Each day leads to its night, with the statements behind it."
    names = view.regions.set_index("region")["name_en"].reindex(view.filters.regions).dropna()
    return (
        f"{period}, by report date. **Only the part itemised for {parts.plain(words.listed(list(names)))} counts**: on "
        "other days the region may be named without a number, or not itemised. Each day leads to its night."
    )


def _lines(own: Sequence[Records]) -> Iterator[str]:
    for one in own:
        measure = words.measure_name(one.measure)
        if not one.biggest:
            yield f"Biggest day, {measure}: {words.DASH} (no number above 0 held)"
            continue
        first, *others = one.biggest
        yield f"Biggest day, {measure}: {_big(first)}" + "".join(f"; then {_big(other)}" for other in others)
    for one in own:
        if one.above:
            counts = ", ".join(f"{least:,} or more on {words.counted(days, 'day')}" for least, days in one.above)
            of_days = f"of {words.counted(one.days_stated, 'day')} with a number"
            yield f"{words.measure_name(one.measure).capitalize()}, {of_days}: {counts}"
    whole = own[0]
    yield f"Longest run of days with a claim: {_run(whole.told)}"
    yield f"Longest run of days of which we hold no statement: {_run(whole.silent)}"


def _big(big: Big) -> str:
    days = [f"[{words.day(day)}](night?date={day.isoformat()})" for day in big.days[:TIES_MAX]]
    more = f" and {len(big.days) - TIES_MAX:,} more days" if len(big.days) > TIES_MAX else ""
    bound = "" if big.is_exact else "“at least” or “about” "
    return f"{bound}**{words.number(big.value)}** on {words.listed(days) if not more else ', '.join(days) + more}"


def _run(run: Run | None) -> str:
    if run is None:
        return "none"
    equal = f", and {words.counted(run.others, 'other')} as long" if run.others else ""
    edge = "; it reaches the edge of the period or of our data" if run.is_open else ""
    return f"**{words.counted(run.days, 'day')}**, {words.period(run.start, run.end)}{equal}{edge}"


def show_months(view: View, claimants: Sequence[str]) -> None:
    """Each calendar month of each account, with its rate."""
    held, shown = _months(view.whole(), tuple(claimants))
    if held.empty:
        return
    st.header("Month by month", anchor="months")
    notes = (
        "The rate is neutralised of launched, out of the claims that state both; a dash is not stated. A month “in "
        "part” reaches beyond the period or our data. Silent: we hold no statement of that day, which is not 0.",
    )
    caption = view.caption(claimants, f"{view.filters.weapons} a calendar month, by report date", notes)
    st.dataframe(
        shown,
        hide_index=True,
        placeholder=words.DASH,
        column_config={
            "Rate": st.column_config.NumberColumn("Rate", format="%.1f %%"),
            **{name: st.column_config.NumberColumn(name, format="localized") for name in COUNTED},
        },
        alt="Months with each account’s numbers, its rate, and its days with and without a number",
    )
    parts.show_caption(caption, key="months")
    _offer_csv(lambda: held.assign(month=held["month"].dt.strftime("%Y-%m")), caption, key="months")


@lru_cache(maxsize=64)
def _months(view: View, claimants: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The months that we hold anything of, and the table of them that the page shows. Nobody may change them."""
    filters = view.filters
    claims = cached.outcomes(  # as the chart of shares asks it: of the national claimants only this one states launches
        start=filters.start, end=filters.end, claimants=(AIR_FORCE,), weapon_classes=filters.weapons.classes
    )
    if filters.regions:  # by region nobody states a number launched
        claims = claims.iloc[:0]
    months = months_table(panels_of(view, claimants), claims)
    held = months[months["days_no_data"] < months["days"]].reset_index(drop=True)
    return held, shown_months(held)


def _offer_csv(table: Callable[[], pd.DataFrame], caption: Caption, *, key: str) -> None:
    st.download_button(
        "CSV",
        data=lambda: files.csv_bytes(table(), caption),
        file_name=f"{key}.csv",
        mime="text/csv",
        key=f"{key}-csv",
        on_click="ignore",
    )
