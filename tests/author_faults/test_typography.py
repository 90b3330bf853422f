# ruff: noqa: E501  # a text and what it should become, side by side
from __future__ import annotations

import re
from pathlib import Path

import pytest
from built_files import build, check, notes_paragraphs, paper_lines, slide_paragraphs, words_of

from deckgen.rich_text import Block, BlockKind, Span
from deckgen.yaml_source.markdown.typography import Typographer
from deckgen.yaml_source.reading.locales import LANGUAGES, read_locale

LONG = "Dit is gewone tekst van een lengte die verschilt "
STARTS = re.compile(r"\s*(?:[?;%!:»]|[€$](?!\s?\d)|B\.|ex\.|000 )")


def typographer(language: str) -> Typographer:
    return Typographer(read_locale(language).typography)


def show(text: str) -> str:
    """A text with a tie for the space that does not break."""
    return text.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("fr", "Que faites-vous ? Dites « oui » ; puis : pourquoi ?", "Que faites-vous~? Dites «~oui~»~; puis~: pourquoi~?"),
        ("fr", "Le cadeau vaut 278 € au moins, soit 10 000 F.", "Le cadeau vaut 278~€ au moins, soit 10~000 F."),
        ("fr", 'Il dit "oui" à l\'école, cf. art. 12, p. ex.', "Il dit «~oui~» à l’école, cf. art.~12, p.~ex."),
        ("nl", "Foto's van collega's: 's avonds \"mag\" dat - in '90.", "Foto’s van collega’s: ’s avonds “mag” dat – in ’90."),
        ("nl", "Zie artikel 5, blz. 12 en § 3 ... o. a. 5 %", "Zie artikel~5, blz.~12 en §~3 … o.~a. 5~%"),
        ("nl", "Hij zei \"dat 'mag' niet\" tegen Hans' baas.", "Hij zei “dat ‘mag’ niet” tegen Hans’ baas."),
        ("nl", "Het kost € 50 of 50 €.", "Het kost €~50 of 50~€."),
        ("de", 'Er sagt "ja" -- z. B. nach § 5 Abs. 2 und Nr. 7, d. h. 3 % .', "Er sagt „ja“ – z.~B. nach §~5 Abs.~2 und Nr.~7, d.~h. 3~% ."),
        ("de", "Er sagt »ja« und «nein».", "Er sagt »ja« und «nein»."),
        ("en", "It's \"fine\", isn't it?", "It’s “fine”, isn’t it?"),
        ("en", "The boss' 'rule', no. 5, e. g. 20 °C.", "The boss’ ‘rule’, no.~5, e.~g. 20~°C."),
    ],
)  # fmt: skip
def test_signs_and_spaces_are_those_of_the_language(language: str, written: str, meant: str) -> None:
    assert show(typographer(language).set_line(written)) == meant


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        'Een scherm van 27" breed',
        "1-2 en A-B",
        "x -1",
        "a---b",
        "50%",
        "vraag: antwoord",
        "een :-) lach",
        "",
        "....",
        "%s",
    ],
)
def test_what_is_no_typography_stays(language: str, text: str) -> None:
    assert typographer(language).set_line(text) == text


def test_looks_and_links_stay_where_they_were() -> None:
    spans = (
        Span("Dit is "),
        Span('"vet', bold=True),
        Span('" ? '),
        Span("https://a.be/x'y", link="https://a.be/x'y"),
        Span(" 5 %"),
    )
    block = Block(BlockKind.PARAGRAPH, spans)
    (set_block,) = typographer("fr").set_text((block,))
    assert [(show(span.text), span.bold, span.link) for span in set_block.spans] == [
        ("Dit is ", False, ""),
        ("«~vet", True, ""),
        ("~»~? ", False, ""),
        ("https://a.be/x'y", False, "https://a.be/x'y"),
        (" 5~%", False, ""),
    ]


def sentences() -> dict[str, str]:
    """For each language many lengths before what must not begin a line."""
    ends = {
        "fr": "que faites-vous ? ou « bien » ; puis : un cadeau de 278 € et 5 % de plus, p. ex. 10 000 F !",
        "nl": "wat doe je ? of 278 € en 5 % meer, d. w. z. 10 000 F ; dat is « goed » !",
        "de": "was tun Sie ? Oder 278 € und 5 % mehr, z. B. 10 000 F ; das ist « gut » !",
        "en": "what do you do ? Or 278 € and 5 % more, e. g. 10 000 F ; that is « fine » !",
    }
    return {
        language: "\n\n".join(f"    {'wo ' * count}{end}" for count in range(1, 40)) for language, end in ends.items()
    }


@pytest.mark.office("pdftotext")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_begins_with_what_belongs_to_the_line_before(language: str, tmp_path: Path) -> None:
    text = sentences()[language]
    deck = f"title: T\nlanguage: {language}\nprogram:\n- slide: Een\n  handout: true\n  text: |\n{text}\n"
    made = build(tmp_path, deck, "slides", "handout")
    assert [line for line in paper_lines(made["handout.pdf"], "-raw") if STARTS.match(line)] == []
    said = "\n".join(words_of(paragraph) for paragraph in slide_paragraphs(made["pptx"]))
    breakable = re.findall(r"\S* [?;%!:»](?!\w)|\d €|\d \d|\b\w\. \w{1,4}\.", said)
    assert breakable == []


def test_a_deck_can_keep_what_its_author_typed(tmp_path: Path) -> None:
    deck = (
        'title: De "code" ?\nlanguage: fr\ntypography: as-written\nprogram:\n- slide: L\'an\n  text: 278 € - "oui" ?\n'
    )
    made = build(tmp_path, deck, "slides")
    said = [words_of(paragraph) for paragraph in slide_paragraphs(made["pptx"])]
    assert 'De "code" ?' in said
    assert '278 € - "oui" ?' in said


def test_a_way_of_setting_that_does_not_exist_is_a_problem(tmp_path: Path) -> None:
    (line,) = check(tmp_path, "title: T\ntypography: fancy\nprogram:\n- slide: A\n  text: b\n")
    assert line.startswith("2:13: error")


@pytest.mark.office("pdftotext")
@pytest.mark.parametrize(
    "word",
    [
        "arbeids\u00adongeschiktheids\u00adverzekerings\u00admaatschappij",
        "inte\u00adgriteit",
        "Donau\u00addampf\u00adschiff\u00adfahrts\u00adgesellschaft",
        "anti\u00adcorruption",
    ],
)
def test_a_soft_hyphen_is_no_sign_on_slides_notes_and_papers(word: str, tmp_path: Path) -> None:
    deck = f"title: T {word}\nprogram:\n- slide: S {word}\n  handout: true\n  text: Een {word}.\n"
    deck += f"  notes: Een {word}.\n"
    made = build(tmp_path, deck, "slides", "handout")
    plain = word.replace("\u00ad", "")
    shown = "\n".join(map(words_of, (*slide_paragraphs(made["pptx"]), *notes_paragraphs(made["pptx"]))))
    assert "\u00ad" not in shown
    assert shown.count(f"Een {plain}.") == 2
    assert f"Een {plain}." in " ".join(paper_lines(made["handout.pdf"], "-raw")).replace("- ", "").replace("-", "")
