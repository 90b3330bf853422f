"""A brand presentation's parts in, a package without its slides, notes, sections and leftovers out."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from deckgen.blueprint.look import TemplatePackage
from deckgen.house_style.brand_archive import BrandError
from deckgen.house_style.brand_parts import A, BrandParts, Node, P, R, parse_xml, relationships_name
from deckgen.house_style.derived_layouts import DerivedLayout
from deckgen.house_style.master_part import write_notes_master
from deckgen.house_style.own_package import (
    NOTES_SIZE,
    PRESENTATION_PROPERTIES,
    TABLE_STYLES,
    VIEW_PROPERTIES,
    digest_parts,
)
from deckgen.house_style.theme_part import write_notes_theme
from deckgen.presentation_xml import DECLARATION, NAMESPACES, OFFICE_TYPE, PRESENTATION_TYPE, relationships

_LEFT_BEHIND = frozenset(
    {"slide", "notesSlide", "printerSettings", "comments", "commentAuthors", "handoutMaster", "vbaProject", "control"}
)
_NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
_NOTES_THEME = "ppt/theme/themeOfNotes.xml"
_KEPT_AFTER_SLIDES = ("sldSz", "notesSz", "embeddedFontLst", "kinsoku", "defaultTextStyle")
_REFERENCE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FIRST_ID = 2147483648


class BrandPackage:
    """Collects the parts that slides stand on; layouts of our own making are added before it is closed."""

    def __init__(self, brand: BrandParts) -> None:
        self._brand = brand
        self._main = brand.main_part()
        self._root = brand.tree(self._main)
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self.masters = tuple(r.target for r in brand.references(self._main) if r.kind == "slideMaster")
        if not self.masters:
            raise BrandError("template-not-pptx", "the template has no slide master", "save it again in PowerPoint")
        self._next_id = max(_FIRST_ID, *self._used_ids()) + 1

    def add_layout(self, derived: DerivedLayout, base: str, master: str) -> str:
        """Add a layout to the package and to its master; say the part's name."""
        number = 1
        while f"ppt/slideLayouts/slideLayout{number}.xml" in {*self._brand.parts, *self._parts}:
            number += 1
        name = f"ppt/slideLayouts/slideLayout{number}.xml"
        self._parts[name] = _serialise(derived.node)
        self._types[name] = f"{PRESENTATION_TYPE}slideLayout+xml"
        references = relationships_name(base)
        self._parts[relationships_name(name)] = self._brand.parts[references]
        identifier = f"rIdDeckgen{number}"
        self._list_layout(master, identifier, f"../slideLayouts/slideLayout{number}.xml")
        return name

    def close(self) -> TemplatePackage:
        """Gather all parts that are reached from the masters, and write the presentation around them."""
        for name in self._reach((*self.masters, *self._kept_references())):
            self._keep(name)
        notes_master = self._keep_notes_master()
        rows = [(f"rId{n}", "slideMaster", _relative(name)) for n, name in enumerate(self.masters, start=1)]
        rows.append(("rIdNotes", "notesMaster", _relative(notes_master)))
        for identifier, kind, name, text in (
            ("rIdPres", "presProps", "ppt/presProps.xml", PRESENTATION_PROPERTIES),
            ("rIdView", "viewProps", "ppt/viewProps.xml", VIEW_PROPERTIES),
            ("rIdTables", "tableStyles", "ppt/tableStyles.xml", TABLE_STYLES),
        ):
            if name not in self._parts:
                self._parts[name] = text.encode()
                self._types[name] = f"{PRESENTATION_TYPE}{kind}+xml"
            rows.append((identifier, kind, _relative(name)))
        theme = self._brand.first(self.masters[0], "theme")
        if theme:
            rows.append(("rIdTheme", "theme", _relative(theme)))
        fonts = [r for r in self._brand.references(self._main) if r.kind == "font"]
        rows += [(reference.id, "font", _relative(reference.target)) for reference in fonts]
        before, after = self._write_presentation()
        return TemplatePackage(
            parts=self._parts,
            content_types=self._types,
            relationships=tuple(rows),
            digest=digest_parts(self._parts),
            extra={
                "before_slides": before,
                "after_slides": after,
                "notes_master": notes_master.removeprefix("ppt/"),
                **self._notes_indexes(notes_master),
            },
        )

    def _kept_references(self) -> list[str]:
        wanted = {"font"}
        return [r.target for r in self._brand.references(self._main) if r.kind in wanted and not r.external]

    def _reach(self, start: Iterable[str]) -> list[str]:
        reached: dict[str, None] = {}
        waiting = list(start)
        while waiting:
            name = waiting.pop()
            if name in reached:
                continue
            reached[name] = None
            waiting += [r.target for r in self._brand.references(name) if not r.external and r.kind not in _LEFT_BEHIND]
        return sorted(reached)

    def _keep(self, name: str) -> None:
        if not name.isascii():
            raise BrandError("template-not-pptx", f"the part {name} has no plain name", "save it again in PowerPoint")
        if name not in self._parts:
            self._parts[name] = self._clean_part(name)
            self._types[name] = self._brand.content_type(name)
        references = relationships_name(name)
        if references in self._brand.parts and references not in self._parts:
            self._parts[references] = self._clean_references(name)

    def _clean_part(self, name: str) -> bytes:
        """Give footers a sample run: LibreOffice prints them in a font of its own where the layout has none."""
        gone = self._gone(name)
        if not name.startswith(("ppt/slideLayouts/", "ppt/slideMasters/")) and not gone:
            return self._brand.parts[name]
        root = deepcopy(self._brand.tree(name))
        changed = fill_footers(root)
        for node in list(root.iter(f"{A}hlinkClick", f"{A}hlinkHover", f"{A}hlinkMouseOver")):
            parent = node.getparent()
            if node.get(f"{R}id") in gone and parent is not None:
                parent.remove(node)
                changed = True
        return _serialise(root) if changed else self._brand.parts[name]

    def _gone(self, name: str) -> set[str]:
        part = relationships_name(name)
        if part not in self._brand.parts:
            return set()
        known = {r.id for r in self._brand.references(name) if r.external or r.kind not in _LEFT_BEHIND}
        rows = parse_xml(self._brand.parts[part], part).iter(_REFERENCE)
        return {row.get("Id", "") for row in rows} - known

    def _clean_references(self, name: str) -> bytes:
        part = relationships_name(name)
        gone = self._gone(name)
        if not gone:
            return self._brand.parts[part]
        root = parse_xml(self._brand.parts[part], part)
        for row in [row for row in root.iter(_REFERENCE) if row.get("Id") in gone]:
            root.remove(row)
        return _serialise(root)

    def _keep_notes_master(self) -> str:
        name = self._brand.first(self._main, "notesMaster")
        if name and self._notes_indexes(name):
            for part in self._reach([name]):
                self._keep(part)
            return name
        self._parts[_NOTES_MASTER] = write_notes_master().encode()
        self._parts[relationships_name(_NOTES_MASTER)] = relationships(
            [("rId1", "theme", "../theme/themeOfNotes.xml")]
        ).encode()
        self._parts[_NOTES_THEME] = write_notes_theme().encode()
        self._types[_NOTES_MASTER] = f"{PRESENTATION_TYPE}notesMaster+xml"
        self._types[_NOTES_THEME] = f"{OFFICE_TYPE}theme+xml"
        return _NOTES_MASTER

    def _notes_indexes(self, notes_master: str) -> dict[str, str]:
        if notes_master not in self._brand.parts:
            return {}
        found = {}
        for holder in self._brand.tree(notes_master).iter(f"{P}ph"):
            if holder.get("type") == "sldImg":
                found["notes_image_index"] = holder.get("idx", "0")
            elif holder.get("type") == "body":
                found["notes_body_index"] = holder.get("idx", "0")
        return found if len(found) == 2 else {}  # noqa: PLR2004 - both or neither

    def _used_ids(self) -> Iterable[int]:
        nodes = [*self._root.iter(f"{P}sldMasterId")]
        for master in self.masters:
            nodes += self._brand.tree(master).iter(f"{P}sldLayoutId")
        return (int(node.get("id", "0")) for node in nodes)

    def _list_layout(self, master: str, identifier: str, target: str) -> None:
        if master not in self._parts:
            self._parts[master] = self._clean_part(master)
            self._types[master] = self._brand.content_type(master)
            self._parts[relationships_name(master)] = self._clean_references(master)
        root = parse_xml(self._parts[master], master)
        layouts = root.find(f"{P}sldLayoutIdLst")
        if layouts is None:
            raise BrandError("template-not-pptx", "the slide master has no layouts", "save it again in PowerPoint")
        layouts.append(etree.Element(f"{P}sldLayoutId", {"id": str(self._next_id), f"{R}id": identifier}))
        self._next_id += 1
        self._parts[master] = _serialise(root)
        links = parse_xml(self._parts[relationships_name(master)], master)
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout"
        links.append(etree.Element(_REFERENCE, {"Id": identifier, "Type": kind, "Target": target}))
        self._parts[relationships_name(master)] = _serialise(links)

    def _write_presentation(self) -> tuple[str, str]:
        """Write what comes before and after the list of slides."""
        masters = {r.target: r.id for r in self._brand.references(self._main) if r.kind == "slideMaster"}
        ids = {node.get(f"{R}id"): node.get("id") for node in self._root.iter(f"{P}sldMasterId")}
        rows = "".join(
            f'<p:sldMasterId id="{ids.get(masters[name]) or self._take_id()}" r:id="rId{number}"/>'
            for number, name in enumerate(self.masters, start=1)
        )
        before = (
            f"{DECLARATION}<p:presentation {NAMESPACES}><p:sldMasterIdLst>{rows}</p:sldMasterIdLst>"
            '<p:notesMasterIdLst><p:notesMasterId r:id="rIdNotes"/></p:notesMasterIdLst>'
        )
        kept = {kind: self._root.find(f"{P}{kind}") for kind in _KEPT_AFTER_SLIDES}
        texts = {kind: _fragment(node) for kind, node in kept.items() if node is not None}
        texts.setdefault("notesSz", NOTES_SIZE)
        return before, "".join(texts[kind] for kind in _KEPT_AFTER_SLIDES if kind in texts)

    def _take_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1


