"""Places the quiet line at a slide's foot that says where it comes from.

It stands where somebody looks for it: on the last slide the deck and the hash of its content, on slides that quote the
version of what they quote. The latter do without the hash, so that a change elsewhere in the deck leaves them as they
were. The title slide says nothing of it: it is for the room, and a file says the same in its properties.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder, SlideLayout
from deckgen.blueprint.slides import DocumentFacts
from deckgen.planning.frame_fit import setting_of
from deckgen.planning.line_breaking import MeasuredText
from deckgen.planning.provenance import HASH_LENGTH, join_parts, say_deck, say_provenance
from deckgen.planning.slides.draft import Draft
from deckgen.planning.slides.footers import Footer
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.rich_text import Span

_MARGIN = 0.96  # of a width, since the line cannot break
_GAP = 20.0  # between what stands left and right in the foot
_ROUNDING = 0.5


class ProvenanceLine(Struct, frozen=True):
    """The line, and its box and that of the footer where it takes some of the footer's room."""

    text: str = ""
    box: Box | None = None
    footer_box: Box | None = None


def place_provenance(
    context: SlideContext, facts: DocumentFacts, draft: Draft, layout: SlideLayout, footer: Footer, *, is_last: bool
) -> ProvenanceLine:
    """The longest line that there is room for; none where the slide has no place for it or nothing to say."""
    holder = layout.date
    if holder is None or not facts.content_hash:
        return ProvenanceLine(footer_box=footer.box)
    wanted = [text for text in _wanted(context, facts, draft, is_last=is_last) if text]
    free = _find_room(layout, footer) if wanted else None
    beside = _beside_home(layout, holder.box)
    room = beside or free or holder.box
    for text in wanted:
        if _width(text, holder) <= (room.width - holder.insets.left - holder.insets.right) * _MARGIN:
            return ProvenanceLine(text, beside, footer.box) if beside else _place(text, holder, footer, free)
    return ProvenanceLine(footer_box=footer.box)


def _wanted(context: SlideContext, facts: DocumentFacts, draft: Draft, *, is_last: bool) -> Iterator[str]:
    """What the line may say, the best first."""
    if not (is_last or draft.quoted):
        return
    date = context.locale.date(facts.deck_date)
    if is_last:
        yield say_provenance(facts, context.locale)
        yield join_parts(say_deck(facts), date)
        yield say_deck(facts)
        yield facts.content_hash[:HASH_LENGTH]
    else:
        yield join_parts(facts.deck, date, draft.quoted)
        yield join_parts(facts.deck, draft.quoted)
        yield draft.quoted
        yield join_parts(facts.deck, date)


def _find_room(layout: SlideLayout, footer: Footer) -> Box | None:
    """The room right of the footer's words, where the line stands beside the footer; None where it does not."""
    date, beside = layout.date, layout.footer
    if date is None or beside is None:
        return None
    in_line = abs(beside.box.y - date.box.y) < _ROUNDING and abs(beside.box.height - date.box.height) < _ROUNDING
    if not in_line or not 0 <= date.box.x - beside.box.right <= _GAP:
        return None
    left = footer.left + beside.insets.left + _width(footer.text, beside) / _MARGIN + _GAP
    left = min(left, date.box.x)
    return Box(left, date.box.y, date.box.right - left, date.box.height)


def _beside_home(layout: SlideLayout, own: Box) -> Box | None:
    """The wider part of the line's place beside the way home where that stands in it; None where it does not."""
    home = layout.home
    if home is None or home.right <= own.x or home.x >= own.right or home.y >= own.bottom or home.bottom <= own.y:
        return None
    left = home.right + _GAP / 2
    before, after = max(home.x - _GAP / 2 - own.x, 0.0), max(own.right - left, 0.0)
    return Box(own.x, own.y, before, own.height) if before > after else Box(left, own.y, after, own.height)


def _place(text: str, holder: Placeholder, footer: Footer, free: Box | None) -> ProvenanceLine:
    """The line in its own place, or in as much more as it needs."""
    needed = _width(text, holder) / _MARGIN + holder.insets.left + holder.insets.right
    if free is None or needed <= holder.box.width:
        return ProvenanceLine(text, footer_box=footer.box)
    box = Box(free.right - needed, free.y, needed, free.height)
    return ProvenanceLine(text, box, Box(footer.left, free.y, box.x - _GAP / 2 - footer.left, free.height))


def _width(text: str, holder: Placeholder) -> float:
    return MeasuredText((Span(text),), setting_of(holder).family, bold=holder.bold).natural_width * holder.size
