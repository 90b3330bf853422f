"""Plans the slides of scenes that belong to no dilemma."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Badge, Element
from deckgen.blueprint.symbols import Symbol
from deckgen.planning.frame_fit import Piece, Pieces
from deckgen.planning.slides.buttons import draw_button
from deckgen.planning.slides.draft import Draft, number_parts
from deckgen.planning.slides.films import name_left_behind
from deckgen.planning.slides.picture_slides import picture_role, place_picture
from deckgen.planning.slides.rich_pages import rich_pages, table_pages
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.speaker_notes import continued, scene_notes
from deckgen.planning.slides.stack import Scale
from deckgen.planning.slides.stacked_pictures import is_wide
from deckgen.planning.slides.table_flow import has_table
from deckgen.planning.slides.text_columns import text_pages
from deckgen.planning.slides.text_slides import text_frames, text_place
from deckgen.rich_text import Text, holds_table
from deckgen.storyboard.clock import say_minutes
from deckgen.storyboard.part_search import first_of, prose_of
from deckgen.storyboard.parts import Film, Image, Said
from deckgen.storyboard.scenes import Scene

ClusterLink = tuple[str, str]  # a cluster's title and the key of its first slide, "" where it has none


def plan_free_slide(context: SlideContext, scene: Scene) -> tuple[Draft, ...]:
    """A slide outside the dilemmas: text, picture, film."""
    image = first_of(scene.parts, Image)
    text = prose_of(scene.parts, Said.SLIDE)
    is_under = image is not None and bool(text) and is_wide(image.picture)
    if _plays(scene) or holds_table(text) or is_under:
        pages = rich_pages(context, SlideRole.CONTENT, text, scene.parts, context.scale)
        return draft_scene(context, scene, SlideRole.CONTENT, pages=pages)
    if image is None:
        button = _film_button(context, SlideRole.CONTENT, scene)
        pages = _text_pages(context, SlideRole.CONTENT, scene, context.scale, button=button)
        return draft_scene(context, scene, SlideRole.CONTENT, pages=pages)
    role = picture_role(context)
    text = _with_film_name(context, scene)
    button = _film_button(context, role, scene)
    film, under = first_of(scene.parts, Film), button[0].box if button else None
    placed = place_picture(context, image.picture, film, has_text=bool(text) or bool(button), button=under)
    place = text_place(context.layout(role), has_button=bool(button), box=placed.text_box)
    pieces = context.pieces(text, place.placeholder)
    frames = text_frames(context, (pieces,), place, context.scale) if pieces else ()
    pages = [(frame, placed.picture, *button) for frame in frames] or [(placed.picture, *button)]
    return draft_scene(context, scene, role, pages=pages)


def plan_break(context: SlideContext, scene: Scene) -> tuple[Draft, ...]:
    """A pause: how long, what to do, a film."""
    text = prose_of(scene.parts, Said.SLIDE)
    head = words_block(say_minutes(scene.told_minutes, context.locale), bold=True) if scene.told_minutes else None
    if _plays(scene):
        shown = (head, *text) if head else text
        pages = rich_pages(context, SlideRole.BREAK, shown, scene.parts, context.scale)
        return draft_scene(context, scene, SlideRole.BREAK, pages=pages)
    button = _film_button(context, SlideRole.BREAK, scene)
    minutes: Pieces = (Piece(head, keep=bool(text)),) if head else ()
    pages = _text_pages(context, SlideRole.BREAK, scene, context.scale, button=button, head=minutes)
    return draft_scene(context, scene, SlideRole.BREAK, pages=pages)


def _plays(scene: Scene) -> bool:
    """Whether a film goes along inside the presentation."""
    film = first_of(scene.parts, Film)
    return film is not None and bool(film.data)


def _film_button(context: SlideContext, role: SlideRole, scene: Scene) -> tuple[Badge, ...]:
    """A button for a film on the web; one in a file is for the trainer to open, under the name that the slide gives."""
    film = first_of(scene.parts, Film)
    if film is None or not film.address:
        return ()
    return (draw_button(context, context.layout(role), context.words.watch_video, Symbol.PLAY, url=film.address),)


def _with_film_name(context: SlideContext, scene: Scene) -> Text:
    """The text of a slide, with the name of a film that stays behind."""
    return (*prose_of(scene.parts, Said.SLIDE), *name_left_behind(context, scene.parts))


def _text_pages(
    context: SlideContext,
    role: SlideRole,
    scene: Scene,
    scale: Scale,
    *,
    button: tuple[Element, ...],
    head: Pieces = (),
) -> list[tuple[Element, ...]]:
    place = text_place(context.layout(role), has_button=bool(button))
    pieces = (*head, *context.pieces(_with_film_name(context, scene), place.placeholder, tables=True))
    if has_table(pieces):
        return [(*page, *button) for page in table_pages(context, role, pieces, scale, has_button=bool(button))]
    layout = context.layout(role)
    told = text_pages(context, (pieces,), place, layout, scale) if pieces else []
    return [(*frames, *button) for frames in told] or [button]


def draft_scene(
    context: SlideContext, scene: Scene, role: SlideRole, *, pages: list[tuple[Element, ...]]
) -> tuple[Draft, ...]:
    """The drafts of a scene, one a page."""
    drafts = [
        Draft(
            key="",
            role=role,
            title=scene.heading,
            elements=elements,
            notes=scene_notes(context, scene) if not place else continued(context, scene.say),
        )
        for place, elements in enumerate(pages)
    ]
    first, *others = number_parts(f"{scene.id}/{{part}}", drafts, context.words.part)
    return (replace(first, key=scene.id), *others)
