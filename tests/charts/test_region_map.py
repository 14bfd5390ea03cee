from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.region_map import MOSCOW, Extent, Outlines, region_map, shown_places
from charts.theme import PALETTES, Mode

NAMES = {
    "RU-BEL": "Belgorod Oblast",
    "RU-KRS": "Kursk Oblast",
    "RU-MOS": "Moscow Oblast",
    "RU-MOW": "Moscow",
    "RU-CHU": "Chukotka",
    "UA-63": "Kharkiv Oblast",
    "sea:azov": "Sea of Azov",
    "ua:south": "South of Ukraine",
    MOSCOW: "Moscow and Moscow Oblast",
}


def square(longitude: float, latitude: float, size: float = 1) -> np.ndarray[Any, Any]:
    west, east, south, north = longitude - size, longitude + size, latitude - size, latitude + size
    return np.array([(west, south), (west, north), (east, north), (east, south), (west, south)], dtype=float)


OUTLINES: Outlines = {
    "RU-BEL": [square(37.5, 50.7)],
    "RU-KRS": [square(35.5, 51.7), square(30.5, 55.0, 0.5)],
    "RU-MOS": [square(37.6, 55.7)],
    "RU-MOW": [square(37.6, 55.7, 0.3)],
    "RU-CHU": [square(172, 66, 5)],
    "UA-63": [square(36.3, 49.5, 0.6)],
}


def totals(*rows: tuple[str, int | None, int]) -> pd.DataFrame:
    """Regions with value and days named."""
    frame = pd.DataFrame(
        [(code, NAMES[code], value, 0 if value is None else 3, named) for code, value, named in rows],
        columns=["region", "region_name", "value", "days_itemised", "days_named"],
    )
    return frame.astype(dict.fromkeys(["value", "days_itemised", "days_named"], "Int64"))


def drawn(*rows: tuple[str, int | None, int], extent: Extent = Extent.EUROPE, **further: Any) -> go.Figure:
    about = {"claimant": "ru_mod", "measure": "intercepted", **further}
    return region_map(shown_places(totals(*rows), NAMES), OUTLINES, extent=extent, **about)


def region(figure: go.Figure, code: str) -> Any:
    return next(trace for trace in figure.data if (trace.meta or {}).get("region") == code)


def regions(figure: go.Figure) -> list[str]:
    return [trace.meta["region"] for trace in figure.data if (trace.meta or {}).get("region")]


@pytest.mark.parametrize("mode", Mode)
def test_colour_is_the_itemised_number_and_paper_is_none(mode: Mode) -> None:
    figure = drawn(("RU-BEL", 900, 0), ("RU-KRS", 2, 0), mode=mode)
    steps = PALETTES[mode].steps("ru_mod")
    assert region(figure, "RU-BEL").fillcolor == steps[-1]
    assert region(figure, "RU-KRS").fillcolor == steps[0]
    assert region(figure, "UA-63").fillcolor == PALETTES[mode].paper
    assert "– (not itemised)" in region(figure, "UA-63").text


def test_days_named_are_hatching_and_no_number() -> None:
    figure = drawn(("RU-BEL", 900, 0), ("RU-KRS", None, 30), ("UA-63", None, 2))
    often, seldom = (region(figure, code) for code in ("RU-KRS", "UA-63"))
    assert often.fillcolor == seldom.fillcolor == PALETTES[Mode.LIGHT].paper
    assert often.fillpattern.solidity > seldom.fillpattern.solidity
    assert region(figure, "RU-BEL").fillpattern.shape is None
    assert "named without a number on 30 days" in often.text and "– (not itemised)" in often.text
    key = [trace.name for trace in figure.data if (trace.meta or {}).get("key") == "named"]
    assert key == ["named without a number on 1–4 days", "… on 5–19 days", "… on 20 days or more"]


