"""Reads the text drawn on a page of a finished PDF, cut where the owner changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pikepdf
from msgspec import Struct

CHARACTER_ROW = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
RANGE_ROW = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
CODE_SPACE = re.compile(r"begincodespacerange\s*<([0-9A-Fa-f]+)>")
OPERATORS = "Tf BDC BMC EMC Do Tj TJ ' \""  # those that show text, or say whose it is
DEEPEST_FORM = 8  # forms within forms: more than any program writes


class DrawnText(Struct):
    """Text between two borders of marked content; outside any `tag` is empty, without a number `mcid` is -1."""

    tag: str
    mcid: int
    text: str = ""


class PageReader:
    """Reads the pages of one file; what a font's codes mean is found out once."""

    def __init__(self) -> None:
        self._decoders: dict[tuple[int, int], _Decoder] = {}

    def read(self, page: pikepdf.Page) -> list[DrawnText]:
        """Return the text of a page in the order drawn, with that of forms and of annotations that have a look."""
        pieces = [DrawnText("", -1)]
        self._read_stream(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), pieces, 0)
        for annotation in page.obj.get("/Annots", ()):
            look = annotation.get("/AP", pikepdf.Dictionary()).get("/N")
            if isinstance(look, pikepdf.Stream):
                self._read_stream(look, look.get("/Resources", pikepdf.Dictionary()), pieces, 0)
        return pieces

    def _read_stream(
        self, holder: pikepdf.Object, resources: pikepdf.Object, pieces: list[DrawnText], depth: int
    ) -> None:
        """Add the text of a page or form, and of the forms that it draws, to the pieces."""
        fonts = {name: self._decoder(font) for name, font in resources.get("/Font", {}).items()}
        forms = resources.get("/XObject", {})
        decoder, around = None, [(pieces[-1].tag, pieces[-1].mcid)]
        for operands, operator in pikepdf.parse_content_stream(holder, OPERATORS):
            name = str(operator)
            if name in {"Tj", "TJ", "'", '"'}:
                pieces[-1].text += _shown(operands[-1], decoder)
            elif name == "Tf":
                decoder = fonts.get(str(operands[0]))
            elif name in {"BDC", "BMC"}:
                around.append((str(operands[0]), _mcid(operands, around[-1][1])))
                pieces.append(DrawnText(*around[-1]))
            elif name == "EMC" and len(around) > 1:
                around.pop()
                pieces.append(DrawnText(*around[-1]))
            elif name == "Do" and depth < DEEPEST_FORM:
                form = forms.get(str(operands[0]))
                if form is not None and form.get("/Subtype") == pikepdf.Name.Form:
                    self._read_stream(form, form.get("/Resources", resources), pieces, depth + 1)

    def _decoder(self, font: pikepdf.Object) -> _Decoder:
        if not font.is_indirect:
            return _Decoder(font)
        known = self._decoders.get(font.objgen)
        if known is None:
            known = self._decoders[font.objgen] = _Decoder(font)
        return known


def _mcid(operands: Sequence[pikepdf.Object], outer: int) -> int:
    """Return the number of a piece of marked content; without one of its own it belongs to the one around it."""
    properties = operands[1] if len(operands) > 1 else None
    return int(properties.MCID) if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties else outer


def _shown(operand: pikepdf.Object, decoder: _Decoder | None) -> str:
    strings = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = [bytes(string) for string in strings if isinstance(string, pikepdf.String)]
    return "".join(decoder.decode(code) if decoder else code.decode("latin-1") for code in codes)


class _Decoder:
    """Turns a font's codes into characters, by its ToUnicode map, else as Latin-1."""

    def __init__(self, font: pikepdf.Object) -> None:
        self._table = _Characters()
        self._width = 1
        if "/ToUnicode" in font:
            self._read(font.ToUnicode.read_bytes().decode("latin-1"))

    def _read(self, source: str) -> None:
        if space := CODE_SPACE.search(source):
            self._width = max(1, len(space[1]) // 2)
        for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
            for code, text in CHARACTER_ROW.findall(block):
                self._table[int(code, 16)] = _characters(text)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
            for first, last, text in RANGE_ROW.findall(block):
                start = int(text, 16)
                for offset in range(int(last, 16) - int(first, 16) + 1):
                    self._table[int(first, 16) + offset] = _characters(f"{start + offset:0{len(text)}X}")

    def decode(self, codes: bytes) -> str:
        """Return the characters of a string of codes."""
        if self._width == 1:
            shown = codes.decode("latin-1")
            return shown.translate(self._table) if self._table else shown
        units = range(0, len(codes), self._width)
        numbers = [int.from_bytes(codes[at : at + self._width], "big") for at in units]
        return "".join([self._table[number] if self._table else chr(number) for number in numbers])


class _Characters(dict[int, str]):
    """What each code stands for; what has no meaning is shown as such."""

    def __missing__(self, _code: int) -> str:
        return "\ufffd"


def _characters(hexadecimal: str) -> str:
    return bytes.fromhex(hexadecimal).decode("utf-16-be", "replace")