def fill_footers(root: Node) -> bool:
    """Put a sample run into empty footers of a layout or master; say whether anything changed."""
    changed = False
    for shape in root.iter(f"{P}sp"):
        holder = shape.find(f".//{P}nvPr/{P}ph")
        text = shape.find(f"{P}txBody")
        if holder is None or text is None or holder.get("type") not in {"ftr", "dt", "sldNum"}:
            continue
        if any(True for _ in text.iter(f"{A}r", f"{A}fld")):
            continue
        paragraph = text.find(f"{A}p")
        if paragraph is None:
            paragraph = etree.SubElement(text, f"{A}p")
        run = etree.Element(f"{A}r")
        etree.SubElement(run, f"{A}rPr", lang="nl-BE")
        etree.SubElement(run, f"{A}t").text = "#"
        place = 1 if len(paragraph) and paragraph[0].tag == f"{A}pPr" else 0
        paragraph.insert(place, run)
        changed = True
    return changed


def _fragment(node: Node) -> str:
    copy = deepcopy(node)
    copy.attrib.pop("type", "")  # “screen4x3” on a slide of another size is a leftover that programs stumble over
    copy.tail = None
    return etree.tostring(copy, encoding="unicode")


def _serialise(root: Node) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relative(name: str) -> str:
    return name.removeprefix("ppt/") if name.startswith("ppt/") else f"../{name}"
