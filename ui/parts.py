"""The parts of a page that are not charts: its lead, headline numbers, incidents, figures with sources, method."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, Literal

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts import words
from charts.caption import Caption
from charts.headline import Headline, change, standing
from ui import cached
from ui.filters import NATIONAL, show_defaults
from ui.view import View, heading

FIGURES = "figures"
"""The switch of the table with every figure, and its parameter's name in the address."""

Gap = Literal["small", "large"]

ROWS = 1000
"""How many figures the page's table shows at most; the file holds all."""


def plain(text: object) -> str:
    """Somebody else's words, safe inside Markdown."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~$:])", r"\\\1", str(text))


def show_kicker() -> None:
    """The publication's name above a page's title."""
    with st.container(key="kicker"):
        st.markdown("Two Accounts")


def say_empty() -> None:
    """What stands where the ledger holds no claim at all."""
    st.info("The ledger holds no claims yet. Whoever runs this server fills it with:")
    st.code(".venv/bin/python -m db import", language="sh")


def show_lead(claimants: pd.DataFrame) -> None:
    """One paragraph: what this is, and how fresh each account is."""
    newest = claimants[claimants["claimant"].isin(NATIONAL)].set_index("claimant")["last_date"]
    fresh = words.listed(
        [f"{words.the(words.short_name(name))} until {words.day(newest[name])}" for name in NATIONAL if name in newest]
    )
    st.markdown(
        "Ukraine’s Air Force says how many drones Russia launched and how many of them it neutralised. "
        "Russia’s Ministry of Defence says how many Ukrainian drones it intercepted. "
        f"**Each number is a claim by the side named, not a finding.** We hold {fresh}."
    )


def two_columns(count: int) -> Iterator[DeltaGenerator]:
    """Places for so many charts, two a row where the screen is wide; a single one has the width."""
    for first in range(0, count, 2):
        yield from st.columns(min(2, count - first) if count == 1 else 2, gap="large")[: count - first]


def show_headlines(view: View, claimants: Sequence[str], *, is_narrow: bool = False) -> None:
    """The period's numbers of each account, each with its claimant, measure and change; all in one column if narrow."""
    if not claimants:
        return
    weapons = view.filters.weapons
    rates = cached.rates(
        start=view.filters.start, end=view.filters.end, claimants=tuple(claimants), weapon_classes=weapons.classes
    )
    columns = _places(len(claimants), is_narrow=is_narrow, gap="large")
    for column, claimant in zip(columns, claimants, strict=True):
        with column.container(key=f"account-{claimant}", gap="small"):
            st.markdown(f"**{heading(claimant, weapons)}**, as stated by {words.the(view.name(claimant))}")
            shown = view.headlines(claimant)
            for place, one in zip(_places(len(shown), is_narrow=is_narrow), shown, strict=True):
                with place.container(gap="xxsmall"):
                    _show_number(one, view.filters.days)
            st.caption(" ".join(filter(None, (_held(view, claimant), _below(view, claimant, rates)))))


def _places(count: int, *, is_narrow: bool, gap: Gap = "small") -> list[DeltaGenerator]:
    """Places beside each other, or below each other where that is too narrow."""
    return [st.container() for _ in range(count)] if is_narrow else st.columns(count, gap=gap)


def _show_number(shown: Headline, days: int) -> None:
    st.metric(words.measure_name(shown.measure).capitalize(), words.number(shown.value))
    said = change(shown, days)
    st.caption("  \n".join(line for line in (said, standing(shown, days)) if line))


def _held(view: View, claimant: str) -> str:
    """Where our data begin or end inside the period, as a sentence; empty where they hold all of it."""
    first, last = view.span(claimant)
    start, end = view.filters.start, view.filters.end
    if last < start or end < first:
        return f"We hold data only for {words.period(first, last)}."
    edges = [f"begin on {words.day(first)}"] if first > start else []
    if last < end:
        edges.append(f"end on {words.day(last)}")
    return f"**Our data {words.listed(edges)}.**" if edges else ""


def _below(view: View, claimant: str, rates: pd.DataFrame) -> str:
    """The rate where the claimant states both its parts, or why there is none."""
    weapons = view.filters.weapons
    if claimant == "ru_mod":
        return f"Russia states no number of {weapons} launched at it, so there is no rate."
    if claimant != "ua_air_force":
        return "A regional tally: of its own area, and without a number of those launched."
    own = rates[rates["claimant"] == claimant]
    if view.filters.regions:
        return f"By region the Air Force states no number of {weapons} launched, so there is no rate."
    if own.empty or not words.is_known(own.iloc[0]["launched"]):
        return f"We hold no number of {weapons} launched for this period, so there is no rate."
    rate = own.iloc[0]
    return (
        f"By its own account {words.share(rate['neutralised'], rate['launched'])} of those launched were neutralised "
        f"(claims that state both, on {words.counted(rate['days'], 'day')})."
    )


def nothing_in(view: View, claimants: Sequence[str]) -> str:
    """Why a view has no numbers, as a sentence."""
    spans = words.listed(
        [f"{words.the(words.short_name(one))} for {words.period(*view.span(one))}" for one in claimants]
    )
    place = " for the chosen regions" if view.filters.regions else ""
    return f"We hold no number{place} for {words.period(view.filters.start, view.filters.end)}. Our data: {spans}."


