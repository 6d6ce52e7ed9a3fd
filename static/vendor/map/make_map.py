"""Make the portal's map from Natural Earth (package `world-atlas`, countries-50m.json).

    python static/vendor/map/make_map.py countries-50m.json

Writes
- `static/img/mediterranean.svg`: land, borders and disputed borders for the map that the server draws, in the
  projection of `cities/map.py` (Lambert conformal conic) and cut to its frame;
- `static/vendor/map/land.geojson`: the same land and borders in longitude and latitude, for the map that can be zoomed.

Coast and borders are told apart by the topology: a line that one country has is coast, a line of two is a border.
Borders that are under dispute or follow no agreed line are drawn dashed or left out (DASHED, LEFT_OUT).
Standard library only.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from cities.map import HEIGHT, WIDTH, project  # noqa: E402

DASHED = {
    frozenset({"Morocco", "W. Sahara"}),
    frozenset({"Israel", "Palestine"}),
    frozenset({"Serbia", "Kosovo"}),
    frozenset({"Israel", "Syria"}),
}
LEFT_OUT = {frozenset({"Cyprus", "N. Cyprus"})}
WINDOW = (-26.0, 14.0, 56.0, 64.0)  # degrees: what can reach the frame
FRAME_EDGE = 6  # pixels that land runs on beyond the frame, so that its edge is not seen
DETAIL, SMALLEST = 1.1, 14  # pixels: how far a line may stray; area under which an island is left out
ISLANDS = {"Malta"}  # kept however small
GEO_DETAIL, GEO_SMALLEST = 0.03, 0.012  # degrees


def arcs_of(topology: dict) -> list[list[tuple[float, float]]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        found.append(line)
    return found


def rings_of(shape: dict) -> list[list[int]]:
    if shape["type"] == "Polygon":
        return shape["arcs"]
    return [ring for polygon in shape["arcs"] for ring in polygon] if shape["type"] == "MultiPolygon" else []


def simplify(line: list, tolerance: float) -> list:
    """Douglas and Peucker: the fewest points that stay within `tolerance` of the line."""
    if len(line) < 3:
        return line
    keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        dx, dy = bx - ax, by - ay
        length = (dx * dx + dy * dy) ** 0.5
        worst, place = 0.0, 0
        for i in range(first + 1, last):
            px, py = line[i]
            off = abs(dy * (px - ax) - dx * (py - ay)) / length if length else ((px - ax) ** 2 + (py - ay) ** 2) ** 0.5
            if off > worst:
                worst, place = off, i
        if worst > tolerance:
            keep.add(place)
            stack += [(first, place), (place, last)]
    return [line[i] for i in sorted(keep)]


def area(ring: list) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def stitch(ring: list[int], arcs: list) -> list:
    points: list = []
    for index in ring:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += part[1:] if points else part
    return points


def clip_ring(ring: list, box: tuple[float, float, float, float]) -> list:
    """Sutherland and Hodgman: the part of a closed ring inside the box."""
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        out = []
        for a, b in zip(ring[-1:] + ring[:-1], ring, strict=True):
            a_in, b_in = (a[axis] - limit) * sign >= 0, (b[axis] - limit) * sign >= 0
            if a_in != b_in:
                t = (limit - a[axis]) / (b[axis] - a[axis])
                out.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
            if b_in:
                out.append(b)
        ring = out
        if not ring:
            return []
    return ring


def clip_line(line: list, box: tuple[float, float, float, float]) -> list[list]:
    """The pieces of a line that run inside the box; cut at its points, which is exact enough for thin lines."""
    pieces, piece = [], []
    for x, y in line:
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            piece.append((x, y))
        else:
            pieces, piece = [*pieces, piece], []
    return [p for p in [*pieces, piece] if len(p) > 1]


def path(lines: list[list], closed: bool) -> str:
    """SVG path data in whole half-pixels, relative, as short as it can be written."""
    out = []
    for line in lines:
        px = py = None
        numbers: list[str] = []
        for x, y in line:
            nx, ny = round(x * 2), round(y * 2)
            if px is None:
                head = f"M{short(nx)} {short(ny)}l"
            elif (nx, ny) != (px, py):
                numbers += [short(nx - px), short(ny - py)]
            px, py = nx, ny
        body = ""
        for number in numbers:
            body += number if not body or number.startswith("-") else " " + number
        if body:
            out.append(head + body + ("z" if closed else ""))
    return "".join(out)


def short(halves: int) -> str:
    text = f"{halves / 2:g}"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def main(file: str) -> None:
    topology = json.loads(Path(file).read_text())
    arcs = arcs_of(topology)
    owners: dict[int, set[str]] = defaultdict(set)
    rings: list[tuple[str, list[int]]] = []
    for shape in topology["objects"]["countries"]["geometries"]:
        for ring in rings_of(shape):
            rings.append((shape["properties"]["name"], ring))
            for index in ring:
                owners[index if index >= 0 else ~index].add(shape["properties"]["name"])

    def near(line: list) -> bool:
        west, south, east, north = WINDOW
        return any(west <= x <= east and south <= y <= north for x, y in line)

    wanted = {i for i in owners if near(arcs[i])}
    flat = {i: simplify([project(x, y) for x, y in arcs[i]], DETAIL) for i in wanted}
    box = (-FRAME_EDGE, -FRAME_EDGE, WIDTH + FRAME_EDGE, HEIGHT + FRAME_EDGE)
    land_rings = [ring for shape in topology["objects"]["land"]["geometries"] for ring in rings_of(shape)]
    island_arcs = {i if i >= 0 else ~i for name, ring in rings if name in ISLANDS for i in ring}
    land = []
    for ring in land_rings:
        if max(y for i in ring for _, y in arcs[i if i >= 0 else ~i]) < WINDOW[1]:
            continue
        if not all((i if i >= 0 else ~i) in wanted for i in ring):
            # A continent runs far beyond the map, where the projection tears: its far side is drawn in.
            near_enough = [(max(-60, min(90, x)), max(0, min(80, y))) for x, y in stitch(ring, arcs)]
            ring_points = simplify([project(x, y) for x, y in near_enough], DETAIL)
        else:
            ring_points = stitch(ring, flat)
        points = clip_ring(ring_points[:-1], box)
        if len(points) > 2 and (area(points) >= SMALLEST or island_arcs & {i if i >= 0 else ~i for i in ring}):
            land.append(points)
    kinds: dict[str, list] = {"borders": [], "disputed": []}
    for i in wanted:
        pair = frozenset(owners[i])
        if len(pair) < 2 or pair in LEFT_OUT or is_crimea(pair, arcs[i]):
            continue
        kinds["disputed" if pair in DASHED else "borders"] += clip_line(flat[i], box)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}"><path id="land" d="{path(land, True)}"/>'
        f'<path id="borders" d="{path(kinds["borders"], False)}"/>'
        f'<path id="disputed" d="{path(kinds["disputed"], False)}"/></svg>\n'
    )
    (ROOT / "static/img/mediterranean.svg").write_text(svg)

    polygons, lines, dashed = [], [], []
    geo = {i: simplify(arcs[i], GEO_DETAIL) for i in wanted}
    for ring in land_rings:
        whole = {i if i >= 0 else ~i for i in ring} <= wanted
        points = stitch(ring, geo) if whole else simplify(stitch(ring, arcs), GEO_DETAIL)
        points = clip_ring(points[:-1], WINDOW)
        if len(points) > 2 and (area(points) > GEO_SMALLEST or island_arcs & {i if i >= 0 else ~i for i in ring}):
            polygons.append([[[round(x, 2), round(y, 2)] for x, y in [*points, points[0]]]])
    for i in wanted:
        pair = frozenset(owners[i])
        if len(pair) < 2 or pair in LEFT_OUT or is_crimea(pair, arcs[i]):
            continue
        (dashed if pair in DASHED else lines).extend(
            [[round(x, 2), round(y, 2)] for x, y in piece] for piece in clip_line(geo[i], WINDOW)
        )
    features = [
        {"type": "Feature", "properties": {"kind": kind}, "geometry": {"type": type_, "coordinates": coordinates}}
        for kind, type_, coordinates in (
            ("land", "MultiPolygon", polygons),
            ("border", "MultiLineString", lines),
            ("disputed", "MultiLineString", dashed),
        )
    ]
    target = ROOT / "static/vendor/map/land.geojson"
    target.write_text(json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")) + "\n")
    print(f"mediterranean.svg: {len(svg)} bytes; land.geojson: {target.stat().st_size} bytes")


def is_crimea(pair: frozenset, arc: list) -> bool:
    """The line across the isthmus that Natural Earth draws between Ukraine and Russia."""
    return pair == frozenset({"Ukraine", "Russia"}) and max(y for _, y in arc) < 46.5


if __name__ == "__main__":
    main(sys.argv[1])
