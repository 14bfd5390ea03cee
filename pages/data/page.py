"""What exactly was stated, figure by figure, and where does each stand?"""

import streamlit as st

from charts import words
from ui import cached, data_table, parts
from ui.data_filters import show_narrowing
from ui.filters import bounds, show_filters
from ui.statement import point_to_statement, show_statement
from ui.view import View

parts.show_kicker()
st.title("What exactly was stated, and where?", anchor=False)

claimants, regions = cached.claimants(), cached.regions()
allowed = bounds(claimants)
if allowed is None:
    parts.say_empty()
    st.stop()

st.markdown(
    "Every figure behind the charts, one a row, as its statement gives it, with the place it was read from. "
    "**Each number is a claim by the side named, not a finding.**"
)
filters = show_filters(claimants, regions, allowed, bars=False)
narrowing = show_narrowing(filters, claimants, cached.figure_sources())
view = View(filters, claimants, regions)
point_to_statement()
if not narrowing.claimants:
    parts.offer_defaults("No account is chosen, so there is nothing to show.", key="none")
    show_statement()
    st.stop()

st.header(words.period(filters.start, filters.end), anchor=False)
found = data_table.found_figures(filters, narrowing)
if found.empty:
    data_table.offer_all(view, narrowing)
    show_statement()
    st.stop()

about = data_table.caption(view, narrowing, found)
data_table.show_counts(found)
data_table.show_table(found, filters, narrowing)
parts.show_caption(about, key="figures")
show_statement()
with st.expander("Counts by claimant and measure"):
    counts = data_table.counts_of(filters, narrowing)
    st.dataframe(counts, hide_index=True, placeholder=words.DASH, alt="Counts of figures")
data_table.show_files(view, narrowing, about)
st.caption("How the numbers were counted, and what they do not say: [About the numbers](about).")
