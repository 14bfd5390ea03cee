from __future__ import annotations

import json
import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.both_accounts import both_accounts
from charts.caption import Caption, as_image
from charts.series import Resolution
from charts.theme import PALETTES, Mode, template_name
from tests.charts.frames import END, START, mod, total
from ui.plot import figure as plot

CAPTION = Caption(("Russian Ministry of Defence",), "drones intercepted", "a week", "none", "today", "posts")


def bars(mode: Mode = Mode.LIGHT, **layout: Any) -> go.Figure:
    strong = PALETTES[mode].accounts["ru_mod"].strong
    about = {"claimant": "ru_mod", "measure": "intercepted"}
    other = {"claimant": "ua_air_force", "measure": "launched"}
    days = pd.date_range("2026-01-01", periods=3)
    return go.Figure(
        [
            go.Bar(x=days, y=[1, 20, 300], name="Ministry", meta=about, marker={"color": strong}),
            go.Scatter(x=days, y=[0, 0, 0], name="0 stated", meta={**about, "state": "zero"}),
            go.Bar(x=days, y=[5, 6, 7], name="Air Force", meta=other, marker={"color": PALETTES[mode].grid}),
            go.Scatter(x=days, y=[2, 2, 2], name="mean", meta={**about, "state": "mean"}),
            go.Scatter(x=days, y=[0, 0, 0], meta={"claimant": "ru_mod", "state": "hover"}, customdata=["a", "b", "c"]),
        ],
        layout={"height": 300, "yaxis": {"range": [0, 318]}, "template": template_name(mode), **layout},
    )


def test_each_colour_of_the_light_palette_has_one_counterpart() -> None:
    light, dark = plot._tones(PALETTES[Mode.LIGHT]), plot._tones(PALETTES[Mode.DARK])
    assert len(light) == len(dark) > 15
    pairs = set(zip(light, dark, strict=True))
    assert len(pairs) == len(set(light))


def test_a_figure_in_the_palettes_colours_is_sent_once_and_recoloured_by_the_browser() -> None:
    light, known = plot.figure_json(bars()), plot.counterparts()
    assert plot.knows_all(light, known)
    recoloured = plot.TONE.sub(lambda tone: known[tone.group().lower()], light)
    assert json.loads(recoloured) == json.loads(plot.figure_json(bars(Mode.DARK)))


@pytest.mark.parametrize("colour", ["#123456", "rgba(1, 2, 3, 0.5)"])
def test_a_colour_without_a_counterpart_is_noticed(colour: str) -> None:
    light = plot.figure_json(bars(plot_bgcolor=colour))
    assert not plot.knows_all(light, plot.counterparts())


def test_counterparts_are_found_by_laying_both_figures_side_by_side() -> None:
    light, dark = (
        plot.figure_json(bars(plot_bgcolor="#123456")),
        plot.figure_json(bars(Mode.DARK, plot_bgcolor="#abcdef")),
    )
    found = plot.in_dark(light, dark)
    assert found is not None and found["#123456"] == "#abcdef"
    assert found[PALETTES[Mode.LIGHT].ink] == PALETTES[Mode.DARK].ink


def test_figures_that_differ_in_more_than_colours_have_no_counterparts() -> None:
    assert plot.in_dark(plot.figure_json(bars()), plot.figure_json(bars(Mode.DARK, height=400))) is None
    paper = PALETTES[Mode.LIGHT].paper
    two = bars(plot_bgcolor=paper), bars(Mode.DARK, plot_bgcolor="#abcdef")  # one light colour, two dark ones
    assert plot.in_dark(*map(plot.figure_json, two)) is None


def test_days_are_sent_without_their_midnight_and_hours_with_them() -> None:
    sent = json.loads(plot.figure_json(go.Figure(go.Bar(x=pd.to_datetime(["2026-01-01", "2026-01-02"]), y=[1, 2]))))
    assert sent["data"][0]["x"] == ["2026-01-01", "2026-01-02"]
    hours = pd.to_datetime(["2026-01-01 00:00", "2026-01-01 07:30"])
    sent = json.loads(plot.figure_json(go.Figure(go.Bar(x=hours, y=[1, 2]))))
    assert [pd.Timestamp(hour) for hour in sent["data"][0]["x"]] == list(hours)


def test_series_are_grouped_by_what_their_traces_are_about() -> None:
    series, means = plot.groups(bars())
    assert [(group["name"], group["traces"]) for group in series] == [("Ministry", [0, 1]), ("Air Force", [2])]
    assert means == [3]


def test_one_series_alone_cannot_be_hidden() -> None:
    alone = go.Figure(bars().data[0])
    assert plot.groups(alone) == ([], [])


def test_the_logarithmic_axis_shows_ones_and_the_top() -> None:
    switches = plot.switches_of(bars(), plot.Switches(log=("yaxis",)))
    axis = switches["log"]["yaxis"]
    assert axis["type"] == "log"
    assert axis["range"][0] < 0 and axis["range"][1] > math.log10(318)
    assert axis["tickvals"] == [1, 3, 10, 30, 100, 300]
    assert switches["lifted"] == [4]
    assert "do not start at zero" in switches["said"]["log"]


def test_a_switched_figure_is_a_copy_with_what_was_switched() -> None:
    figure = bars()
    switches = plot.switches_of(figure, plot.Switches(log=("yaxis",)))
    before = figure.to_json()
    now = {"log": True, "mean": False, "off": ["ru_mod.intercepted"]}
    shown = plot.switched_figure(figure, switches, now)
    assert shown.layout.yaxis.type == "log"
    assert [trace.visible for trace in shown.data] == [False, False, None, False, None]
    assert list(shown.data[4].y) == [1, 1, 1]
    assert figure.to_json() == before
    words = plot.switched_words(switches, now)
    assert words.startswith("logarithmic scale") and words.endswith("without the 7-day mean; without Ministry")
    assert plot.switched_words(switches, {"log": False, "mean": True, "off": []}) == ""


def test_an_images_layout_is_all_that_makes_the_figure_an_image() -> None:
    figure = bars(annotations=[{"text": "in the figure"}])
    sent = plot.image_facts(figure, "Title", CAPTION)["layout"]
    assert "yaxis" not in sent and "template" not in sent
    whole = json.loads(figure.to_json())["layout"] | sent
    assert whole == json.loads(as_image(figure, "Title", CAPTION).to_json())["layout"]
    assert sent["annotations"][-1]["text"].startswith("Claimed by")  # the browser adds its lines to the last


def test_the_accounts_chart_is_in_the_palettes_colours_and_its_labels_stay_on_a_logarithmic_scale() -> None:
    own = mod(total("2026-01-06", 40), total("2026-01-07", 0), total("2026-01-08", 300), d2026_01_09="silent")
    figure = both_accounts([own], start=START, end=END, resolution=Resolution.DAY)
    assert plot.knows_all(plot.figure_json(figure), plot.counterparts())
    switches = plot.switches_of(figure, plot.Switches(log=("yaxis",)))
    labelled = [trace.meta["state"] for trace in (figure.data[place] for place in switches["lifted"])]
    assert labelled == ["hover"]
