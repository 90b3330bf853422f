"""Decks as authors may write them: empty, bare, endless, in strange characters; each still gives papers that hold."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from page_text import read_aloud
from paper_decks import COMPLAINT, CRITICISM, FACTS, HERE, LOYALTY, REQUEST, answer_deck, make_look, text, words_of

from deckgen.blueprint.colours import Colour, ColourRole
from deckgen.blueprint.pages import Document, Tag, TextMark
from deckgen.content.deck import Cluster, Deck, FreeSlide, Picture, Session, Video
from deckgen.content.dilemma import Choice, Dilemma
from deckgen.content.verdict import Verdict
from deckgen.planning.paper import PaperPlan, plan_answers, plan_cards, plan_guide, plan_handout
from deckgen.rich_text import bullet

PLANNERS: dict[str, Callable[..., PaperPlan]] = {
    "handout": plan_handout,
    "answers": plan_answers,
    "guide": plan_guide,
    "cards": plan_cards,
}
ENDLESS = tuple(
    text(*("Dit is een zin die maar doorgaat en doorgaat, zonder dat er iets gebeurt. " * 9 for _ in range(40)))
)


def deck_with(*dilemmas: Dilemma) -> Deck:
    return Deck("d", "Deck", HERE, program=(Cluster("Thema", dilemmas, HERE),))


def many_choices(words: str) -> tuple[Choice, ...]:
    return tuple(Choice(letter, letter, text(words), Verdict.DEPENDS, text(words), HERE) for letter in "ABCDEF")


PICTURE = Picture(
    b"data", "png", 4000, 3000, "Twee mensen aan een tafel.", decorative=False, file="media/a.png", place=HERE
)
ODD = {
    "nothing": Deck("d", "Deck", HERE),
    "only a picture": Deck(
        "d",
        "Deck",
        HERE,
        program=(FreeSlide("Beeld", HERE, picture=PICTURE, video=Video("film.mp4", None, HERE), handout=True),),
    ),
    "no title": deck_with(replace(REQUEST, title="")),
    "bare": deck_with(Dilemma("kaal", "Kaal", text("Wat nu?"), HERE)),
    "endless question": deck_with(replace(COMPLAINT, question=ENDLESS)),
    "endless passage": deck_with(replace(COMPLAINT, meer_weten=(replace(LOYALTY, text=ENDLESS),))),
    "endless list": deck_with(replace(CRITICISM, answer=tuple(bullet("punt " * 30, level=n % 3) for n in range(80)))),
    "six long choices": deck_with(
        replace(COMPLAINT, choices=many_choices("Je doet iets wat lang duurt om uit te leggen. " * 8))
    ),
    "one long word": deck_with(replace(REQUEST, title="Kindercarnavalsoptochtvoorbereidingswerkzaamheden" * 3)),
    "strange characters": deck_with(replace(REQUEST, question=text("Σ 🎉 → \u202e 漢字 \u0301"))),
    "twice the same": deck_with(REQUEST, REQUEST),
    "long names": replace(
        answer_deck(),
        title="Een titel die zo lang is dat hij over meerdere regels loopt en toch ergens moet ophouden " * 2,
        organisation="Federale Overheidsdienst voor Voorbeelden en Uitzonderingen " * 3,
        session=Session(HERE, start="23:30", minutes=15),
    ),
}


@pytest.mark.parametrize("kind", list(PLANNERS))
@pytest.mark.parametrize("name", list(ODD))
def test_every_paper_of_an_odd_deck_keeps_its_text_on_the_page(kind: str, name: str) -> None:
    document = PLANNERS[kind](ODD[name], make_look(), words_of(), FACTS).document

    for page in document.pages:
        for mark in page.marks:
            if isinstance(mark, TextMark):
                assert 12 <= mark.y <= page.height - 12 or name.startswith("endless")
                assert all(run.x >= 12 and run.x + run.width <= page.width - 11 for run in mark.runs)


@pytest.mark.parametrize("name", ["endless question", "endless passage", "endless list", "six long choices"])
@pytest.mark.parametrize("setting", [{}, {"paper": "A5"}, {"large_print": True}])
def test_what_is_longer_than_a_page_runs_on_without_losing_a_word(name: str, setting: dict[str, object]) -> None:
    document: Document = plan_answers(ODD[name], make_look(), words_of(), FACTS, **setting).document  # type: ignore[arg-type]
    spoken = re.sub(r" \[\d\]", "", " ".join(read_aloud(document).split()))  # without the numbers of addresses

    for dilemma in ODD[name].dilemmas:
        for wanted in (dilemma.question, dilemma.answer, *(choice.feedback for choice in dilemma.choices)):
            for block in wanted:
                assert " ".join(block.text.split()) in spoken
        for passage in dilemma.meer_weten:
            assert all(" ".join(block.text.split()) in spoken for block in passage.text)
    for page in document.pages:
        assert all(mark.y <= page.height - 14 for mark in page.marks if isinstance(mark, TextMark))


def test_a_picture_keeps_its_proportions_and_its_alt_text() -> None:
    document = plan_handout(ODD["only a picture"], make_look(), words_of(), FACTS).document
    figures = [
        element for section in document.structure.children for element in section.children if element.tag is Tag.FIGURE
    ]

    (figure,) = figures
    assert figure.alt == "Twee mensen aan een tafel."
    assert figure.box is not None
    assert figure.box.width / figure.box.height == pytest.approx(4 / 3)
    assert document.media == {"media/a.png": (b"data", "png")}


def test_a_house_style_on_dark_ground_still_prints_dark_on_white() -> None:
    look = make_look()
    dark = {ColourRole.INK: Colour("FFFFFF"), ColourRole.MUTED: Colour("DDDDDD"), ColourRole.PRIMARY: Colour("FFEE88")}
    document = plan_handout(answer_deck(), replace(look, colours={**look.colours, **dark}), words_of(), FACTS).document
    used = {
        run.colour for page in document.pages for mark in page.marks if isinstance(mark, TextMark) for run in mark.runs
    }

    assert not used & {"DDDDDD", "FFEE88"}
