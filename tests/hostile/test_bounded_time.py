"""Texts, names, sources and brands that were made to keep deckgen busy. Calls are counted, and no clock is looked at.

`benchmarks/growth.py` draws the same in seconds, for what calls do not count: expressions and Pillow.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

import pptx
from deckgen.build import BuildOptions, check_decks
from deckgen.content.source import Section, Source
from deckgen.house_style.drawing.budget import Budget
from deckgen.house_style.drawing.pictures import shrink
from deckgen.ledger.section_match import match_sections
from deckgen.planning.advance_widths import FaceWidths, family
from deckgen.planning.hyphenation import hyphenator
from deckgen.planning.line_breaking import MeasuredText
from deckgen.problems import Place
from deckgen.rich_text import Block, BlockKind, Span, paragraph
from deckgen.rules import named_organisation, quote_marks
from deckgen.wording.folding import fold
from deckgen.wording.likeness import count_words, likeness, most_alike_window
from deckgen.wording.passage_match import match_passage
from deckgen.wording.sentences import split_sentences
from deckgen.wording.source_sections import find_sections, parent_of, section_text, subsections_of, trail_of
from deckgen.yaml_source import read_deck
from deckgen.yaml_source.syntax.bounds import (
    MAX_BRACKETS,
    MAX_MARKS,
    MAX_SOURCE,
    MAX_SOURCE_LINES,
    MAX_TEXT,
    explain_excess,
)
from deckgen.yaml_source.syntax.near_names import MAX_SPELLED, find_nearest

PLACE = Place("s.md")


def count_calls(work: Callable[[], object]) -> int:
    """The calls of functions, Python's own and those of its library in C, that a piece of work takes."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def grows_in_proportion(work: Callable[[int], Callable[[], object]], small: int) -> None:
    """Four times as much is at most five times the work, and a little for the start."""
    for size in (small, 4 * small):
        work(size)()  # fills what is kept
    first, second = count_calls(work(small)), count_calls(work(4 * small))
    assert second < 5 * first + 5_000, (first, second)


def deck(folder: Path, text: str) -> Path:
    path = folder / "decks/x.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


NAMES = ["AB ", "DIT IS EEN TEKST ", "Jan NV ", "Jan NV vzw ", "A-B ", "@abc ", "Aa BV-groep ", "e.V. AG "]
MARKS = ["“ ", "„ ", "« ", "» ", "” ", "'a ", '" ', "“„ ", "«a» ", "‘’“”„ "]


@pytest.mark.parametrize("unit", NAMES)
def test_names_are_found_in_one_pass(unit: str) -> None:
    grows_in_proportion(lambda n: lambda: list(named_organisation._find(unit * n)), 500)


@pytest.mark.parametrize("unit", NAMES)
def test_a_run_of_names_is_looked_at_once(unit: str) -> None:
    text = unit * 3_000
    assert sum(len(run.group()) for run in named_organisation._NAME.finditer(text)) <= len(text)


@pytest.mark.parametrize("language", ["nl", "de", "fr"])
@pytest.mark.parametrize("unit", MARKS)
def test_lone_quotation_marks_are_found_in_one_pass(unit: str, language: str) -> None:
    def work(times: int) -> Callable[[], object]:
        text = (paragraph(unit * times),)
        return lambda: list(quote_marks.find_unmatched(text, language))

    grows_in_proportion(work, 400)


def headings(count: int, level: Callable[[int], int], title: str = "a") -> Source:
    sections = tuple(Section(title, level(n), (paragraph(f"Zin {n}."),), PLACE) for n in range(count))
    return Source("s", "S", sections=sections, place=PLACE)


@pytest.mark.parametrize("level", [lambda _: 1, lambda n: 1 + n % 6, lambda n: 6 - n % 6, lambda n: 1 + (n > 0)])
def test_sections_know_their_parents_without_a_search(level: Callable[[int], int]) -> None:
    def work(count: int) -> Callable[[], object]:
        sections = headings(count, level).sections
        return lambda: [(parent_of(sections, at), trail_of(sections, at)) for at in range(count)]

    grows_in_proportion(work, 300)


