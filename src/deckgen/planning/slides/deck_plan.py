"""Plans the blueprint of a whole presentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.blueprint.look import Look
from deckgen.blueprint.scaling import scale
from deckgen.blueprint.slides import DocumentFacts, Element, Frame, Slide, SlideDeck
from deckgen.content.deck import Deck
from deckgen.content.locale import Locale
from deckgen.messages.message import tell
from deckgen.planning.slides.agenda_slides import plan_agenda
from deckgen.planning.slides.buttons import draw_home
from deckgen.planning.slides.cluster_circles import draw_tab
from deckgen.planning.slides.cover_slides import plan_cluster_slide, plan_title_slide
from deckgen.planning.slides.dilemma_slides import plan_dilemma
from deckgen.planning.slides.draft import Draft
from deckgen.planning.slides.films import poster_of
from deckgen.planning.slides.footers import make_footer
from deckgen.planning.slides.kickers import draw_kicker
from deckgen.planning.slides.picture_slides import media_key
from deckgen.planning.slides.program_slides import ClusterLink, plan_break, plan_free_slide
from deckgen.planning.slides.progress_rail import find_rail
from deckgen.planning.slides.provenance_lines import place_provenance
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.slide_titles import ShownTitle, show_titles
from deckgen.planning.slides.twist_slides import NextDilemmas, find_next
from deckgen.problems import Place, Problem, error, in_order
from deckgen.storyboard.make import make_storyboard
from deckgen.storyboard.part_search import all_of
from deckgen.storyboard.parts import Film, Image
from deckgen.storyboard.scenes import ClusterStory, Scene, SceneKind, Storyboard

MOST_SLIDES = 16_000
_ROUNDING = 0.001  # of a size in whole English metric units


class SlidePlan(Struct, frozen=True):
    """The slides of a deck, and what the author should know of how they came out."""

    deck: SlideDeck
    problems: tuple[Problem, ...]


def plan_slides(deck: Deck, look: Look, locale: Locale, *, facts: DocumentFacts | None = None) -> SlidePlan:
    """Decide every slide of a deck, to the last word and size.

    On slides that are larger or smaller than usual, everything is: they are planned as usual ones, then scaled.
    """
    if abs(look.scale - 1) > _ROUNDING:
        plan = plan_slides(deck, scale(look, 1 / look.scale), locale, facts=facts)
        slides = tuple(replace(scale(slide, look.scale), layout=look.layouts[slide.role]) for slide in plan.deck.slides)
        return replace(plan, deck=replace(plan.deck, slides=slides))
    context = SlideContext(deck, look, locale)
    board = make_storyboard(deck, locale)
    drafts = _DraftMaker(
        context, board, {story.id: find_next(story) for story in reversed(tuple(board.dilemmas))}
    ).make()
    agenda = next((draft.key for draft in drafts if not draft.has_home and draft.key != board.title.id), "")
    titles = show_titles(context, drafts)
    facts = facts or _plain_facts(deck)
    slides = tuple(_finish(context, drafts, titles, agenda, facts))
    media = dict(_list_media(board))
    return SlidePlan(
        SlideDeck(
            facts=facts,
            slides=slides,
            media=media,
            sections=tuple(dict.fromkeys(slide.section for slide in slides)),
        ),
        in_order((*context.problems, *check_number(len(slides), deck.place))),
    )


def _list_media(board: Storyboard) -> Iterator[tuple[str, tuple[bytes, str]]]:
    """Every picture and film that a slide may show, by its key."""
    for scene in board.scenes:
        for image in all_of(scene.parts, Image):
            yield media_key(image.picture), (image.picture.data, image.picture.format)
        for film in all_of(scene.parts, Film):
            if film.data:
                poster = poster_of(film, scene.parts)
                yield media_key(poster), (poster.data, poster.format)
                yield film.target, (film.data, "mp4")


def check_number(slides: int, place: Place) -> Iterator[Problem]:
    """A presentation is a zip of at most 65,535 parts, and a slide with its notes takes four."""
    if slides > MOST_SLIDES:
        message = tell(
            "The deck has {slides:,} slides; a presentation holds at most {most_slides:,}.",
            slides=slides,
            most_slides=MOST_SLIDES,
        )
        yield error("deck-too-large", message, place, tell("Divide it into several decks."))


def _plain_facts(deck: Deck) -> DocumentFacts:
    return DocumentFacts(
        title=deck.title,
        author=deck.organisation,
        subject=deck.subtitle,
        keywords="",
        language=deck.language,
        deck=deck.id,
        deck_date=deck.date,
    )


def _finish(
    context: SlideContext, drafts: Sequence[Draft], titles: Sequence[ShownTitle], agenda: str, facts: DocumentFacts
) -> Iterator[Slide]:
    """Add what depends on the whole deck: titles, footers, numbers, the way home."""
    total, rail = len(context.deck.dilemmas), find_rail(drafts)
    after_agenda = False
    for number, (draft, title) in enumerate(zip(drafts, titles, strict=True), start=1):
        layout = context.layout(draft.role)
        home = draw_home(context, layout, agenda) if after_agenda and draft.has_home else ()
        after_agenda = after_agenda or draft.key == agenda
        tab = draw_tab(context, draft.theme) if layout.is_own else ()
        full = context.words.notes_full_title
        note = (words_block(full.format(title=title.in_full)),) if title.in_full else ()
        footer = make_footer(context, draft, layout, total, has_home=bool(home))
        line = place_provenance(context, facts, draft, layout, footer, is_last=number == len(drafts))
        yield Slide(
            key=draft.key,
            role=draft.role,
            layout=layout,
            title=title.frame,
            elements=_from_left(context, (*draw_kicker(context, draft, layout, rail), *draft.elements, *home, *tab)),
            notes=() if context.deck.public else (*draft.notes, *note),
            language=context.deck.language,
            footer=footer.text,
            footer_box=line.footer_box,
            date=line.text,
            date_box=line.box,
            number=number,
            section=draft.section,
            reveal=draft.reveal,
        )


def _from_left(context: SlideContext, elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Let text boxes begin at the left, also in a presentation that runs from the right."""
    if not context.look.from_right:
        return elements
    return tuple(
        replace(each, paragraphs=tuple(replace(item, align=item.align or "l") for item in each.paragraphs))
        if isinstance(each, Frame) and each.placeholder is None
        else each
        for each in elements
    )


