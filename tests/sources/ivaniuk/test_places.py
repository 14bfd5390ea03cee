from __future__ import annotations

import pytest

from sources.ivaniuk.places import country, launch_areas, places
from sources.records import LaunchArea


@pytest.mark.parametrize(
    ("cell", "regions"),
    [
        ("", ()),
        ("Ukraine", ()),
        ("south", ("ua:south",)),
        ("center", ("ua:centre",)),
        ("south-east", ("ua:south", "ua:east")),
        ("Odesa oblast", ("UA-51",)),
        ("Kyiv oblast and Kyiv", ("UA-32", "UA-30")),
        ("Odesa oblast and Odesa oblast", ("UA-51",)),
        ("Kyiv oblast (south)", ("UA-32",)),
        # A district or a city of an oblast is told with it.
        ("Dnipropetrovsk oblast, Kryvyi Rih Raion", ("UA-12",)),
        ("Odesa oblast, Black Sea", ("UA-51", "sea:black")),
        # Names of its own for two oblasts.
        ("Lutsk oblast", ("UA-07",)),
        ("Dnipro oblast", ("UA-12",)),
    ],
)
def test_regions_of_a_cell(cell: str, regions: tuple[str, ...]) -> None:
    assert places(cell).regions == regions
    assert places(cell).unknown == ()


def test_an_unknown_place_is_kept_by_name() -> None:
    found = places("Odesa oblast and Nowhere oblast")
    assert found.regions == ("UA-51",)
    assert found.unknown == ("Nowhere oblast",)


def test_launch_areas_keep_the_words_with_a_region_where_there_is_one() -> None:
    cell = "Kursk oblast and Chauda, Crimea and Caspian Sea, Saratov oblast and south-east and and Nowhere"
    assert launch_areas(cell) == (
        LaunchArea("Kursk oblast", "RU-KRS"),
        LaunchArea("Chauda, Crimea", "UA-43"),
        # In two regions at once, and a mere direction: no region.
        LaunchArea("Caspian Sea, Saratov oblast"),
        LaunchArea("south-east"),
        LaunchArea("Nowhere"),
    )
    assert launch_areas("") == ()


def test_neighbouring_countries() -> None:
    assert [country(name) for name in ("belarus", "russia", "poland", "moldova")] == ["BY", "RU", "PL", "MD"]
    assert country("atlantis") is None
    assert country("Odesa oblast") is None
