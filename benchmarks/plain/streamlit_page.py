"""A minimal Streamlit page: streamlit run benchmarks/plain/streamlit_page.py."""

import figures
import streamlit as st

st.set_page_config(layout="wide")
st.title("Both accounts")
period = st.pills("Show", list(figures.PERIODS), default="90 days", required=True)
found = figures.totals(period)
for place, (name, number) in zip(st.columns(4), figures.numbers(found), strict=True):
    place.metric(name, number)
for number, chart in enumerate(figures.charts(found)):
    st.plotly_chart(chart, key=f"chart-{number}")
