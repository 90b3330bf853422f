"""Reads a presentation slide by slide, in the order shown. Any program may have made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from deckgen.file_reading import read_start
from deckgen.history.office_archive import NotReadableError, OfficeArchive, open_archive
from deckgen.importing.own.slide_names import holds_own_slides
from deckgen.importing.slides.click_order import read_clicks
from deckgen.importing.slides.paragraph_reader import read_paragraphs
from deckgen.importing.slides.placeholders import Layouts
from deckgen.importing.slides.seen import SeenParagraph, SeenPresentation, SeenSlide
from deckgen.importing.slides.shape_reader import ShapeContext, placeholder_of, read_shapes
from deckgen.importing.slides.slide_titles import find_furniture, set_titles
from deckgen.importing.slides.xml_names import P14, POINT, STRICT, A, P, R, child, whole
from deckgen.messages.message import tell

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_SLIDES = 16_000
_COMPOUND = b"\xd0\xcf\x11\xe0"  # how files begin that Office writes with a password, or wrote before 2007


def read_presentation(path: Path, *, keep_repeated: bool = False) -> SeenPresentation:
    """All slides of a file; `keep_repeated` keeps what is printed on most of them alike.

    Raises NotReadableError with the reason, which follows the file's name in a sentence.
    """
    refuse_old_or_protected(path, "a .pptx")
    with open_archive(path) as archive:
        return _read(archive, keep_repeated=keep_repeated)


def refuse_old_or_protected(path: Path, wanted: str) -> None:
    """Say plainly what a file is that Office's older format, or a password, hides. Raises NotReadableError."""
    try:
        start = read_start(path, len(_COMPOUND))
    except OSError as failure:
        raise NotReadableError(tell("cannot be read: {reason}", reason=failure.strerror or failure)) from failure
    if start == _COMPOUND:
        raise NotReadableError(
            tell(
                "is protected with a password, or older than Office 2007: remove the password, or save it as {wanted}",
                wanted=wanted,
            )
        )


def _read(archive: OfficeArchive, *, keep_repeated: bool) -> SeenPresentation:
    main = next((part for kind, part in archive.targets("").values() if kind == "officeDocument"), "")
    root = archive.xml(main)
    if root is not None and STRICT in root.tag:
        raise NotReadableError(tell("is a Strict Open XML presentation: save it as an ordinary .pptx"))
    if root is None or root.tag != f"{P}presentation":
        raise NotReadableError(tell("is not a presentation"))
    parts = list(_slide_parts(archive, main, root))
    if not parts:
        raise NotReadableError(tell("holds no slides"))
    if len(parts) > MOST_SLIDES:
        raise NotReadableError(tell("holds more than {most_slides:,} slides", most_slides=MOST_SLIDES))
    reader = _SlideReader(archive, {part: number for number, (_, part) in enumerate(parts, 1)}, _sections(root))
    slides = tuple(reader.read(number, key, part) for number, (key, part) in enumerate(parts, 1))
    size = child(root, f"{P}sldSz")
    width, height = (whole(size.get(name)) / POINT if size is not None else 0.0 for name in ("cx", "cy"))
    repeated = () if keep_repeated or holds_own_slides(slides) else find_furniture(slides)
    set_titles(slides, height)
    macros = any("vbaProject" in name for name in archive.names)
    return SeenPresentation(slides, reader.language, width, height, _core_title(archive), macros, repeated)


def _core_title(archive: OfficeArchive) -> str:
    root = archive.xml("docProps/core.xml")
    found = root.find("{http://purl.org/dc/elements/1.1/}title") if root is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""


def _slide_parts(archive: OfficeArchive, main: str, root: _Element) -> Iterator[tuple[str, str]]:
    targets = archive.targets(main)
    for entry in root.iter(f"{P}sldId"):
        _, part = targets.get(entry.get(f"{R}id", ""), ("", ""))
        if part in archive.names:
            yield entry.get("id", ""), part


def _sections(root: _Element) -> dict[str, str]:
    """The name of the section of each slide's id."""
    return {
        entry.get("id", ""): section.get("name", "")
        for section in root.iter(f"{P14}section")
        for entry in section.iter(f"{P14}sldId")
    }


class _SlideReader:
    """Reads slides; what several share is read once."""

    def __init__(self, archive: OfficeArchive, numbers: Mapping[str, int], sections: Mapping[str, str]) -> None:
        self._archive = archive
        self._numbers = numbers
        self._sections = sections
        self._layouts = Layouts(archive)
        self._languages: Counter[str] = Counter()

    @property
    def language(self) -> str:
        """The language that most runs say they are in."""
        return self._languages.most_common(1)[0][0] if self._languages else ""

    def read(self, number: int, key: str, part: str) -> SeenSlide:
        root = self._archive.xml(part)
        if root is None:
            return SeenSlide(number)
        relations = self._archive.relations(part)
        links = {key: target for key, (kind, target, outside) in relations.items() if outside and kind == "hyperlink"}
        layout = self._layouts.of(relations)
        content = child(root, f"{P}cSld")
        context = ShapeContext(
            self._archive, relations, links, self._numbers, layout.inherit, read_clicks(child(root, f"{P}timing"))
        )
        read_shapes(child(content, f"{P}spTree"), context)
        for properties in root.iter(f"{A}rPr"):
            self._languages[properties.get("lang", "").partition("-")[0].lower()] += 1
        return SeenSlide(
            number=number,
            name=content.get("name", "") if content is not None else "",
            layout=layout.kind,
            layout_name=layout.name,
            section=self._sections.get(key, ""),
            hidden=root.get("show") in {"0", "false"},
            texts=context.texts,
            tables=context.tables,
            pictures=context.pictures,
            videos=context.videos,
            notes=self._read_notes(relations),
        )

    def _read_notes(self, relations: Mapping[str, tuple[str, str, bool]]) -> tuple[SeenParagraph, ...]:
        part = next((part for kind, part, outside in relations.values() if kind == "notesSlide" and not outside), "")
        root = self._archive.xml(part) if part else None
        links = {
            key: target
            for key, (kind, target, outside) in (self._archive.relations(part) if part else {}).items()
            if outside and kind == "hyperlink"
        }
        found: list[SeenParagraph] = []
        for shape in root.iter(f"{P}sp") if root is not None else ():
            holder = placeholder_of(shape)
            if holder is not None and holder[0] == "body":
                found += read_paragraphs(child(shape, f"{P}txBody"), links)
        return tuple(found)
