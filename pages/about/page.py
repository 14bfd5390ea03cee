"""Who claims what, how was it counted, and what do the numbers not say?"""

import streamlit as st

from ui import about, cached, parts
from ui.chart import show_chart

parts.show_kicker()
st.title("Who claims what, and how was it counted?", anchor=False)

claimants = cached.claimants()
if claimants.empty:
    parts.say_empty()
    st.stop()

st.markdown(
    "Two Accounts keeps what each side says of drone attacks, with the statement that each figure was read from. "
    "**Each number is a claim by the side named, not a finding.** Nobody here has checked one."
)
about.show_contents()

st.header("Who claims what", anchor="claimants")
about.show_claimants(claimants)

st.header("How it was counted", anchor="method")
parts.show_whole_method()

st.header("Which days we hold", anchor="coverage")
claimant = about.choose_covered(claimants)
show_chart(about.coverage_chart(claimant, claimants))

st.header("When a definition changed", anchor="definitions")
about.show_definitions()

st.header("Known traps", anchor="traps")
about.show_traps()

st.header("Sources, their licences, and how fresh they are", anchor="sources")
about.show_sources()

st.header("How to cite", anchor="cite")
about.show_citation()
