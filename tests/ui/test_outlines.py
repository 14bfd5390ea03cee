"""The neighbours are those of the outlines, and each is its neighbours' neighbour."""

import json
import runpy
from pathlib import Path

from charts.region_map import MOSCOW
from ui.outlines import neighbours, outlines

ROOT = Path(__file__).parents[2]
KEPT = json.loads((ROOT / "ui" / "shapes" / "neighbours.json").read_text("utf-8"))


def test_the_file_is_what_the_outlines_give():
    computed = runpy.run_path(str(ROOT / ".make" / "build_neighbours.py"))["neighbours"]
    assert computed() == KEPT
    assert set(KEPT) == set(outlines())


def test_borders_have_two_sides():
    assert all(code in KEPT[other] for code, others in KEPT.items() for other in others)


def test_belgorod_borders_both_countries():
    assert neighbours("RU-BEL") == ["RU-KRS", "RU-VOR", "UA-09", "UA-59", "UA-63"]


def test_a_strait_is_no_border_and_a_sea_has_none():
    assert "RU-KDA" not in neighbours("UA-43")
    assert neighbours("sea:azov") == []


def test_moscow_and_its_oblast_have_the_neighbours_of_both():
    assert set(neighbours(MOSCOW)) == {*KEPT["RU-MOS"], *KEPT["RU-MOW"]} - {"RU-MOS", "RU-MOW"}
