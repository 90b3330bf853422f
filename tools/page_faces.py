"""Write the typeface that travels inside web pages: the papers' own, packed for browsers.

Usage: page_faces.py. Reads AtkinsonHyperlegible-*.ttf in src/deckgen/resources/fonts and writes a .woff2 beside each,
with every letter, without the instructions for coarse screens: a third of the file. Needs fontTools and brotli.
"""

from __future__ import annotations

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FACES = ("Regular", "Bold", "Italic")
FONTS = Path(__file__).parents[1] / "src/deckgen/resources/fonts"


def pack(source: Path) -> Path:
    """A face for browsers, the same at each run."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(
        hinting=False, layout_features=["*"], name_IDs=["*"], glyph_names=False, notdef_outline=True
    )
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=font.getBestCmap())
    chosen.subset(font)
    font.flavor = "woff2"
    target = source.with_suffix(".woff2")
    font.save(target)
    return target


if __name__ == "__main__":
    for name in FACES:
        print(pack(FONTS / f"AtkinsonHyperlegible-{name}.ttf"))
