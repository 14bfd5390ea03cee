"""The parts of the page about the numbers: claimants, coverage, changes of definition, traps, sources, citation."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts import words
from charts.caption import Caption
from charts.coverage import STATES, coverage_calendar, coverage_in_words, coverage_table
from charts.theme import Mode
from ui import cached
from ui.chart import Chart, kept
from ui.citation import FILE, citation, citation_file
from ui.definitions import definitions
from ui.filters import COMMANDS, NATIONAL
from ui.parts import plain

COVERED = "of"
"""The key of the coverage calendar's account, which is its parameter in the address."""

CONTENTS = (
    ("claimants", "Who claims what"),
    ("method", "How it was counted"),
    ("coverage", "Which days we hold"),
    ("definitions", "When a definition changed"),
    ("traps", "Known traps"),
    ("sources", "Sources and licences"),
    ("cite", "How to cite"),
)

SIDES = {"RU": "Russia", "UA": "Ukraine"}
WEAPONS_OF = {"RU": "Russian drones and missiles", "UA": "Ukrainian drones and missiles"}

TRAPS = """
- **“Intercepted” is not “shot down”.** The Ministry’s word takes in drones shot down and drones suppressed. Compare it
  with the Air Force’s neutralised, never with its shot down, and even then the two sides do not count alike.
- **No rate for Russia.** Without a number of those launched, a day of many interceptions may be a day of many drones
  or of good defence; the figures do not tell which.
- **A day is not the same hours on both sides.** The Air Force’s night and the Ministry’s night begin and end
  differently, and Moscow and Kyiv time are apart by an hour in winter.
- **A drone may be counted twice** where two windows of one claimant share minutes. Such figures carry the minutes.
- **Decoys are counted.** The Air Force counts strike drones together with the decoys that fly with them.
- **A region’s number is a lower bound of what is said of it**: only what is itemised, and many of the Ministry’s texts
  are held only cut at 400 characters.
- **An area is not a region.** “South” is an air command’s area and may take in Odesa; the two do not add up.
- **The Ministry’s posts have no link of their own here**: they came to us without their numbers. The link leads to its
  channel, the time of publication finds the post.
- **Locations are places.** “Hits” counts weapons, “locations hit” counts places.
- **A compiled table stands between us and the Air Force.** Where its compiler erred or left out a day, so do we.
- **Silence is not peace.** A day without a statement says nothing of what happened on it.
"""


def show_contents() -> None:
    """Links to the page's parts."""
    with st.container(key="contents"):
        st.markdown(" · ".join(f"[{title}](#{anchor})" for anchor, title in CONTENTS))


def show_claimants(claimants: pd.DataFrame) -> None:
    """One row a claimant: for whom it speaks, of whose weapons, which measures, since when, in how many statements."""
    stated = cached.claimed_measures()
    st.markdown(
        "National and regional claimants are never added up, nor is one side’s figure to the other’s. A measure that "
        "is not in a claimant’s row is one that it does not state in what we hold."
    )
    st.dataframe(
        claimants_table(claimants, stated),
        hide_index=True,
        placeholder=words.DASH,
        alt="Claimants: side, scope, whose weapons they count, measures, first and last report date, statements",
        column_config={
            "Measures": st.column_config.TextColumn(width="large"),
            **{name: st.column_config.DateColumn(format="DD/MM/YYYY") for name in ("First day", "Last day")},
        },
    )
    with st.expander("Each claimant’s measures, with the days between which it states them"):
        st.dataframe(
            measures_table(stated),
            hide_index=True,
            placeholder=words.DASH,
            alt="Measures by claimant: first and last report date, figures, figures without a number",
            column_config={
                name: st.column_config.DateColumn(format="DD/MM/YYYY") for name in ("First stated", "Last stated")
            },
        )


