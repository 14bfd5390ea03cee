"""The statement behind a figure: all revisions that the ledger keeps, with their words where it holds them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from charts import words
from charts.night_words import value
from ui import cached
from ui.parts import plain
from ui.quotes import quotes

STATEMENT = "statement"
"""The parameter of the address that names the statement shown, as source:id."""

ZONES = {"RU": ("Europe/Moscow", "Moscow time"), "UA": ("Europe/Kyiv", "Kyiv time")}

READINGS = {
    "read": "read",
    "flagged": "read, but something needs a person’s eye",
    "unreadable": "could not be read without guessing: no claim is kept",
    "nothing": "claims nothing of drones or missiles",
}


def name_of(source: str, statement_id: str) -> str:
    """A statement as the address names it."""
    return f"{source}:{statement_id}"


def point_to_statement() -> None:
    """A way from the top of the page to the statement that the address names, if it names one."""
    if st.query_params.get(STATEMENT):
        st.markdown("A statement is chosen: [see it below the table](#statement).")


def show_statement() -> None:
    """Show the statement that the address names, if it names one."""
    named = st.query_params.get(STATEMENT)
    if not named:
        return
    st.header("The statement", anchor="statement")
    source, _, statement_id = named.partition(":")
    kept = cached.revisions(source=source, statement_id=statement_id)
    if kept.empty:
        st.info("This link asks for a statement that the ledger does not hold.")
    else:
        _show_head(kept, statement_id)
        claims = cached.revision_claims(source=source, statement_id=statement_id)
        figures = cached.revision_figures(source=source, statement_id=statement_id)
        corrections = cached.revision_corrections(source=source, statement_id=statement_id)
        for revision in kept.to_dict("records"):
            _show_revision(revision, claims, figures, corrections, many=len(kept) > 1)
    st.button("Close the statement", on_click=close, key="close-statement")


def close() -> None:
    """Show no statement any more."""
    st.query_params.pop(STATEMENT, None)


def _show_head(kept: pd.DataFrame, statement_id: str) -> None:
    newest = kept.iloc[0]
    url = str(newest["source_url"])
    lines = [
        f"**Said by** {plain(words.short_name(newest['claimant']))}. "
        f"**Source** {plain(newest['source_title'])}. **Its id there** {plain(statement_id)}."
    ]
    if url.startswith(("https://", "http://")):
        own = "" if newest["has_own_link"] else " (the source gave no link of the statement’s own)"
        lines.append(f"[{'The statement' if newest['has_own_link'] else 'The main page of its source'}]({url}){own}")
    if len(kept) > 1:
        lines.append(f"The ledger keeps {len(kept):,} revisions; nothing of an older one is overwritten.")
    st.markdown("  \n".join(lines))


def _show_revision(
    revision: dict[Any, Any], claims: pd.DataFrame, figures: pd.DataFrame, corrections: pd.DataFrame, *, many: bool
) -> None:
    number = revision["revision"]
    with st.container(key=f"revision-{number}", gap="small"):
        if many:
            st.subheader(f"Revision {number}{', the one that counts' if revision['is_current'] else ''}", anchor=False)
        st.markdown("\n".join(f"- **{label}** {said}" for label, said in _facts(revision)))
        for claim in claims[claims["revision"] == number].to_dict("records"):
            st.markdown(_window(claim, revision["claimant"]))
        own = figures[figures["revision"] == number]
        if len(own):
            st.dataframe(
                _figures_shown(own, revision["text"]),
                hide_index=True,
                placeholder=words.DASH,
                alt=f"The figures of revision {number}, each with the place in the statement that it was read from",
            )
        _show_corrections(own, corrections[corrections["revision"] == number])
        _show_text(revision)


def _show_corrections(figures: pd.DataFrame, corrections: pd.DataFrame) -> None:
    """What a person says figures should have been read as, beside what was read; of several of a figure all stand."""
    if corrections.empty:
        return
    st.markdown(
        "**Corrected by hand.** What was read stays the figure of record in every total, chart and export.\n\n"
        + "\n".join(f"- {_correction(figures, one)}" for one in corrections.to_dict("records"))
    )


def _correction(figures: pd.DataFrame, one: dict[Any, Any]) -> str:
    of_claim = figures[figures["claim"] == one["claim"]]
    read = of_claim.iloc[int(one["figure"]) - 1].to_dict()
    return (
        f"Read: {plain(_in_words(read))}. By hand, {words.day(one['made_at'])}: **{plain(_in_words(one))}**, because "
        f"“{plain(one['reason'])}”."
    )


def _in_words(figure: dict[Any, Any]) -> str:
    """A figure's number, measure and region."""
    region = figure["region_name"] if words.is_known(figure["region_name"]) else "the whole claim"
    number = value(figure["value"], figure["upper"], figure["qualifier"])
    return f"{number}, {words.measure_name(figure['measure'])}, {region}"


