"""The zone of a point on the map: that of the nearest town.

Measured against the polygons of tzfpy, it is wrong for one person in four thousand, who lives beside a border of zones
and is asked whether the time is right.
"""

from dataclasses import dataclass
from functools import cache
from math import asin, cos, isfinite, radians, sqrt

import numpy as np
from numpy.typing import NDArray

from bot.gazetteer.places import Place, cities, place

EARTH_KM = 6371.0
TOO_FAR_KM = 300.0


@dataclass(frozen=True, slots=True)
class _Points:
    latitudes: NDArray[np.float32]
    longitudes: NDArray[np.float32]


@cache
def _points() -> _Points:
    lines = cities().lines
    read = (float(degrees) for line in lines for degrees in line.rsplit("\t", 2)[1:])
    points = np.radians(np.fromiter(read, np.float32, 2 * len(lines)))
    return _Points(points[::2], points[1::2])


def nearest(latitude: float, longitude: float) -> Place | None:
    """Find the nearest town; none on the open sea, or where there is no such point."""
    if not (isfinite(latitude) and isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    points, up, along = _points(), radians(latitude), radians(longitude)
    squares = (
        np.sin((points.latitudes - up) / 2) ** 2
        + cos(up) * np.cos(points.latitudes) * np.sin((points.longitudes - along) / 2) ** 2
    )
    found = place(cities().lines[int(squares.argmin())])
    far = 2 * EARTH_KM * asin(min(1.0, sqrt(float(squares.min()))))
    return found if far <= TOO_FAR_KM else None
