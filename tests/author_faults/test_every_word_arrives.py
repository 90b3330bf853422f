"""Random decks: every word, number and address, in its order, in slides, notes and papers, as each reader may see it.

Read back with python-pptx, pdftotext, and the structure tree of the papers.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from built_files import build, notes_paragraphs, numbers_shown, paper_lines, slide_paragraphs, words_of
from photographs import PRIVATE_WORDS, difference, upright
from PIL import Image
from random_words import SEEN, WORD, Link, Words, write_deck
from structure_reader import block_texts, elements

from deckgen.yaml_source.reading.locales import LANGUAGES, read_locale
from pptx import Presentation

PAPERS = {"handout": "handout.pdf", "answers": "answers.pdf", "guide": "facilitator.pdf"}
WITHIN = ("d", "c", "t", "vt", "wt", "k", "f")  # in lines with deckgen's own words

SAID_AGAIN = {read_locale(language).slides.name_question for language in LANGUAGES}  # above choices, as room allows


def said(text: str) -> str:
    """A text as it is heard: without ties, breaks, the number of its item and those of addresses."""
    return " ".join(re.sub(r"\s\[\d+\]|^\d+\.\s(?=.)", "", text.replace("\u00ad", "")).split())


def kinds_in(text: str) -> set[str]:
    return set(WORD.findall(re.sub(r"https://\S+", "", text)))


def of_kinds(texts: Iterable[str], *kinds: str) -> list[str]:
    """The texts with words of some kinds, each where it comes first; of lines with other words these alone."""
    found = [text for text in texts if kinds_in(text) & set(kinds)]
    if kinds[0] in WITHIN:
        found = [" ".join(word.group() for word in WORD.finditer(text) if word.group(1) in kinds) for text in found]
    return list(dict.fromkeys(map(said, found)))


@pytest.mark.office("pdftotext")
@pytest.mark.parametrize("seed", range(8))
def test_every_word_number_and_address_arrives_in_its_order(seed: int, tmp_path: Path) -> None:
    follow_words(seed, tmp_path)


@pytest.mark.nightly
@pytest.mark.office("pdftotext")
@pytest.mark.parametrize("seed", range(8, 208))
def test_every_word_of_many_decks_arrives_in_its_order(seed: int, tmp_path: Path) -> None:
    follow_words(seed, tmp_path)


def follow_words(seed: int, folder: Path) -> None:
    """Write a deck, build it and read every file back."""
    words = Words(random.Random(seed))
    deck = write_deck(words)
    for alt, data in words.pictures.items():
        (folder / f"{alt}.jpg").write_bytes(data)
    made = build(folder, deck, "slides", "handout", "answers", "facilitator")
    check_presentation(words, made["pptx"])
    for reader, name in PAPERS.items():
        check_paper(words, reader, made[name])
        check_plain_text(words, reader, made[name])


def check_presentation(words: Words, path: Path) -> None:
    shown = [words_of(paragraph) for paragraph in slide_paragraphs(path, but=SAID_AGAIN)]
    noted = [words_of(paragraph) for paragraph in notes_paragraphs(path)]
    for kind in SEEN["slides"]:
        assert of_kinds(shown, kind) == of_kinds(words.phrases, kind)
    assert of_kinds(noted, *SEEN["notes"]) == of_kinds(words.phrases, *SEEN["notes"])
    assert not of_kinds(shown, *SEEN["notes"])

    numbers = {
        "slides": list(map(said, numbers_shown(slide_paragraphs(path)))),
        "notes": list(map(said, numbers_shown(notes_paragraphs(path)))),
    }
    for place, found in numbers.items():
        meant = [f"{item.number} {item.words}" for item in words.items if item.kind in SEEN[place]]
        assert [item for item in found if kinds_in(item) & set(SEEN[place])] == meant

    slides, notes = links_of(path)
    assert list(dict.fromkeys(slides)) == [link for link in words.links if link.kind in SEEN["slides"]]
    assert list(dict.fromkeys(notes)) == [link for link in words.links if link.kind in SEEN["notes"]]
    check_pictures(words, path)


def links_of(path: Path) -> tuple[list[Link], list[Link]]:
    """The links of slides and of notes, in order, as python-pptx reads them."""

    def read(frame: Any) -> list[Link]:  # python-pptx has no types
        runs = [run for paragraph in frame.paragraphs for run in paragraph.runs if run.hyperlink.address]
        return [Link(run.hyperlink.address.split("/")[3], run.text, run.hyperlink.address) for run in runs]

    slides: list[Link] = []
    notes: list[Link] = []
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            slides += read(shape.text_frame) if shape.has_text_frame else []
            slides += (
                [link for cell in shape.table.iter_cells() for link in read(cell.text_frame)] if shape.has_table else []
            )
        notes += read(slide.notes_slide.notes_text_frame)
    return slides, notes


def check_pictures(words: Words, path: Path) -> None:
    """Each picture is there, upright, in its own proportions, with its description and nothing else."""
    shapes = [shape for slide in Presentation(str(path)).slides for shape in slide.shapes if hasattr(shape, "image")]
    told = [shape._element.nvPicPr.cNvPr.get("descr") for shape in shapes]
    assert list(dict.fromkeys(told)) == list(words.pictures)  # one stands again on the next slide of its text
    for shape in shapes:
        assert shape.height / shape.width == pytest.approx(2, abs=0.02)
        with Image.open(io.BytesIO(shape.image.blob)) as shown:
            assert difference(shown, upright((100, 200))) < 8
    with ZipFile(path) as package:
        for name in package.namelist():
            data = package.read(name)
            assert PRIVATE_WORDS.encode() not in data
            assert not (name.startswith("ppt/media/") and b"Exif" in data)


def check_paper(words: Words, reader: str, path: Path) -> None:
    """What the structure tree of a paper says: what its reader may see, and nothing else."""
    seen, hidden = SEEN[reader], {kind for kinds in SEEN.values() for kind in kinds} - set(SEEN[reader])
    with pikepdf.open(path) as pdf:
        blocks = list(map(said, block_texts(pdf, without="/Figure")))  # a guide shows slides
        alts = [str(element.Alt) for element in elements(pdf) if str(element.S) == "/Figure"]
        linked = {str(link.A.URI) for page in pdf.pages for link in page.obj.get("/Annots", ()) if "/A" in link}
        check_raw_pictures(pdf)
    for kind in seen:
        assert of_kinds(blocks, kind) == of_kinds(words.phrases, kind), kind
    assert not of_kinds(blocks, *(hidden - {"wt", "vt"}))
    for item in words.items:
        if item.kind in seen:
            assert blocks[blocks.index(item.words) - 1] == f"{item.number}."
    meant = [link.address for link in words.links if link.kind in seen]
    assert linked >= set(meant)
    assert not [link.address for link in words.links if link.kind in hidden and link.address in linked]
    if reader != "guide":
        assert alts == [alt for alt in words.pictures if not alt.startswith("wa")]


def check_raw_pictures(pdf: pikepdf.Pdf) -> None:
    for held in pdf.objects:
        if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Image":
            data = held.read_raw_bytes()
            assert PRIVATE_WORDS.encode() not in data
            assert b"Exif" not in data


def check_plain_text(words: Words, reader: str, path: Path) -> None:
    """The same by pdftotext, which knows of no tags; each address stands once where a hand can copy it."""
    lines = paper_lines(path, "-raw")
    text = said(" ".join(lines))
    shown = {"c", "q", "k"} if reader == "guide" else set()  # on its pictures of slides once more
    for kind in set(SEEN[reader]) - {"d", "t", "c"} - shown:
        meant = [word for phrase in words.phrases for word in phrase.split() if kinds_in(word) == {kind}]
        found = [match.group() for match in WORD.finditer(re.sub(r"https://\S+", "", text)) if match.group(1) == kind]
        assert list(dict.fromkeys(found)) == meant
    close = "".join(lines).replace(" ", "")
    for link in words.links:
        times = close.count(link.address)
        again = link.kind in shown or any(link.words in head.split() for head in words.heads)
        assert (min(times, 1) if again else times) == (link.kind in SEEN[reader]), link
