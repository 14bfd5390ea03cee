"""The house template, light and dark: one typeface, a quiet grid, and colours that each mean one account everywhere.

The two national accounts are teal and copper: neither flag's colours, apart for every common kind of colour blindness
and in grey print (tests/charts/test_theme.py measures it). Within an account, the strong tone is what it says it
brought down, the soft one what it says was launched.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import plotly.graph_objects as go
import plotly.io as pio

FONT = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
"""The reader's own system typeface, so that nothing is fetched."""


class Mode(StrEnum):
    """What a figure is drawn on."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tones:
    """An account's hue: `strong` for what it says it brought down, `soft` for what it says was launched."""

    strong: str
    soft: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The neutrals of one mode, and the accounts' tones in it."""

    paper: str
    ink: str
    muted: str
    grid: str
    unknown: str
    shade: str
    accounts: dict[str, Tones]
    other: Tones

    def account(self, claimant: str) -> Tones:
        """The tones of a claimant; those without a colour of their own share a neutral."""
        return self.accounts.get(claimant, self.other)

    def steps(self, claimant: str) -> tuple[str, ...]:
        """A claimant's colour from faint to full, for maps and heatmaps: the strong tone laid ever thicker on paper."""
        return tuple(_laid_on(self.account(claimant).strong, self.paper, thickness) for thickness in STEPS)


STEPS = (0.14, 0.3, 0.47, 0.65, 0.83, 1.0)
"""How thick the strong tone is laid on for each class of values, the lowest first."""


def _laid_on(colour: str, paper: str, thickness: float) -> str:
    pairs = ((int(colour[i : i + 2], 16), int(paper[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(thickness * top + (1 - thickness) * under):02x}" for top, under in pairs)


PALETTES = {
    Mode.LIGHT: Palette(
        paper="#ffffff",
        ink="#1c1b19",
        muted="#5f5c57",
        grid="#e7e4df",
        unknown="#85817b",
        shade="#f4f2ee",
        accounts={
            "ua_air_force": Tones("#0b4f5c", "#5e9ca5"),
            "ru_mod": Tones("#b3541e", "#d08a52"),
            "ua_air_command_south": Tones("#6d3a78", "#a57fae"),
            "ua_air_command_east": Tones("#56640f", "#93a04c"),
            "ua_air_command_west": Tones("#3d558f", "#7f93c1"),
            "ua_air_command_centre": Tones("#7d5a12", "#b29552"),
        },
        other=Tones("#4a4844", "#85817b"),
    ),
    Mode.DARK: Palette(
        paper="#15181b",
        ink="#e9e6e0",
        muted="#a8a49c",
        grid="#2b2f33",
        unknown="#86827b",
        shade="#1d2125",
        accounts={
            "ua_air_force": Tones("#8fd3d6", "#3f7f88"),
            "ru_mod": Tones("#e58a4f", "#9c5a2e"),
            "ua_air_command_south": Tones("#cf9bd9", "#84578e"),
            "ua_air_command_east": Tones("#b9c95f", "#6f7b2f"),
            "ua_air_command_west": Tones("#9db4ea", "#5b70a6"),
            "ua_air_command_centre": Tones("#dcb765", "#8f7430"),
        },
        other=Tones("#c9c5be", "#86827b"),
    ),
}


KEY_AT_FOOT = {
    "orientation": "h",
    "traceorder": "normal",
    "yref": "container",
    "y": 0,
    "yanchor": "bottom",
    "x": 0,
    "xanchor": "left",
    "itemclick": False,
    "itemdoubleclick": False,
}
"""A figure's key stands below it, where it covers nothing; series are hidden by the switches, which say so."""


def template_name(mode: Mode) -> str:
    """The name that every figure of a mode gives its template by."""
    return f"two-accounts-{mode}"


def house_template(mode: Mode) -> go.layout.Template:
    """The template of one mode."""
    palette = PALETTES[mode]
    axis = {
        "gridcolor": palette.grid,
        "linecolor": palette.muted,
        "zerolinecolor": palette.muted,
        "tickcolor": palette.muted,
        "tickfont": {"color": palette.muted, "size": 12},
        "title": {"font": {"color": palette.muted, "size": 12}},
        "automargin": True,
    }
    layout = go.Layout(
        font={"family": FONT, "size": 13, "color": palette.ink},
        paper_bgcolor=palette.paper,
        plot_bgcolor=palette.paper,
        colorway=[tones.strong for tones in palette.accounts.values()],
        title={"font": {"size": 20, "color": palette.ink}, "x": 0, "xanchor": "left"},
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        separators=".,",
        hoverlabel={
            "bgcolor": palette.paper,
            "bordercolor": palette.muted,
            "font": {"family": FONT, "size": 12, "color": palette.ink},
            "align": "left",
        },
        legend={"font": {"size": 12, "color": palette.muted}, "bgcolor": "rgba(0,0,0,0)", **KEY_AT_FOOT},
        xaxis={**axis, "showgrid": False, "zeroline": False, "ticks": "outside", "ticklen": 4},
        yaxis={**axis, "showline": False, "zeroline": True, "zerolinewidth": 1},
        annotationdefaults={"font": {"size": 12, "color": palette.muted}, "showarrow": False},
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": palette.muted, "activecolor": palette.ink},
    )
    return go.layout.Template(layout=layout)


for _mode in Mode:
    pio.templates[template_name(_mode)] = house_template(_mode)
