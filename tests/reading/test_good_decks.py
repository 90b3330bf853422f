"""Every good deck, ours and the tests', is read without a problem; dropping in a file adds a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.content.deck import Agenda, Break, Deck, FreeSlide, Reveal, Step
from deckgen.content.verdict import Verdict
from deckgen.rich_text import BlockKind, plain
from deckgen.rules import check_deck
from deckgen.yaml_source import read_deck

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "good_decks"
DECKS = sorted([*GOOD.glob("*.yaml"), *(path for path in ROOT.glob("decks/*.yaml") if path.name.count(".") == 1)])


def read(name: str) -> Deck:
    result = read_deck(GOOD / name)
    assert result.problems == ()
    assert result.deck is not None
    return result.deck


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.name)
def test_a_good_deck_has_no_problem_and_no_warning(deck: Path) -> None:
    result = read_deck(deck)
    assert result.problems == ()
    assert result.deck is not None
    assert result.template is not None
    assert check_deck(result.deck) == ()


def test_words_that_yaml_would_convert_stay_the_authors_text() -> None:
    deck = read("text_stays_text.yaml")
    assert (deck.title, deck.subtitle, deck.occasion, deck.organisation) == ("2026", "yes", "012", "1e3")
    slide, cluster = deck.program
    assert isinstance(slide, FreeSlide)
    assert (slide.title, plain(slide.text), plain(slide.notes), slide.minutes) == ("no", "off", "10:30", 2.5)
    assert slide.handout is True
    assert cluster.title == "3.10"
    dilemma = deck.dilemmas[0]
    assert (dilemma.id, plain(dilemma.question), dilemma.values) == ("007", "yes", ("on", "off", "1_000"))
    assert dilemma.tags == ("2026-10-01",)


def test_an_empty_text_counts_as_not_written() -> None:
    deck = read("empty_texts.yaml")
    assert (deck.subtitle, deck.language, deck.session) == ("", "nl", None)
    slide = deck.program[0]
    assert isinstance(slide, FreeSlide)
    assert (slide.text, slide.notes, slide.minutes) == ((), (), None)
    (dilemma,) = deck.dilemmas
    assert [choice.verdict for choice in dilemma.choices] == [None, None]
    assert (dilemma.title, dilemma.meer_weten, dilemma.facilitation.aim) == ("Leeg", (), ())  # as its id says


def test_everything_of_a_pool_dilemma_is_resolved() -> None:
    deck = read("pool.yaml")
    dilemma = deck.dilemmas[0]
    assert plain(dilemma.question) == "Het college krijgt een mand. Wat doet je SG/AG?"
    assert plain(dilemma.short) == "Een mand voor het college."
    assert [choice.letter for choice in dilemma.choices] == ["A", "B", "C"]
    assert [choice.id for choice in dilemma.choices] == ["weg", "terug", "c"]
    assert [choice.verdict for choice in dilemma.choices] == [Verdict.AVOID, Verdict.WRONG, None]
    assert plain(dilemma.choices[0].feedback) == "Zie B."
    assert plain(dilemma.choices[2].text) == "Vragen, net als C."
    assert dilemma.facilitation.minutes == 10
    assert (dilemma.reviewed.by, dilemma.reviewed.on) == ("Bureau voor Integriteit", "2026-10-01")
    assert (dilemma.tags, dilemma.priority) == (("geschenken",), 2)
    assert dilemma.place.file.endswith("dilemmas/geschenk.yaml")


def test_a_whole_section_brings_its_sub_sections_and_a_passage_only_its_words() -> None:
    own, whole, passage = read("pool.yaml").dilemmas[0].meer_weten
    assert own.source is None
    assert [block.kind for block in own.text] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert whole.source is not None
    assert (whole.source.version, whole.source.usage, whole.section, whole.whole_section) == (
        "3",
        "public",
        "Geschenken",
        True,
    )
    kinds = [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.BULLET, BlockKind.BULLET]
    assert [block.kind for block in whole.text] == kinds
    assert all(block.quoted and block.language == "fr" for block in whole.text)
    assert passage.whole_section is False
    assert "[…]" in plain(passage.text)


def test_the_deck_itself_is_read_whole() -> None:
    deck = read("pool.yaml")
    assert deck.sequence == (Step.DILEMMA, Step.DISCUSSION, Step.ANSWER, Step.MEER_WETEN)
    assert (deck.language, deck.reveal is Reveal.CLICK, deck.cluster_slides, deck.public) == ("nl-BE", True, True, True)
    assert deck.session is not None
    assert (deck.session.start, deck.session.groups, deck.session.minutes_per_step) == ("09:00", 4, {"discussion": 5})
    assert [(each.title, each.start, each.minutes) for each in deck.session.breaks] == [("Koffie", "10:30", 15)]
    welcome, film, agenda, pause, cluster = deck.program
    assert isinstance(welcome, FreeSlide)
    assert welcome.picture is not None
    assert (welcome.picture.format, welcome.picture.width, welcome.picture.height) == ("png", 64, 36)
    assert isinstance(film, FreeSlide)
    assert film.video is not None
    assert (film.video.target, film.video.minutes) == ("https://voorbeeld.be/film", 3)
    assert isinstance(agenda, Agenda)
    assert isinstance(pause, Break)
    assert cluster.title == "De SG/AG"


def test_anchors_aliases_and_merges_give_each_dilemma_its_own_text() -> None:
    first, second, third = read("anchors.yaml").dilemmas
    assert [plain(choice.text) for choice in second.choices] == ["Niets", "Iets"]
    assert (first.facilitation.minutes, second.facilitation.minutes) == (10, 5)
    assert plain(second.facilitation.aim) == "Praten."
    assert (third.id, plain(third.question)) == ("derde", "Wat doe je?")


def test_all_markup_of_the_subset_becomes_blocks() -> None:
    deck = read("markup.yaml")
    assert deck.title == "Opmaak & co <niet> * hier *"
    slide = deck.program[0]
    assert isinstance(slide, FreeSlide)
    shape = [(block.kind.value, block.level, block.number, block.quoted) for block in slide.text]
    assert shape == [
        ("heading", 1, 0, False),
        ("paragraph", 0, 0, False),
        ("number", 0, 1, False),
        ("number", 0, 2, False),
        ("bullet", 1, 0, False),
        ("number", 2, 1, False),
        ("paragraph", 1, 0, False),
        ("number", 0, 3, False),
        ("paragraph", 0, 0, True),
        ("bullet", 0, 0, True),
        ("paragraph", 0, 0, False),
    ]
    paragraph = slide.text[1]
    looks = {span.text: (span.bold, span.italic) for span in paragraph.spans}
    assert (looks["vet"], looks["cursief"], looks["beide"]) == ((True, False), (False, True), (True, True))
    assert [span.link for span in paragraph.spans if span.link] == ["https://voorbeeld.be/pad?q=1&r=%C3%A9"]
    assert paragraph.text.endswith(r"R&D, x<y, 2 * 3, a_b_c, C:\temp en *letterlijk*.")
    assert slide.text[-1].text == "Harde regel\neinde. https://voorbeeld.be en jan@voorbeeld.be."
    dilemma = deck.dilemmas[0]
    assert plain(dilemma.question).endswith("met {{ accolades }} en 100\u00a0% zekerheid.")
    kinds = [block.kind.value for block in dilemma.meer_weten[0].text]
    assert kinds == ["paragraph", "break", "paragraph", "break", "heading", "paragraph"]


def test_every_file_that_was_read_is_named_once() -> None:
    names = [path.name for path in read_deck(GOOD / "pool.yaml").inputs]
    assert names[:4] == ["pool.yaml", "vlak.png", "geschenk.yaml", "code.md"]
    assert len(names) == len(set(names))
    assert names[-1] == "template.yaml"


def test_a_thousand_inline_dilemmas_are_read(tmp_path: Path) -> None:
    lines = ["title: Groot", "program:"]
    for cluster in range(100):
        lines += [f"- cluster: Thema {cluster}", "  dilemmas:"]
        lines += [f"  - {{id: d{cluster}-{number}, question: Vraag {number}?}}" for number in range(10)]
    deck = tmp_path / "groot.yaml"
    deck.write_text("\n".join(lines), encoding="utf-8")
    result = read_deck(deck)
    assert result.problems == ()
    assert result.deck is not None
    assert len(result.deck.dilemmas) == 1000
