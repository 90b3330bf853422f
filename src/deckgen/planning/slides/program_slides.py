"""Plans the slides of program items that are no cluster."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Element
from deckgen.blueprint.symbols import Symbol
from deckgen.content.deck import Agenda, Break, FreeSlide, Video
from deckgen.planning.frame_fit import Piece, Pieces
from deckgen.planning.slides.buttons import draw_button, opens_on_the_web
from deckgen.planning.slides.draft import Draft, TitleWords, number_parts
from deckgen.planning.slides.picture_slides import picture_role, place_picture
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.speaker_notes import continued, in_minutes, item_notes, minutes_of
from deckgen.planning.slides.stack import Scale
from deckgen.planning.slides.text_slides import text_frames, text_place

FREE_SCALE: Scale = (28, 26, 24, 22, 20, 18)
BREAK_SCALE: Scale = (32, 28, 26, 24, 22, 20, 18)

ClusterLink = tuple[str, str]  # a cluster's title and the key of its first slide, "" where it has none


def plan_free_slide(context: SlideContext, item: FreeSlide, key: str) -> tuple[Draft, ...]:
    """A slide outside the dilemmas: text, picture, film."""
    button = _video_button(context, SlideRole.CONTENT, item.video)
    if item.picture is None:
        pages = _text_pages(context, SlideRole.CONTENT, item, FREE_SCALE, button=button)
        return draft_item(context, item, SlideRole.CONTENT, key, pages=pages, words=context.words.notes_free)
    role = picture_role(context)
    button = _video_button(context, role, item.video)
    placed = place_picture(context, item, has_text=bool(item.text) or bool(button))
    place = text_place(context.layout(role), has_button=bool(button), box=placed.text_box)
    pieces = context.pieces(item.text, place.placeholder)
    frames = text_frames(context, (pieces,), place, FREE_SCALE) if pieces else ()
    pages = [(frame, placed.picture, *button) for frame in frames] or [(placed.picture, *button)]
    return draft_item(context, item, role, key, pages=pages, words=context.words.notes_free)


def plan_break(context: SlideContext, item: Break, key: str) -> tuple[Draft, ...]:
    """A pause: how long, what to do, a film."""
    button = _video_button(context, SlideRole.BREAK, item.video)
    head: Pieces = ()
    minutes = minutes_of(item)
    if minutes:
        head = (Piece(words_block(in_minutes(context, minutes), bold=True), keep=bool(item.text)),)
    pages = _text_pages(context, SlideRole.BREAK, item, BREAK_SCALE, button=button, head=head)
    return draft_item(context, item, SlideRole.BREAK, key, pages=pages, words=context.words.notes_break)


def _video_button(context: SlideContext, role: SlideRole, video: Video | None) -> tuple[Element, ...]:
    """A button for a film on the web; a film in a file is for the trainer to open, as the notes say."""
    if video is None or not opens_on_the_web(video.target):
        return ()
    return (draw_button(context, context.layout(role), context.words.watch_video, Symbol.PLAY, url=video.target),)


def _name_film(context: SlideContext, video: Video | None) -> Pieces:
    """The name of a film that is a file, for a slide that would be empty without it."""
    if video is None or opens_on_the_web(video.target):
        return ()
    name = video.target.rpartition("/")[2]
    return (Piece(words_block(context.locale.paper.film.format(target=name), place=video.place)),)


def _text_pages(
    context: SlideContext,
    role: SlideRole,
    item: FreeSlide | Break,
    scale: Scale,
    *,
    button: tuple[Element, ...],
    head: Pieces = (),
) -> list[tuple[Element, ...]]:
    place = text_place(context.layout(role), has_button=bool(button))
    pieces = (*head, *context.pieces(item.text, place.placeholder)) or _name_film(context, item.video)
    frames = text_frames(context, (pieces,), place, scale) if pieces else ()
    return [(frame, *button) for frame in frames] or [button]


def draft_item(
    context: SlideContext,
    item: FreeSlide | Agenda | Break,
    role: SlideRole,
    key: str,
    *,
    pages: list[tuple[Element, ...]],
    words: str,
) -> tuple[Draft, ...]:
    """The drafts of an item, one a page."""
    drafts = [
        Draft(
            key="",
            role=role,
            title=TitleWords(item.title, item.place),
            elements=elements,
            notes=item_notes(context, item, words) if not place else continued(context, words),
        )
        for place, elements in enumerate(pages)
    ]
    first, *others = number_parts(f"{key}/{{part}}", drafts, context.words.part)
    return (replace(first, key=key), *others)
