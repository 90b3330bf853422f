"""What a designer measures on the project's own decks: sizes, empty slides, long lines, verdicts without a choice."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import astuple
from slide_pipeline import DECKS, TEMPLATES, Presentation, present_file

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Badge, ChartElement, Frame, PictureElement, Slide, TableElement
from deckgen.planning.advance_widths import family
from deckgen.planning.line_breaking import MeasuredText
from deckgen.rich_text import BlockKind
from slide_measures import box_of, needed_height

EVERY = [(name, template) for name in DECKS for template in TEMPLATES]
COVERS = {SlideRole.TITLE, SlideRole.CLUSTER, SlideRole.BREAK}
MOST_SIZES, LONGEST_LINE, SMALLEST = 3, 80, 18
LEAST_FILLED, LARGE = 0.45, 26  # of the room under the title; points
MOST_OFF = 1.5
MOST_MOVED = 0.1  # points
# Of the box of a word that pdftotext tells, in em: its height, what of it is below the line, and how high capitals are;
# for Carlito and Liberation Sans, which stand in for these.
BOXES = {family("Calibri"): (1.3, 0.36, 0.64), family("Arial"): (1.117, 0.212, 0.716)}


def texts(slide: Slide) -> list[Frame]:
    return [each for each in slide.elements if isinstance(each, Frame) and not each.repeats]


def bodies(made: Presentation) -> Iterator[Slide]:
    return (slide for slide in made.slides.slides if slide.role not in COVERS and texts(slide))


def lines(frame: Frame, font: str) -> Iterator[tuple[str, float]]:
    """Each line of a frame with its size, where planning took lines to be as long as that."""
    holder = frame.placeholder
    for paragraph in frame.paragraphs:
        bold = paragraph.bold or bool(holder and holder.bold) or paragraph.block.kind is BlockKind.HEADING
        text = MeasuredText(paragraph.block.spans, family(holder.font if holder else font), bold=bold)
        width = (frame.line_width or box_of(frame).width) - paragraph.left
        yield from ((line, paragraph.size) for line in text.line_texts(paragraph.size, width))


@pytest.mark.parametrize(("name", "template"), EVERY)
def test_a_deck_has_at_most_three_sizes_of_text(name: str, template: str) -> None:
    sizes = {p.size for slide in bodies(present_file(name, template)) for each in texts(slide) for p in each.paragraphs}
    assert len(sizes) <= MOST_SIZES, sizes
    assert min(sizes) >= SMALLEST


@pytest.mark.parametrize(("name", "template"), EVERY)
def test_no_slide_with_small_letters_is_mostly_empty(name: str, template: str) -> None:
    made = present_file(name, template)
    for slide in bodies(made):
        frames = [each for each in slide.elements if isinstance(each, Frame) and each.name != "Dilemma"]
        filled = sum(needed_height(frame, made.look) for frame in frames)
        filled += sum(each.box.height for each in slide.elements if isinstance(each, Badge) and each.box.height > 60)
        is_drawn = any(isinstance(each, PictureElement | TableElement | ChartElement) for each in slide.elements)
        largest = max(p.size for each in texts(slide) for p in each.paragraphs)
        assert is_drawn or largest >= LARGE or filled >= LEAST_FILLED * slide.layout.area.height, slide.key


@pytest.mark.parametrize(("name", "template"), EVERY)
def test_no_line_is_longer_than_the_eye_follows(name: str, template: str) -> None:
    made = present_file(name, template)
    long = [
        (slide.key, size, line)
        for slide in bodies(made)
        for frame in slide.elements
        if isinstance(frame, Frame)
        for line, size in lines(frame, made.look.body_font)
        if len(line.strip()) > LONGEST_LINE
    ]
    assert long == []


@pytest.mark.parametrize(("name", "template"), EVERY)
def test_every_verdict_has_its_choice_above_it(name: str, template: str) -> None:
    for slide in bodies(present_file(name, template)):
        if slide.role is not SlideRole.ANSWER or "/answer/" not in slide.key:
            continue
        elements = slide.elements
        for place, sign in enumerate(elements):
            if isinstance(sign, Badge) and sign.symbol and not (sign.text or sign.link or sign.alt):
                echo = elements[place - 1]
                assert isinstance(echo, Frame), slide.key
                assert echo.repeats, slide.key
                assert 0 <= sign.box.y - box_of(echo).bottom < 10, slide.key


def letters(slide: Slide) -> dict[str, Box]:
    return {badge.text: badge.box for badge in slide.elements if isinstance(badge, Badge) and badge.text.isalpha()}


@pytest.mark.parametrize(("name", "template"), EVERY)
def test_letters_of_choices_keep_their_place_and_size_on_an_answer_of_one_slide(name: str, template: str) -> None:
    slides = {slide.key: slide for slide in present_file(name, template).slides.slides}
    for key, answer in slides.items():
        asked = slides.get(key.replace("/answer/1", "/choice/1")) if key.endswith("/answer/1") else None
        if asked is None or not letters(answer) or key.replace("/answer/1", "/answer/2") in slides:
            continue
        before, now = letters(asked), letters(answer)
        assert now.keys() == before.keys(), key
        for letter, box in now.items():
            assert astuple(box) == pytest.approx(astuple(before[letter]), abs=MOST_MOVED), (key, letter)


@pytest.mark.office("soffice", "pdftotext")
def test_in_libreoffice_a_letter_stands_level_with_the_first_line_beside_it(tmp_path: Path) -> None:
    assert misplaced(["sociale-media.yaml"], "default", tmp_path) == []


@pytest.mark.nightly
@pytest.mark.office("soffice", "pdftotext")
@pytest.mark.parametrize("template", TEMPLATES)
def test_in_libreoffice_letters_stand_level_in_every_deck_and_style(template: str, tmp_path: Path) -> None:
    assert misplaced(DECKS, template, tmp_path) == []


def misplaced(names: Iterable[str], template: str, folder: Path) -> list[tuple[str, str, float]]:
    """Letters that stand more than 1.5 points off the first line beside them; the program starts once for all decks."""
    made = {folder / f"{Path(name).stem}.pptx": present_file(name, template) for name in names}
    for file, deck in made.items():
        file.write_bytes(deck.data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *map(str, made)]
    subprocess.run(command, capture_output=True, check=True, timeout=240 * len(made))
    found: list[tuple[str, str, float]] = []
    count = 0
    for file, deck in made.items():
        command = ["pdftotext", "-bbox", str(file.with_suffix(".pdf")), "-"]
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        pages = ET.fromstring(re.sub(r' xmlns="[^"]+"|<!DOCTYPE[^>]*>|<meta[^>]*/>', "", shown)).iter("page")
        for slide, page in zip(deck.slides.slides, pages, strict=True):
            for letter, off in offsets(slide, page, BOXES[family(deck.look.body_font)]):
                count += 1
                found += [(slide.key, letter, round(off, 2))] if abs(off) > MOST_OFF else []
    assert count > 10 * len(made)
    return found


def offsets(slide: Slide, page: ET.Element, box: tuple[float, float, float]) -> Iterator[tuple[str, float]]:
    """How far the capitals of the first word beside a letter stand below the middle of its disc."""
    words = [_place(word, *box) for word in page.iter("word")]
    for badge in slide.elements:
        if not isinstance(badge, Badge) or len(badge.text) != 1 or badge.shape != "ellipse":
            continue
        middle = badge.box.y + badge.box.height / 2
        beside = [(left, found) for left, found in words if left > badge.box.right and abs(found - middle) < 14]
        if beside:
            yield badge.text, min(beside)[1] - middle


def _place(word: ET.Element, height: float, below: float, capitals: float) -> tuple[float, float]:
    """Where a word begins, and the middle of its capitals, of a face whose boxes are that high, in em."""
    top, bottom = (float(word.attrib[side]) for side in ("yMin", "yMax"))
    em = (bottom - top) / height
    return float(word.attrib["xMin"]), bottom - (below + capitals / 2) * em
