"""Build `neighbours.json` from `regions.geojson`; run once, never at run time or in CI.

    .venv/bin/python .make/build_neighbours.py

Needs shapely, which the project otherwise does without. Two regions are neighbours if they share a border of some
length: a common corner does not do, and neither does a strait.
"""

from __future__ import annotations

import json
from pathlib import Path

import shapely
from shapely.geometry import shape

SHAPES = Path(__file__).resolve().parents[1] / "ui" / "shapes"
SHORTEST = 0.02
"""The shortest common border, in degrees."""


def neighbours() -> dict[str, list[str]]:
    """The codes that each region borders on, by code."""
    features = json.loads((SHAPES / "regions.geojson").read_text(encoding="utf-8"))["features"]
    codes = [feature["id"] for feature in features]
    outlines = [shape(feature["geometry"]) for feature in features]
    found: dict[str, list[str]] = {code: [] for code in codes}
    for one, other in shapely.STRtree(outlines).query(outlines, predicate="intersects").T:
        if one != other and shapely.length(shapely.intersection(outlines[one], outlines[other])) > SHORTEST:
            found[codes[one]].append(codes[other])
    return {code: sorted(others) for code, others in sorted(found.items())}


if __name__ == "__main__":
    lines = (f"  {json.dumps(code)}: {json.dumps(others)}" for code, others in neighbours().items())
    (SHAPES / "neighbours.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
