from __future__ import annotations

import plotly.graph_objects as go

from charts.caption import IMAGE_WIDTH, Caption, as_image
from charts.theme import Mode, template_name

CAPTION = Caption(
    claimants=("Ukrainian Air Force", "Russian Ministry of Defence"),
    measure="drones launched",
    period="1–31 January 2026",
    filters="all regions",
    data_date="Ukrainian Air Force to 31 January 2026",
    source="Somebody's table, CC BY",
    notes=("One bar is a day.", "One scale."),
)


def test_a_caption_says_all_that_a_chart_must() -> None:
    text = CAPTION.text()
    for said in (
        "Ukrainian Air Force; Russian Ministry of Defence",
        "drones launched",
        "1–31 January 2026",
        "all regions",
        "to 31 January 2026",
        "Somebody's table, CC BY",
        "One bar is a day. One scale.",
    ):
        assert said in text  # fmt: skip
    assert ".." not in text


def test_a_captions_columns_are_its_lines() -> None:
    assert CAPTION.columns() == {
        "caption_claimed_by": "Ukrainian Air Force; Russian Ministry of Defence",
        "caption_measure": "drones launched",
        "caption_period": "1–31 January 2026",
        "caption_filters": "all regions",
        "caption_data_as_of": "Ukrainian Air Force to 31 January 2026",
        "caption_source": "Somebody's table, CC BY",
        "caption_note": "One bar is a day. One scale.",
    }


def test_an_image_carries_title_and_caption_and_leaves_the_figure_alone() -> None:
    figure = go.Figure(
        go.Bar(x=[1], y=[2]), layout={"height": 400, "margin": {"t": 4, "b": 60}, "template": template_name(Mode.LIGHT)}
    )
    image = as_image(figure, "What each side says", CAPTION)
    words = " ".join(note.text.replace("<br>", " ") for note in image.layout.annotations)
    assert "What each side says" in words
    for _, line in CAPTION.lines():
        assert line in words
    assert figure.layout.width is None and not figure.layout.annotations
    assert image.layout.width == IMAGE_WIDTH
    inner = image.layout.height - image.layout.margin.t - image.layout.margin.b
    assert inner == 400 - 4 - 60  # the words take no room from the plot
    assert image.layout.template == figure.layout.template
