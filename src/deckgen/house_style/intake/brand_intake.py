"""Opens the checked parts of a brand presentation with python-pptx, without its slides.

Why slides go first: python-pptx then reads masters and layouts only, and opens a .potx as it opens a .pptx.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Pt

from deckgen.house_style.choosing.layout_scores import SampleUse
from deckgen.house_style.intake.brand_activity import KEPT_RELATIONSHIPS, leave_out_activity
from deckgen.house_style.intake.brand_pictures import clean_picture
from deckgen.house_style.intake.exported_places import take_own_places
from deckgen.house_style.intake.named_text_boxes import has_title, make_cover_places, make_placeholders
from deckgen.house_style.intake.prompt_styles import write_prompt_styles
from deckgen.house_style.intake.unseen_shapes import leave_out_unseen
from deckgen.house_style.parts.brand_error import BrandError
from deckgen.house_style.parts.brand_xml import A, Node, P, R, parse_xml, write_xml
from deckgen.messages.message import tell
from pptx import Presentation

if TYPE_CHECKING:
    from pptx.presentation import Presentation as BrandPresentation
    from pptx.slide import SlideLayout, SlideMaster

_TYPES = "[Content_Types].xml"
_DRAWN = ("ppt/slideLayouts/", "ppt/slideMasters/")
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_SPACING = frozenset({f"{A}lnSpc", f"{A}spcBef", f"{A}spcAft"})
_DECORATION = frozenset({"b", "i", "u", "strike", "cap", "spc", "baseline"})
_USUAL = Pt(720), Pt(540)  # of a slide that says nothing of its size
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def open_presentation(parts: Mapping[str, bytes]) -> BrandPresentation:
    """Open a presentation or a template; a part that is damaged is an error with its name."""
    cleaned = _drop_relationships(_clean_pictures(_leave_slides_behind(parts)))
    cleaned[_TYPES] = _declare_presentation(cleaned[_TYPES], find_main(cleaned))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in cleaned.items():
            archive.writestr(name, content)
    try:
        opened = Presentation(stream)
    except etree.XMLSyntaxError:
        for name, content in cleaned.items():
            if name.endswith((".xml", ".rels")):
                parse_xml(content, name)  # says which one it is
        raise
    _level_text_boxes(opened.element)
    _prepare_drawn(opened)
    return opened


def _prepare_drawn(opened: BrandPresentation) -> None:
    """Leave out what nobody sees, and make placeholders of what stands for them, on masters and layouts."""
    size = (opened.slide_width or _USUAL[0]).pt, (opened.slide_height or _USUAL[1]).pt
    drawn: list[SlideMaster | SlideLayout] = []
    take_own_places(opened.slide_masters)
    for master in opened.slide_masters:
        write_prompt_styles(master)
        _level_tables(master.element)
        drawn += [master, *master.slide_layouts]
    for each in drawn:
        leave_out_unseen(each, size)
    is_drawn = not any(has_title(each.element) for each in drawn)  # nobody set a placeholder for a title
    for each in drawn:
        make_placeholders(each.element, size[1])
    if is_drawn:
        for each in drawn:
            if each.element.tag == f"{P}sldLayout":
                make_cover_places(each.element, size[1])


def _level_text_boxes(presentation: Node) -> None:
    """Let text boxes have plain letters in lines of the usual height, and no bullets, as they are measured.

    Why: Keynote's exports write capitals, raised letters and a centre there, for boxes that stay behind. Bullets would
    stand in every letter and button.
    """
    for level in presentation.iterfind(f"{P}defaultTextStyle/*"):
        for name in ("algn", "marL", "indent"):
            level.attrib.pop(name, "")
        for child in list(level):
            if child.tag in _SPACING or str(child.tag).startswith(f"{A}bu"):
                level.remove(child)
            elif child.tag == f"{A}defRPr":
                for name in _DECORATION & set(child.attrib):
                    del child.attrib[name]
                for face in child.findall(f"{A}latin"):
                    face.attrib.clear()
                    face.set("typeface", "+mn-lt")


def _level_tables(master: Node) -> None:
    """Let tables have plain letters, as they are measured: LibreOffice sets them in a master's style for the rest."""
    for run in master.iterfind(f"{P}txStyles/{P}otherStyle/*/{A}defRPr"):
        for name in _DECORATION & set(run.attrib):
            del run.attrib[name]


def find_sample_use(parts: Mapping[str, bytes]) -> SampleUse:
    """Count which layouts a presentation's own slides use, before they are left behind."""
    main = find_main(parts)
    by_folded = {name.casefold(): name for name in parts}
    slides = {
        row.get("Id", ""): resolve(main, row, by_folded)
        for row in read_rows(parts, links_of(main))
        if row.get("Type", "").endswith("/slide")
    }
    listed = parse_xml(parts[main], main).iterfind(f"{P}sldIdLst/{P}sldId") if main in parts else ()
    used = [_find_layout(slides.get(node.get(f"{R}id", ""), ""), parts, by_folded) for node in listed]
    counts = Counter(name for name in used if name)
    first = used[0] if used else ""
    rows = read_rows(parts, links_of(first)) if first else []
    master = next((resolve(first, row, by_folded) for row in rows if row.get("Type", "").endswith("/slideMaster")), "")
    return SampleUse(counts, first, master)


