"""Makes titles of slides fit, and keeps any two from being equal."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder, SlideRole
from deckgen.blueprint.slides import Frame
from deckgen.late_pattern import late_pattern
from deckgen.messages.message import tell
from deckgen.planning.frame_fit import EXPECTED_MARGIN, LINE, Piece
from deckgen.planning.hyphenation import hyphenator
from deckgen.planning.line_breaking import MeasuredText
from deckgen.planning.slides.draft import Draft
from deckgen.planning.slides.slide_context import LEAST_OF_BRANDS, SlideContext, words_block
from deckgen.rich_text import one_line
from deckgen.storyboard.scenes import Heading
from deckgen.storyboard.shortening import shorten_until

FLOOR = 20.0
_SIZES = (44.0, 40.0, 36.0, 32.0, 30.0, 28.0, 26.0, 24.0, 22.0, FLOOR)
_TITLE_MARGIN = 0.96  # titles have no line in reserve
_FLOOR_IN_STRIP = 18.0  # as small as text, before a title is cut
_SMALL_BRANDS = 30.0  # the largest size where a brand's own is under the floor
_ROUNDING = 0.01
_NARROWER = (0.9, 0.8, 0.7, 0.6, 0.5)  # shares of the width
_LEAST_WHOLE = 0.7  # of a title's size: how much smaller it becomes so that no word breaks
_JUMP = 1.4  # of the size that half of the titles have: a title that is larger seems to be another's
_FEW_LINES = 2  # of titles above a text; more only at the smallest size
_BEFORE_NUMBER = late_pattern(r"(?<=\w) (?=\d+\b)")
_COVERS = frozenset({SlideRole.TITLE, SlideRole.CLUSTER, SlideRole.BREAK})


class ShownTitle(Struct, frozen=True):
    """A title as the slide shows it. `in_full` is the whole title where the slide shows less."""

    frame: Frame
    in_full: str = ""


class _Fitted(Struct, frozen=True):
    text: str
    size: float
    is_short: bool = False
    is_bare: bool = False  # without the space over and under it in its box
    broken: str = ""  # with hyphens, where a word of it is wider than the slide's title


def show_titles(context: SlideContext, drafts: Sequence[Draft]) -> tuple[ShownTitle, ...]:
    """The titles of a deck: the first of equal ones stays as it is, the others get the next free number."""
    fits: dict[tuple[SlideRole, str, str], _Fitted] = {}
    for draft in drafts:
        key = _key(draft)
        if key not in fits:
            fits[key] = _fit(context, draft.role, draft.title, "")
    first = [fits[_key(draft)] for draft in drafts]
    kept = {_fold(fitted.text) for fitted in first}
    most = _find_most(context, drafts, first)
    used: set[str] = set()
    tried: dict[tuple[SlideRole, str], int] = {}  # the numbers below are taken
    shown = []
    for draft, fitted in zip(drafts, first, strict=True):
        number, unique = 1, fitted
        namesake = (draft.role, _fold(fitted.text))
        while _fold(unique.text) in used or (number > 1 and _fold(unique.text) in kept):
            number = max(number, tried.get(namesake, 1)) + 1
            tried[namesake] = number
            unique = _fit(context, draft.role, draft.title, f" ({number})")
        used.add(_fold(unique.text))
        shown.append(_show(context, draft, unique if draft.role in _COVERS else _level(unique, most)))
    return tuple(shown)


def _find_most(context: SlideContext, drafts: Sequence[Draft], fitted: Sequence[_Fitted]) -> float:
    """The largest size that titles above texts have in a brand: one that does not jump from that of most of them."""
    sizes = sorted(
        each.size
        for draft, each in zip(drafts, fitted, strict=True)
        if not (draft.role in _COVERS or context.layout(draft.role).is_own)
    )
    return _JUMP * sizes[len(sizes) // 2] if sizes else math.inf


def _level(fitted: _Fitted, most: float) -> _Fitted:
    """The title no larger than others allow; one that is parted stays as it was."""
    if fitted.size <= most or fitted.broken:
        return fitted
    return replace(fitted, size=next((size for size in _SIZES if size <= most), fitted.size))


def _key(draft: Draft) -> tuple[SlideRole, str, str]:
    """What decides how a title fits that is not numbered."""
    return draft.role, draft.title.name, draft.title.text


def _fold(title: str) -> str:
    """What equal titles have in common for a reader."""
    return " ".join(title.split()).casefold()


def find_title_size(context: SlideContext, role: SlideRole, title: Heading) -> float:
    """How large a slide shows a title."""
    return _fit(context, role, title, "").size


def _fit(context: SlideContext, role: SlideRole, words: Heading, suffix: str) -> _Fitted:
    """The largest size for a title; where none is small enough, a shorter name."""
    holder = context.layout(role).title
    few = None if role in _COVERS else _FEW_LINES
    name = one_line(words.name)

    def say(start: str) -> str:
        return replace(words, name=start).text + suffix

    def find(start: str) -> float:
        return _find_size(context, say(start), holder, few)

    whole = find(name)
    if not whole and _is_low_strip(context, role):
        size = _find_size(context, say(name), _without_air(holder), few, _FLOOR_IN_STRIP)
        if size:
            return _with_whole_words(context, _Fitted(say(name), size, is_bare=True), holder)
    shown = name if whole else shorten_until(name, lambda start: bool(find(start)))
    size = whole or find(shown)
    return _with_whole_words(context, _Fitted(say(shown), size or FLOOR, is_short=shown != name or not size), holder)


def _is_low_strip(context: SlideContext, role: SlideRole) -> bool:
    """Whether a brand's title has no room for two lines of the smallest letters of titles."""
    layout = context.layout(role)
    holder = layout.title
    room = holder.box.height - holder.insets.top - holder.insets.bottom
    return not layout.is_own and room < 2 * LINE * context.setting(holder).line_spacing * FLOOR


