"""Write src/deckgen/resources/advance_widths.json from font files.

Usage: advance_widths.py FAMILY=FOLDER/PREFIX … where PREFIX-Regular.ttf, -Bold, -Italic and -BoldItalic are its faces.
Calibri is measured on Carlito and Arial on Liberation Sans, which have the same advance widths. Needs fontTools.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont

STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
RANGES = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2FF), (0x370, 0x3FF), (0x400, 0x45F), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0xFB01, 0xFB02),
]  # fmt: skip


def measure(path: Path, ranges: Iterable[tuple[int, int]] = RANGES) -> dict[str, object]:
    """Advance widths of one face in its own units, runs of characters as one string."""
    font = TTFont(path)
    cmap, metrics = font.getBestCmap(), font["hmtx"].metrics
    codes = [code for low, high in ranges for code in range(low, high + 1) if code in cmap]
    return {
        "unitsPerEm": font["head"].unitsPerEm,
        "characters": "".join(map(chr, codes)),
        "advances": [metrics[cmap[code]][0] for code in codes],
    }


def main() -> None:
    """Measure the faces named on the command line."""
    families = dict(argument.split("=", 1) for argument in sys.argv[1:])
    table = {name: {s: measure(Path(f"{prefix}-{s}.ttf")) for s in STYLES} for name, prefix in families.items()}
    target = Path(__file__).parents[1] / "src/deckgen/resources/advance_widths.json"
    target.write_text(json.dumps(table, ensure_ascii=True, separators=(",", ":"), sort_keys=True) + "\n", "ascii")
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
