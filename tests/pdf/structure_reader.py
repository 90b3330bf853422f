"""Reads a finished PDF with pikepdf alone: its structure, the text of its elements, and the way back to them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

INLINE = {"/Link", "/Span", "/Reference"}


def open_pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def font_table(font: Object) -> dict[int, str]:
    source = font.ToUnicode.read_bytes().decode("latin-1")
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL)
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block)
    }


def page_text(page: pikepdf.Page) -> dict[int | None, str]:
    """The text of each piece of marked content; None holds the artifacts. A code without character is an error."""
    texts: dict[int | None, str] = {}
    fonts = {name: font_table(font) for name, font in page.obj.Resources.Font.items()}
    table: dict[int, str] = {}
    around: list[int | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            table = fonts[str(operands[0])]
        elif name == "BDC":
            assert not around, "marked content within marked content"
            properties = operands[1]
            around.append(int(properties.MCID) if "/MCID" in properties else None)
            assert (around[-1] is None) == (operands[0] == Name.Artifact)
        elif name == "EMC":
            around.pop()
        elif name == "Tj":
            assert around, "text outside marked content"
            texts[around[-1]] = texts.get(around[-1], "") + "".join(table[code] for code in bytes(operands[0]))
        elif name in {"f", "S", "B", "Do"}:
            assert around, f"{name} outside marked content"
        if name == "BDC" and around[-1] is not None:
            texts.setdefault(around[-1], "")
    assert not around
    return texts


def kids_of(element: Object) -> list[Object]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, Array | list) else [kids]


def elements(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """All structure elements, in reading order."""

    def below(element: Object) -> Iterator[Object]:
        yield element
        for kid in kids_of(element):
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield from below(kid)

    yield from below(pdf.Root.StructTreeRoot.K)


def block_texts(pdf: pikepdf.Pdf, *, without: str = "") -> list[str]:
    """What each block says by itself and by the links and spans in it, in reading order, blanks left out.

    Elements of the tag `without` are left out with all that is in them.
    """
    texts = {page.obj.objgen: page_text(page) for page in pdf.pages}
    blocks: list[str] = []

    def read(element: Object, page: Object, at: int) -> None:
        page = element.get("/Pg", page)
        for kid in kids_of(element):
            if isinstance(kid, int):
                blocks[at] += texts[page.objgen].pop(kid)
            elif kid.get("/Type") == Name.MCR:
                blocks[at] += texts[kid.Pg.objgen].pop(int(kid.MCID))
            elif "/S" in kid and str(kid.S) in INLINE:
                read(kid, page, at)
            elif "/S" in kid:
                blocks.append("")
                start = len(blocks)
                read(kid, page, start - 1)
                if str(kid.S) == without:
                    del blocks[start - 1 :]

    blocks.append("")
    read(pdf.Root.StructTreeRoot.K, None, 0)
    left = [text for page in texts.values() for mcid, text in page.items() if mcid is not None]
    assert not left, f"marked, but in no element: {left}"
    return [said for block in blocks if (said := normal(block))]


def normal(text: str) -> str:
    """Text as a person hears it: break hyphens gone, one space between words."""
    return " ".join(text.replace("\u00ad", "").split())


def parent_tree_problems(pdf: pikepdf.Pdf) -> list[str]:
    """Where the parent tree, /P, or the object references do not lead back to where one came from."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    keys = [int(key) for key in numbers[::2]]
    tree = dict(zip(keys, numbers[1::2], strict=True))
    found = [
        f"/P of {kid.S}" for element in elements(pdf) for kid in children(element) if kid.P.objgen != element.objgen
    ]
    if keys != sorted(set(keys)) or int(pdf.Root.StructTreeRoot.ParentTreeNextKey) <= max(keys):
        found.append("keys of the parent tree")
    owners = dict(owned(pdf))
    for number, page in enumerate(pdf.pages, 1):
        row = [element.objgen for element in tree[int(page.obj.StructParents)]]
        marked = sorted(mcid for mcid in page_text(page) if mcid is not None)
        if row != [owners.get((page.obj.objgen, mcid)) for mcid in marked]:
            found.append(f"page {number}")
        for link in page.obj.get("/Annots", ()):
            if tree[int(link.StructParent)].objgen != owners.get((link.objgen, -1)):
                found.append(f"annotation on page {number}")
    return found


def children(element: Object) -> list[Object]:
    return [kid for kid in kids_of(element) if isinstance(kid, Dictionary) and "/S" in kid]


def owned(pdf: pikepdf.Pdf) -> Iterator[tuple[tuple[tuple[int, int], int], tuple[int, int]]]:
    """Each piece (page and MCID) and each annotation (itself and -1) with the element that names it."""
    for element in elements(pdf):
        for kid in kids_of(element):
            if isinstance(kid, int):
                yield (element.Pg.objgen, kid), element.objgen
            elif kid.get("/Type") == Name.MCR:
                yield (kid.Pg.objgen, int(kid.MCID)), element.objgen
            elif kid.get("/Type") == Name.OBJR:
                yield (kid.Obj.objgen, -1), element.objgen
