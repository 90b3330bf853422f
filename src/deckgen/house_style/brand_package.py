"""Packs a brand's masters and layouts together with layouts of our own making."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.parts.slide import SlideLayoutPart

from deckgen.blueprint.look import TemplatePackage
from deckgen.content.layout_wording import LayoutWording
from deckgen.house_style.own.master_part import name_notes, write_notes_master
from deckgen.house_style.own.own_package import (
    NOTES_SIZE,
    PRESENTATION_PROPERTIES,
    TABLE_STYLES,
    VIEW_PROPERTIES,
    digest_parts,
)
from deckgen.house_style.own.theme_part import name_schemes, write_notes_theme
from deckgen.house_style.parts.brand_error import BrandError
from deckgen.house_style.parts.brand_xml import A, Node, P, R
from deckgen.house_style.parts.placeholder_types import FOOTERS
from deckgen.messages.message import tell
from deckgen.presentation_xml import DECLARATION, NAMESPACES, OFFICE_TYPE, PRESENTATION_TYPE, relationships

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout, SlideMaster

_NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
_NOTES_THEME = "ppt/theme/themeOfNotes.xml"
_KEPT_AFTER_SLIDES = ("sldSz", "notesSz", "embeddedFontLst", "kinsoku", "defaultTextStyle")
_FIRST_ID = 2147483648
_RELATED = etree.XPath("descendant-or-self::*[@r:*]", namespaces={"r": R[1:-1]})


class BrandPackage:
    """Collects the parts that slides stand on; layouts of our own making are added before it is closed."""

    def __init__(self, presentation: Presentation, wording: LayoutWording) -> None:
        self._wording = wording
        self._main = presentation.part
        self._root: Node = self._main._element  # noqa: SLF001 - python-pptx has no other name for it
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._masters: tuple[SlideMaster, ...] = tuple(presentation.slide_masters)
        if not self._masters:
            raise BrandError(
                "template-not-pptx", tell("the template has no slide master"), tell("save it again in PowerPoint")
            )
        self._next_id = max(_FIRST_ID, *self._used_ids()) + 1

    def add_layout(self, node: Node, base: SlideLayout) -> str:
        """Add a layout that was made from another to the package and to its master; say the part's name."""
        package = self._main.package
        node = deepcopy(node)  # more layouts may be made from the same, by the names that its source gives to pictures
        part = SlideLayoutPart(
            package.next_partname("/ppt/slideLayouts/slideLayout%d.xml"), CT.PML_SLIDE_LAYOUT, package, node
        )
        _copy_relationships(base.part, part, node)
        master = base.slide_master
        listed = master.element.get_or_add_sldLayoutIdLst()
        identifier = master.part.relate_to(part, RT.SLIDE_LAYOUT)
        listed.append(etree.Element(f"{P}sldLayoutId", {"id": str(self._take_id()), f"{R}id": identifier}))
        return str(part.partname.membername)

    def close(self) -> TemplatePackage:
        """Gather all parts that are reached from the masters, and write the presentation around them."""
        masters = [master.part for master in self._masters]
        fonts = [(rel.rId, rel.target_part) for rel in self._main.rels.values() if rel.reltype == RT.FONT]
        for part in _reach([*masters, *(part for _, part in fonts)]):
            self._keep(part)
        notes_master, notes_indexes = self._keep_notes_master()
        rows = [(f"rId{n}", "slideMaster", _relative(_name(part))) for n, part in enumerate(masters, start=1)]
        rows.append(("rIdNotes", "notesMaster", _relative(notes_master)))
        rows += self._add_settings()
        rows += [("rIdTheme", "theme", _relative(name)) for name in _related(masters[0], RT.THEME)]
        rows += [(identifier, "font", _relative(_name(part))) for identifier, part in fonts]
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
                **name_notes(self._wording),
                **notes_indexes,
            },
        )

    def _add_settings(self) -> list[tuple[str, str, str]]:
        """Add what every presentation has beside its slides."""
        settings = (
            ("rIdPres", "presProps", PRESENTATION_PROPERTIES),
            ("rIdView", "viewProps", VIEW_PROPERTIES),
            ("rIdTables", "tableStyles", TABLE_STYLES),
        )
        for _, kind, text in settings:
            self._parts[f"ppt/{kind}.xml"] = text.encode()
            self._types[f"ppt/{kind}.xml"] = f"{PRESENTATION_TYPE}{kind}+xml"
        return [(identifier, kind, f"{kind}.xml") for identifier, kind, _ in settings]

    def _keep(self, part: Part) -> None:
        name = _name(part)
        if not name.isascii():
            raise BrandError(
                "template-not-pptx",
                tell("the part {name} has no plain name", name=name),
                tell("save it again in PowerPoint"),
            )
        if part.content_type in {CT.PML_SLIDE_LAYOUT, CT.PML_SLIDE_MASTER}:
            _fill_footers(part._element)  # noqa: SLF001
            _forget_shrinking(part._element)  # noqa: SLF001
        self._parts[name] = name_schemes(part.blob) if part.content_type == CT.OFC_THEME else part.blob
        self._types[name] = part.content_type
        if len(part.rels):
            self._parts[str(part.partname.rels_uri.membername)] = part.rels.xml

    def _keep_notes_master(self) -> tuple[str, dict[str, str]]:
        """Keep the brand's master of notes, or write one; say its name and its placeholders' indexes."""
        rel = next((rel for rel in self._main.rels.values() if rel.reltype == RT.NOTES_MASTER), None)
        indexes = {} if rel is None else _find_notes_indexes(rel.target_part)
        if rel is not None and indexes:
            for part in _reach([rel.target_part]):
                self._keep(part)
            return _name(rel.target_part), indexes
        links = PackURI(f"/{_NOTES_MASTER}").rels_uri.membername
        self._parts[_NOTES_MASTER] = write_notes_master(self._wording).encode()
        self._parts[links] = relationships([("rId1", "theme", "../theme/themeOfNotes.xml")]).encode()
        self._parts[_NOTES_THEME] = write_notes_theme().encode()
        self._types[_NOTES_MASTER] = f"{PRESENTATION_TYPE}notesMaster+xml"
        self._types[_NOTES_THEME] = f"{OFFICE_TYPE}theme+xml"
        return _NOTES_MASTER, {}

    def _used_ids(self) -> Iterable[int]:
        nodes = [*self._root.iter(f"{P}sldMasterId")]
        for master in self._masters:
            nodes += master.element.iter(f"{P}sldLayoutId")
        return (int(node.get("id", "0")) for node in nodes)

    def _write_presentation(self) -> tuple[str, str]:
        """Write what comes before and after the list of slides."""
        ids = [node.get("id") for node in self._root.iter(f"{P}sldMasterId")]
        rows = "".join(
            f'<p:sldMasterId id="{identifier or self._take_id()}" r:id="rId{number}"/>'
            for number, identifier in enumerate(ids, start=1)
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


def _reach(start: Iterable[Part]) -> list[Part]:
    """Find the parts that parts need, each once, by name."""
    reached: dict[str, Part] = {}
    waiting = list(start)
    while waiting:
        part = waiting.pop()
        if _name(part) not in reached:
            reached[_name(part)] = part
            waiting += [rel.target_part for rel in part.rels.values() if not rel.is_external]
    return [reached[name] for name in sorted(reached)]


def _copy_relationships(source: Part, copy: Part, node: Node) -> None:
    """Relate a copied layout to what its source is related to, under the identifiers that it then gets."""
    renamed: dict[str, str] = {}
    for rel in source.rels.values():
        target: Any = rel.target_ref if rel.is_external else rel.target_part
        renamed[rel.rId] = copy.relate_to(target, rel.reltype, is_external=rel.is_external)
    for element in cast("list[Node]", _RELATED(node)):
        for key, value in element.attrib.items():
            if str(key).startswith(R):
                element.set(key, renamed.get(str(value), str(value)))


def _related(part: Part, kind: str) -> Iterator[str]:
    return (_name(rel.target_part) for rel in part.rels.values() if rel.reltype == kind)


def _find_notes_indexes(notes_master: Part) -> dict[str, str]:
    found = {}
    for holder in notes_master._element.iter(f"{P}ph"):  # noqa: SLF001
        if holder.get("type") == "sldImg":
            found["notes_image_index"] = holder.get("idx", "0")
        elif holder.get("type") == "body":
            found["notes_body_index"] = holder.get("idx", "0")
    return found if len(found) == 2 else {}  # noqa: PLR2004 - both or neither


def _forget_shrinking(root: Node) -> None:
    """Forget how far sample text was shrunk to fit: LibreOffice would widen the indents of all texts by as much."""
    for node in root.iter(f"{A}normAutofit"):
        node.attrib.clear()


def _fill_footers(root: Node) -> None:
    """Put a sample run into empty footers: LibreOffice prints them in a font of its own where the layout has none."""
    for shape in root.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        text = shape.find(f"{P}txBody")
        if holder is None or text is None or holder.get("type") not in FOOTERS:
            continue
        if any(True for _ in text.iter(f"{A}r", f"{A}fld")):
            continue
        paragraph = text.find(f"{A}p")
        if paragraph is None:
            paragraph = etree.SubElement(text, f"{A}p")
        run = etree.Element(f"{A}r")
        etree.SubElement(run, f"{A}rPr", lang="nl-BE")
        etree.SubElement(run, f"{A}t").text = "\N{NO-BREAK SPACE}"
        place = 1 if len(paragraph) and paragraph[0].tag == f"{A}pPr" else 0
        paragraph.insert(place, run)


def _fragment(node: Node) -> str:
    copy = deepcopy(node)
    copy.attrib.pop("type", "")  # “screen4x3” on a slide of another size is a leftover that programs stumble over
    copy.tail = None
    return etree.tostring(copy, encoding="unicode")


def _name(part: Part) -> str:
    return str(part.partname.membername)


def _relative(name: str) -> str:
    return name.removeprefix("ppt/") if name.startswith("ppt/") else f"../{name}"
