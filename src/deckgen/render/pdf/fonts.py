"""The typefaces of papers, embedded as subsets, with a map that gives every glyph back as text."""

from __future__ import annotations

import unicodedata
from functools import cache
from weakref import WeakKeyDictionary

from reportlab.pdfbase.ttfonts import TTFont

from deckgen.blueprint.pages import Face
from deckgen.render.pdf.pdf_file import PdfFile
from deckgen.resources import resource

SOFT_HYPHEN = "\u00ad"
FILES = {
    Face.REGULAR: "AtkinsonHyperlegible-Regular.ttf",
    Face.BOLD: "AtkinsonHyperlegible-Bold.ttf",
    Face.ITALIC: "AtkinsonHyperlegible-Italic.ttf",
    Face.BOLD_ITALIC: "AtkinsonHyperlegible-BoldItalic.ttf",
    Face.GROTESQUE_REGULAR: "DeckgenGrotesque-Regular.ttf",
    Face.GROTESQUE_BOLD: "DeckgenGrotesque-Bold.ttf",
    Face.GROTESQUE_ITALIC: "DeckgenGrotesque-Italic.ttf",
    Face.GROTESQUE_BOLD_ITALIC: "DeckgenGrotesque-BoldItalic.ttf",
    Face.HUMANIST_REGULAR: "DeckgenHumanist-Regular.ttf",
    Face.HUMANIST_BOLD: "DeckgenHumanist-Bold.ttf",
    Face.HUMANIST_ITALIC: "DeckgenHumanist-Italic.ttf",
    Face.HUMANIST_BOLD_ITALIC: "DeckgenHumanist-BoldItalic.ttf",
    Face.SECOND_REGULAR: "NotoSans-Regular.ttf",
    Face.SECOND_BOLD: "NotoSans-Bold.ttf",
    Face.SECOND_ITALIC: "NotoSans-Italic.ttf",
    Face.SECOND_BOLD_ITALIC: "NotoSans-BoldItalic.ttf",
}
STAND_INS = {
    0x2010: "-",  # hyphen
    0x2011: "-",  # hyphen that does not break
    0x202F: "\u00a0",  # narrow space that does not break
    0x2009: " ",
    0x2212: "\u2013",  # minus
    0x2028: " ",
    0x2029: " ",
    0x09: " ",
    0x0A: " ",
    0x0D: " ",
}
UNKNOWN = "?"  # drawn for a character that no face holds; planning has warned of it
_MOST_CODES = 256  # of a subset
MAP_BLOCK = 100  # the most rows that a block of a character map may have


class PaperFont(TTFont):  # type: ignore[misc] # reportlab has no types
    """A face that reportlab embeds, with a ToUnicode map that PDF/UA and PDF/A accept.

    Why: reportlab maps unused codes to U+0000 and puts more than 100 rows in a block.
    """

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, asciiReadable=False, shapable=False)
        self.table = _Drawable(self.face.charToGlyph)
        self._codes: WeakKeyDictionary[PdfFile, dict[str, int]] = WeakKeyDictionary()

    def drawable(self, text: str) -> str:
        """Return the text with everything replaced or dropped that the face cannot draw."""
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        return text.translate(self.table)

    def splitString(  # noqa: N802 - reportlab's name
        self, text: str, doc: PdfFile, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """The codes of a text by subset; at once where the first subset has all of its characters already."""
        codes = self._codes.get(doc)
        if codes is None:
            codes = self._codes[doc] = {}
        if text and codes.keys() >= set(text):
            return [(0, bytes([codes[sign] for sign in text]))]
        split: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        assigned = self.state[doc].assignments
        for sign in set(text):
            code = assigned.get(ord(" " if sign == "\xa0" else sign), _MOST_CODES)  # as reportlab has it
            if code < _MOST_CODES:
                codes[sign] = code
        return split

    def addObjects(self, doc: PdfFile) -> None:  # noqa: N802 - reportlab's name
        """Embed the subsets that the document used."""
        subsets = self.state[doc].subsets
        before = set(doc.idToObject)
        super().addObjects(doc)
        maps = [name for name in doc.idToObject if name not in before and name.startswith("toUnicodeCMap:")]
        for name, subset in zip(maps, subsets, strict=True):
            doc.idToObject[name].content = _to_unicode_map(subset)


class _Drawable(dict[int, str]):
    """A table for `str.translate` that learns what to do with a character when it first meets it."""

    def __init__(self, glyphs: dict[int, int]) -> None:
        super().__init__()
        self._glyphs = glyphs

    def __missing__(self, code: int) -> str:
        self[code] = drawn = self._decide(code)
        return drawn

    def _decide(self, code: int) -> str:
        if chr(code) == SOFT_HYPHEN:
            return ""  # only a break makes it visible, and a break is drawn by `TextMark.joins`
        if code in self._glyphs:
            return chr(code)
        if code in STAND_INS:
            return STAND_INS[code]
        if unicodedata.category(chr(code)) in {"Cc", "Cf", "Mn"}:
            return ""  # controls, joiners, selectors: never had a look of their own
        return " " if unicodedata.category(chr(code)) == "Zs" else UNKNOWN


@cache
def font(face: Face) -> PaperFont:
    """Load a face; once a process."""
    return PaperFont(f"paper-{face.value}", str(resource("fonts") / FILES[face]))


def missing_glyphs(text: str, face: Face = Face.REGULAR) -> set[str]:
    """Return the characters of a text that would be drawn as a question mark."""
    table = font(face).table
    return {sign for sign in text if table[ord(sign)] == UNKNOWN and sign != UNKNOWN}


def _to_unicode_map(subset: list[int]) -> str:
    """Write the character map of a subset: which character each code stands for."""
    rows = [
        f"<{code:02X}> <{character:04X}>"
        for code, character in enumerate(subset)
        if character and (character != ord(" ") or code == ord(" "))  # the rest fills unused codes
    ]
    blocks = [rows[start : start + MAP_BLOCK] for start in range(0, len(rows), MAP_BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
