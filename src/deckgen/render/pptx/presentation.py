"""Writes a presentation from a deck of slides and a house style's package."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from deckgen.blueprint.look import TemplatePackage
from deckgen.blueprint.slides import ChartElement, PictureElement, SlideDeck
from deckgen.office_facts import write_facts
from deckgen.presentation_xml import DECLARATION, MEDIA_TYPES, PRESENTATION_TYPE, relationships
from deckgen.render.pptx.chart_part import CHART_TYPE, WORKBOOK_TYPE, write_chart, write_chart_relationships
from deckgen.render.pptx.identities import number_slides
from deckgen.render.pptx.notes_part import write_notes
from deckgen.render.pptx.package_zip import join_parts, pack_part
from deckgen.render.pptx.properties import PROPERTY_TYPES, SOURCE_TYPES, write_properties, write_source
from deckgen.render.pptx.sections import write_sections
from deckgen.render.pptx.slide_links import NotesLinks, SlideLinks
from deckgen.render.pptx.slide_part import write_slide
from deckgen.render.pptx.workbook import write_workbook
from deckgen.seal import SEALING_PART, digest_parts, seal_parts

_DEFAULT_TYPES = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
_SELDOM_TYPES = {"xlsx": WORKBOOK_TYPE, "mp4": "video/mp4"}  # named where a deck has any
_CORE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TYPES_PART = "[Content_Types].xml"
_NOTES_MASTER = "notesMasters/notesMaster1.xml"


class Packed(NamedTuple):
    """A presentation's bytes, and the digest over its parts, which no packing changes."""

    data: bytes
    content: str


def pack_slides(deck: SlideDeck, package: TemplatePackage) -> Packed:
    """Write a presentation, and tell the digest of its parts; the same deck and package give the same bytes."""
    media, media_names = _store_media(deck)
    stored = chain(package.parts.items(), media.items())
    written = chain(_write_slides(deck, package, media_names), _write_rest(deck, package))
    parts = {name: pack_part(name, data) for name, data in stored}
    parts.update((name, pack_part(name, text.encode())) for name, text in written)
    types = _write_content_types((*parts, SEALING_PART), package.content_types)
    parts[_TYPES_PART] = pack_part(_TYPES_PART, types.encode())
    seal = seal_parts((name, part.digest) for name, part in parts.items())
    parts[SEALING_PART] = pack_part(SEALING_PART, write_facts(deck.facts, seal).encode())
    content = digest_parts({name: part.digest for name, part in parts.items()})
    first = parts.pop(_TYPES_PART)
    return Packed(join_parts((first, *(parts[name] for name in sorted(parts)))), content)


def _write_rest(deck: SlideDeck, package: TemplatePackage) -> Iterator[tuple[str, str]]:
    """What a presentation holds beside its slides and its house style."""
    yield from write_properties(deck).items()
    if deck.source:
        yield from write_source(deck.source).items()
    yield "ppt/presentation.xml", _write_presentation(deck, package)
    yield "ppt/_rels/presentation.xml.rels", _write_relationships(deck, package)
    roots = [
        ("rId1", "officeDocument", "ppt/presentation.xml"),
        ("rId2", _CORE_RELATIONSHIP, "docProps/core.xml"),
        ("rId3", "extended-properties", "docProps/app.xml"),
        ("rId4", "custom-properties", "docProps/custom.xml"),
    ]
    yield "_rels/.rels", relationships(roots)


