"""The handout as a Word file: every word of the paper and no other, as a writer and a screen reader expect it."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

sys.path.insert(0, str(Path(__file__).parents[1] / "paper"))
from page_text import read_aloud
from paper_decks import FACTS, answer_deck, group_deck, make_look, words_of
from project_papers import deck_of, locale_for

from deckgen.blueprint.pages import Document
from deckgen.planning.paper.word_handout import plan_word_handout
from deckgen.render.docx.word_file import render_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DECKS = {"answers": answer_deck, "groups": group_deck}


@cache
def made(name: str) -> tuple[Document, bytes]:
    plan, look = plan_word_handout(DECKS[name](), make_look(), words_of(), FACTS)
    return plan.document, render_word(plan.document, look)


def part(name: str, path: str = "word/document.xml") -> etree._Element:
    with ZipFile(BytesIO(made(name)[1])) as package:
        return etree.fromstring(package.read(path))


def text_of(paragraph: etree._Element) -> str:
    return "".join(" " if each.tag == f"{W}tab" else each.text or "" for each in paragraph.iter(f"{W}t", f"{W}tab"))


def squeezed(text: str) -> str:
    """Words without the spaces and line ends between them."""
    return re.sub(r"\s+", "", text.replace("\u00ad", ""))


@pytest.mark.parametrize("name", DECKS)
def test_it_says_the_words_of_the_paper_in_the_same_order(name: str) -> None:
    document, _ = made(name)
    said = "\n".join(text_of(each) for each in part(name).iter(f"{W}p"))
    spoken = read_aloud(document)
    for letter in ("A", "B", "C", "D", "•", "–"):  # what lists of Word's own write by themselves
        spoken = re.sub(rf"^\s*{letter}\s*$", "", spoken, flags=re.MULTILINE)

    words, shown = re.findall(r"\w+", spoken), re.findall(r"\w+", said)
    assert [word for word in words if len(word) > 1] == [word for word in shown if len(word) > 1]


@pytest.mark.parametrize("name", DECKS)
def test_no_answer_is_anywhere_in_the_file(name: str) -> None:
    document, data = made(name)
    with ZipFile(BytesIO(data)) as package:
        everything = squeezed("".join(package.read(each).decode("utf-8", "ignore") for each in package.namelist()))

    assert document.secrets
    for secret in document.secrets:
        if len(secret.text) >= 12:
            assert squeezed(secret.text) not in everything


@pytest.mark.parametrize("name", DECKS)
def test_headings_lists_and_lines_are_words_own(name: str) -> None:
    body = part(name)
    styles = [each.get(f"{W}val") for each in body.iter(f"{W}pStyle")]
    defined = {each.get(f"{W}styleId") for each in part(name, "word/styles.xml").iter(f"{W}style")}

    assert styles.count("Heading1") == 1
    assert {"Heading2", "Heading3", "ListParagraph", "Room"} <= set(styles)
    assert set(styles) <= defined
    lists = {each.get(f"{W}numId") for each in part(name, "word/numbering.xml").iter(f"{W}num")}
    assert {each.get(f"{W}val") for each in body.iter(f"{W}numId")} <= lists


def test_choices_are_letters_to_tick() -> None:
    numbering = part("answers", "word/numbering.xml")
    letters = [each for each in numbering.iter(f"{W}numFmt") if each.get(f"{W}val") == "upperLetter"]

    assert letters
    text = letters[0].getnext()
    assert text is not None
    assert text.get(f"{W}val") == "☐  %1"


def test_links_of_the_contents_lead_to_headings() -> None:
    body = part("answers")
    names = {each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")}
    targets = {each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink")} - {None}

    assert targets <= names
    fields = [str(each.get(f"{W}instr")) for each in body.iter(f"{W}fldSimple")]
    assert all(re.fullmatch(r" PAGEREF \w+ \\h ", field) for field in fields)


def test_the_file_says_its_language_title_and_author() -> None:
    core = etree.tostring(part("answers", "docProps/core.xml"), method="text", encoding="unicode")
    tags = {each.get(f"{W}val") for each in part("answers", "word/styles.xml").iter(f"{W}lang")}

    assert FACTS.title in core
    assert tags == {"nl-NL"}


def test_the_file_is_the_same_each_time() -> None:
    plan, look = plan_word_handout(answer_deck(), make_look(), words_of(), FACTS)

    assert render_word(plan.document, look) == made("answers")[1]


@pytest.mark.office
def test_libreoffice_opens_it_and_shows_every_word(tmp_path: Path) -> None:
    document, data = made("answers")
    file = tmp_path / "handout.docx"
    file.write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    command = ["pdftotext", str(tmp_path / "handout.pdf"), "-"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    missing = set(re.findall(r"[^\W\d_]{4,}", read_aloud(document))) - set(re.findall(r"[^\W\d_]{4,}", shown))
    assert not missing


def rows(body: etree._Element) -> list[str]:
    """The paragraphs in order: what they say, `_` for a line to write on."""
    found: list[str] = []
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        found.append("_" if style is not None and style.get(f"{W}val") == "Room" else text_of(paragraph))
    return found


def test_lines_to_write_on_stand_below_what_names_them() -> None:
    said = "\n".join(rows(part("answers")))
    words = words_of().paper

    for label in (words.tally_before, words.tally_after):
        assert said.count(f"\n{label}\n") == said.count(f"\n{label}\n_\n_") > 0, label


def test_each_line_at_the_head_of_an_exam_belongs_to_its_own_label() -> None:
    deck = deck_of("quiz-im-amt")
    locale = locale_for(deck.language)
    plan, look = plan_word_handout(deck, make_look(), locale, FACTS)
    with ZipFile(BytesIO(render_word(plan.document, look))) as package:
        said = rows(etree.fromstring(package.read("word/document.xml")))
    words = locale.paper
    start = said.index(words.score_name)

    assert said[start : start + 6] == [words.score_name, "_", words.score_birth, "_", words.score_date, "_"]
