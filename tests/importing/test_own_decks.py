"""What deckgen built comes back: the same dilemmas from the slides alone, whatever source travels in the file."""

from pathlib import Path

import pytest

from deckgen.build import BuildOptions, build_decks
from deckgen.content.deck import Deck
from deckgen.importing.draft import DraftSlide, Fate
from deckgen.importing.importer import import_files
from deckgen.importing.own.own_texts import OwnTexts
from deckgen.importing.slides.seen import SeenParagraph, SeenRun
from deckgen.output import Kind
from deckgen.rich_text import Text
from deckgen.wording.folding import wording_key
from deckgen.yaml_source import read_deck
from deckgen.yaml_source.reading.locales import read_locale

ROOT = Path(__file__).parents[2]


def words(text: Text) -> str:
    return wording_key("".join(block.text for block in text))


def bare(text: str) -> str:
    return wording_key("".join(sign for sign in text if sign not in "*_\\#`").replace("- ", "").replace("\n", ""))


@pytest.mark.parametrize("name", ["sociale-media", "sociale-media.fr", "opendeurdag"])
def test_dilemmas_choices_verdicts_and_feedback_come_back_from_the_slides(name: str, tmp_path: Path) -> None:
    stem, _, language = name.partition(".")
    source = ROOT / "decks" / f"{stem}.yaml"
    options = BuildOptions(output=tmp_path / "out", kinds=(Kind.SLIDES,), jobs=1, language=language)
    report = build_decks((source,), options, lambda *_: None)
    assert not report.has_errors, report.problems
    deck = read_deck(source, language=language).deck
    assert isinstance(deck, Deck)

    result = import_files([Path(report.outputs[0].path)], tmp_path / "decks")
    recognised = result.files[0].recognised
    assert recognised is not None
    found = recognised.deck
    assert [cluster.title for cluster in found.clusters] == [cluster.title for cluster in deck.clusters]
    assert [dilemma.id for dilemma in found.dilemmas] == [dilemma.id for dilemma in deck.dilemmas]
    for made, written in zip(found.dilemmas, deck.dilemmas, strict=True):
        assert bare(made.question) == words(written.question), written.id
        assert [choice.verdict for choice in made.choices] == [choice.verdict or "" for choice in written.choices]
        assert [bare(choice.text) for choice in made.choices] == [words(choice.text) for choice in written.choices]
    lost = [remark for remark in recognised.deck.remarks if remark.fate is Fate.LEFT_OUT and "no field" in remark.why]
    assert lost == []


LONG = "\n".join(
    (
        "title: Lange teksten",
        "language: nl",
        "program:",
        "- slide: Waarom",
        "  text: |",
        *(f"    {'Wie een vraag krijgt, zegt wat er speelt en wie antwoordt. ' * 9}\n" for _ in range(2)),
        "- cluster: Samen",
        "  dilemmas:",
        "  - id: vraag",
        "    title: De vraag",
        "    question: Wat zeg je?",
        "    choices: [{text: Niets., verdict: wrong, feedback: Nee.}, {text: Alles., verdict: best, feedback: Ja.}]",
        "    meer_weten:",
        '    - {text: "'
        + "Wie twijfelt, vraagt het na bij de leidinggevende en schrijft op wat er is afgesproken. " * 24
        + '"}',
        "",
    )
)


def test_a_text_in_columns_and_over_slides_comes_back_as_it_was_written(tmp_path: Path) -> None:
    source = tmp_path / "lang.yaml"
    source.write_text(LONG, "utf-8")
    options = BuildOptions(output=tmp_path / "out", kinds=(Kind.SLIDES,), jobs=1)
    report = build_decks((source,), options, lambda *_: None)
    assert not report.has_errors, report.problems
    result = import_files([Path(report.outputs[0].path)], tmp_path / "decks")
    recognised = result.files[0].recognised
    assert recognised is not None
    (slide,) = [item for item in recognised.deck.program if isinstance(item, DraftSlide)]
    told = [" ".join(part.split()) for part in slide.text.split("\n\n")]
    assert told == [("Wie een vraag krijgt, zegt wat er speelt en wie antwoordt. " * 9).strip()] * 2
    (dilemma,) = recognised.deck.dilemmas
    more = " ".join(" ".join(dilemma.meer_weten).split())
    assert (
        more
        == ("Wie twijfelt, vraagt het na bij de leidinggevende en schrijft op wat er is afgesproken. " * 24).strip()
    )


def test_a_source_that_a_slide_names_again_is_no_text_of_the_author() -> None:
    texts = OwnTexts(read_locale("nl"))
    again = SeenParagraph((SeenRun("Gedragscode, “Openheid” (vervolg)", bold=True),))
    told = SeenParagraph((SeenRun("Wees open (vervolg)"),))
    assert texts.without_source_again([again, told]) == [told]
    assert texts.without_source_again([told, again]) == [told, again]
