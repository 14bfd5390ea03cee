"""The regions' outlines and neighbours, read once a server."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from charts.region_map import MOSCOW, MOSCOW_PARTS, Outlines, Ring

HERE = Path(__file__).parent / "shapes"


@functools.cache
def outlines() -> Outlines:
    """The rings of each region, by code."""
    features = json.loads((HERE / "regions.geojson").read_text(encoding="utf-8"))["features"]
    return {feature["id"]: list(_rings(feature["geometry"])) for feature in features}


def _rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    is_one = geometry["type"] == "Polygon"
    for polygon in [geometry["coordinates"]] if is_one else geometry["coordinates"]:
        yield from (np.array(ring, dtype=float) for ring in polygon)


@functools.cache
def _bordering() -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((HERE / "neighbours.json").read_text(encoding="utf-8"))
    return found


def neighbours(code: str) -> list[str]:
    """The codes of the regions that a region borders on; of Moscow with its oblast those of both. Seas have none."""
    if code == MOSCOW:
        both = {other for part in MOSCOW_PARTS for other in _bordering().get(part, [])}
        return sorted(both - set(MOSCOW_PARTS))
    return _bordering().get(code, [])
