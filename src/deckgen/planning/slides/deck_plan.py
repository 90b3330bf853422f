"""Plans the blueprint of a whole presentation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import DocumentFacts, Slide, SlideDeck
from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide
from deckgen.content.locale import Locale
from deckgen.messages.message import tell
from deckgen.planning.slides.agenda_slides import plan_agenda
from deckgen.planning.slides.buttons import draw_home
from deckgen.planning.slides.cover_slides import plan_cluster_slide, plan_title_slide
from deckgen.planning.slides.dilemma_slides import NumberedDilemma, plan_dilemma
from deckgen.planning.slides.draft import Draft
from deckgen.planning.slides.footers import make_footer
from deckgen.planning.slides.picture_slides import media_key
from deckgen.planning.slides.program_slides import ClusterLink, plan_break, plan_free_slide
from deckgen.planning.slides.provenance_lines import place_provenance
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.slide_titles import ShownTitle, show_titles
from deckgen.problems import Place, Problem, error, in_order

MOST_SLIDES = 16_000


class SlidePlan(Struct, frozen=True):
    """The slides of a deck, and what the author should know of how they came out."""

    deck: SlideDeck
    problems: tuple[Problem, ...]


def plan_slides(deck: Deck, look: Look, locale: Locale, *, facts: DocumentFacts | None = None) -> SlidePlan:
    """Decide every slide of a deck, to the last word and size."""
    context = SlideContext(deck, look, locale)
    drafts = _DraftMaker(context).make()
    agenda = next((draft.key for draft in drafts if not draft.has_home and draft.key != "title"), "")
    titles = show_titles(context, drafts)
    facts = facts or _plain_facts(deck)
    slides = tuple(_finish(context, drafts, titles, agenda, facts))
    media = {
        media_key(item.picture): (item.picture.data, item.picture.format)
        for item in deck.program
        if isinstance(item, FreeSlide) and item.picture
    }
    return SlidePlan(
        SlideDeck(
            facts=facts,
            slides=slides,
            media=media,
            sections=tuple(dict.fromkeys(slide.section for slide in slides)),
        ),
        in_order((*context.problems, *check_number(len(slides), deck.place))),
    )


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
    total = len(context.deck.dilemmas)
    after_agenda = False
    for number, (draft, title) in enumerate(zip(drafts, titles, strict=True), start=1):
        layout = context.layout(draft.role)
        home = draw_home(context, layout, agenda) if after_agenda and draft.has_home else ()
        after_agenda = after_agenda or draft.key == agenda
        full = context.words.notes_full_title
        note = (words_block(full.format(title=title.in_full)),) if title.in_full else ()
        footer = make_footer(context, draft, layout, total, has_home=bool(home))
        line = place_provenance(context, facts, draft, layout, footer, is_last=number == len(drafts))
        yield Slide(
            key=draft.key,
            role=draft.role,
            layout=layout,
            title=title.frame,
            elements=(*draft.elements, *home),
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


class _DraftMaker(Struct):
    """Makes the slides in order; the agendas last, because they lead to all others."""

    context: SlideContext
    keys: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)  # ids of the dilemmas so far
    positions: int = 0
    links: list[ClusterLink] = field(default_factory=list)

    def make(self) -> tuple[Draft, ...]:
        """All slides of the deck, each in its section."""
        program = self.context.deck.program
        self.keys |= {"title", *(dilemma.id for dilemma in self.context.deck.dilemmas)}
        groups: list[tuple[Draft, ...] | Agenda] = [
            (plan_title_slide(self.context),),
            *(self._plan(i) for i in program),
        ]
        sections = _name_sections(self.context)
        return tuple(
            replace(draft, section=section)
            for group, section in zip(groups, sections, strict=True)
            for draft in (self._plan_agenda(group) if isinstance(group, Agenda) else group)
        )

    def _plan(self, item: FreeSlide | Agenda | Break | Cluster) -> tuple[Draft, ...] | Agenda:
        if isinstance(item, Agenda):
            return item
        if isinstance(item, Cluster):
            return self._plan_cluster(item)
        key = self._key(slug(item.title))
        return (
            plan_break(self.context, item, key) if isinstance(item, Break) else plan_free_slide(self.context, item, key)
        )

    def _plan_agenda(self, item: Agenda) -> tuple[Draft, ...]:
        return plan_agenda(self.context, item, self._key(slug(item.title)), tuple(self.links))

    def _plan_cluster(self, cluster: Cluster) -> tuple[Draft, ...]:
        drafts: list[Draft] = []
        if self.context.deck.cluster_slides:
            drafts.append(plan_cluster_slide(self.context, cluster, self._key(f"cluster-{slug(cluster.title)}")))
        for number, dilemma in enumerate(cluster.dilemmas, start=1):
            self.positions += 1
            key = self._dilemma_key(dilemma.id)
            drafts += plan_dilemma(self.context, NumberedDilemma(dilemma, key, cluster.title, number, self.positions))
        self.context.measure.forget()
        self.links.append((cluster.title, drafts[0].key if drafts else ""))
        return tuple(drafts)

    def _dilemma_key(self, identity: str) -> str:
        """A dilemma's own id, whatever free slides are called; a number behind it where it comes a second time."""
        key = self._key(identity) if identity in self.shown else identity
        self.shown.add(identity)
        return key

    def _key(self, wish: str) -> str:
        """A key that no other slide or dilemma has."""
        key, number = wish, 1
        while key in self.keys:
            number += 1
            key = f"{wish}-{number}"
        self.keys.add(key)
        return key


def slug(title: str) -> str:
    """A title as a key: lower case, without accents, words joined by hyphens."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "slide"


def _name_sections(context: SlideContext) -> list[str]:
    """The section of the title slide and of each item: the introduction, a section a cluster, the closing."""
    program = context.deck.program
    last = max((place for place, item in enumerate(program) if isinstance(item, Cluster)), default=-1)
    words, used = context.words, {context.words.introduction_section.casefold()}
    current = words.introduction_section
    names = [current]
    for place, item in enumerate(program):
        if isinstance(item, Cluster):
            current = _free_name(item.title, used)
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
