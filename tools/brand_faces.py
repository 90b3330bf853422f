"""Write the faces in which papers are set where a brand has Arial or Calibri, in the same widths.

Usage: brand_faces.py LIBERATION CARLITO, the folders with LiberationSans-Regular.ttf and Carlito-Regular.ttf and so on.
Their licence keeps both names for the whole fonts, so what is left of them here has names of its own. Needs fontTools.
"""

from __future__ import annotations

import sys
from pathlib import Path

from advance_widths import RANGES, STYLES
from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "src/deckgen/resources/fonts"
FAMILIES = {"LiberationSans": "Deckgen Grotesque", "Carlito": "Deckgen Humanist"}
_NAMES = {1: "{family}", 2: "{style}", 3: "{family} {style}", 4: "{family} {style}", 6: "{joined}-{style}"}


def make_face(source: Path, family: str, style: str) -> Path:
    """The letters of a face that widths are known of, under another name."""
    font = TTFont(source)
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[0, 13, 14], notdef_outline=True)
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    chosen.subset(font)
    for table in font["cmap"].tables:
        for missing, other in ((0xA0, 0x20), (0xAD, 0x2D)):  # which some draw without having them
            if table.isUnicode() and missing not in table.cmap:
                table.cmap[missing] = table.cmap[other]
    for record, text in _NAMES.items():
        said = text.format(family=family, style=style, joined=family.replace(" ", ""))
        font["name"].setName(said, record, 3, 1, 0x409)
    target = FONTS / f"{family.replace(' ', '')}-{style}.ttf"
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(target)
    return target


def main() -> None:
    """Make four faces of each family."""
    for folder, (start, family) in zip(sys.argv[1:], FAMILIES.items(), strict=True):
        for style in STYLES:
            made = make_face(Path(folder) / f"{start}-{style}.ttf", family, style)
            print(f"{made.name}: {made.stat().st_size} bytes")


if __name__ == "__main__":
    main()
