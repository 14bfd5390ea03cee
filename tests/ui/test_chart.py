from __future__ import annotations

import io
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.caption import Caption
from charts.theme import PALETTES, Mode, template_name
from ui import chart, images

CAPTION = Caption(("Russian Ministry of Defence",), "drones intercepted", "a week", "none", "today", "posts")


def made(**further: Any) -> chart.Chart:
    def draw(mode: Mode) -> go.Figure:
        return go.Figure(go.Bar(x=[1], y=[2]), layout={"height": 300, "template": template_name(mode)})

    def table() -> pd.DataFrame:
        values = pd.Series([40, pd.NA], dtype="Int64")
        return pd.DataFrame({"day": ["2026-01-26", "2026-01-27"], "value": values})

    facts = {"key": "k", "title": "T", "draw": draw, "caption": CAPTION, "summary": "S", "table": table}
    return chart.Chart(**{**facts, **further})


def test_the_csv_carries_the_caption_in_columns_and_leaves_the_unknown_empty() -> None:
    read = pd.read_csv(io.BytesIO(chart.csv_file(made())), dtype=str, keep_default_na=False)
    assert read["value"].tolist() == ["40", ""]
    assert set(read["caption_claimed_by"]) == {"Russian Ministry of Defence"}
    for column, words in CAPTION.columns().items():
        assert set(read[column]) == {words}


def test_an_image_is_on_white_paper_with_title_and_caption(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[tuple[go.Figure, str]] = []

    def take(figure: go.Figure, kind: str) -> bytes:
        taken.append((figure, kind))
        return b"image"

    monkeypatch.setattr(images, "image", take)
    assert chart.image_file(made(), "png") == b"image"
    figure, kind = taken[0]
    assert kind == "png"
    assert figure.layout.template.layout.paper_bgcolor == PALETTES[Mode.LIGHT].paper
    words = " ".join(note.text for note in figure.layout.annotations)
    assert "<b>T</b>" in words and "Russian Ministry of Defence" in words


def test_a_figure_is_drawn_once_a_mode() -> None:
    drawn: list[Mode] = []

    def draw(words: str, mode: Mode) -> go.Figure:
        drawn.append(mode)
        return go.Figure(layout={"title": {"text": words}})

    kept = chart.kept(draw, "title")
    assert kept(Mode.LIGHT) is kept(Mode.LIGHT)
    kept(Mode.DARK)
    assert drawn == [Mode.LIGHT, Mode.DARK]
