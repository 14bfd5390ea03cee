"""A region's dossier: its series by both accounts, the biggest nights with their statements, mentions, neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from charts import words
from charts.caption import as_image
from charts.dossier import with_facts
from charts.region_map import MOSCOW, MOSCOW_PARTS
from charts.region_nights import By, biggest, by_date
from charts.theme import Mode
from ui import cached, images
from ui.accounts import accounts_chart
from ui.chart import Chart, show_chart
from ui.filters import DATES, REGIONS
from ui.outlines import neighbours
from ui.parts import nothing_in, offer_defaults
from ui.region_charts import Shown, nights_chart, of_region, records_said, region_claims, region_dates, region_name
from ui.view import View, account

SHOWN_NIGHTS = 5
"""How many of the biggest nights are told with their statements."""

ZONES = {"RU": ("Europe/Moscow", "Moscow time"), "UA": ("Europe/Kyiv", "Kyiv time")}


def show_dossier(view: View, code: str, accounts: Sequence[str]) -> None:
    """Show the dossier of one region by the chosen accounts."""
    own = of_region(view, code)
    name = region_name(code)
    st.header(f"Dossier: {name}", anchor="dossier")
    st.markdown(f"{_mentions_said(own, code, accounts)} [Link to this dossier]({_link(own, code)})")
    series = accounts_chart(own, accounts, key=f"dossier-{_slug(code)}", title=f"{name}, by each account")
    if series is None:
        offer_defaults(nothing_in(own, accounts), key="dossier")
    else:
        show_chart(series)
        _show_sheet(own, code, accounts, series)
    for claimant in accounts:
        _show_nights(own, code, Shown(claimant, account(claimant).ranked))
    _show_neighbours(view, code)


def _slug(code: str) -> str:
    return code.lower().replace(":", "-")


def _link(view: View, code: str) -> str:
    """This dossier's address, with its period."""
    page = str(st.context.url or "").split("?", maxsplit=1)[0]
    dates = "&".join(f"{DATES}={day.isoformat()}" for day in (view.filters.start, view.filters.end))
    return f"{page}?{REGIONS}={code}&{dates}"


def _mentions_said(view: View, code: str, accounts: Sequence[str]) -> str:
    return " ".join(_mentioned(view, code, accounts))


def _mentioned(view: View, code: str, accounts: Sequence[str]) -> Iterator[str]:
    """When each account first and last mentions the region, in all that we hold, a sentence each."""
    found = cached.mentions(region=code, claimants=tuple(accounts))
    for claimant in accounts:
        who = words.the(view.name(claimant))
        who = f"{who[:1].upper()}{who[1:]}"
        own = found[(found["claimant"] == claimant) & (found["measure"] == account(claimant).ranked)]
        if own.empty:
            yield f"{who} gives it no place in its numbers of drones."
            continue
        row = own.iloc[0]
        said = f"{who} first mentions it for {words.day(row['first_date'])}, last for {words.day(row['last_date'])}"
        counted = words.measure_name(account(claimant).ranked)
        if words.is_known(row["value"]):
            said += f"; in all it itemises {words.number(row['value'])} {counted}"
            said += f" on {words.counted(row['days_itemised'], 'day')}"
        if row["days_named"]:
            said += f"; on {words.counted(row['days_named'], 'day')} it names it without a number"
        yield f"{said}."


def _show_nights(view: View, code: str, shown: Shown) -> None:
    """The biggest nights or dates, and the statements they were read from."""
    if region_dates(view.filters, shown, code).empty:
        return
    st.subheader(f"What was biggest, by {words.the(view.name(shown.claimant))}", anchor=False)
    st.markdown(records_said(view.filters, shown, code))
    key = f"rank-{_slug(code)}-{shown.file}"
    picked = st.segmented_control(
        "Rank", [str(by) for by in By], default=str(By.NIGHT), required=True, key=key, bind="query-params"
    )
    by = By(picked or By.NIGHT)
    chart = nights_chart(view, shown, code, by)
    if chart is None:
        st.markdown("No report of a night gives it a number above 0 in this period; whole dates may.")
        return
    drawn, told = st.columns(2, gap="large")
    with drawn:
        show_chart(chart)
    with told:
        st.subheader("Read from these statements", anchor=False)
        st.markdown("\n".join(_statement_lines(view, code, shown, by)))


