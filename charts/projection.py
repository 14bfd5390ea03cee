"""Longitude and latitude as kilometres on a flat map that keeps angles: a conformal cone around the world's axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

RADIUS_KM = 6371.0
"""The Earth as a ball: a map of this size needs no flattening."""

Numbers = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Cone:
    """Lambert's conformal conic projection.

    Source: J. P. Snyder, Map Projections: A Working Manual (USGS, 1987), equations 15-1 to 15-4.

    Args:
        parallels: The two latitudes of true scale, degrees.
        longitude: The meridian that stands upright, degrees.
        latitude: The latitude whose crossing with that meridian is (0, 0).
    """

    parallels: tuple[float, float]
    longitude: float
    latitude: float

    def project(self, longitudes: Numbers, latitudes: Numbers) -> tuple[Numbers, Numbers]:
        """Kilometres to the east and to the north of the origin.

        >>> x, y = EUROPE.project(np.array([40.0, 50.0]), np.array([54.0, 54.0]))
        >>> bool(x[0] == 0), bool(abs(y[0]) < 1e-9), round(float(x[1]))
        (True, True, 647)
        """
        first, second = np.radians(self.parallels)
        n = np.log(np.cos(first) / np.cos(second)) / np.log(_half(second) / _half(first))
        scale = RADIUS_KM * np.cos(first) * _half(first) ** n / n
        distance = scale / _half(np.radians(latitudes)) ** n
        origin = scale / _half(np.radians(self.latitude)) ** n
        turn = n * np.radians(longitudes - self.longitude)
        return distance * np.sin(turn), origin - distance * np.cos(turn)


def _half(latitude: Any) -> Any:
    return np.tan(np.pi / 4 + latitude / 2)


EUROPE = Cone((46, 60), 40, 54)
"""Ukraine and European Russia."""

RUSSIA = Cone((50, 68), 100, 60)
"""All of Russia, with Ukraine at its western edge."""
