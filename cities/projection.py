"""Where a place lies on the map that the server draws. Standard library only: the script that makes the land reads it too.

Lambert conformal conic on the sphere, standard parallels 32° N and 48° N, central meridian 14° E,
scaled and cut to a frame of WIDTH × HEIGHT units, from Lisbon to Amman and from Dortmund to Tripoli.
"""

from math import cos, log, pi, radians, sin, tan

WIDTH, HEIGHT = 1000, 580

_PARALLELS, _MERIDIAN, _ORIGIN = (radians(32), radians(48)), radians(14.0), radians(40.5)
_N = log(cos(_PARALLELS[0]) / cos(_PARALLELS[1])) / log(
    tan(pi / 4 + _PARALLELS[1] / 2) / tan(pi / 4 + _PARALLELS[0] / 2)
)
_F = cos(_PARALLELS[0]) * tan(pi / 4 + _PARALLELS[0] / 2) ** _N / _N
_SCALE = 1300.0  # units per radian of the earth
_LEFT, _TOP = 494.0, 332.0  # where the origin of the projection stands in the frame


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to units of the frame: x grows to the east, y to the south."""

    def radius(phi: float) -> float:
        return _F / tan(pi / 4 + phi / 2) ** _N

    rho, theta = radius(radians(latitude)), _N * (radians(longitude) - _MERIDIAN)
    x = _LEFT + _SCALE * rho * sin(theta)
    y = _TOP - _SCALE * (radius(_ORIGIN) - rho * cos(theta))
    return round(x, 1), round(y, 1)


def is_on_map(longitude: float, latitude: float) -> bool:
    x, y = project(longitude, latitude)
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT
