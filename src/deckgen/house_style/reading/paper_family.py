"""Chooses the family in which papers are set: of those that can be embedded, the one nearest to the brand's.

Why not the brand's own: what presentations carry of it is packed in a way that nothing here unpacks, and often holds
only the letters of their own words.
"""

from __future__ import annotations

from deckgen.blueprint.look import PaperStyle

# By the family whose widths they are measured in; names as theme files write them, or begin.
_NEAREST = {
    "Arial": (
        "arial", "helvetica", "liberation sans", "arimo", "roboto", "inter", "univers", "segoe ui", "franklin gothic",
        "aptos", "public sans", "ibm plex sans", "work sans", "akzidenz", "neue haas", "sf pro", "san francisco", "din",
    ),
    "Calibri": (
        "calibri", "carlito", "lato", "corbel", "candara", "trebuchet", "open sans", "noto sans", "source sans",
        "gill sans", "myriad", "frutiger", "tahoma", "verdana", "ubuntu", "fira sans", "pt sans", "rijksoverheid sans",
        "flanders art sans",
    ),
}  # fmt: skip


def choose_paper_family(font: str) -> str:
    """The family nearest to a font; deckgen's own where none is near."""
    folded = " ".join(font.casefold().replace("-", " ").split())
    for family, names in _NEAREST.items():
        if any(folded == name or folded.startswith(f"{name} ") for name in names):
            return family
    return PaperStyle().font


def name_family(family: str) -> str:
    """What people read of a paper's family."""
    own = {"Arial": "Deckgen Grotesque", "Calibri": "Deckgen Humanist"}.get(family)
    return f"{own} ({family})" if own else family
