"""The scenes outside the dilemmas: the title, free slides, the agenda, breaks, the opening of a theme."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.audience import Audience
from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide
from deckgen.content.locale import Locale
from deckgen.storyboard.films import tell_film
from deckgen.storyboard.parts import Cover, Image, Part, Prose, Said, Theme, Themes
from deckgen.storyboard.scenes import Heading, Scene, SceneKind
from deckgen.storyboard.steps import has_words
from deckgen.storyboard.timed_program import told_minutes


def tell_title(deck: Deck, locale: Locale) -> Scene:
    """The title with subtitle, and who, when, where."""
    date = locale.date(deck.date) if deck.date else ""
    cover = Cover(deck.subtitle, deck.occasion, deck.organisation, date, Audience.BEFORE, deck.place)
    return Scene(
        SceneKind.TITLE,
        "title",
        Heading(deck.title, deck.place),
        deck.place,
        parts=(cover,),
        say=locale.slides.notes_opening_exam if deck.is_exam else locale.slides.notes_opening,
    )


def tell_cluster(cluster: Cluster, number: int, key: str, locale: Locale) -> Scene:
    """The name of a theme, and how many dilemmas follow."""
    count = len(cluster.dilemmas)
    words = locale.slides.one_dilemma if count == 1 else locale.slides.dilemmas.format(n=count)
    theme = Themes((Theme(str(number), cluster.title, cluster.place, words=words),), Audience.BEFORE, cluster.place)
    text = (Prose(Said.SLIDE, cluster.text, Audience.BEFORE, cluster.place),) if has_words(cluster.text) else ()
    notes = (Prose(Said.REMARK, cluster.notes, Audience.TRAINER, cluster.place),) if has_words(cluster.notes) else ()
    return Scene(
        SceneKind.CLUSTER,
        key,
        Heading(cluster.title, cluster.place),
        cluster.place,
        number=str(number),
        parts=(theme, *text),
        say=locale.slides.notes_cluster,
        notes=notes,
    )


def shows_opening(cluster: Cluster, deck: Deck) -> bool:
    """Whether a theme has a slide of its own: where the deck asks for one, or its author wrote what stands on it."""
    return deck.cluster_slides or has_words(cluster.text) or has_words(cluster.notes)


def tell_item(
    item: FreeSlide | Agenda | Break,
    key: str,
    locale: Locale,
    *,
    themes: tuple[Theme, ...] = (),
    clock: float | None = None,
    minutes: float | None = None,
) -> Scene:
    """A free slide, the agenda or a break; `themes` are what an agenda lists."""
    kind, say = _kind_of(item, locale)
    notes = (Prose(Said.REMARK, item.notes, Audience.TRAINER, item.place),) if has_words(item.notes) else ()
    return Scene(
        kind,
        key,
        Heading(item.title, item.place),
        item.place,
        minutes=minutes,
        told_minutes=told_minutes(item),
        clock=clock,
        parts=tuple(_tell_parts(item, themes)),
        say=say,
        notes=notes,
        on_papers=isinstance(item, FreeSlide) and item.handout,
    )


def _kind_of(item: FreeSlide | Agenda | Break, locale: Locale) -> tuple[SceneKind, str]:
    match item:
        case FreeSlide():
            return SceneKind.FREE, locale.slides.notes_free
        case Agenda():
            return SceneKind.AGENDA, locale.slides.notes_agenda
        case Break():
            return SceneKind.BREAK, locale.slides.notes_break


def _tell_parts(item: FreeSlide | Agenda | Break, themes: tuple[Theme, ...]) -> Iterator[Part]:
    everyone, place = Audience.BEFORE, item.place
    if isinstance(item, Agenda):
        yield Themes(themes, everyone, place)
    if has_words(item.text):
        yield Prose(Said.SLIDE, item.text, everyone, place)
    if isinstance(item, FreeSlide) and item.picture:
        yield Image(item.picture, everyone, item.picture.place)
    if isinstance(item, (FreeSlide, Break)) and item.video:
        yield tell_film(item.video)