def test_a_stated_zero_is_a_number_without_colour() -> None:
    figure = drawn(("RU-BEL", 900, 0), ("RU-KRS", 0, 0))
    assert region(figure, "RU-KRS").fillcolor == PALETTES[Mode.LIGHT].paper
    assert "<b>0</b> itemised" in region(figure, "RU-KRS").text


def test_each_region_gives_its_code_to_a_click() -> None:
    figure = drawn(("RU-BEL", 900, 0), ("sea:azov", 4, 0), ("ua:south", None, 2))
    assert list(region(figure, "RU-BEL").customdata) == ["RU-BEL"]
    points = next(trace for trace in figure.data if trace.name == "seas and areas")
    assert list(points.customdata) == ["sea:azov", "ua:south"]
    assert list(points.marker.symbol) == ["circle", "diamond"]
    labels = [note.text for note in figure.layout.annotations]
    assert labels == ["Sea of Azov <b>4</b>", "South <b>no number</b>"]


def test_an_area_is_never_spread_over_its_oblasts() -> None:
    figure = drawn(("ua:south", 4000, 0), claimant="ua_air_force", measure="neutralised", extent=Extent.UKRAINE)
    assert {region(figure, code).fillcolor for code in regions(figure)} == {PALETTES[Mode.LIGHT].paper}


def test_moscow_and_its_oblast_are_one_place_where_itemised_together() -> None:
    together = drawn((MOSCOW, 900, 0), ("RU-MOS", 5, 0))
    assert MOSCOW in regions(together) and not {"RU-MOS", "RU-MOW"} & set(regions(together))
    assert region(together, MOSCOW).x.count(None) == 1  # both outlines
    assert "<b>900</b> itemised" in region(together, MOSCOW).text  # nothing is added to it
    apart = drawn(("RU-MOS", 5, 0))
    assert {"RU-MOS", "RU-MOW"} <= set(regions(apart)) and MOSCOW not in regions(apart)


def test_a_city_is_drawn_over_the_oblast_around_it() -> None:
    order = regions(drawn(("RU-MOS", 5, 0)))
    assert order.index("RU-MOS") < order.index("RU-MOW")


def test_only_the_part_in_view_is_sent_in_whole_kilometres() -> None:
    assert "RU-CHU" not in regions(drawn(("RU-BEL", 900, 0)))
    whole = drawn(("RU-BEL", 900, 0), extent=Extent.RUSSIA)
    assert "RU-CHU" in regions(whole)
    assert region(whole, "RU-BEL").x.dtype.kind == "i"
    assert {int(x) % 10 for x in region(whole, "RU-BEL").x} == {0}


def test_a_chosen_region_is_outlined() -> None:
    figure = drawn(("RU-BEL", 900, 0), ("sea:azov", 4, 0), selected=("RU-BEL", "sea:azov"))
    assert [trace.meta["selected"] for trace in figure.data if "selected" in (trace.meta or {})] == ["RU-BEL"]
    points = next(trace for trace in figure.data if trace.name == "seas and areas")
    assert points.marker.line.width[0] > 2


def test_where_nothing_is_mentioned_the_figure_is_empty() -> None:
    assert len(drawn().data) == 0


def test_the_frame_is_left_as_it_was() -> None:
    places = shown_places(totals(("RU-BEL", 900, 1)), NAMES)
    before = places.copy()
    region_map(places, OUTLINES, extent=Extent.EUROPE, claimant="ru_mod", measure="intercepted")
    pd.testing.assert_frame_equal(places, before)


def test_a_figure_in_view_of_real_outlines_stays_small() -> None:
    from ui.outlines import outlines

    names = dict.fromkeys(outlines(), "A region")
    frame = pd.DataFrame({"region": list(names), "value": 7, "days_itemised": 1, "days_named": 1})
    places = shown_places(frame.astype(dict.fromkeys(["value", "days_itemised", "days_named"], "Int64")), names)
    for extent in Extent:
        figure = region_map(places, outlines(), extent=extent, claimant="ru_mod", measure="intercepted")
        assert len(json.dumps(json.loads(figure.to_json()), separators=(",", ":"))) < 250_000
