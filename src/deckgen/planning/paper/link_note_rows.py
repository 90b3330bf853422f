"""Sets the addresses of a part at its end: number and address, with a code for a telephone where the deck asks."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from deckgen.blueprint.lengths import Box, mm
from deckgen.blueprint.pages import ImageMark, Tag
from deckgen.planning.paper.flowables import Column, Flowable, Flowables, Keep, beside, keep_together
from deckgen.planning.paper.link_notes import LinkNotes, shown_address
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.rich_text import Span

_CODE_SIDE = mm(20)
_CODE_GAP = mm(4)
_CODE_SCALE, _CODE_BORDER = 8, 4  # pixels a module; the modules of white around it that readers need
_AFTER_SIGN = re.compile(r"(?<=[/?&=.#_-])(?=[^/\s])")
_MAY_BREAK = "\u200b"


def with_link_notes(
    ms: Manuscript, parent: int, write: Callable[[], Flowables], column: Column | None = None
) -> Flowables:
    """What `write` sets, and below it the addresses of its links; a part inside a part leaves them to the outer one."""
    if ms.setter.link_notes is not None:
        return write()
    ms.setter.link_notes = LinkNotes()
    try:
        flowables = write()
        return (*flowables, *set_link_notes(ms, parent, column))
    finally:
        ms.setter.link_notes = None


def set_link_notes(ms: Manuscript, parent: int, column: Column | None = None) -> Flowables:
    """The addresses met so far in the part, a row each; they are then told."""
    notes = ms.setter.link_notes
    if notes is None or not notes.addresses:
        return ()
    ms.setter.link_notes = None  # an address needs no note of its own
    label = ms.label(ms.context.words.addresses, parent, column=column)
    rows = [_set_note(ms, number, link, parent, column or ms.body) for link, number in notes.addresses.items()]
    ms.setter.link_notes = LinkNotes()
    return (*label, *(flowable for row in rows for flowable in row))


def breakable(address: str) -> str:
    """An address that may break behind its signs."""
    return _AFTER_SIGN.sub(_MAY_BREAK, address)


def _set_note(ms: Manuscript, number: int, link: str, parent: int, column: Column) -> Flowables:
    style = ms.context.styles.small
    shown = breakable(shown_address(link))
    spans = (Span(f"[{number}] "), Span(shown, link=link))
    if not ms.context.deck.links_as_codes:
        return keep_together(ms.spans(spans, style, parent, column=column))
    text = ms.spans(spans, style, parent, column=column.indented(_CODE_SIDE + _CODE_GAP))
    return keep_together(beside([_set_code(ms, link, parent, column), text]), Keep.TOGETHER)


def _set_code(ms: Manuscript, link: str, parent: int, column: Column) -> Flowables:
    """The address as a QR code."""
    key = f"code {link}"
    if key not in ms.media:
        ms.media[key] = (_draw_code(link), "png")
    alt = ms.context.words.address_code.format(address=shown_address(link))
    element = ms.structure.add(parent, Tag.FIGURE, alt=alt)
    box = Box(column.x, 0, _CODE_SIDE, _CODE_SIDE)
    return (Flowable(_CODE_SIDE, (ImageMark(key, box, element),), after=4, figures=((element, box),)),)


def _draw_code(link: str) -> bytes:
    import segno

    out = io.BytesIO()
    segno.make_qr(link, error="m").save(out, kind="png", scale=_CODE_SCALE, border=_CODE_BORDER)
    return out.getvalue()