def nothing_itemised(view: View, claimant: str) -> str:
    """That an account names no region in the view, as a sentence."""
    place = "the chosen regions" if view.filters.regions else "any region"
    return f"In what we hold, {words.the(view.name(claimant))} itemises nothing for {place} in this period."


def offer_defaults(sentence: str, *, key: str) -> None:
    """A sentence and a way out of a view that shows nothing."""
    st.info(sentence)
    st.button("Show the latest 90 days of both accounts", on_click=show_defaults, key=f"defaults-{key}")


def show_incidents(view: View) -> None:
    """What was said to have burned or been hit in the period, each with who says so."""
    told = _incidents(view.whole())
    if told:
        st.header("What was said to have been hit", anchor="incidents")
        st.markdown(told)


@lru_cache(maxsize=64)
def _incidents(view: View) -> str:
    found = cached.incidents(start=view.filters.start, end=view.filters.end, regions=view.filters.regions)
    return "\n".join(f"- {_incident(view, row)}" for row in found.to_dict("records"))


def _incident(view: View, row: dict[Any, Any]) -> str:
    hurt = [
        words.counted(row[column], one, one)
        for column, one in (("injured", "injured"), ("killed", "killed"))
        if words.is_known(row[column])
    ]
    who = words.the(view.name(row["claimant"]))
    told = " ".join(filter(None, (plain(row["paraphrase"]), plain("; ".join(hurt)), _link(row["source_url"]))))
    return f"**{plain(row['place'])}**, {words.day(row['report_date'])}, as stated by {who}: {told}"


def _link(url: object) -> str:
    return f"[Source]({url})" if str(url).startswith(("https://", "http://")) else ""


def show_figures(view: View) -> None:
    """Every figure behind the page with its source, on request."""
    st.header("Every figure, with its source", anchor="figures")
    if not st.toggle("Show the figures", key=FIGURES, bind="query-params"):
        return
    filters = view.filters
    found = cached.figures(start=filters.start, end=filters.end, claimants=filters.claimants, regions=filters.regions)
    newest = found.iloc[::-1].head(ROWS)
    more = f" The newest {ROWS:,} are shown; the file holds all." if len(found) > ROWS else ""
    st.caption(f"{words.counted(len(found), 'figure')}, drones and missiles, as the statements give them.{more}")
    st.dataframe(
        newest[SHOWN],
        hide_index=True,
        placeholder=words.DASH,
        column_config={
            "report_date": st.column_config.DateColumn("date", format="DD/MM/YYYY"),
            "source_url": st.column_config.LinkColumn("link", display_text="source"),
        },
        alt="Figures with claimant, measure, region, value, qualifier and link",
    )
    about = view.caption(filters.claimants, "every figure of every weapon, as stated", ())
    about = replace(about, filters=f"all weapons; {about.filters.partition('; ')[2]}")
    st.download_button(
        "CSV",
        data=partial(_figures_csv, found, about.columns()),
        file_name="figures.csv",
        mime="text/csv",
        key="figures-csv",
        on_click="ignore",
    )


SHOWN = [
    "report_date",
    "claimant",
    "measure",
    "weapon_class",
    "weapon",
    "region_name",
    "value",
    "upper",
    "qualifier",
    "overlap",
    "source",
    "source_url",
]


def _figures_csv(found: pd.DataFrame, columns: dict[str, str]) -> bytes:
    return found.assign(**columns).to_csv(index=False).encode()


METHOD = """
- **Unknown is not zero.** “No statement held” marks a day of which we have none: the claimant may have published
  nothing, or something that we lack. A number kept back is *withheld*. Neither is drawn or summed as 0. A stated 0 is
  a tick on the axis.
- **Russia reports interceptions only.** It publishes no number of drones launched at it, so no rate can be given.
- **Neutralised** is what the Air Force says it shot down or suppressed (electronic warfare, lost from radar). Until
  July 2025 it stated the two apart, since then as one figure. The rate counts only claims that state both the number
  launched and the number neutralised.
- **Days are report dates**: the claimant’s local date at the end of the reporting window. A night belongs to its
  morning. The two accounts’ days are not the same hours.
- **Overlaps.** Where two windows of one claimant share minutes, the same drone may be counted twice; such days say so.
- **Regions.** A region’s number is only what the claimant itemises. Many of the Ministry’s posts are held only cut at
  400 characters: what is missing there is missing from the text that we hold, not left out by the Ministry.
- **Added by hand.** A statement that somebody added counts only where no other source tells the attack, and a
  correction stands beside the figure that was read, on the page Data: no total, chart or export takes it.
- **The regional air commands** count for themselves and are never added to the national figures.
"""


def show_whole_method() -> None:
    """How the numbers came about, in full: on the page about them."""
    st.markdown(METHOD)


def show_method() -> None:
    """Where a page says how its numbers came about: a sentence, and the way to the rest."""
    st.header("How it was counted", anchor="method")
    st.markdown(
        "Unknown is never zero, a day is a claimant’s report date, and a region’s number is only what is itemised; "
        "[About the numbers](about) says how each figure was counted, what it does not say, and where it comes from."
    )


def show_caption(caption: Caption, *, key: str) -> None:
    """What stands under a table: whose numbers, of what, of when, cut how, as of when, from where."""
    with st.container(key=f"{key}-caption", gap="xsmall"):
        st.markdown(" ".join(f"**{label}** {plain(said.rstrip('.'))}." for label, said in caption.lines()))
