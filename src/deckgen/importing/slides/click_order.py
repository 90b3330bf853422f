"""Reads at which click the shapes of a slide appear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckgen.importing.slides.xml_names import P

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_clicks(timing: _Element | None) -> dict[str, int]:
    """Id of a shape -> the number of the click, from 1, with which it enters the slide."""
    found: dict[str, int] = {}
    click = 0
    for node in timing.iter(f"{P}cTn") if timing is not None else ():
        if node.get("presetClass") != "entr":
            continue
        if node.get("nodeType") == "clickEffect" or not click:
            click += 1
        for target in node.iter(f"{P}spTgt"):
            found.setdefault(target.get("spid", ""), click)
    return found