def claimants_table(claimants: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """The claimants in a reader's words; <NA> where the side is not known or no figure is stated."""

    def listed(claimant: str, column: str, names: dict[str, str]) -> str | None:
        found = set(stated[stated["claimant"] == claimant][column])
        return ", ".join(name for one, name in names.items() if one in found) or None

    return pd.DataFrame(
        {
            "Claimant": claimants["name"],
            "Speaks for": claimants["side"].map(SIDES),
            "Scope": claimants["scope"],
            "Counts": [listed(one, "attacker", WEAPONS_OF) for one in claimants["claimant"]],
            "Measures": [listed(one, "measure", words.MEASURES) for one in claimants["claimant"]],
            "First day": claimants["first_date"].dt.date,
            "Last day": claimants["last_date"].dt.date,
            "Statements": claimants["statements"],
        }
    )


def measures_table(stated: pd.DataFrame) -> pd.DataFrame:
    """`db.freshness.claimed_measures` in a reader's words."""
    return pd.DataFrame(
        {
            "Claimant": stated["claimant"].map(words.short_name),
            "Of": stated["attacker"].map(WEAPONS_OF),
            "Measure": stated["measure"].map(words.measure_name),
            "First stated": stated["first_date"].dt.date,
            "Last stated": stated["last_date"].dt.date,
            "Figures": stated["figures"],
            "Without a number": stated["without_number"],
        }
    )


def choose_covered(claimants: pd.DataFrame) -> str:
    """The account whose days are shown; the choice is part of the address."""
    held = list(claimants["claimant"])
    offered = [one for one in (*NATIONAL, *COMMANDS) if one in held]
    offered += [one for one in held if one not in offered]
    given = st.query_params.get(COVERED)
    if given and given not in [words.short_name(one) for one in offered]:
        st.info("This link asks for the days of an account that cannot be shown; the rest of it is.")
    st.markdown("\n".join(f"- **{state.name}**: {state.meaning}" for state in STATES.values()))
    chosen = st.selectbox("Account", offered, format_func=words.short_name, key=COVERED, bind="query-params")
    return str(chosen or offered[0])


def coverage_chart(claimant: str, claimants: pd.DataFrame) -> Chart:
    """The calendar of one claimant's days, from the first to the last day that the ledger holds of anybody."""
    return _built(cached.stamp(), claimant, _claimants=claimants)


@st.cache_resource(ttl=cached.TTL, max_entries=32, show_spinner=False)
def _built(stamp: str, claimant: str, _claimants: pd.DataFrame) -> Chart:  # noqa: ARG001
    start, end = _claimants["first_date"].min().date(), _claimants["last_date"].max().date()
    days = cached.coverage(start=start, end=end, claimants=(claimant,))
    about = _claimants.set_index("claimant")
    last: pd.Timestamp = about["last_date"][claimant]
    return Chart(
        key="coverage-calendar",
        title=f"The days that we hold of {words.the(words.short_name(claimant))}",
        draw=kept(_draw, days, claimant),
        caption=Caption(
            claimants=(str(about["name"][claimant]),),
            measure="state of each report date",
            period=words.period(start, end),
            filters="all weapons; all regions",
            data_date=words.day(last),
            source=_attributions(claimant),
            notes=(
                "A row is a month, a column a day of the month.",
                "An unreadable statement stands on the local date of its publication.",
            ),
        ),
        summary=coverage_in_words(days, claimant=claimant),
        table=partial(coverage_table, days),
    )


def _draw(days: pd.DataFrame, claimant: str, mode: Mode) -> go.Figure:
    return coverage_calendar(days, claimant=claimant, mode=mode)


def _attributions(claimant: str) -> str:
    known = cached.figure_sources()
    used = known[known["claimant"] == claimant]["source"].unique()
    attributions = cached.sources().set_index("source")["attribution"]
    return "; ".join(str(one) for one in attributions.reindex(list(used)).dropna().unique()) or "see the sources below"


def show_definitions() -> None:
    """The dated changes, each with where it is seen first."""
    st.markdown("\n".join(f"- {_definition(row)}" for row in definitions().to_dict("records")))
    st.caption("Each date is the first report date on which the change is seen in what we hold.")


def _definition(row: dict[Any, Any]) -> str:
    who = words.short_name(row["claimant"])
    return (
        f"**{words.day(row['date'])}, {who}.** {plain(row['change'])} {plain(row['consequence'])} "
        f"[Source]({row['source_url']})"
    )


def show_traps() -> None:
    """What a reader of the figures may stumble over."""
    st.markdown(TRAPS)


def show_sources() -> None:
    """Each source: its licence, its newest date, when it was read into this ledger, and how much of it was read."""
    held = cached.freshness()
    st.markdown("\n".join(_source(row) for row in held.to_dict("records")))
    st.dataframe(
        pd.DataFrame(
            {
                "Source": held["title"],
                "Newest report date": held["last_date"].dt.date,
                "Data as of": held["data_date"].dt.date,
                "Read into this ledger (UTC)": held["retrieved_at"],
                "Statements read": held["read"],
                "Flagged": held["flagged"],
                "Unreadable": held["unreadable"],
                "Claim nothing": held["nothing"],
                "Held only cut": held["cut"],
            }
        ),
        hide_index=True,
        placeholder=words.DASH,
        alt="Sources: newest report date, date of the data, when it was read, statements by reading",
        column_config={
            "Read into this ledger (UTC)": st.column_config.DatetimeColumn(format="DD/MM/YYYY HH:mm", timezone="UTC"),
            **{name: st.column_config.DateColumn(format="DD/MM/YYYY") for name in ("Newest report date", "Data as of")},
        },
    )
    st.markdown(
        "Under CC BY-NC-SA 4.0 whoever republishes a table with the Ukrainian figures must name the compiler and his "
        "dataset, may not do so for commercial advantage, and must pass it on under the same licence. Reporting on a "
        "single figure with its claimant named is not the same as republishing the table. The code is under the MIT "
        "licence, which does not cover the figures. The ZIP on the page [Data](data) has the terms in full."
    )


def _source(row: dict[Any, Any]) -> str:
    linked = str(row["url_main"]).startswith("http")
    title = f"[{plain(row['title'])}]({row['url_main']})" if linked else plain(row["title"])
    terms = plain(row["license"])
    if words.is_known(row["license_url"]):
        terms = f"[{terms}]({row['license_url']})"
    newest = f" Newest report date {words.day(row['last_date'])}." if words.is_known(row["last_date"]) else ""
    named = (
        str(row["attribution"]).removesuffix(str(row["license"])).rstrip(" ,;.")
    )  # some name their licence themselves
    return f"- **{title}**: {plain(named)}. {terms}.{newest}"


def show_citation() -> None:
    """How to cite a number, and how the whole."""
    newest: date = cached.freshness()["last_date"].max().date()
    st.markdown(
        "**A single number**: name the claimant and link to its statement, such as “Russia’s Ministry of Defence says "
        "40 were intercepted”. The page [Data](data) has the link and the place in the statement for each figure.\n\n"
        "**A table or a chart**: name this project and the sources above; each chart and file has the line ready.\n\n"
        "**The project**:"
    )
    st.code(citation(newest), language=None, wrap_lines=True)
    st.download_button(
        FILE.name,
        data=citation_file().encode(),
        file_name=FILE.name,
        mime="text/plain",
        key="citation-file",
        on_click="ignore",
    )
