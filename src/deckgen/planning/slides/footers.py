"""Says in a slide's footer where it stands in its deck: one line, shortened to its place."""

from __future__ import annotations

from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideLayout
from deckgen.planning.frame_fit import Piece
from deckgen.planning.slides.draft import Draft
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.rich_text import one_line
from deckgen.storyboard.shortening import shorten_until

_MARGIN = 0.96
_LEAST_OF_NAME = 0.6  # what is left of a name that is cut
_BESIDE = 12.0  # at most so far from the way home


class Footer(Struct, frozen=True):
    """The words at the left of the foot, where they start, and their box where it is not the layout's."""

    text: str
    left: float = 0.0
    box: Box | None = None


def make_footer(context: SlideContext, draft: Draft, layout: SlideLayout, total: int, *, has_home: bool) -> Footer:
    """The footer of a slide; empty where its layout has no place for one."""
    if layout.footer is None:
        return Footer("")
    box = _find_box(layout, layout.footer.box, has_home=has_home)
    return Footer(write_footer(context, draft, layout, total), (box or layout.footer.box).x, box)


def write_footer(context: SlideContext, draft: Draft, layout: SlideLayout, total: int) -> str:
    """The cluster and how far the deck is; on other slides the house style's footer or the deck's title."""
    own = one_line(context.look.footer)
    if not draft.cluster:
        return _shorten(context, "", own or context.deck.title, layout)
    if not draft.position:
        return _shorten(context, "", draft.cluster, layout)
    pattern = context.words.position.replace("{n}", str(draft.position)).replace("{total}", str(total))
    before, _, after = pattern.partition("{cluster}")
    full = f"{own} · {before}" if own else before
    if own and not _fits(context, f"{full}{draft.cluster}{after}", layout):
        full = before
    return _shorten(context, full, draft.cluster, layout, after)


def _find_box(layout: SlideLayout, own: Box, *, has_home: bool) -> Box | None:
    """The footer's box where it is not the layout's: at the margin, on a slide without the way home before it."""
    home = layout.home
    if has_home or home is None or not 0 <= own.x - home.right <= _BESIDE:
        return None
    if not home.y - _BESIDE <= own.y <= home.bottom:
        return None
    return Box(home.x, own.y, own.right - home.x, own.height)


def _shorten(context: SlideContext, before: str, name: str, layout: SlideLayout, after: str = "") -> str:
    name = one_line(name)
    shown = shorten_until(name, lambda start: _fits(context, f"{before}{start}{after}", layout))
    if len(shown) >= _LEAST_OF_NAME * len(name):
        return f"{before}{shown}{after}"
    told = f"{before}{after}".strip(" ·")  # a word of the name tells nobody anything
    return told if _fits(context, told, layout) else ""


def _fits(context: SlideContext, text: str, layout: SlideLayout) -> bool:
    holder = layout.footer
    if holder is None:
        return True
    width = (holder.box.width - holder.insets.left - holder.insets.right) * _MARGIN
    piece = Piece(words_block(text))
    return context.measure.text(piece, context.setting(holder)).natural_width * holder.size <= width
