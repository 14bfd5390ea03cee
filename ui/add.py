"""The page "Add a statement": what is handed in, what is read from it, and what the ledger has of the same night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from charts import words
from charts.comparison import compared, shares_hours
from charts.night import ATTACKS
from charts.night_tables import Telling
from charts.night_words import by_region, clock_times, stated, value, zone_of
from ui import cached
from ui.cached import Given, Reading
from ui.marked import marked
from ui.night_parts import statement_link
from ui.nights import night_of
from ui.parts import plain

TEXT, READER, DAY, HOUR, ZONE, LINK = "add-text", "add-reader", "add-day", "add-hour", "add-zone", "add-link"
"""The widgets' keys. None is bound to the address: what somebody pastes stays out of it."""

FIRST_DAY = date(2022, 1, 1)

WHOSE = {
    "": "Found out from the language",
    "ru_mod": "Russian MoD (in Russian)",
    "ua_air_force": "Ukrainian Air Force (in Ukrainian)",
    "news": "News in English: it names who says it",
}

LANGUAGES = {"ru": "Russian", "uk": "Ukrainian", "en": "English"}

STATUSES = {
    "read": "**Read.** All that the text claims was read.",
    "flagged": "**Read, but flagged.** It was read, and something in it needs a person’s eye:",
    "nothing": "**No claim.** The text makes no claim here of drones or missiles launched, shot down or hitting.",
    "unreadable": "**Not readable.** It makes a claim that could not be read without guessing, so no figure is given:",
}


def ask_for_text() -> Given | None:
    """The form; the text as handed in, None as long as there is none."""
    with st.form("add-form", border=False, enter_to_submit=False):
        text = st.text_area("The statement’s words", height=220, key=TEXT)  # max_chars would cut it silently
        whose, day_at, hour_at, zone_at = st.columns([2.1, 1.2, 1.2, 1.2])
        reader = whose.selectbox("Whose words", list(WHOSE), format_func=WHOSE.__getitem__, key=READER)
        day = day_at.date_input(
            "Published on",
            value=None,
            min_value=FIRST_DAY,
            max_value=datetime.now(UTC).date() + timedelta(days=1),
            format="DD/MM/YYYY",
            key=DAY,
        )
        hour = hour_at.time_input("At (needed to keep it)", value=None, key=HOUR, step=900)
        zone = zone_at.selectbox("In the time of", cached.TIME_ZONES, key=ZONE)
        link = st.text_input("Link to the statement (needed to keep it)", key=LINK)
        st.caption(
            "Words such as “overnight” are reckoned from the date of publication. Without an hour, the whole of that "
            "day counts as past. What is pasted here is read and forgotten, unless you keep it."
        )
        st.form_submit_button("Read it", type="primary", key="add-read")
    if not text.strip():
        return None
    if not isinstance(day, date):
        st.info("Say on which day it was published: the night that it tells of is reckoned from that.")
        return None
    return Given(text, day, hour, zone, reader or None, link.strip() or None)


def show_reading(given: Given, reading: Reading) -> None:
    """What was read: the status, each claim with its hours, the words marked, the figures beside them."""
    st.header("What was read", anchor="read")
    language = LANGUAGES.get(reading.language, reading.language)
    st.markdown(STATUSES[reading.status])
    if reading.problems:
        st.markdown("\n".join(f"- {plain(one[:1].upper() + one[1:])}." for one in reading.problems))
    for claim in reading.claims.to_dict("records"):
        _show_claim(claim)
    _show_incidents(reading)
    numbered = reading.figures.assign(number=range(1, len(reading.figures) + 1))
    with st.container(key="add-words"):
        text_at, figures_at = st.columns([1.25, 1], gap="large") if len(numbered) else (st.container(), None)
        with text_at:
            st.subheader("The words", anchor=False)
            spans = [
                (int(number), int(start), int(end))
                for number, start, end in zip(
                    numbered["number"], numbered["quote_start"], numbered["quote_end"], strict=True
                )
                if words.is_known(start)
            ]
            st.html(marked(given.text, spans, language=reading.language))
            st.caption(f"Read as {language}. Numbers after marked words are those of the figures.")
        if figures_at is not None:
            with figures_at:
                st.subheader("The figures", anchor=False)
                st.html(figures_table(numbered, reading.claims))


def _show_claim(claim: dict[Any, Any]) -> None:
    """One claim: who says it, of whose weapons, of which hours, and what of the whole."""
    with st.container(key=f"claim-{claim['claim']}-account-{claim['claimant']}", gap="small"):
        st.markdown(f"**{plain(claim['name'])}**, of {ATTACKS[claim['attacker']]}  \n" + "  \n".join(_hours(claim)))


def _hours(claim: dict[Any, Any]) -> Iterator[str]:
    zone = zone_of(claim["side"])
    start = claim["window_start"] if words.is_known(claim["window_start"]) else None
    hours = clock_times(start, claim["window_end"], zone)
    universal = clock_times(start, claim["window_end"], "UTC")
    basis = "hours stated" if claim["window_basis"] == "stated" else "an end of the hours is inferred"
    yield f"{hours[:1].upper()}{hours[1:]} ({universal}; {basis})"
    yield f"Report date: **{words.day(claim['report_date'])}**"