def test_an_outline_says_what_a_look_at_all_sections_says() -> None:
    source = headings(60, lambda n: 1 + (n * 7) % 5)
    levels = [section.level for section in source.sections]
    for at, level in enumerate(levels):
        above = [n for n in range(at) if levels[n] < level]
        expected = next((n for n in reversed(above)), -1)
        assert parent_of(source.sections, at) == expected
        ends = next((n for n in range(at + 1, 60) if levels[n] <= level), 60)
        assert subsections_of(source.sections, at) == range(at + 1, ends)
    assert find_sections(source, "a") == tuple(range(60))
    assert section_text(source, 0)[0] == source.sections[0].text[0]


@pytest.mark.parametrize("times", [200, 2_000])
def test_a_window_of_sentences_is_the_one_that_a_count_of_each_finds(times: int) -> None:
    sentences = [f"Zin {n % 7} van {n % 11} en woord{n % 5}." for n in range(times)]
    wanted, size = "Zin 3 van 8 en woord2. Zin 4 van 9 en woord3.", 2
    windows = [" ".join(sentences[at : at + size]) for at in range(times - size + 1)]
    found = [likeness(count_words(wanted), count_words(window)) for window in windows]
    assert most_alike_window(wanted, sentences, size) == (found.index(max(found)), max(found))


@pytest.mark.parametrize("unit", ["AB. ", "a; ", "Zin een. ", "…! ", "x.y. "])
def test_a_passage_that_differs_is_explained_in_proportion(unit: str) -> None:
    def work(times: int) -> Callable[[], object]:
        passage, source = (paragraph("ZZ. " * times),), (paragraph(unit * 10 * times),)
        return lambda: match_passage(passage, source)

    grows_in_proportion(work, 100)


@pytest.mark.parametrize("fragments", ["b", "B", "xb"])
def test_fragments_are_found_by_what_lies_before_them(fragments: str) -> None:
    def work(times: int) -> Callable[[], object]:
        passage = (paragraph(" […] ".join([fragments] * times)),)
        source = (paragraph("b xb " * times + "xBx " * 20 * times),)
        return lambda: match_passage(passage, source)

    grows_in_proportion(work, 100)


@pytest.mark.parametrize("text", ["a" * 999 + " ", "a b " * 40, "x.y" * 300 + " "])
def test_a_sentence_without_an_end_is_divided_and_nothing_of_it_lost(text: str) -> None:
    whole = text * 30
    pieces = [sentence.text for sentence in split_sentences([paragraph(whole)])]
    assert max(map(len, pieces)) <= 4_000
    assert fold("".join(pieces)).wording == fold(whole).wording


def test_many_sections_without_equal_titles_are_matched_by_their_words() -> None:
    def source(name: str, count: int, titles: str) -> Source:
        sections = tuple(
            Section(f"{titles} {n}", 1, (paragraph(f"Woord{n} staat naast term{n} en regel{n}."),), PLACE)
            for n in range(count)
        )
        return Source(name, name, sections=sections, place=PLACE)

    assert match_sections(source("a", 300, "oud"), source("b", 300, "nieuw")) == {n: n for n in range(300)}
    grows_in_proportion(lambda n: lambda: match_sections(source("a", n, "oud"), source("b", n, "nieuw")), 200)


def test_four_times_the_slides_of_one_title_are_four_times_the_work(tmp_path: Path) -> None:
    def work(count: int) -> Callable[[], object]:
        path = deck(tmp_path, "title: T\nprogram:\n" + "- {slide: S}\n" * count)
        return lambda: check_decks([path], BuildOptions(jobs=1))

    grows_in_proportion(work, 50)


@pytest.mark.parametrize("text", ["{{{{ termx{n} }}}}", "{{{{ Ander{n}.x }}}}"])
def test_unknown_terms_cost_no_more_where_nobody_sees_the_hint(text: str, tmp_path: Path) -> None:
    terms = ",".join(f"term{n}: w" for n in range(60))

    def work(count: int) -> Callable[[], object]:
        slides = "".join(f'- {{slide: S{n}, text: "{text.format(n=n)}"}}\n' for n in range(count))
        path = deck(tmp_path, f"title: T\nterms: {{{terms}}}\nprogram:\n{slides}")
        return lambda: read_deck(path)

    grows_in_proportion(work, 30)


@pytest.mark.parametrize(("written", "meant"), [("term77x", "term77"), ("tern150", "term150"), ("Term_3", "term3")])
def test_of_many_names_the_nearest_is_still_found(written: str, meant: str) -> None:
    names = [f"term{n}" for n in range(400)] + [f"ander{n}" for n in range(400)]
    assert len(names) > MAX_SPELLED
    assert find_nearest(written, names) == meant


