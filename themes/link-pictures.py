#!/usr/bin/env python3
"""Draws the pictures that are shown with a link to a page that has none of its own, one for each kind.

    pip install pillow && python3 themes/link-pictures.py

They are written to default/assets/link-pictures/ as PNG, since services that show links read no SVG,
at the size that those services ask for. Seeds spread from one head, as in the mark; each kind has its own
number of them, and no picture has words, so that they hold in every language.
"""

import math
from pathlib import Path

from PIL import Image, ImageDraw

SIZE = (1200, 630)
OVERSAMPLING = 4
DEEP, ACCENT, PALE, SUN = "#0c3a34", "#14574c", "#e1ede8", "#e9b949"
# How many seeds, and to how many degrees from upright the outermost leans.
KINDS = {
    "case": (7, 75), "evaluation": (5, 60), "course": (9, 80), "project": (11, 85),
    "method": (6, 65), "report": (4, 50), "process": (8, 78), "page": (3, 40),
}
FOLDER = Path(__file__).parent / "default" / "assets" / "link-pictures"


def draw(seeds, widest):
    width, height = (side * OVERSAMPLING for side in SIZE)
    picture = Image.new("RGB", (width, height), DEEP)
    pen = ImageDraw.Draw(picture)

    def disc(x, y, radius, colour):
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    head = (width / 2, height * 0.72)
    for ring in range(5, 0, -1):
        if ring % 2:
            disc(*head, ring * height * 0.17, ACCENT)
        else:
            disc(*head, ring * height * 0.17, DEEP)
    pen.line((head, (head[0] - width * 0.04, height)), fill=PALE, width=int(width * 0.008))
    for seed in range(seeds):
        lean = math.radians(-widest + 2 * widest * seed / (seeds - 1))
        near, far = height * 0.13, height * 0.48
        start = (head[0] + near * math.sin(lean), head[1] - near * math.cos(lean))
        end = (head[0] + far * math.sin(lean), head[1] - far * math.cos(lean))
        pen.line((start, end), fill=PALE, width=int(width * 0.006))
        disc(*end, height * 0.042, SUN)
    disc(*head, height * 0.09, PALE)
    small = picture.resize(SIZE, Image.Resampling.LANCZOS)
    return small.quantize(colors=32, dither=Image.Dither.NONE)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind, (seeds, widest) in KINDS.items():
        draw(seeds, widest).save(FOLDER / f"{kind}.png", optimize=True)


if __name__ == "__main__":
    main()
