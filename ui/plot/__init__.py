"""The chart component: a Plotly figure drawn in the browser from a small bundle, with all that stands beside it."""
