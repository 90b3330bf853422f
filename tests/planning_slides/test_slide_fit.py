"""Whatever an author writes: it fits, nothing is lost, nothing lies over anything else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sample_content import PLACE, own_look
from slide_facts import find_faults, letters_of, shown_letters

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Look, Placeholder, RowStyle, SlideLayout, SlideRole
from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide, Step, Video
from deckgen.content.dilemma import LETTERS, Choice, Dilemma, Facilitation, Passage
from deckgen.content.source import Source
from deckgen.content.verdict import Verdict
from deckgen.planning.slides import SlidePlan, plan_slides
from deckgen.rich_text import Block, BlockKind, Span, Text
from deckgen.yaml_source.reading.locales import LANGUAGES, read_locale

OWN = own_look()
WORDS = {
    "nl": (
        "gesprek",
        "vertrouwelijk",
        "de",
        "een",
        "schermafdruk",
        "’s avonds",
        "integriteitscoördinator",
        "wie/wat",
        "ja?",
    ),
    "fr": ("l’équipe", "déontologie", "à", "une", "qu’est-ce", "responsabilité\u00a0!", "œuvre", "agent·e"),
    "de": ("Verwaltungsvorschrift", "und", "Datenschutzgrundverordnung", "Maßnahme", "für", "Gespräch,", "ja."),
    "en": ("colleague", "a", "whistle-blowing", "trust.", "it’s", "understanding", "e-mail", "and/or"),
}


def plain_look() -> Look:
    """A house style with one body on every layout, inner margins, and no place for buttons: a brand's template."""
    title = Placeholder("title", 0, Box(40, 20, 880, 80), size=40, font="Arial", bold=True, anchor="ctr")
    body = replace(OWN.layouts[SlideRole.MORE].bodies[0], box=Box(40, 120, 880, 330), font="Arial", line_spacing=0.9)
    footer = Placeholder("ftr", 11, Box(300, 500, 360, 24), size=12, font="Arial")
    layout = SlideLayout("Standaard", "ppt/slideLayouts/slideLayout1.xml", title, (body,), footer=footer)
    layout = replace(layout, area=body.box, rows=RowStyle())
    return Look("merk", dict.fromkeys(SlideRole, layout), OWN.colours, heading_font="Arial", body_font="Arial")


LOOKS = {"own": OWN, "plain": plain_look()}


@st.composite
def prose(draw: st.DrawFn, longest: int = 600) -> str:
    words = WORDS[draw(st.sampled_from(LANGUAGES))]
    length = draw(st.one_of(st.integers(1, 60), st.integers(1, longest)))
    chosen = draw(st.lists(st.sampled_from(words), min_size=1, max_size=12))
    stop = draw(st.sampled_from((". ", "; ", " ")))
    text = ""
    while len(text) < length:
        text += " ".join(chosen).capitalize() + stop
    return text[:length].strip() or "x"


@st.composite
def long_prose(draw: st.DrawFn) -> str:
    if draw(st.integers(0, 9)) == 0:
        return "x" * draw(st.integers(1, 2000))
    return draw(prose(3000))


@st.composite
def texts(draw: st.DrawFn, kinds: tuple[BlockKind, ...] = tuple(BlockKind), longest: int = 600) -> Text:
    blocks = []
    for _ in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(kinds))
        words = "" if kind is BlockKind.BREAK else draw(prose(longest))
        bold, link = draw(st.booleans()), draw(st.sampled_from(("", "https://example.org/a")))
        half = len(words) // 2
        level = draw(st.integers(0, 2)) if kind in {BlockKind.BULLET, BlockKind.NUMBER} else 0
        spans = (Span(words[:half], bold), Span(words[half:], link=link)) if half else (Span(words),)
        blocks.append(Block(kind, spans, level, draw(st.integers(1, 12)), place=PLACE))
    return tuple(blocks)


def paragraphs(longest: int = 600) -> st.SearchStrategy[Text]:
    return texts((BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NUMBER), longest)


@st.composite
def dilemmas(draw: st.DrawFn, identity: str = "a") -> Dilemma:
    count = draw(st.sampled_from((0, 2, 3, 4, 6)))
    choices = tuple(
        Choice(
            str(place),
            LETTERS[place],
            draw(paragraphs(250)),
            draw(st.sampled_from((None, *Verdict))),
            draw(st.one_of(st.just(()), paragraphs(300))),
            PLACE,
        )
        for place in range(count)
    )
    source = Source("bron", draw(prose(80)), language=draw(st.sampled_from(LANGUAGES)))
    more = tuple(
        Passage(draw(texts()), PLACE, draw(st.sampled_from((None, source))), "Sectie")
        for _ in range(draw(st.integers(0, 2)))
    )
    return Dilemma(
        id=identity,
        title="T",
        question=(Block(BlockKind.PARAGRAPH, (Span(draw(long_prose())),), place=PLACE),),
        place=PLACE,
        choices=choices,
        answer=draw(st.one_of(st.just(()), paragraphs())),
        discussion=tuple(draw(st.lists(paragraphs(200), max_size=3))),
        meer_weten=more,
        facilitation=Facilitation(minutes=draw(st.sampled_from((None, 7.0, 12.5)))),
    )


