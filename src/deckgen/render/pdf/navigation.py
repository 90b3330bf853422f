"""Ways through a document beside its pages: bookmarks, and named places that links lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from deckgen.blueprint.pages import Destination, OutlineEntry
from deckgen.render.pdf.links import destination_name
from deckgen.render.pdf.pdf_file import Handle, PdfFile
from deckgen.render.pdf.pdf_syntax import text_string

View = Callable[[int, float], str]  # page and y -> the view that opens there


def write_outline(file: PdfFile, entries: Sequence[OutlineEntry], view: View) -> Handle | None:
    """Write the bookmarks, nested by their levels; None where there are none."""
    if not entries:
        return None
    root = file.reserve()
    handles = [file.reserve() for _ in entries]
    parents = _parents(entries)
    children: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        children.setdefault(parent, []).append(index)
    places = {index: place for siblings in children.values() for place, index in enumerate(siblings)}
    for index, entry in enumerate(entries):
        siblings, place = children[parents[index]], places[index]
        links = [f"/Parent {handles[parents[index]] if parents[index] >= 0 else root}"]
        links += [f"/Prev {handles[siblings[place - 1]]}"] if place else []
        links += [f"/Next {handles[siblings[place + 1]]}"] if place + 1 < len(siblings) else []
        if below := children.get(index):
            links.append(f"{_ends(handles, below)} /Count -{len(below)}")  # negative: closed at first
        file.put(
            f"<< /Title {text_string(entry.title)} /Dest {view(entry.page, entry.y)} {' '.join(links)} >>",
            handles[index],
        )
    file.put(f"<< /Type /Outlines {_ends(handles, children[-1])} /Count {len(children[-1])} >>", root)
    return root


def _ends(handles: Sequence[Handle], children: Sequence[int]) -> str:
    return f"/First {handles[children[0]]} /Last {handles[children[-1]]}"


def _parents(entries: Sequence[OutlineEntry]) -> list[int]:
    """Return for each entry the index of the entry above it, -1 at the top."""
    parents: list[int] = []
    path: list[int] = []
    for index, entry in enumerate(entries):
        while path and entries[path[-1]].level >= entry.level:
            path.pop()
        parents.append(path[-1] if path else -1)
        path.append(index)
    return parents


def write_destinations(file: PdfFile, destinations: Iterable[Destination], view: View) -> Handle | None:
    """Write the tree of names, in the order of their bytes; None where there are none."""
    places = sorted({place.name: place for place in destinations}.values(), key=lambda place: place.name.encode())
    if not places:
        return None
    rows = " ".join(f"{destination_name(place.name)} {view(place.page, place.y)}" for place in places)
    limits = f"{destination_name(places[0].name)} {destination_name(places[-1].name)}"
    names = file.put(f"<< /Names [{rows}] /Limits [{limits}] >>")
    return file.put(f"<< /Dests << /Kids [{names}] >> >>")