def _without_air(holder: Placeholder) -> Placeholder:
    """A title's place down to the edges of its box."""
    return replace(holder, insets=replace(holder.insets, top=0.0, bottom=0.0))


def _with_whole_words(context: SlideContext, fitted: _Fitted, holder: Placeholder) -> _Fitted:
    """The title somewhat smaller where that keeps its words whole; else with hyphens where its language has them."""
    width = (holder.box.width - holder.insets.left - holder.insets.right) * _TITLE_MARGIN
    block, setting = words_block(fitted.text), context.setting(holder)
    widest = context.measure.text(Piece(block), setting).widest_word
    if widest * fitted.size <= width:
        return fitted
    whole = next((size for size in _SIZES if _LEAST_WHOLE * fitted.size <= size and widest * size <= width), 0.0)
    if whole:
        return replace(fitted, size=whole)
    text = MeasuredText(block.spans, setting.family, bold=setting.bold, hyphenator=hyphenator(context.deck.language))
    room = holder.box.height - (0.0 if fitted.is_bare else holder.insets.top + holder.insets.bottom)
    for size in (fitted.size, *(size for size in _SIZES if size < fitted.size)):  # hyphens may take a line more
        lines = text.break_lines(size, width)
        if len(lines) * LINE * setting.line_spacing * size <= room + _ROUNDING:
            joints = {"hyphen": "-\n", "space": " "}
            broken = "".join(line.text + joints.get(line.ends, "") for line in lines)
            return replace(fitted, size=size, broken=broken)
    return fitted


def _find_size(context: SlideContext, text: str, holder: Placeholder, few: int | None, least: float = FLOOR) -> float:
    """The largest size at which a title stands in its box; 0 where there is none."""
    box = holder.box.inset(holder.insets.left, holder.insets.top, holder.insets.right, holder.insets.bottom)
    piece, setting = Piece(words_block(text)), context.setting(holder)
    pitch = LINE * setting.line_spacing
    top = max(holder.size, LEAST_OF_BRANDS) if holder.size >= FLOOR else _SMALL_BRANDS
    sizes = [top, *(size for size in (*_SIZES, _FLOOR_IN_STRIP) if least <= size < top)]
    if pitch * FLOOR > box.height:  # a brand's box that holds no line of a size that can be read from afar
        sizes.append(box.height / pitch)
    width = box.width * _TITLE_MARGIN
    lines = int((box.height + _ROUNDING) / (pitch * sizes[-1]) + _ROUNDING)
    face = setting.family.face(bold=setting.bold, italic=False)
    if face.least_width(text, lines) * sizes[-1] > lines * width + _ROUNDING:
        return 0.0  # most starts of a long title; to break each takes ten times as long
    measured = context.measure.text(piece, setting)
    for size in sizes:
        lines = measured.count_lines(size, width)
        too_many = few is not None and lines > few and size > FLOOR
        if lines * pitch * size <= box.height + _ROUNDING and not too_many:
            return size if few is None else _without_stub(measured, size, box.width * _TITLE_MARGIN)
    return 0.0


