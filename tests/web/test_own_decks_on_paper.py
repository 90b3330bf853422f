"""The project’s own decks as slides on paper and as a Word handout: every word, no answer, nothing a checker minds."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from own_decks import answers_of, briefs_of, by_night, courses_of, file_of

from deckgen.blueprint.secrets import letters_of

KINDS = ("handout", "handout-docx", "slides-pdf", "slides-handout")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
every_deck = by_night("soiree-a-l-accueil")
every_deck_by_night = by_night()


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("paper")


def words_of_pdf(file: Path) -> str:
    """The words as they are read, with those that a line end parts put together."""
    done = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, text=True, check=True)
    return re.sub("[\u00ad\u2010-]\\s*\n", "", done.stdout)


def words_of_docx(file: Path) -> str:
    """What a Word file says, a paragraph a line, wherever in it."""
    lines: list[str] = []
    with ZipFile(file) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                tree = fromstring(package.read(name))
                lines += ["".join(each.text or "" for each in line.iter(f"{W}t")) for line in tree.iter(f"{W}p")]
    return "\n".join(lines)


def long_words(text: str) -> set[str]:
    return {letters_of(word) for word in re.findall(r"[^\W\d_]{4,}", text.replace("\u00ad", ""))}


@pytest.mark.checkers
@every_deck
def test_slides_on_paper_are_accessible_by_the_independent_checkers(
    output: Path, checks: tuple[str, Path], edition: str
) -> None:
    python, folder = checks
    path = os.pathsep.join((str(Path(python).parent), os.environ["PATH"]))
    files = [str(file_of(edition, ending, output, KINDS)) for ending in ("-slides.pdf", "-slides-handout.pdf")]
    command = [python, str(folder / "check_pdf.py"), "--semantic", *files]
    shown = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path})
    assert shown.returncode == 0, shown.stdout + shown.stderr


@pytest.mark.office("pdftotext")
@every_deck
def test_the_word_handout_says_every_word_of_the_paper(output: Path, edition: str) -> None:
    paper = long_words(words_of_pdf(file_of(edition, "-handout.pdf", output, KINDS)))
    written = letters_of(words_of_docx(file_of(edition, "-handout.docx", output, KINDS)))

    assert len(paper) > 100
    assert [word for word in paper if word not in written] == []


@pytest.mark.office("pdftotext")
@every_deck
def test_no_answer_is_in_what_participants_take_home(output: Path, edition: str) -> None:
    texts = {"-handout.docx": words_of_docx(file_of(edition, "-handout.docx", output, KINDS))}
    for ending in ("-handout.pdf", "-slides-handout.pdf"):
        texts[ending] = words_of_pdf(file_of(edition, ending, output, KINDS))
    (course,) = courses_of(edition)
    secrets = answers_of(course) | briefs_of(course)

    assert len(secrets) > 4
    letters = {ending: letters_of(text) for ending, text in texts.items()}
    assert [(ending, words) for ending, text in letters.items() for words in secrets if words in text] == []
    shown = letters_of(words_of_pdf(file_of(edition, "-slides.pdf", output, KINDS)))
    assert [words for words in secrets if words in shown]  # the trainer's slides do have them


@pytest.mark.office("soffice", "pdftotext")
@every_deck_by_night
def test_libreoffice_opens_the_word_handout_and_loses_no_word(output: Path, tmp_path: Path, edition: str) -> None:
    file = file_of(edition, "-handout.docx", output, KINDS)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    shown = long_words(words_of_pdf(tmp_path / f"{file.stem}.pdf"))

    assert long_words(words_of_docx(file)) - shown == set()