SEQUENCES = (
    (Step.QUESTION, Step.CHOICE, Step.ANSWER, Step.MEER_WETEN),
    (Step.DILEMMA,),
    (Step.DILEMMA, Step.DISCUSSION),
    (Step.QUESTION, Step.DISCUSSION, Step.DILEMMA, Step.ANSWER),
)


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    name, other = draw(prose(60)), draw(st.one_of(prose(60), prose(900)))
    free = FreeSlide(draw(prose(90)), PLACE, draw(paragraphs()), video=Video("https://example.org/film", 3, PLACE))
    return Deck(
        id="proef",
        title=draw(st.one_of(prose(60), prose(700))),
        place=PLACE,
        language=draw(st.sampled_from(LANGUAGES)),
        subtitle=draw(st.sampled_from(("", "Kort", "Een heel lange ondertitel die maar doorgaat " * 12))),
        organisation="Stad Voorbeeld",
        date="2026-11-22",
        sequence=draw(st.sampled_from(SEQUENCES)),
        cluster_slides=draw(st.booleans()),
        program=(
            Agenda("Overzicht", PLACE, draw(paragraphs())),
            free,
            Cluster(name, (draw(dilemmas()),), PLACE),
            Break("Pauze", PLACE, draw(paragraphs(200)), minutes=10),
            Cluster(other, (draw(dilemmas("b")),), PLACE),
        ),
    )


def find_all_faults(plan: SlidePlan, look: Look) -> list[str]:
    slides = plan.deck.slides
    faults = [f"{slide.key}: {fault}" for slide in slides for fault in find_faults(slide, look)]
    titles = [" ".join(slide.title.paragraphs[0].block.text.split()).casefold() for slide in slides]
    faults += [f"two slides are called {title}" for title in titles if titles.count(title) > 1]
    faults += [f"{slide.key} has no notes" for slide in slides if not slide.notes]
    keys = {slide.key for slide in slides}
    links = {link for slide in slides for e in slide.elements if (link := getattr(e, "link", ""))}
    return faults + [f"nothing is called {link}" for link in links - keys]


def find_lost_words(deck: Deck, plan: SlidePlan) -> list[str]:
    """Blocks of the content that do not stand on the slides, in order."""
    lost = []
    for dilemma in deck.dilemmas:
        for step in deck.sequence:
            shown = shown_letters([s for s in plan.deck.slides if s.key.startswith(f"{dilemma.id}/{step.value}/")])
            position = 0
            for block in _content(dilemma, step, deck):
                found = shown.find(letters_of(block.text), position)
                if found < 0:
                    lost.append(f"{dilemma.id} {step}: {block.text}")
                position = max(position, found)
    return lost


def _content(dilemma: Dilemma, step: Step, deck: Deck) -> list[Block]:
    choices = [block for choice in dilemma.choices for block in choice.text]
    prompts = [block for prompt in dilemma.discussion for block in prompt]
    feedback = [block for choice in dilemma.choices for block in choice.feedback]
    return {
        Step.QUESTION: list(dilemma.question),
        Step.CHOICE: choices,
        Step.ANSWER: [*dilemma.answer, *feedback],
        Step.MEER_WETEN: [block for passage in dilemma.meer_weten for block in passage.text],
        Step.DILEMMA: [*dilemma.question, *choices, *([] if Step.DISCUSSION in deck.sequence else prompts)],
        Step.DISCUSSION: prompts,
    }[step]


@pytest.mark.parametrize("name", LOOKS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(deck=decks())
def test_any_deck_fits_keeps_its_words_and_has_unique_titles(name: str, deck: Deck) -> None:
    look = LOOKS[name]
    plan = plan_slides(deck, look, read_locale(deck.language))
    assert find_all_faults(plan, look) == []
    assert find_lost_words(deck, plan) == []


@pytest.mark.nightly
@pytest.mark.parametrize("name", LOOKS)
@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(deck=decks())
def test_any_of_many_decks_fits(name: str, deck: Deck) -> None:
    look = LOOKS[name]
    plan = plan_slides(deck, look, read_locale(deck.language))
    assert find_all_faults(plan, look) == []
    assert find_lost_words(deck, plan) == []