def find_objects(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Name the masters and layouts with objects of other programs, which are left behind."""
    holders = [name for name in parts if name.startswith(_DRAWN) and name.endswith(".xml") and b"oleObj" in parts[name]]
    if not holders:
        return ()
    found, kept = [], _leave_slides_behind(parts)
    for name in sorted(holders):
        if name in kept:
            shown = parse_xml(kept[name], name).find(f"{P}cSld")
            found.append((shown.get("name") if shown is not None else "") or posixpath.basename(name))
    return tuple(dict.fromkeys(found))


def _find_layout(slide: str, parts: Mapping[str, bytes], by_folded: Mapping[str, str]) -> str:
    rows = read_rows(parts, links_of(slide)) if slide else []
    return next((resolve(slide, row, by_folded) for row in rows if row.get("Type", "").endswith("/slideLayout")), "")


def links_of(name: str) -> str:
    """The part that lists what a part is related to."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def find_main(parts: Mapping[str, bytes]) -> str:
    """Find the part that lists masters and slides."""
    rows = read_rows(parts, "_rels/.rels")
    name = next((row.get("Target", "").lstrip("/") for row in rows if row.get("Type") == RT.OFFICE_DOCUMENT), "")
    if not name.startswith("ppt/") or "/" in name.removeprefix("ppt/"):
        raise BrandError(
            "template-not-pptx",
            tell("the template has no presentation part"),
            tell("open it in PowerPoint and save it as .pptx or .potx (not as Strict Open XML)"),
        )
    return name


def _declare_presentation(types: bytes, main: str) -> bytes:
    """Say that a template or a slide show is a presentation, for nothing else is opened by python-pptx."""
    root = parse_xml(types, _TYPES)
    for old in [node for node in root.iter(_OVERRIDE) if node.get("PartName", "").casefold() == f"/{main}".casefold()]:
        root.remove(old)
    etree.SubElement(root, _OVERRIDE, PartName=f"/{main}", ContentType=CT.PML_PRESENTATION_MAIN)
    return write_xml(root)


def _leave_slides_behind(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts that masters, layouts and what they show are made of."""
    by_folded = {name.casefold(): name for name in parts}
    lists = {name.casefold(): name for name in parts if name.endswith(".rels")}
    reached, waiting = {_TYPES}, [""]
    while waiting:
        owner = waiting.pop()
        links = lists.get(links_of(owner).casefold(), "")
        reached.add(links)
        for row in read_rows(parts, links):
            kind = row.get("Type", "")
            is_kept = kind.rpartition("/")[2] in KEPT_RELATIONSHIPS and (owner or kind == RT.OFFICE_DOCUMENT)
            target = resolve(owner, row, by_folded) if is_kept and row.get("TargetMode") != "External" else ""
            if target and target not in reached:
                reached.add(target)
                waiting.append(target)
    return {name: content for name, content in parts.items() if name in reached}


def _drop_relationships(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Cut the ties to slides, leftovers and parts that are not there, and the links that would dangle."""
    cleaned = dict(parts)
    lost: dict[str, set[str]] = {}
    by_folded = {name.casefold(): name for name in parts}
    for name in [name for name in parts if name.endswith(".rels")]:
        owner = _owner(name)
        root = parse_xml(parts[name], name)
        dropped = set()
        for row in list(root.iter(_RELATIONSHIP)):
            target = resolve(owner, row, by_folded)
            is_wanted = target and row.get("Type", "").rpartition("/")[2] in KEPT_RELATIONSHIPS
            if not is_wanted or (not owner and row.get("Type") != RT.OFFICE_DOCUMENT):
                root.remove(row)
                dropped.add(row.get("Id", ""))
            elif row.get("TargetMode") != "External":
                row.set("Target", f"/{target}")
        cleaned[name] = write_xml(root)
        lost[owner] = dropped
    for name in [name for name in parts if name.endswith(".xml") and name != _TYPES]:
        cleaned[name] = leave_out_activity(parts[name], name, lost.get(name, set()))
    return cleaned


def _clean_pictures(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts, with pictures that are nothing else; what is no picture is not there any more."""
    by_folded = {name.casefold(): name for name in parts}
    rows = [(_owner(name), row) for name in parts if name.endswith(".rels") for row in read_rows(parts, name)]
    pictures = {resolve(owner, row, by_folded) for owner, row in rows if row.get("Type", "").endswith("/image")}
    cleaned = dict(parts)
    for name in pictures & parts.keys():
        data = clean_picture(parts[name])
        if data is None:
            del cleaned[name]
        else:
            cleaned[name] = data
    return cleaned


def read_rows(parts: Mapping[str, bytes], name: str) -> list[Node]:
    """The relationships that a part lists."""
    return list(parse_xml(parts[name], name).iter(_RELATIONSHIP)) if name in parts else []


def _owner(name: str) -> str:
    """Say whose relationships a part holds; "" for the package's."""
    folder, _, file = name.rpartition("/")
    return f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"


def resolve(owner: str, row: Node, by_folded: Mapping[str, str]) -> str:
    """Say the part that a relationship means, or the address of one that leads outside."""
    target = row.get("Target", "")
    if row.get("TargetMode") == "External":
        return target
    base = posixpath.dirname(owner)
    full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
    return by_folded.get(full.partition("#")[0].casefold(), "")
