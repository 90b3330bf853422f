"""What any presentation must keep, read from its parts alone: titles, reading order, notes, languages, boxes, links."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from posixpath import normpath

from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import Frame, Slide, SlideDeck
from slide_measures import TOLERANCE, box_of, is_ground, needed_height, overlap, shown_feet

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TITLES = frozenset({"title", "ctrTitle"})


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a presentation by name."""

    parts: dict[str, bytes]

    @property
    def slides(self) -> list[str]:
        """The parts of the slides in the order shown."""
        targets = self.targets("ppt/presentation.xml")
        tree = ET.fromstring(self.parts["ppt/presentation.xml"])
        return [targets[item.attrib[f"{R}id"]] for item in tree.iter(f"{P}sldId")]

    def targets(self, part: str) -> dict[str, str]:
        """Relationship -> part, of everything inside the package."""
        folder, _, name = part.rpartition("/")
        rows = self.parts.get(f"{folder}/_rels/{name}.rels")
        return {
            row.attrib["Id"]: normpath(f"{folder}/{row.attrib['Target']}")
            for row in (ET.fromstring(rows).iter(_RELATIONSHIP) if rows else ())
            if row.get("TargetMode") != "External"
        }

    def tree(self, part: str) -> ET.Element:
        return ET.fromstring(self.parts[part])


def open_package(data: bytes) -> Package:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        return Package({name: archive.read(name) for name in names})


def text_of(tree: ET.Element) -> str:
    return "".join(run.text or "" for run in tree.iter(f"{A}t"))


def run_text_of(tree: ET.Element) -> str:
    return "".join(run.findtext(f"{A}t") or "" for run in tree.iter(f"{A}r"))


def title_of(tree: ET.Element) -> str:
    return next((text_of(shape) for shape in tree.iter(f"{P}sp") if _holder_type(shape) in _TITLES), "")


def _holder_type(shape: ET.Element) -> str:
    holder = shape.find(f".//{P}ph")
    return holder.get("type", "body") if holder is not None else ""


def find_package_faults(data: bytes, *, notes: bool = True) -> list[str]:
    """What is wrong with a package: a title missing, twice or late, a slide without notes, a run without a language."""
    package = open_package(data)
    faults: list[str] = []
    titles: list[str] = []
    for part in package.slides:
        tree = package.tree(part)
        titles.append(" ".join(title_of(tree).split()).casefold())
        faults += [f"{part}: {fault}" for fault in _find_slide_faults(tree)]
        targets = package.targets(part)
        has_notes = any("notesSlide" in target for target in targets.values())
        faults += [f"{part}: notes"] * (has_notes is not notes)
        faults += [f"{part}: no part {target}" for target in targets.values() if target not in package.parts]
    faults += [f"two slides are called “{title}”" for title in {t for t in titles if not t or titles.count(t) > 1}]
    return faults + [
        f"{part}: a run without a language"
        for part, content in package.parts.items()
        if part.startswith(("ppt/slides/", "ppt/notesSlides/")) and part.endswith(".xml")
        for run in ET.fromstring(content).iter(f"{A}rPr")
        if not re.fullmatch(r"[a-z]{2,3}-[A-Z]{2}", run.get("lang", ""))
    ]


def _find_slide_faults(tree: ET.Element) -> Iterator[str]:
    shapes = [element for element in tree.iter() if element.tag in {f"{P}sp", f"{P}pic"}]
    if not shapes or _holder_type(shapes[0]) not in _TITLES:
        yield "the title is not first"
    identities = [element.attrib["id"] for element in tree.iter(f"{P}cNvPr")]
    if len(identities) != len(set(identities)):
        yield "two shapes have one number"
    if any(_holder_type(shape) and shape.find(f"{P}txBody") is not None and not text_of(shape) for shape in shapes):
        yield "an empty placeholder"
    if any(run.find(f"{A}rPr") is None for run in tree.iter(f"{A}r")):
        yield "a run without properties"


def find_layout_faults(deck: SlideDeck, look: Look) -> list[str]:
    """Text that leaves its box, boxes over each other or off the slide, small letters."""
    return [f"{slide.key}: {fault}" for slide in deck.slides for fault in _find_frame_faults(slide, look)]


def _find_frame_faults(slide: Slide, look: Look) -> Iterator[str]:
    frames = [element for element in slide.elements if isinstance(element, Frame)]
    for frame in (slide.title, *frames):
        needed, room = needed_height(frame, look), box_of(frame).height
        if needed > room + TOLERANCE:
            yield f"{frame.name} needs {needed:.1f} of {room:.1f} points"
    least = 18 * look.scale - 0.1
    yield from (f"{frame.name} is small" for frame in frames for line in frame.paragraphs if line.size < least)
    shown = [element for element in slide.elements if not is_ground(element)]
    boxes = [(element.name, box_of(element)) for element in (slide.title, *shown)]
    boxes += shown_feet(slide)
    for name, box in boxes:
        if box.x < 0 or box.y < 0 or box.right > look.slide_width + 0.1 or box.bottom > look.slide_height + 0.1:
            yield f"{name} is off the slide"
    for (name, one), (other_name, other) in combinations(boxes, 2):
        if overlap(one, other):
            yield f"{name} lies over {other_name}"