class _DraftMaker(Struct):
    """Makes the slides in order; the agendas last, because they lead to all others."""

    context: SlideContext
    board: Storyboard
    others: NextDilemmas
    links: list[ClusterLink] = field(default_factory=list)

    def make(self) -> tuple[Draft, ...]:
        """All slides of the deck, each in its section."""
        groups: list[tuple[Draft, ...] | Scene] = [
            (plan_title_slide(self.context, self.board.title),),
            *(self._plan(item) for item in self.board.program),
        ]
        sections = _name_sections(self.context, self.board)
        return tuple(
            replace(draft, section=section)
            for group, section in zip(groups, sections, strict=True)
            for draft in (plan_agenda(self.context, group, tuple(self.links)) if isinstance(group, Scene) else group)
        )

    def _plan(self, item: Scene | ClusterStory) -> tuple[Draft, ...] | Scene:
        if isinstance(item, ClusterStory):
            return self._plan_cluster(item)
        if item.kind is SceneKind.AGENDA:
            return item
        return plan_break(self.context, item) if item.kind is SceneKind.BREAK else plan_free_slide(self.context, item)

    def _plan_cluster(self, cluster: ClusterStory) -> tuple[Draft, ...]:
        drafts: list[Draft] = []
        if cluster.opening is not None:
            drafts.append(plan_cluster_slide(self.context, cluster.opening, cluster))
        for story in cluster.dilemmas:
            drafts += plan_dilemma(self.context, story, self.others)
        self.context.measure.forget()
        self.links.append((cluster.title.text, drafts[0].key if drafts else ""))
        return tuple(drafts)


def _name_sections(context: SlideContext, board: Storyboard) -> list[str]:
    """The section of the title slide and of each item: the introduction, a section a cluster, the closing."""
    last = max((place for place, item in enumerate(board.program) if isinstance(item, ClusterStory)), default=-1)
    words, used = context.words, {context.words.introduction_section.casefold()}
    current = words.introduction_section
    names = [current]
    for place, item in enumerate(board.program):
        if isinstance(item, ClusterStory):
            current = _free_name(item.title.text, used)
        elif 0 <= last == place - 1:
            current = _free_name(words.closing_section, used)
        names.append(current)
    return names


def _free_name(wish: str, used: set[str]) -> str:
    name, number = wish, 1
    while name.casefold() in used:
        number += 1
        name = f"{wish} ({number})"
    used.add(name.casefold())
    return name
