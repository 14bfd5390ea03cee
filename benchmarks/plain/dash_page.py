"""A minimal Dash page: python benchmarks/plain/dash_page.py PORT."""

import sys

import figures
import plotly.graph_objects as go
from dash import Dash, Input, Output, callback, dcc, html

app = Dash()
app.layout = html.Div(
    [
        html.H1("Both accounts"),
        dcc.RadioItems(list(figures.PERIODS), "90 days", id="period", inline=True),
        html.Div(id="numbers"),
        *(dcc.Graph(id=f"chart-{number}") for number in range(len(figures.SHOWN))),
    ]
)


@callback(
    Output("numbers", "children"),
    *(Output(f"chart-{number}", "figure") for number in range(len(figures.SHOWN))),
    Input("period", "value"),
)
def shown(period: str) -> tuple[list[html.Span], *tuple[go.Figure, ...]]:
    """The numbers and the charts of a period."""
    found = figures.totals(period)
    return [html.Span(f"{name}: {number} ") for name, number in figures.numbers(found)], *figures.charts(found)


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