def _without_stub(measured: MeasuredText, size: float, width: float) -> float:
    """The size at which a title takes a line less, where its last is a word alone and it need not be much smaller."""
    lines = measured.line_texts(size, width)
    if len(lines) == 1 or len(lines[-1].split()) > 1:
        return size
    smaller = (each for each in _SIZES if _LEAST_WHOLE * size <= each < size)
    return next((each for each in smaller if measured.count_lines(each, width) < len(lines)), size)


def _show(context: SlideContext, draft: Draft, fitted: _Fitted) -> ShownTitle:
    holder = context.layout(draft.role).title
    setting = context.setting(holder)
    taken = holder.insets.left + holder.insets.right
    whole = holder.box.width - taken
    width = whole * _TITLE_MARGIN
    said = fitted.broken or _hold_numbers(context, draft.role, fitted, width)
    piece = Piece(words_block(said, place=draft.title.place))
    context.check_text((piece,), setting, fitted.size, width)
    if fitted.is_short:
        _warn(context, draft.title)
    box = _balance(context, draft.role, piece, fitted.size) or (holder.box if "box" in holder.overrides else None)
    frame = Frame(
        name=context.words.name_title,
        paragraphs=context.measure.paragraphs((piece,), setting, fitted.size),
        placeholder=holder,
        box=box,
        insets=_without_air(holder).insets if fitted.is_bare else None,
        line_width=(box.width - taken if box else whole) * _TITLE_MARGIN,
    )
    return ShownTitle(frame, draft.title.text if fitted.is_short else "")


def _hold_numbers(context: SlideContext, role: SlideRole, fitted: _Fitted, width: float) -> str:
    """A title of several lines in a brand's layout, with each number beside its word if that takes no line more."""
    layout = context.layout(role)
    held = _BEFORE_NUMBER.sub("\u00a0", fitted.text)
    if layout.is_own or held == fitted.text:
        return fitted.text
    setting = context.setting(layout.title)
    texts = [context.measure.text(Piece(words_block(text)), setting) for text in (fitted.text, held)]
    before, after = (text.count_lines(fitted.size, width) for text in texts)
    is_whole = texts[1].widest_word * fitted.size <= width
    return held if 1 < before == after and is_whole else fitted.text


def _balance(context: SlideContext, role: SlideRole, piece: Piece, size: float) -> Box | None:
    """The narrowest box in which a title takes no line more, so that no word stands alone; None for its own box.

    Not in an organisation's own layouts: what is centred there would no longer be.
    """
    layout = context.layout(role)
    holder, setting = layout.title, context.setting(layout.title)
    taken = holder.insets.left + holder.insets.right
    whole = holder.box.width - taken
    lines = context.measure.count_lines(piece, setting, size, whole * _TITLE_MARGIN)
    likely = context.measure.count_lines(piece, setting, size, whole * EXPECTED_MARGIN)
    if lines == 1 or likely < lines or not layout.is_own:
        return None
    found = None
    for share in _NARROWER:
        if context.measure.count_lines(piece, setting, size, whole * share * _TITLE_MARGIN) > lines:
            break
        found = Box(holder.box.x, holder.box.y, whole * share + taken, holder.box.height)
    return found


def _warn(context: SlideContext, title: Heading) -> None:
    context.warn(
        "title-shortened",
        tell(
            "This title of {count:,} characters does not fit on a slide; the slides show its beginning.",
            count=len(title.name),
        ),
        title.place,
        tell("Give it a shorter title; the notes hold it in full."),
    )