def _show_incidents(reading: Reading) -> None:
    if len(reading.incidents):
        st.markdown("Said to have happened, in our own words:")
        lines = [
            f"- {plain(row['place'])}: {plain(row['paraphrase'])}, as stated by "
            f"{words.the(words.short_name(row['claimant']))}"
            for row in reading.incidents.to_dict("records")
        ]
        st.markdown("\n".join(lines))


def figures_table(numbered: pd.DataFrame, claims: pd.DataFrame) -> str:
    """The figures as a table in HTML, a group of rows a claim; every word escaped."""
    names = claims.set_index("claim")["claimant"]
    groups = []
    for claim, own in numbered.groupby("claim", sort=False):
        who = escape(words.short_name(str(names[claim])))
        head = f'<tr><th colspan="4" scope="rowgroup">{who}</th></tr>' if len(claims) > 1 else ""
        groups.append(f"<tbody>{head}{''.join(map(_row, own.to_dict('records')))}</tbody>")
    titles = "".join(f'<th scope="col">{title}</th>' for title in ("No.", "What", "Where", "Number"))
    return f'<table class="ta-read"><thead><tr>{titles}</tr></thead>{"".join(groups)}</table>'


def _row(figure: dict[Any, Any]) -> str:
    cells = (
        str(figure["number"]),
        what(figure),
        where(figure),
        value(figure["value"], figure["upper"], figure["qualifier"]),
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def what(figure: dict[Any, Any]) -> str:
    """What a figure counts."""
    weapon = words.WEAPON_CLASSES[figure["weapon_class"]]
    model = f" ({figure['weapon']})" if words.is_known(figure["weapon"]) else ""
    measure = words.measure_name(figure["measure"])
    if figure["measure"] in ("hits", "hit_locations"):
        return f"{measure} by {weapon}{model}"
    return f"{measure}, {weapon}{model}" if figure["measure"] == "debris_locations" else f"{weapon}{model} {measure}"


def where(figure: dict[Any, Any]) -> str:
    """What place a figure is of."""
    return str(figure["region_name"]) if words.is_known(figure["region_name"]) else "the whole"


# --- what the ledger has


def show_ledger(reading: Reading) -> None:
    """What the ledger has of each report date of the text: the same claimant's, and apart the other side's."""
    claimants, regions = cached.claimants(), cached.regions()
    for day in dict.fromkeys(moment.date() for moment in reading.claims["report_date"]):
        own = reading.claims[reading.claims["report_date"] == pd.Timestamp(day)]
        st.header(f"What the ledger has for {words.day(day)}", anchor=f"ledger-{day}")
        told = night_of(day, claimants, regions).told if len(claimants) else []
        if not told:
            st.markdown("Nothing yet, of either side.")
            continue
        sides = set(own["side"].dropna())
        same = [one for one in told if one.claimant in set(own["claimant"])]
        other = [one for one in told if one.is_national and one.side not in sides and one not in same]
        if len(sides) > 1:
            _show_told("The same claimants", same, reading, none="Nothing by them yet.")
        else:
            left, right = st.columns(2, gap="large")
            with left:
                _show_told("The same claimant", same, reading, none="Nothing by this claimant yet.")
            with right:
                _show_told("The other side, apart", other, reading, none="No national claimant of it yet.")
        rest = len(told) - len(same) - (len(other) if len(sides) < 2 else 0)
        more = f" It holds {words.counted(rest, 'statement')} more of other claimants." if rest else ""
        st.markdown(f"[The night of {words.day(day)}, both accounts](night?date={day}).{more}")


def _show_told(title: str, told: list[Telling], reading: Reading, *, none: str) -> None:
    st.subheader(title, anchor=False)
    if not told:
        st.markdown(none)
    for place, one in enumerate(told):
        with st.container(
            key=f"ledger-{one.attacker.lower()}-{place}-{one.claims[0]}-account-{one.claimant}", gap="small"
        ):
            st.markdown("  \n".join(_told_lines(one, reading)))
            st.caption(f"{statement_link(one)}. {plain(one.attribution)}.")


def _told_lines(one: Telling, reading: Reading) -> Iterator[str]:
    hours = clock_times(one.start, one.end, one.zone)
    yield f"**{plain(one.name)}**, {hours}"
    numbers = stated(one)
    if numbers:
        yield f"{', '.join(numbers)}."
    elif len(one.incidents):
        yield f"{words.counted(len(one.incidents), 'incident')} told, no number."
    else:
        yield "No number is stated for the whole."
    yield from (plain(line) for line in by_region(one))
    for claim in reading.claims.to_dict("records"):
        start = claim["window_start"] if words.is_known(claim["window_start"]) else None
        is_same = (claim["claimant"], claim["attacker"]) == (one.claimant, one.attacker)
        if is_same and shares_hours(start, claim["window_end"], one):
            figures = reading.figures[reading.figures["claim"] == claim["claim"]]
            said = compared(figures, one)
            yield f"*Compared with your text:* {'; '.join(said)}." if said else ""
    if one.is_witness:
        yield "A witness: told again from another source, shown and not counted."
