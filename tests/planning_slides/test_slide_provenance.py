"""The quiet line at the foot of a slide: where it stands, what it says, and that it fits."""

from __future__ import annotations

from msgspec.structs import replace
from sample_content import (
    CODE,
    PLACE,
    deck_with,
    make_choices,
    make_dilemma,
    one_dilemma_deck,
    own_look,
    prose,
    quoted,
    text_of,
)

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Look, Placeholder, SlideLayout
from deckgen.blueprint.slides import DocumentFacts, Slide
from deckgen.content.deck import Agenda, Cluster, Deck, FreeSlide
from deckgen.planning.advance_widths import family
from deckgen.planning.line_breaking import MeasuredText
from deckgen.planning.slides import plan_slides
from deckgen.rich_text import Span
from deckgen.yaml_source.reading.locales import read_locale

LOOK = own_look()
FACTS = DocumentFacts(
    title="Proef",
    author="Stad Voorbeeld",
    subject="",
    keywords="",
    language="nl",
    deck="proef",
    content_hash="1a2b3c4d",
    deck_date="2026-11-22",
    code_version="Gedragscode voor elke dag 2.0",
)
DILEMMA = make_dilemma("a", "Wat nu?", make_choices((20, 30)), more=(quoted(*text_of("Zeg het.")),))


def slides_of(deck: Deck, facts: DocumentFacts | None = FACTS, look: Look = LOOK) -> list[Slide]:
    return list(plan_slides(deck, look, read_locale("nl"), facts=facts).deck.slides)


def lines_of(deck: Deck, facts: DocumentFacts | None = FACTS, look: Look = LOOK) -> dict[str, str]:
    return {slide.key: slide.date for slide in slides_of(deck, facts, look) if slide.date}


def test_the_last_slide_names_deck_and_content_and_quotations_their_version() -> None:
    deck = deck_with(Cluster("Plein", (DILEMMA,), PLACE), FreeSlide("Tot slot", PLACE, text_of("Dank.")))
    assert lines_of(deck) == {
        "a/meer-weten/1": "proef · 22 november 2026 · Gedragscode voor elke dag 2.0",
        "tot-slot": "proef · 1a2b3c4d · 22 november 2026 · Gedragscode voor elke dag 2.0",
    }


def test_a_slide_of_the_authors_own_words_names_no_version() -> None:
    own = make_dilemma("a", "Wat nu?", make_choices((20, 30)), more=())
    deck = deck_with(Cluster("Plein", (own,), PLACE), FreeSlide("Tot slot", PLACE, text_of("Dank.")))
    assert set(lines_of(deck)) == {"tot-slot"}


def test_a_public_deck_keeps_the_line() -> None:
    assert lines_of(one_dilemma_deck(DILEMMA, public=True)) == lines_of(one_dilemma_deck(DILEMMA))


def test_where_nothing_is_known_of_the_content_nothing_is_said() -> None:
    assert lines_of(one_dilemma_deck(DILEMMA), None) == {}


def test_other_content_changes_the_last_slide_alone() -> None:
    deck = deck_with(Cluster("Plein", (DILEMMA,), PLACE), FreeSlide("Tot slot", PLACE, text_of("Dank.")))
    before, after = slides_of(deck), slides_of(deck, replace(FACTS, content_hash="ffffffff"))
    changed = [new.key for old, new in zip(before, after, strict=True) if old != new]
    assert changed == ["tot-slot"]


def width_of(text: str, holder: Placeholder) -> float:
    return MeasuredText((Span(text),), family(holder.font)).natural_width * holder.size


def test_the_line_and_the_footer_stand_beside_each_other_however_long_they_are() -> None:
    for length in (5, 60, 200):
        source = replace(CODE, title=prose(length))
        dilemma = replace(DILEMMA, meer_weten=(quoted(*text_of("Zeg het."), source=source),))
        deck = deck_with(Cluster(prose(length), (dilemma,), PLACE), id="p" * (length // 2))
        slides = slides_of(deck, replace(FACTS, deck="p" * (length // 2), code_version=f"{source.title} 2.0"))
        for slide in slides[1:]:
            layout = slide.layout
            assert layout.footer
            assert layout.date
            assert layout.number
            foot, line = slide.footer_box or layout.footer.box, slide.date_box or layout.date.box
            assert foot.right < line.x
            assert line.right < layout.number.box.x
            assert width_of(slide.footer, layout.footer) < foot.width
            assert width_of(slide.date, layout.date) < line.width


def test_a_layout_without_a_place_for_it_has_no_line_and_another_only_what_fits() -> None:
    def narrow(layout: SlideLayout) -> SlideLayout:
        return replace(layout, date=replace(layout.date, box=Box(20, 480, 60, 18))) if layout.date else layout

    layouts = LOOK.layouts
    bare = replace(LOOK, layouts={role: replace(layout, date=None) for role, layout in layouts.items()})
    small = replace(LOOK, layouts={role: narrow(layout) for role, layout in layouts.items()})
    deck = deck_with(Cluster("Plein", (DILEMMA,), PLACE), FreeSlide("Tot slot", PLACE, text_of("Dank.")))
    assert lines_of(deck, look=bare) == {}
    assert lines_of(deck, look=small) == {"tot-slot": "1a2b3c4d"}


def test_a_footer_starts_at_the_margin_where_no_way_home_stands_before_it() -> None:
    agenda = deck_with(
        Agenda("Overzicht", PLACE, ()), Cluster("Plein", (DILEMMA,), PLACE), FreeSlide("Slot", PLACE, text_of("Dank."))
    )
    slides = {slide.key: slide for slide in slides_of(agenda)}
    home = slides["overzicht"].layout.home
    assert home
    foot = slides["overzicht"].footer_box
    assert foot
    assert foot.x == home.x
    assert slides["a/question/1"].footer_box is None
