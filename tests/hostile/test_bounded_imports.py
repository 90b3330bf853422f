"""Tables and question banks of many dilemmas are imported in proportion to their number. Calls are counted."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from test_bounded_time import count_calls, grows_in_proportion

from deckgen.content.layout_wording import LayoutWording
from deckgen.file_writing import write_all
from deckgen.history import plain_changes
from deckgen.importing.coverage import name_what_is_missing
from deckgen.importing.documents.html_text import html_to_markdown
from deckgen.importing.draft import DraftDeck, DraftDilemma
from deckgen.importing.importer import Piece, import_files
from deckgen.importing.recognition.step_words import find_part
from deckgen.importing.recognition.titles import read_title
from deckgen.importing.recognition.verdict_marks import mark_of
from deckgen.importing.writing.known_dilemmas import KnownDilemmas
from deckgen.planning.paper.open_words import _PIECE_ENDS
from deckgen.planning.text_cuts import find_cuts
from deckgen.pulling.word_patch import _TRAILING
from deckgen.storyboard.shortening import first_sentences

ROWS = "thema,vraag,keuze A,keuze B,antwoord\n"
MOODLE = (
    '<question type="multichoice"><name><text>V{0}</text></name><questiontext><text>Wat {0}?</text></questiontext>'
    '<answer fraction="100"><text>a{0}</text></answer><answer fraction="0"><text>b{0}</text></answer></question>'
)
BANKS = {
    "x.csv": lambda n: ROWS + "".join(f"Thema {at},Wat doet u met {at}?,Niets,Iets,B\n" for at in range(n)),
    "x.txt": lambda n: "".join(f"::V{at}:: Wat doet u met {at}? {{=a{at} ~b{at}}}\n\n" for at in range(n)),
    "x.xml": lambda n: f"<quiz>{''.join(MOODLE.format(at) for at in range(n))}</quiz>",
}


@pytest.mark.parametrize("name", BANKS)
def test_an_import_grows_with_the_number_of_its_dilemmas(tmp_path: Path, name: str) -> None:
    def work(count: int) -> Callable[[], object]:
        folder = tmp_path / str(count)
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(BANKS[name](count), "utf-8")
        return lambda: import_files([folder / name], folder / "decks", inline=False, columns={})

    grows_in_proportion(work, 100)


def test_a_dilemma_is_looked_up_and_not_compared_with_all_that_begin_alike(tmp_path: Path) -> None:
    known = KnownDilemmas(tmp_path)
    for number in range(500):
        known.add(f"d{number}", DraftDilemma(question=f"Wat doet u met geschenk {number}?"))

    asked = DraftDilemma(question="Wat doet u met geschenk 499?")
    assert known.find(asked) == "d499"
    assert count_calls(lambda: known.find(asked)) < 250


def test_many_files_are_written_into_one_folder_in_proportion_to_their_number(tmp_path: Path) -> None:
    def work(count: int) -> Callable[[], object]:
        files = {tmp_path / str(count) / f"{at}.yaml": b"x" for at in range(count)}
        return lambda: write_all(files, tmp_path)

    grows_in_proportion(work, 100)


def spaced(count: int) -> str:
    """Words far from one another."""
    return f"Wat doet u{' ' * count}nu{chr(0xA0) * count}dan?"


READERS: dict[str, Callable[[str], object]] = {
    "title": read_title,
    "part": find_part,
    "mark": mark_of,
    "coverage": lambda text: name_what_is_missing(DraftDeck(), [Piece("x", (text,))]),
    "plain change": plain_changes._fold,
    "layout": lambda text: LayoutWording().say(f"een {'1' * len(text)} twee"),
    "html": html_to_markdown,
    "first sentences": lambda text: first_sentences(text, 100),
    "cuts": find_cuts,
    "pieces of open words": _PIECE_ENDS.split,
    "edited marks": lambda text: _TRAILING.search(f"{text}{'*' * 900}x{'_' * 900}x"),
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_words_that_stand_far_apart_take_no_time(read: Callable[[str], object]) -> None:
    """Backtracking makes no calls that could be counted: with the third power of these spaces this takes minutes."""
    before = time.process_time()
    read(spaced(3_000))
    assert time.process_time() - before < 5
