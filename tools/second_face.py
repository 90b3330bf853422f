"""Write the second face of papers, for the letters that the first one lacks, from the package `fontpkg-noto-sans`.

Usage: second_face.py. Writes four static faces of Noto Sans with Latin, Greek and Cyrillic letters into
src/deckgen/resources/fonts, and their widths beside them. Needs fontTools and fontpkg-noto-sans.
"""

from __future__ import annotations

import json
from importlib.metadata import files
from pathlib import Path

from advance_widths import measure
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FACES = {
    "Regular": ("NotoSans[", 400),
    "Bold": ("NotoSans[", 700),
    "Italic": ("NotoSans-I", 400),
    "BoldItalic": ("NotoSans-I", 700),
}
RANGES = ((0xA0, 0x24F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x20A0, 0x20C0))
RESOURCES = Path(__file__).parents[1] / "src/deckgen/resources"


def make_face(source: Path, weight: int, name: str) -> Path:
    """One weight of a variable font as a plain one, with the letters that are wanted."""
    font = instantiateVariableFont(TTFont(source), {"wght": weight, "wdth": 100}, updateFontNames=True)
    chosen = subset.Subsetter(subset.Options(hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True))
    chosen.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)] + [0x20])
    chosen.subset(font)
    for record, text in ((1, "Noto Sans"), (2, name), (4, f"Noto Sans {name}"), (6, f"NotoSans-{name}")):
        font["name"].setName(text, record, 3, 1, 0x409)
    target = RESOURCES / "fonts" / f"NotoSans-{name}.ttf"
    font.save(target)
    return target


def main() -> None:
    """Make the faces, and measure them."""
    package = [Path(str(each.locate())) for each in files("fontpkg-noto-sans") or ()]
    table = {}
    for name, (start, weight) in FACES.items():
        (source,) = [path for path in package if path.name.startswith(start) and path.suffix == ".ttf"]
        made = make_face(source, weight, name)
        table[name] = measure(made, RANGES)
        print(f"{made.name}: {made.stat().st_size} bytes")
    (licence,) = [path for path in package if path.name == "LICENSE" and path.parent.name == "fontpkg_noto_sans"]
    (RESOURCES / "fonts" / "OFL-NotoSans.txt").write_bytes(licence.read_bytes())
    widths = json.dumps({"Noto Sans": table}, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    (RESOURCES / "second_face_widths.json").write_text(widths + "\n", "ascii")


if __name__ == "__main__":
    main()
