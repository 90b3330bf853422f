"""Small pictures of slides in the guide: they show what the layouts draw, and nothing beside the slide."""

from __future__ import annotations

from paper_decks import FACTS, answer_deck, group_deck, make_look, words_of

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import BoxMark, Document
from deckgen.content.deck import Deck
from deckgen.planning.paper import plan_guide
from deckgen.planning.slides import plan_slides
from deckgen.render.pdf.content_stream import ContentStream

LOOK = make_look()


def guide_of(deck: Deck) -> Document:
    slides = plan_slides(deck, LOOK, words_of()).deck
    return plan_guide(deck, LOOK, words_of(), FACTS, slides=slides).document


def boxes_of(document: Document, colour: ColourRole) -> list[BoxMark]:
    """What stands on the left edge of a picture in a colour: its band."""
    rgb = LOOK.colours[colour].rgb
    return [
        mark
        for page in document.pages
        for mark in page.marks
        if isinstance(mark, BoxMark) and mark.element is not None and mark.fill == rgb and mark.box.height > 50
    ]


def test_a_picture_of_a_slide_has_the_band_of_its_layout() -> None:
    separate, together = guide_of(answer_deck()), guide_of(group_deck())

    assert boxes_of(separate, ColourRole.QUESTION)
    assert boxes_of(separate, ColourRole.CHOICE)
    assert boxes_of(together, ColourRole.CHOICE)  # a whole dilemma has the colour of choices


def test_circles_that_reach_out_of_a_slide_end_at_its_edge() -> None:
    pages = guide_of(answer_deck()).pages
    circles = [mark for page in pages for mark in page.marks if isinstance(mark, BoxMark) and mark.clip]

    assert circles
    for circle in circles:
        assert circle.clip is not None
        assert circle.radius == circle.box.height / 2
        assert circle.clip.x <= circle.box.x <= circle.clip.right
        assert circle.box.right > circle.clip.right


def test_what_is_set_inside_a_clip_is_set_anew_behind_it() -> None:
    stream = ContentStream(100)
    stream.set("fill", "1 0 0 rg")
    stream.start_clip(Box(0, 0, 10, 20))
    stream.set("fill", "0 1 0 rg")
    stream.end_clip()
    stream.set("fill", "1 0 0 rg")
    stream.set("fill", "0 1 0 rg")

    assert stream.to_bytes().decode().split("\n") == ["1 0 0 rg", "q 0 80 10 20 re W n", "0 1 0 rg", "Q", "0 1 0 rg"]
