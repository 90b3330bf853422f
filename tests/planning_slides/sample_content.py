"""Content made by hand for the tests of slide planning: prose of any length, dilemmas, decks in two known shapes."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.blueprint.look import Look
from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide, Session, Step
from deckgen.content.dilemma import LETTERS, Choice, Dilemma, Facilitation, Passage
from deckgen.content.source import Source
from deckgen.content.template import Template
from deckgen.content.verdict import Verdict
from deckgen.house_style.preparation import prepare
from deckgen.problems import Place
from deckgen.rich_text import Block, BlockKind, Span, Text, bullet, paragraph

PLACE = Place("decks/proef.yaml", 3, 5)
SENTENCES = (
    "De buurt wil weten wanneer het plein weer open gaat.",
    "Een bewoner stuurt je ’s avonds laat een bericht en verwacht meteen een antwoord.",
    "Je weet dat het bestuur pas donderdag beslist, maar de aannemer heeft al borden klaargezet.",
    "Wat zeg je, en wat laat je nog even rusten?",
    "Op het prikbord hangt een lijst met namen die niemand durft weg te halen.",
    "Je collega lacht erom, jij niet.",
)


def own_look() -> Look:
    """The default house style, as it is measured against."""
    return prepare(Template("default", PLACE)).look


def prose(length: int, start: int = 0) -> str:
    """Sentences of ours, cut to so many characters."""
    text = ""
    place = start
    while len(text) < length:
        text += (" " if text else "") + SENTENCES[place % len(SENTENCES)]
        place += 1
    cut = text[:length].rstrip()
    return cut + "." * (length - len(cut))


def text_of(*paragraphs: str) -> Text:
    """A text of plain paragraphs, each with a place."""
    return tuple(Block(BlockKind.PARAGRAPH, (Span(text),), place=PLACE) for text in paragraphs)


def heading(text: str) -> Block:
    return Block(BlockKind.HEADING, (Span(text),), level=3, place=PLACE)


def new_slide() -> Block:
    return Block(BlockKind.BREAK, ())


def make_choice(place: int, text: str, verdict: Verdict | None = None, feedback: str = "") -> Choice:
    letter = LETTERS[place]
    return Choice(f"keuze-{letter}", letter, text_of(text), verdict, text_of(feedback) if feedback else (), PLACE)


def make_choices(
    lengths: Iterable[int], verdicts: Iterable[Verdict | None] = (), feedback: int = 0
) -> tuple[Choice, ...]:
    judged = [*verdicts, *[None] * 6]
    return tuple(
        make_choice(place, prose(length, place), judged[place], prose(feedback, place + 1) if feedback else "")
        for place, length in enumerate(lengths)
    )


def make_dilemma(
    identity: str,
    question: str,
    choices: tuple[Choice, ...] = (),
    *,
    answer: Text = (),
    more: tuple[Passage, ...] = (),
    discussion: Iterable[str] = (),
    facilitation: Facilitation | None = None,
) -> Dilemma:
    return Dilemma(
        id=identity,
        title=identity.replace("-", " "),
        question=text_of(question),
        place=PLACE,
        choices=choices,
        answer=answer,
        discussion=tuple((paragraph(prompt),) for prompt in discussion),
        meer_weten=more,
        facilitation=facilitation or Facilitation(),
    )


CODE = Source(
    "code", "Gedragscode voor elke dag", "Bureau Integriteit", "2026-03-02", "2.0", "nl", "https://example.org/code"
)


def quoted(*blocks: Block, source: Source = CODE, section: str = "Openheid") -> Passage:
    return Passage(tuple(blocks), PLACE, source, section)


def deck_with(*program: FreeSlide | Agenda | Break | Cluster, **fields: object) -> Deck:
    values: dict[str, object] = {"id": "proef", "title": "Proefdeck", "place": PLACE, "program": program, **fields}
    return Deck(**values)  # type: ignore[arg-type]


def one_dilemma_deck(dilemma: Dilemma, *sequence: Step, **fields: object) -> Deck:
    if sequence:
        fields["sequence"] = sequence
    return deck_with(Cluster("Op het plein", (dilemma,), PLACE), **fields)


def self_guided_deck() -> Deck:
    """Three clusters of two dilemmas with answers and forced breaks, 1 + 1 + 6 x 3 + 10 slides, in words of ours."""
    code = quoted(
        *(heading("Zorg voor elkaar"), *text_of(prose(230)), heading("Trouw"), *text_of(prose(410, 1))),
        new_slide(),
        heading("Vrij spreken"),
        *text_of(prose(250, 2) + ":"),
        *(bullet(prose(length, place)) for place, length in enumerate((110, 140, 60))),
        heading("Samen werken"),
        *text_of(prose(240, 3)),
        new_slide(),
        heading("Let op"),
        *text_of(prose(560, 4)),
    )
    short = quoted(*text_of(prose(420)))
    verdicts = (Verdict.WRONG, Verdict.GOOD, Verdict.BEST)
    dilemmas = [
        make_dilemma(
            f"dilemma-{place}",
            prose((240, 114, 150, 170, 695, 120)[place], place),
            make_choices(
                (60, 105, 90) if place != 2 else (30, 45, 60, 50),
                () if place == 2 else verdicts,
                0 if place == 2 else 150,
            ),
            answer=text_of(prose(200)) if place == 2 else (),
            more=(code if place in {0, 2} else short,),
        )
        for place in range(6)
    ]
    clusters = [
        Cluster(name, tuple(dilemmas[2 * k : 2 * k + 2]), PLACE)
        for k, name in enumerate(("Aan het loket", "Na de uren", "In de straat"))
    ]
    return deck_with(
        FreeSlide("Waarom dit gesprek", PLACE, text_of(prose(330))), *clusters, title="Vragen van het plein"
    )


def facilitated_deck() -> Deck:
    """Four clusters of two dilemmas, each on one slide with its prompts, 13 slides in all."""
    lengths = (
        (350, (70, 85, 60), (60,)),
        (280, (95, 25, 50, 20), ()),
        (240, (30, 70, 38), (55,)),
        (80, (45, 60, 140), (90,)),
        (170, (27, 45, 60, 45), (30,)),
        (174, (109, 111, 112), (231, 112, 369)),
        (150, (70, 75, 60), ()),
        (640, (45, 75, 120), (75, 90)),
    )
    dilemmas = [
        make_dilemma(
            f"dilemma-{k}", prose(question, k), make_choices(choices), discussion=[prose(n, k) for n in prompts]
        )
        for k, (question, choices, prompts) in enumerate(lengths)
    ]
    names = ("Wij als dienst", "Jij als collega", "Jij als buur", "Samen aan tafel")
    clusters = [Cluster(name, tuple(dilemmas[2 * k : 2 * k + 2]), PLACE) for k, name in enumerate(names)]
    return deck_with(
        Agenda("Overzicht", PLACE, text_of(prose(300))),
        Break("Even pauze", PLACE, text_of(prose(120)), minutes=15),
        *clusters,
        FreeSlide("Steun", PLACE, tuple(bullet(prose(40, k)) for k in range(4))),
        FreeSlide(
            "Tips voor onderweg",
            PLACE,
            tuple(bullet(prose(length, k)) for k, length in enumerate((120, 90, 70, 95, 30, 40, 210))),
        ),
        title="Werken met aandacht",
        sequence=(Step.DILEMMA,),
        session=Session(PLACE, groups=4, plenary_minutes_per_cluster=15),
    )
