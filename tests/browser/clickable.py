"""A page of one clickable chart: a bar, and an outline as maps are made of. Run by test_plot.py."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts.caption import Caption
from charts.theme import Mode, template_name
from ui.chart import Chart, kept, show_chart


def draw(mode: Mode) -> go.Figure:
    bar = go.Bar(x=["a", "b"], y=[1, 2], customdata=["A", "B"], meta={"region": "RU-BEL"})
    square = {"x": ["a", "b", "b", "a"], "y": [3, 3, 4, 3], "fill": "toself", "hoveron": "fills", "mode": "lines"}
    outline = go.Scatter(**square, customdata=["C"], meta={"region": "UA-51"})
    layout = {"height": 300, "showlegend": False, "template": template_name(mode)}
    return go.Figure([bar, outline], layout=layout)


@st.cache_resource
def chart() -> Chart:
    caption = Caption(("Russian MoD",), "intercepted", "a day", "none", "today", "posts")
    table = pd.DataFrame({"value": [1, 2]})
    return Chart("places", "Places", kept(draw), caption, "In words", lambda: table, clickable=True)


clicked = show_chart(chart())
if clicked:
    st.write(f"{clicked.about['region']}, {clicked.customdata}, {clicked.y}")
