"""Lays several finished pages on a sheet: what cards and booklets share."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import pikepdf
from msgspec import Struct

from deckgen.render.pdf.pdf_syntax import number, numbers

Corners = tuple[float, float, float, float]  # left, bottom, right, top


class Placing(Struct, frozen=True):
    """A page of the source, and where the lower left corner of its trim comes to lie on the sheet."""

    page: int
    x: float
    y: float
    scale: float = 1
    upside_down: bool = False


class Imposition:
    """Sets pages of one PDF on the sheets of another. The source's properties and output intent come along.

    Each page becomes a form, used wherever it stands, cut off where its bleed ends; so colours stay as they were, and
    spot colours too.
    """

    def __init__(self, data: bytes, visible_bleed: float = 0) -> None:
        self._source = pikepdf.open(io.BytesIO(data))
        self._target = pikepdf.new()
        self._visible_bleed = visible_bleed
        self._forms: dict[int, pikepdf.Object] = {}
        self._copy_facts()

    def _copy_facts(self) -> None:
        """Copy properties and output intent; metadata only for the press: a sheet of tagged pages has no tags."""
        for key, value in self._source.docinfo.items():
            self._target.docinfo[key] = _freed(value)
        root = self._source.Root
        if "/Lang" in root:
            self._target.Root.Lang = _freed(root.Lang)
        is_for_press = any(intent.S == pikepdf.Name.GTS_PDFX for intent in root.get("/OutputIntents", []))
        for key in ("/OutputIntents", "/Metadata") if is_for_press else ("/OutputIntents",):
            if key in root:
                self._target.Root[key] = self._target.copy_foreign(self._source.make_indirect(root[key]))

    @property
    def page_count(self) -> int:
        """How many pages the source has."""
        return len(self._source.pages)

    def trim(self, page: int) -> Corners:
        """Return the trimmed area of a page of the source."""
        left, bottom, right, top = (float(value) for value in self._source.pages[page].trimbox)
        return left, bottom, right, top

    def size(self, page: int) -> tuple[float, float]:
        """Return the trimmed width and height of a page of the source."""
        left, bottom, right, top = self.trim(page)
        return right - left, top - bottom

    def add_sheet(
        self,
        size: tuple[float, float],
        placings: Iterable[Placing],
        *,
        boxes: dict[str, Corners] | None = None,
        spaces: str = "",
        extra: str = "",
    ) -> None:
        """Add a sheet with pages placed on it, boxes such as /TrimBox, and what else is drawn."""
        forms, operators = pikepdf.Dictionary(), []
        for place in placings:
            name = f"/P{place.page + 1}"
            forms[name] = self._form(place.page)
            operators.append(f"q {self._matrix(place)} cm {name} Do Q")
        sheet = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=_rectangle((0, 0, *size)),
            Resources=pikepdf.Dictionary(XObject=forms),
            Contents=self._target.make_stream("\n".join([*operators, extra]).encode()),
        )
        for key, corners in (boxes or {}).items():
            sheet[key] = _rectangle(corners)
        if spaces:
            sheet.Resources["/ColorSpace"] = pikepdf.Object.parse(spaces.encode())
        self._target.pages.append(pikepdf.Page(self._target.make_indirect(sheet)))

    def _form(self, page: int) -> pikepdf.Object:
        if page not in self._forms:
            form = self._source.pages[page].as_form_xobject(handle_transformations=False)
            left, bottom, right, top = self.trim(page)
            bleed = self._visible_bleed
            form.BBox = _rectangle((left - bleed, bottom - bleed, right + bleed, top + bleed))
            if "/Group" in form:
                del form["/Group"]
            self._forms[page] = self._target.copy_foreign(self._source.make_indirect(form))
        return self._forms[page]

    def _matrix(self, place: Placing) -> str:
        left, bottom, right, top = self.trim(place.page)
        scale = place.scale
        if place.upside_down:
            return f"{number(-scale)} 0 0 {number(-scale)} {numbers((place.x + scale * right, place.y + scale * top))}"
        return f"{number(scale)} 0 0 {number(scale)} {numbers((place.x - scale * left, place.y - scale * bottom))}"

    def to_bytes(self, *, compact: bool) -> bytes:
        """Write the sheets, with the version of the source."""
        out = io.BytesIO()
        modes: Sequence[pikepdf.ObjectStreamMode] = (
            pikepdf.ObjectStreamMode.disable,
            pikepdf.ObjectStreamMode.generate,
        )
        self._target.save(
            out,
            deterministic_id=True,
            force_version=self._source.pdf_version,
            object_stream_mode=modes[compact],
        )
        return out.getvalue()


def _freed(value: pikepdf.Object) -> pikepdf.Object:
    """The same text or name, of no file: pikepdf before 10.14 lets no other file take what belongs to one."""
    return pikepdf.Object.parse(value.unparse())


def _rectangle(corners: Corners) -> pikepdf.Array:
    return pikepdf.Object.parse(f"[{numbers(corners)}]".encode())
