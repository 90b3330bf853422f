"""What placeholders of a slide inherit from its layout and master: their place and their list styles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from deckgen.importing.slides.seen import SeenBox
from deckgen.importing.slides.shape_reader import Inherited, placeholder_of, read_box
from deckgen.importing.slides.xml_names import A, P, child

if TYPE_CHECKING:
    from lxml.etree import _Element

    from deckgen.history.office_archive import OfficeArchive

_STYLES = {
    "title": "titleStyle",
    "ctrTitle": "titleStyle",
    "body": "bodyStyle",
    "obj": "bodyStyle",
    "subTitle": "bodyStyle",
}
_OF_MASTER = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}


class Layout(NamedTuple):
    """A layout: its type, its name, and what each of its placeholders hands on."""

    kind: str
    name: str
    inherit: Mapping[tuple[str, str], Inherited]


class Layouts:
    """The layouts of a presentation, each read once."""

    def __init__(self, archive: OfficeArchive) -> None:
        self._archive = archive
        self._known: dict[str, Layout] = {}

    def of(self, relations: Mapping[str, tuple[str, str, bool]]) -> Layout:
        """The layout that a slide's relations name."""
        part = next((part for kind, part, outside in relations.values() if kind == "slideLayout" and not outside), "")
        if part not in self._known:
            self._known[part] = self._read(part)
        return self._known[part]

    def _read(self, part: str) -> Layout:
        root = self._archive.xml(part) if part else None
        if root is None:
            return Layout("", "", {})
        master = next((name for kind, name in self._archive.targets(part).values() if kind == "slideMaster"), "")
        master_root = self._archive.xml(master) if master else None
        above = {holder[0]: shape for shape, holder in _placeholders(master_root)}
        inherit: dict[tuple[str, str], Inherited] = {}
        for shape, holder in _placeholders(root):
            upper = above.get(_OF_MASTER.get(holder[0], holder[0]))
            box = _box_of(shape) or _box_of(upper)
            style = child(master_root, f"{P}txStyles", f"{P}{_STYLES.get(holder[0], 'otherStyle')}")
            inherit[holder] = Inherited(box, (_list_style(shape), _list_style(upper), style))
            for other in ("obj", "body"):  # a slide may call the same place by its other name
                inherit.setdefault((other, holder[1]), inherit[holder])
        content = child(root, f"{P}cSld")
        return Layout(root.get("type", ""), content.get("name", "") if content is not None else "", inherit)


def _placeholders(root: _Element | None) -> list[tuple[_Element, tuple[str, str]]]:
    shapes = root.iter(f"{P}sp", f"{P}pic") if root is not None else ()
    return [(shape, holder) for shape in shapes if (holder := placeholder_of(shape)) is not None]


def _box_of(shape: _Element | None) -> SeenBox | None:
    return read_box(child(shape, f"{P}spPr", f"{A}xfrm"))


def _list_style(shape: _Element | None) -> _Element | None:
    return child(shape, f"{P}txBody", f"{A}lstStyle")
