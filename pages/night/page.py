"""What does each side say of one night?"""

import streamlit as st

from charts import words
from ui import cached, night_cards, night_parts, nights, parts
from ui.chart import show_chart
from ui.filters import NATIONAL

parts.show_kicker()
st.title("What does each side say of one night?", anchor=False)

allowed = nights.held()
if allowed is None:
    parts.say_empty()
    st.stop()

st.markdown(
    "Both accounts of one report date beside each other: hours, numbers, places, and what neither says. "
    "**Each number is a claim by the side named, not a finding.**"
)
day = nights.choose_day(allowed)
claimants = cached.claimants()
shown = nights.night_of(day, claimants, cached.regions())

st.header(words.day(day), anchor=False)
night_parts.show_silence(shown, allowed)
if not shown.told:
    st.stop()

speaking = [claimant for claimant in NATIONAL if any(one.claimant == claimant for one in shown.told)]
parts.show_headlines(shown.view, speaking)

chart = nights.clock_chart(shown)
if chart:
    show_chart(chart)

night_parts.show_statements(shown)
night_parts.show_incidents(shown)
night_parts.show_not_stated(shown)
night_cards.show_card(shown)
night_parts.show_figures(shown)
