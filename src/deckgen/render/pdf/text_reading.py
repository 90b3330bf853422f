"""Reads all words that anyone could get out of a finished PDF: drawn, hidden, or said about it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

import pikepdf
from msgspec import Struct

from deckgen.render.pdf.drawn_text import PageReader

WITHIN_SENTENCES = {"/Span", "/Link", "/Reference"}
# Keys of strings that programs show: properties, texts in place of others, bookmarks, notes.
READ_KEYS = {
    *("/Title", "/Author", "/Subject", "/Keywords"),
    *("/Alt", "/ActualText", "/E", "/Contents", "/T", "/TU"),
    *("/DeckgenCodeVersion", "/DeckgenProfile"),
}
READ_TAGS = ("rdf:li", "pdf:Keywords")  # of the metadata
READ_STREAMS = {pikepdf.Name.Metadata, pikepdf.Name.EmbeddedFile}


class FoundText(Struct, frozen=True):
    """Words in a file, and how they are held."""

    text: str
    where: str
    page: int = 0  # from 1; 0 where it belongs to no page
    whole: bool = False  # a unit: a title, a paragraph
    is_read: bool = True  # by people, not by programs alone
    is_block: bool = True  # one paragraph, cell or string, not several one after the other


def read_texts(data: bytes) -> Iterator[FoundText]:
    """Yield what is drawn, by page and by structure element, then every string and the metadata of the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        marked: dict[tuple[tuple[int, int], int], str] = {}  # page, MCID -> text
        running, artifacts, reader = "", "", PageReader()
        for number, page in enumerate(pdf.pages, 1):
            pieces = reader.read(page)
            for piece in pieces:
                key = (page.obj.objgen, piece.mcid)
                marked[key] = marked.get(key, "") + piece.text
            running += "".join(piece.text for piece in pieces if piece.tag != "/Artifact")
            artifacts += "".join(piece.text for piece in pieces if piece.tag == "/Artifact")
            drawn = "".join(piece.text for piece in pieces)
            yield FoundText(drawn, "text", number, is_block=False)
            yield from (
                FoundText(piece.text, "artifact", number, whole=True) for piece in pieces if piece.tag == "/Artifact"
            )
        yield FoundText(running, "text over pages", is_block=False)
        yield FoundText(artifacts, "running heads and feet", is_block=False)
        if "/StructTreeRoot" in pdf.Root:
            yield from read_elements(pdf, marked)
        yield from _strings(pdf)


def read_elements(pdf: pikepdf.Pdf, marked: dict[tuple[tuple[int, int], int], str]) -> Iterator[FoundText]:
    """Yield the text of each structure element with all that it holds; what a whole document says comes last."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}

    found: list[FoundText] = []

    def read(element: pikepdf.Object, page: pikepdf.Object, tag: str) -> str:
        page, text, is_block = element.get("/Pg", page), "", False
        kids = element.get("/K", ())
        for kid in kids if isinstance(kids, (tuple, pikepdf.Array)) else [kids]:
            if isinstance(kid, int):
                is_block, text = True, text + marked.get((page.objgen, kid), "")
                continue
            below = str(kid["/S"]) if "/S" in kid else ""
            is_block = is_block or not below or below in WITHIN_SENTENCES
            if kid.get("/Type") == pikepdf.Name.MCR:
                text += marked.get((kid.get("/Pg", page).objgen, int(kid.MCID)), "")
            elif below:
                text += read(kid, page, below)
        number = numbers.get(page.objgen, 0) if page is not None else 0
        found.append(FoundText(text, "text", number, whole=tag not in WITHIN_SENTENCES, is_block=is_block))
        return text

    tops = pdf.Root.StructTreeRoot.get("/K", [])
    for top in tops if isinstance(tops, pikepdf.Array) else [tops]:
        read(top, None, str(top.get("/S")))
    yield from found


def _strings(pdf: pikepdf.Pdf) -> Iterator[FoundText]:
    """Yield each string of each object: properties, alternative texts, bookmarks, links, names; and the metadata."""
    for thing in [*pdf.objects, pdf.trailer]:
        yield from _strings_of(thing, "", 0)
        if isinstance(thing, pikepdf.Stream) and thing.get("/Type") in READ_STREAMS:
            content = thing.read_bytes().decode("utf-8", "replace")
            for tag, text in re.findall(r"<([^<>]*)>([^<]*)", f"<>{content}"):
                if text.strip():
                    is_read = not tag or tag.startswith(READ_TAGS)
                    yield FoundText(unescape(text), str(thing.Type)[1:], whole=True, is_read=is_read)


def _strings_of(thing: pikepdf.Object, key: str, depth: int) -> Iterator[FoundText]:
    """Yield the strings within one object; what it refers to is an object of its own."""
    if isinstance(thing, pikepdf.String):
        text = unquote(str(thing)) if key == "/URI" else str(thing)
        yield FoundText(text, key, whole=True, is_read=key in READ_KEYS)
    elif isinstance(thing, pikepdf.Name) or (depth and thing.is_indirect):
        return
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for name, value in thing.items():
            if isinstance(value, pikepdf.Object):  # not a number
                yield from _strings_of(value, name, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            if isinstance(value, pikepdf.Object):
                yield from _strings_of(value, key, depth + 1)