def _statement_lines(view: View, code: str, shown: Shown, by: By) -> Iterator[str]:
    """The biggest nights or dates, each with the claims that it adds up, their windows and links."""
    claims = region_claims(view.filters, shown, code)
    if by is By.NIGHT:
        claims = claims[claims["window_kind"] == "night"]
    for day in biggest(by_date(claims), by, top=SHOWN_NIGHTS).to_dict("records"):
        yield f"- **{words.day(day['report_date'])}: {words.number(day['value'])}** {words.measure_name(shown.measure)}"
        for row in claims[claims["report_date"] == day["report_date"]].to_dict("records"):
            yield f"    - {_claim_said(row)}"


def _claim_said(row: Mapping[Any, Any]) -> str:
    number = words.number(row["value"]) if words.is_known(row["value"]) else "named without a number"
    doubt = "" if row["is_exact"] else " (“at least” or “about”)"
    twice = "; shares minutes with another report: may count twice" if row["overlap_minutes"] else ""
    return f"{number}{doubt}: {_window_said(row)}{_source_said(row)}{twice}"


def _window_said(row: Mapping[Any, Any]) -> str:
    zone, clock = ZONES[row["side"]]
    end = row["window_end"].tz_convert(zone)
    if not words.is_known(row["window_start"]):
        return f"until {end:%-d %B %H:%M} {clock}"
    start = row["window_start"].tz_convert(zone)
    basis = ", start inferred" if row["window_basis"] == "inferred" else ""
    return f"{start:%-d %B %H:%M} to {end:%-d %B %H:%M} {clock}{basis}"


def _source_said(row: Mapping[Any, Any]) -> str:
    url = str(row["source_url"])
    published = f", published {row['published_at']:%-d %B %Y %H:%M} UTC" if words.is_known(row["published_at"]) else ""
    return f"{published} ([source]({url}))" if url.startswith(("https://", "http://")) else published


def _show_neighbours(view: View, code: str) -> None:
    """A button for each neighbour that the ledger has figures of; the others by name."""
    known = set(view.regions["region"])
    around = list(MOSCOW_PARTS) if code == MOSCOW else []
    around += neighbours(code)
    if not around:
        return
    st.subheader("Neighbours", anchor=False)
    with st.container(horizontal=True, key="neighbours", gap="small"):
        for other in around:
            st.button(
                region_name(other),
                key=f"neighbour-{_slug(other)}",
                on_click=partial(choose_region, other),
                disabled=other not in known,
                help=None if other in known else "No account mentions it.",
            )


def choose_region(code: str) -> None:
    """Choose one region, for a button or a click on a map."""
    st.session_state[REGIONS] = [code]


def _show_sheet(view: View, code: str, accounts: Sequence[str], series: Chart) -> None:
    """The dossier on one page, as PDF."""
    missing = images.browser() is None
    st.download_button(
        "Dossier as PDF",
        data=partial(sheet_file, view, code, tuple(accounts), series),
        file_name=f"dossier-{_slug(code)}.pdf",
        mime="application/pdf",
        key=f"dossier-{_slug(code)}-pdf",
        on_click="ignore",
        disabled=missing,
        help=images.MISSING if missing else None,
    )


def sheet_file(view: View, code: str, accounts: Sequence[str], series: Chart) -> bytes:
    """The dossier as a PDF of one page."""
    facts = [*_facts(view, code, accounts)]
    figure = as_image(series.draw(Mode.LIGHT), f"Dossier: {region_name(code)}", with_facts(series.caption, facts))
    return images.image(figure, "pdf")


def _facts(view: View, code: str, accounts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for claimant in accounts:
        shown = Shown(claimant, account(claimant).ranked)
        days = region_dates(view.filters, shown, code)
        for by, column in ((By.NIGHT, "night"), (By.DATE, "value")):
            top = biggest(days, by, top=SHOWN_NIGHTS).to_dict("records")
            if top:
                told = [f"{words.day(row['report_date'])}: {words.number(row[column])}" for row in top]
                of = f"Biggest {'nights' if by is By.NIGHT else 'whole report dates'}"
                yield (f"{of}, {words.measure_name(shown.measure)}, by {view.name(claimant)}", "; ".join(told))
    yield ("Mentions", _mentions_said(view, code, accounts))
    around = [region_name(other) for other in neighbours(code)]
    if around:
        yield ("Neighbours", words.listed(around))
