"""What do Russia and Ukraine each say about the drones sent against them?"""

import streamlit as st

from charts import words
from ui import cached, outcomes, parts
from ui.accounts import accounts_chart
from ui.chart import show_chart
from ui.filters import COMMANDS, NATIONAL, bounds, show_filters
from ui.page_choice import choose, weapons_asked
from ui.rankings import regions_chart
from ui.records import show_months, show_records
from ui.view import View

parts.show_kicker()
st.title(f"What does each side say about the {weapons_asked()} sent against it?", anchor=False)

claimants, regions = cached.claimants(), cached.regions()
allowed = bounds(claimants)
if allowed is None:
    parts.say_empty()
    st.stop()

parts.show_lead(claimants)
filters, is_cumulative = choose(show_filters(claimants, regions, allowed))
view = View(filters, claimants, regions)
if not filters.claimants:
    parts.offer_defaults("No account is chosen, so there is nothing to show.", key="none")
    st.stop()

national = [claimant for claimant in NATIONAL if claimant in filters.claimants]
commands = [claimant for claimant in COMMANDS if claimant in filters.claimants]

st.header(words.period(filters.start, filters.end), anchor=False)
beside, wide = st.columns([1, 3], gap="medium")
main = accounts_chart(
    view, national, key="both-accounts", title="The two accounts over time", is_cumulative=is_cumulative
)
with wide:
    if main:
        show_chart(main)
    elif national:
        parts.offer_defaults(parts.nothing_in(view, national), key="national")
with beside:
    parts.show_headlines(view, national, is_narrow=True)

shares = outcomes.shares_chart(view)
if shares:
    show_chart(shares)

if national:
    show_records(view, national)
    show_months(view, national)

if commands:
    st.header("The regional air commands", anchor="air-commands")
    st.markdown("Each tally is a series of its own, never added to another or to the national figures.")
    parts.show_headlines(view, commands)
    chart = accounts_chart(
        view, commands, key="air-commands-chart", title="The air commands over time", is_cumulative=is_cumulative
    )
    if chart:
        show_chart(chart)
    else:
        parts.offer_defaults(parts.nothing_in(view, commands), key="commands")

ranked = [(claimant, regions_chart(view, claimant)) for claimant in (*national, *commands)]
if ranked:
    st.header("By region", anchor="by-region")
    st.markdown("Each ranking shows only the part that the claimant itemises by region.")
    for place, (claimant, chart) in zip(parts.two_columns(len(ranked)), ranked, strict=True):
        with place:
            if chart:
                show_chart(chart)
            else:
                st.markdown(parts.nothing_itemised(view, claimant))

parts.show_incidents(view)
parts.show_figures(view)
parts.show_method()