def _facts(revision: dict[Any, Any]) -> list[tuple[str, str]]:
    facts = [
        ("Published", _moment(revision["published_at"])),
        ("Read by us", f"{_moment(revision['retrieved_at'])}, by the parser {plain(revision['parser_version'])}"),
        ("Reading", READINGS.get(revision["status"], plain(revision["status"]))),
        ("Content (SHA-256)", f"`{revision['content_hash'][:16]}…`"),
    ]
    if revision["problems"]:
        facts.insert(3, ("Problems", plain(revision["problems"])))
    if revision["is_cut"]:
        facts.append(("Cut", "we hold this text only cut: what stood after the cut is missing here"))
    if words.is_known(revision["retired_because"]):
        facts.append(("Retired", f"{plain(revision['retired_because'])}; it no longer counts"))
    return facts


def _moment(when: object) -> str:
    return f"{words.day(when)}, {when:%H:%M} UTC" if isinstance(when, pd.Timestamp) and words.is_known(when) else (
        "at a time that the source does not give"
    )  # fmt: skip


def _window(claim: dict[Any, Any], claimant: str) -> str:
    """A claim's reporting window in the claimant's local time and in UTC."""
    zone, name = ZONES.get(claimant[:2].upper(), ("UTC", "UTC"))
    start, end = claim["window_start"], claim["window_end"]

    def ends(to: str) -> str:
        begun = f"{start.tz_convert(to):%d/%m/%Y %H:%M}" if words.is_known(start) else "a start not known"
        return f"{begun} – {end.tz_convert(to):%d/%m/%Y %H:%M}"

    basis = "as stated" if claim["window_basis"] == "stated" else "its start inferred"
    shared = claim["overlap"]
    overlap = (
        f"; shares {words.counted(shared, 'minute')} with other windows" if words.is_known(shared) and shared else ""
    )
    return (
        f"**Window** {ends(zone)} {name} ({ends('UTC')} UTC), {basis}{overlap}. "
        f"**Report date** {words.day(claim['report_date'])}."
    )


def _figures_shown(own: pd.DataFrame, text: object) -> pd.DataFrame:
    shown = pd.DataFrame(
        {
            "Measure": own["measure"].map(words.measure_name),
            "Class": own["weapon_class"],
            "Weapon": own["weapon"],
            "Region": own["region_name"],
            "Number": own["value"],
            "Upper number": own["upper"],
            "Meant as": own["qualifier"].map(words.QUALIFIERS),
            "Read from": quotes(own),
        }
    )
    if isinstance(text, str):
        spans = zip(own["quote_start"], own["quote_end"], strict=True)
        shown["In words"] = [text[start:end] if words.is_known(start) else None for start, end in spans]
    return shown.dropna(axis="columns", how="all")


def _show_text(revision: dict[Any, Any]) -> None:
    """The words as text only: nothing in them is run, drawn or linked."""
    if words.is_known(revision["text"]):
        st.code(revision["text"], language=None, wrap_lines=True)
    else:
        st.caption("The ledger holds none of its words, only what was read from them.")