@pytest.mark.parametrize("unit", ["[", "<", "![ ", "[ <", "<![CDATA[ "])
def test_a_text_that_opens_too_much_is_refused(unit: str) -> None:
    opened = unit.count("[") + unit.count("<")
    text = " ".join([unit] * (MAX_BRACKETS // opened + 1))
    assert "signs" in explain_excess(text, 300_000)
    assert not explain_excess(" ".join([unit] * 100), 300_000)


@pytest.mark.parametrize("unit", ["*a* ", "**a** b ", "`a` ", "_a_ *b* ", "~~a~~ b "])
def test_a_text_that_changes_its_face_too_often_is_refused(unit: str) -> None:
    marks = len(re.findall(r"[*_`~]+", unit))
    text = unit * (MAX_MARKS // marks + 1)
    assert len(text) < MAX_TEXT
    assert "bold or slanted" in explain_excess(text)
    assert not explain_excess(unit * (MAX_MARKS // marks))
    assert not explain_excess("_" * 900 + " " + unit * 20)


@pytest.mark.parametrize("line", ["", "- a", "# a", "> a", "1. a"])
def test_a_source_has_a_bound_of_lines(line: str) -> None:
    assert "lines" in explain_excess(f"{line}\n" * MAX_SOURCE_LINES, MAX_SOURCE)
    assert not explain_excess(f"{line}\n" * (MAX_SOURCE_LINES - 1), MAX_SOURCE)


def picture(size: int, mode: str, kind: str) -> bytes:
    with io.BytesIO() as file:
        Image.new(mode, (size, size)).save(file, kind)
        return file.getvalue()


@pytest.mark.parametrize(("mode", "kind"), [("L", "PNG"), ("P", "GIF"), ("RGB", "BMP"), ("1", "PNG"), ("P", "PNG")])
def test_pictures_of_a_brand_are_decoded_up_to_a_bound(mode: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckgen.house_style.drawing.budget._MOST_PIXELS_OF_BRAND", 3 * 600 * 600)
    budget, data = Budget(), picture(600, mode, kind)
    assert [shrink(data, budget) is not None for _ in range(5)] == [True, True, True, False, False]


def test_a_photo_counts_as_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckgen.house_style.drawing.budget._MOST_PIXELS_OF_BRAND", 3_000_000)
    budget, data = Budget(), picture(4_000, "RGB", "JPEG")
    assert [shrink(data, budget) is not None for _ in range(4)] == [True] * 4


def test_shapes_beyond_a_bound_are_a_ground_that_nobody_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckgen.house_style.drawing.budget._MOST_DRAWINGS_OF_BRAND", 5)
    presentation = pptx.Presentation()
    source = io.BytesIO()
    presentation.save(source)
    shape = (
        '<p:sp><p:nvSpPr><p:cNvPr id="99" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></p:spPr></p:sp>'
    )
    folder = tmp_path / "templates/huis"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(folder / "brand.pptx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if re.fullmatch(r"ppt/slideLayouts/slideLayout\d+\.xml", name):
                data = data.replace(b"</p:spTree>", (shape * 20).encode() + b"</p:spTree>")
            new.writestr(name, data)
    path = deck(tmp_path, "title: T\ntemplate: huis\nprogram: [{slide: S, text: a}]\n")
    problems = check_decks([path], BuildOptions(jobs=1)).problems
    assert "template-ground" in {problem.code for problem in problems}


def test_levels_of_headings_are_those_of_the_blocks() -> None:
    block = Block(BlockKind.HEADING, (Span("a"),), 1)
    assert [sentence.heading for sentence in split_sentences([block])] == [True]


def test_words_that_no_break_spaces_hold_together_are_broken_in_one_pass() -> None:
    face = family("Carlito")

    def work(length: int) -> Callable[[], object]:
        text = MeasuredText((Span("«\u00a0" * length),), face, hyphenator=hyphenator("nl"))
        return lambda: text.break_lines(12, 200)

    grows_in_proportion(work, 2_000)
    assert measured_characters(work(2_000)) < 40 * 2_000


def measured_characters(work: Callable[[], object]) -> int:
    """How many characters the hyphenator and the typeface are asked about while a text is broken."""
    asked = 0
    original = FaceWidths.width

    def count(self: FaceWidths, text: str) -> float:
        nonlocal asked
        asked += len(text)
        return original(self, text)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(FaceWidths, "width", count)
        work()
    return asked
