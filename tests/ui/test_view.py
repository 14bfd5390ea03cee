from __future__ import annotations

import pytest

from ui.view import counted_regions


@pytest.mark.parametrize(
    ("chosen", "claimant", "counted"),
    [
        (("UA-51", "UA-63"), "ua_air_force", ("UA-51", "UA-63")),
        (("UA-51", "ua:south"), "ua_air_force", ("ua:south",)),  # Odesa lies in the south: its drones would count twice
        (("UA-43", "ua:south"), "ru_mod", ("UA-43", "ua:south")),  # the Ministry knows no Ukrainian area
        (("RU-MOS", "ru:moscow-region", "RU-BEL"), "ru_mod", ("ru:moscow-region", "RU-BEL")),
        ((), "ru_mod", ()),
    ],
)
def test_a_region_within_a_chosen_area_is_counted_once(
    chosen: tuple[str, ...], claimant: str, counted: tuple[str, ...]
) -> None:
    assert counted_regions(chosen, claimant) == counted
