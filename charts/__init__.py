"""Pure builders: a DataFrame in, a Plotly figure out."""