def _store_media(deck: SlideDeck) -> tuple[dict[str, bytes], dict[str, str]]:
    """Store each picture that a slide uses once, whatever the number of keys that name it."""
    shown = [e for slide in deck.slides for e in slide.elements if isinstance(e, PictureElement)]
    used = [key for e in shown for key in (e.media, e.film) if key]
    parts: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for key in dict.fromkeys(used):
        data, extension = deck.media[key]
        names[key] = f"ppt/media/{hashlib.sha256(data).hexdigest()[:16]}.{extension}"
        parts[names[key]] = data
    for number, (chart, face) in enumerate(_charts(deck), start=1):
        names[chart.key] = f"ppt/charts/chart{number}.xml"
        workbook = f"workbook{number}.xlsx"
        parts[names[chart.key]] = write_chart(chart, face).encode()
        parts[f"ppt/charts/_rels/chart{number}.xml.rels"] = write_chart_relationships(workbook).encode()
        parts[f"ppt/embeddings/{workbook}"] = write_workbook(chart.categories, chart.series)
    return parts, names


def _charts(deck: SlideDeck) -> Iterator[tuple[ChartElement, str]]:
    """The charts, each with the typeface of its slide."""
    return ((e, slide.layout.face) for slide in deck.slides for e in slide.elements if isinstance(e, ChartElement))


def _write_slides(deck: SlideDeck, package: TemplatePackage, media: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    numbers = {slide.key: number for number, slide in enumerate(deck.slides, start=1)}
    notes_master = package.extra.get("notes_master", _NOTES_MASTER)
    for number, slide in enumerate(deck.slides, start=1):
        links = SlideLinks(slide.layout.part, numbers, media)
        if slide.notes:
            links.relate_notes(number)
            notes_links = NotesLinks(notes_master, number)
            yield f"ppt/notesSlides/notesSlide{number}.xml", write_notes(slide, package.extra, notes_links)
            yield f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels", notes_links.write_part()
        yield f"ppt/slides/slide{number}.xml", write_slide(slide, links)
        yield f"ppt/slides/_rels/slide{number}.xml.rels", links.write_part()


def _write_presentation(deck: SlideDeck, package: TemplatePackage) -> str:
    ids = number_slides(slide.key for slide in deck.slides)
    rows = "".join(
        f'<p:sldId id="{ids[slide.key]}" r:id="{_slide_relationship(number)}"/>'
        for number, slide in enumerate(deck.slides, start=1)
    )
    return (
        f"{package.extra['before_slides']}<p:sldIdLst>{rows}</p:sldIdLst>{package.extra['after_slides']}"
        f"{write_sections(deck, ids)}</p:presentation>"
    )


def _write_relationships(deck: SlideDeck, package: TemplatePackage) -> str:
    rows = list(package.relationships)
    rows += [
        (_slide_relationship(number), "slide", f"slides/slide{number}.xml") for number in range(1, len(deck.slides) + 1)
    ]
    if deck.source:
        rows.append(("rIdSource", "customXml", "../customXml/item1.xml"))
    return relationships(rows)


def _slide_relationship(number: int) -> str:
    return f"rIdSlide{number}"


def _write_content_types(parts: Iterable[str], known: Mapping[str, str]) -> str:
    defaults = {**_DEFAULT_TYPES, **MEDIA_TYPES}
    parts = tuple(parts)
    endings = {name.rpartition(".")[2] for name in parts}
    defaults |= {extension: kind for extension, kind in _SELDOM_TYPES.items() if extension in endings}
    special = {
        "ppt/presentation.xml": f"{PRESENTATION_TYPE}presentation.main+xml",
        **PROPERTY_TYPES,
        **SOURCE_TYPES,
        **known,
    }
    rows = [f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in sorted(defaults.items())]
    for name in sorted(parts):
        kind = special.get(name) or _slide_type(name)
        if kind and kind != defaults.get(name.rpartition(".")[2]):
            rows.append(f'<Override PartName="/{name}" ContentType="{kind}"/>')
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f"{''.join(rows)}</Types>"
    )


def _slide_type(name: str) -> str:
    if name.endswith(".rels"):
        return ""
    if name.startswith("ppt/charts/"):
        return CHART_TYPE
    for folder, kind in (("ppt/slides/", "slide"), ("ppt/notesSlides/", "notesSlide")):
        if name.startswith(folder):
            return f"{PRESENTATION_TYPE}{kind}+xml"
    return ""
