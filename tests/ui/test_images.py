from __future__ import annotations

import struct
from pathlib import Path

import plotly.graph_objects as go
import pytest

from charts.theme import Mode, template_name
from ui import images


@pytest.fixture
def figure() -> go.Figure:
    return go.Figure(
        go.Bar(x=["a"], y=[2]), layout={"width": 600, "height": 300, "template": template_name(Mode.LIGHT)}
    )


def test_a_named_browser_is_taken_if_it_can_be_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "chromium"
    monkeypatch.setenv("BROWSER_PATH", str(program))
    assert images.browser() is None
    program.touch(mode=0o755)
    assert images.browser() == str(program)


def test_without_a_browser_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert images.browser() is None
    assert "apt-get install chromium" in images.MISSING


@pytest.mark.browser
def test_a_png_has_twice_the_pixels_and_a_svg_its_words(figure: go.Figure) -> None:
    figure.add_annotation(text="What each side says", x=0, y=1)
    png = images.image(figure, "png")
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (1200, 600)
    svg = images.image(figure, "svg").decode()
    assert svg.startswith("<svg") and "What each side says" in svg
