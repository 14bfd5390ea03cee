"""The outlines: every region once, valid, wound for Plotly, neighbours joined, cities where they lie."""

import json
from pathlib import Path

import pycountry
import pytest
import shapely
from shapely.geometry import Point, shape

PATH = Path(__file__).parents[2] / "ui" / "shapes" / "regions.geojson"
OUTLINES = {feature["id"]: shape(feature["geometry"]) for feature in json.loads(PATH.read_text("utf-8"))["features"]}


def test_the_codes_are_those_of_iso_3166_2():
    codes = {region.code for country in ("UA", "RU") for region in pycountry.subdivisions.get(country_code=country)}
    assert set(OUTLINES) == codes
    assert len(codes) == 110


def test_the_file_is_small():
    assert PATH.stat().st_size <= 600_000


@pytest.mark.parametrize("code", OUTLINES)
def test_outlines_are_valid_and_clockwise(code):
    outline = OUTLINES[code]
    assert outline.is_valid
    assert not any(part.exterior.is_ccw for part in shapely.get_parts(outline)), "Plotly floods the map"


def test_neighbours_do_not_overlap():
    tree = shapely.STRtree(list(OUTLINES.values()))
    outlines = list(OUTLINES.values())
    for one, other in tree.query(outlines, predicate="intersects").T:
        if one < other:
            shared = outlines[one].intersection(outlines[other]).area
            assert shared < 0.001 * min(outlines[one].area, outlines[other].area)


@pytest.mark.parametrize(
    ("code", "city", "longitude", "latitude"),
    [
        ("UA-30", "Kyiv", 30.52, 50.45),
        ("UA-32", "Bila Tserkva", 30.11, 49.80),
        ("UA-51", "Odesa", 30.70, 46.50),
        ("UA-63", "Kharkiv", 36.23, 49.99),
        ("UA-43", "Simferopol", 34.10, 44.95),
        ("UA-40", "Sevastopol", 33.60, 44.58),
        ("UA-14", "Donetsk", 37.80, 48.00),
        ("RU-MOW", "Moscow", 37.62, 55.75),
        ("RU-MOS", "Klin", 36.73, 56.33),
        ("RU-SPE", "Saint Petersburg", 30.32, 59.93),
        ("RU-LEN", "Tikhvin", 33.53, 59.64),
        ("RU-BEL", "Belgorod", 36.59, 50.60),
        ("RU-KDA", "Krasnodar", 38.98, 45.04),
        ("RU-AL", "Gorno-Altaysk", 85.96, 51.96),
        ("RU-ALT", "Barnaul", 83.76, 53.35),
        ("RU-CHU", "Provideniya", 186.77, 64.43),
    ],
)
def test_cities_lie_in_their_region(code, city, longitude, latitude):
    inside = [name for name, outline in OUTLINES.items() if outline.contains(Point(longitude, latitude))]
    assert inside == [code], city
