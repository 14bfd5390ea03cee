"""Where does each side say it brought the other's drones down?"""

import streamlit as st

from charts import words
from ui import cached, parts
from ui.chart import show_chart
from ui.dossier import show_dossier
from ui.filters import COMMANDS, NATIONAL, bounds, show_filters
from ui.map_choice import choose_dossier, choose_map, follow_click, take_click
from ui.region_charts import map_chart, ranking_chart, region_name, weeks_chart
from ui.view import View

parts.show_kicker()
st.title("Where does each side say it brought the drones down?", anchor=False)

claimants, regions = cached.claimants(), cached.regions()
allowed = bounds(claimants)
if allowed is None:
    parts.say_empty()
    st.stop()

st.markdown(
    "A map shows one account at a time, and only what that account itemises by region. Choose a region to open its "
    "dossier. **Each number is a claim by the side named, not a finding.**"
)
follow_click()
filters = show_filters(claimants, regions, allowed)
view = View(filters, claimants, regions)
accounts = [claimant for claimant in (*NATIONAL, *COMMANDS) if claimant in filters.claimants]
if not accounts:
    parts.offer_defaults("No account is chosen, so there is nothing to show.", key="none")
    st.stop()

shown, extent = choose_map(view)
if shown is None or extent is None:
    parts.offer_defaults("The chosen accounts itemise nothing by region.", key="none")
    st.stop()
chosen = choose_dossier(filters.regions)
if chosen:
    st.markdown(f"The dossier of **{parts.plain(region_name(chosen))}** stands [below the map](#dossier).")

st.header(f"{parts.plain(shown.label)}, {words.period(filters.start, filters.end)}", anchor=False)
drawn = map_chart(view, shown, extent)
if drawn is None:
    parts.offer_defaults(parts.nothing_itemised(view.everywhere(), shown.claimant), key="map")
else:
    beside, ranked = st.columns([58, 42], gap="large")
    with beside:
        take_click(show_chart(drawn))
    ranks = ranking_chart(view, shown)
    with ranked:
        if ranks:
            show_chart(ranks)

if chosen:
    show_dossier(view, chosen, accounts)

weeks = weeks_chart(view, shown)
if weeks:
    st.header("Region by region, over time", anchor="weeks")
    show_chart(weeks)

parts.show_incidents(view)
parts.show_figures(view)
parts.show_method()
