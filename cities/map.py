"""The map of the Mediterranean that the server draws: where a place lies on it, and where its name goes.

Projection: Lambert conformal conic on the sphere, standard parallels 32° N and 48° N, central meridian 14° E,
scaled and cut to a frame of WIDTH × HEIGHT units, from Lisbon to Amman and from Dortmund to Tripoli.
`static/vendor/map/make_map.py` draws the land with the same function; so this file needs the standard library alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, log, pi, radians, sin, tan

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


@dataclass(frozen=True)
class Point:
    """A city on the map. `role` ("partner", "host" or "other") decides its shape; `named` whether it asks for a label.

    `label_side` and `phone_side` are filled in by `drawn`: "end", "start", "above", "below", "end-above", …,
    or "" without a label. End and start are those of a map: east and west.
    """

    slug: str
    label: str
    url: str
    role: str
    role_label: str
    x: float
    y: float
    r: float = 6.0
    lang: str = ""
    named: bool = True
    label_side: str = ""
    phone_side: str = ""


@dataclass(frozen=True)
class Map:
    """What `components/map.html` draws."""

    points: Sequence[Point]
    width: int = WIDTH
    height: int = HEIGHT


def drawn(points: Iterable[Point]) -> Map:
    """The map with its dots side by side and its names placed; partners are drawn last, on top of the others."""
    ordered = _side_by_side(sorted(points, key=lambda point: (point.named, -point.y)))
    wide = _places(ordered, size=19.0, gap=12.0)
    phone = _places(ordered, size=42.0, gap=28.0)
    return Map([replace(p, label_side=wide.get(p.slug, ""), phone_side=phone.get(p.slug, "")) for p in ordered])


Box = tuple[float, float, float, float]


def _side_by_side(points: Sequence[Point]) -> list[Point]:
    """Dots that would cover each other move apart, by a few units; the exact place is in the data and the exports.

    A city without a name on the map gives way to one with a name.
    """
    places = [[point.x, point.y] for point in points]
    for _round in range(12):
        for i, one in enumerate(points):
            for j in range(i + 1, len(points)):
                other = points[j]
                dx, dy = places[j][0] - places[i][0], places[j][1] - places[i][1]
                apart = hypot(dx, dy)
                lacking = one.r + other.r + 1 - apart
                if lacking <= 0:
                    continue
                east, south = (dx / apart, dy / apart) if apart else (1.0, 0.0)
                share = 0.5 if one.named == other.named else (0.0 if one.named else 1.0)
                places[i][0] -= east * lacking * share
                places[i][1] -= south * lacking * share
                places[j][0] += east * lacking * (1 - share)
                places[j][1] += south * lacking * (1 - share)
    return [replace(point, x=round(x, 1), y=round(y, 1)) for point, (x, y) in zip(points, places, strict=True)]


def _places(points: Sequence[Point], *, size: float, gap: float) -> dict[str, str]:
    """A side for as many names as fit: none covers another name or a dot, none leaves the frame.

    Those with the fewest neighbours choose first, so that the crowded ones see what room is left.
    """
    dots = {point.slug: _around(point.x, point.y, gap * 0.55) for point in points}
    names = sorted(
        (point for point in points if point.named),
        key=lambda point: sum(hypot(point.x - other.x, point.y - other.y) < 5 * size for other in points),
    )
    taken: list[Box] = []
    sides = {}
    for point in names:
        for side, box in _sides(point, size, gap):
            inside = box[0] >= 2 and box[1] >= 2 and box[2] <= WIDTH - 2 and box[3] <= HEIGHT - 2
            free = not any(_meet(box, other) for other in taken)
            clear = not any(_meet(box, dot) for slug, dot in dots.items() if slug != point.slug)
            if inside and free and clear:
                taken.append(box)
                sides[point.slug] = side
                break
    return sides


def _around(x: float, y: float, half: float) -> Box:
    return x - half, y - half, x + half, y + half


def _sides(point: Point, size: float, gap: float) -> list[tuple[str, Box]]:
    """The places for a name around its dot, best first; portal.css moves the words to the same places."""
    width, up, down = len(point.label) * size * 0.58, size * 0.55, size * 0.4
    x, y, near, lift = point.x, point.y, gap * 0.65, size * 0.75
    after, before = (x + gap, x + gap + width), (x - gap - width, x - gap)
    after_near, before_near = (x + near, x + near + width), (x - near - width, x - near)
    return [
        ("end", (after[0], y - up, after[1], y + down)),
        ("start", (before[0], y - up, before[1], y + down)),
        ("above", (x - width / 2, y - gap - size, x + width / 2, y - gap + 2)),
        ("below", (x - width / 2, y + gap - 2, x + width / 2, y + gap + size)),
        ("end-above", (after_near[0], y - up - lift, after_near[1], y + down - lift)),
        ("end-below", (after_near[0], y - up + lift, after_near[1], y + down + lift)),
        ("start-above", (before_near[0], y - up - lift, before_near[1], y + down - lift)),
        ("start-below", (before_near[0], y - up + lift, before_near[1], y + down + lift)),
    ]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
