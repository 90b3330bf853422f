"""Notes, timetable and guide say one number for a step, and the timetable goes on to the session's last minute."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckgen.build import BuildOptions, build_decks
from deckgen.output import Kind
from deckgen.render.pdf.text_reading import read_texts
from pptx import Presentation

DILEMMA = """
  - id: gift
    title: A gift
    question: May you accept it?
    choices: [{text: Yes., verdict: wrong}, {text: No., verdict: best}]
    discussion: [What would your colleagues say?]
"""


def build(folder: Path, deck: str) -> tuple[dict[str, str], str]:
    """The notes by the title of their slide, and the words of the guide."""
    (folder / "deck.yaml").write_text(deck, "utf-8")
    options = BuildOptions(folder / "out", kinds=(Kind.SLIDES, Kind.FACILITATOR), jobs=1)
    slides, guide = (Path(each.path) for each in build_decks([folder / "deck.yaml"], options, lambda _: None).outputs)
    notes = {}
    for slide in Presentation(str(slides)).slides:
        frame = slide.notes_slide.notes_text_frame
        assert frame is not None
        notes[slide.shapes.title.text] = frame.text
    text = " ".join(each.text for each in read_texts(guide.read_bytes()))
    return notes, re.sub(r"\s+", " ", text)


def test_minutes_of_steps_are_told_under_their_slides_as_the_timetable_adds_them_up(tmp_path: Path) -> None:
    notes, guide = build(
        tmp_path,
        """title: Gifts
language: en
sequence: [dilemma, discussion]
session: {start: "09:00", minutes: 30, minutes_per_step: {dilemma: 4, discussion: 9}}
program:
- cluster: Gifts
  dilemmas:"""
        + DILEMMA,
    )

    assert "Time: 4 min of the 13 min for this dilemma" in notes["Gifts: question 1"]
    assert "Time: 9 min of the 13 min for this dilemma" in notes["Gifts: question 1 – discussion"]
    assert re.search(r"09:00 ?13 min ?3–4 ?1\.1 A gift", guide)
    assert re.search(r"09:13 ?17 min ?– ?Slack ?Of the 30 minutes, 17 are left as slack\.", guide)


def test_dilemmas_in_front_of_all_take_whole_minutes_of_their_theme(tmp_path: Path) -> None:
    second = DILEMMA.replace("id: gift", "id: cake").replace("A gift", "A cake")
    notes, guide = build(
        tmp_path,
        """title: Geschenke
language: de
sequence: [dilemma]
session: {start: "09:00", groups: 2, group_minutes_per_cluster: 10, plenary_minutes_per_cluster: 15}
program:
- cluster: Geschenke
  dilemmas:"""
        + DILEMMA
        + second,
    )

    assert "Zeit: 8 Min" in notes["Geschenke: Frage 1"]
    assert "Zeit: 7 Min" in notes["Geschenke: Frage 2"]
    assert re.search(r"09:10( Uhr)? 8 Min", guide)
    assert re.search(r"09:18( Uhr)? 7 Min", guide)


def test_the_steps_of_a_method_are_told_with_their_own_minutes_alone(tmp_path: Path) -> None:
    notes, guide = build(
        tmp_path,
        """title: Cadeaux
language: fr
sequence: [question, choice, discussion]
session:
  start: "09:00"
  method: [{step: Lire, minutes: 3}, {step: Débattre, minutes: 14}, {step: Conclure, minutes: 2.5}]
program:
- cluster: Cadeaux
  dilemmas:"""
        + DILEMMA
        + """- slide: Bilan
  minutes: 10
""",
    )

    first = next(text for title, text in notes.items() if title.endswith("question 1"))
    assert "Lire (3 min.)" in first
    assert "Débattre (14 min.)" in first
    assert "Conclure (2,5 min.)" in first
    assert not any("Durée" in text for title, text in notes.items() if title.startswith("Cadeaux : "))
    assert re.search(r"09 h 00 ?19,5 min ?3–5 ?1\.1 A gift", guide)
    steps = re.findall(r"(09 h \d\d) {1,2}(Lire|Débattre|Conclure) \((\S+) min", guide)
    assert list(dict.fromkeys(steps)) == [
        ("09 h 00", "Lire", "3"),
        ("09 h 03", "Débattre", "14"),
        ("09 h 17", "Conclure", "2,5"),
    ]
    assert re.search(r"09 h 20 ?10 min ?6 ?Bilan ?Expliquer", guide)


def test_a_slide_with_a_film_takes_the_minutes_of_its_film_everywhere(tmp_path: Path) -> None:
    notes, guide = build(
        tmp_path,
        """title: Geschenken
language: nl
session: {start: "09:00"}
program:
- slide: Kijk mee
  video: {url: "https://example.org/film", minutes: 6}
- cluster: Geschenken
  dilemmas:"""
        + DILEMMA,
    )

    assert "Tijd: 6 min" in notes["Kijk mee"]
    assert re.search(r"6 min\. ?2 ?Kijk mee", guide)


def test_two_breaks_of_one_name_each_have_their_own_minutes(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(
        """title: Pauzes
language: nl
session:
  start: "09:00"
  breaks: [{title: Koffie, start: "09:05", minutes: 15}, {title: Koffie, start: "09:25", minutes: 20}]
program:
- {slide: Een, text: Een., minutes: 5}
- {slide: Twee, text: Twee., minutes: 5}
- {slide: Drie, text: Drie., minutes: 5}
""",
        "utf-8",
    )
    report = build_decks(
        [tmp_path / "deck.yaml"], BuildOptions(tmp_path / "out", kinds=(Kind.SLIDES,), jobs=1), lambda _: None
    )

    slides = Presentation(report.outputs[0].path).slides
    shown = [" ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in slides]

    assert [re.findall(r"(\d+) min", text) for text in shown if "Koffie" in text] == [["15"], ["20"]]


@pytest.mark.parametrize(
    ("twists", "minutes"),
    [
        ("[{text: One., minutes: 4}, {text: Two., minutes: 6}]", ("4", "6")),
        ("[{text: One., minutes: 4}, {text: Two.}]", ("4", "")),
        ("[{text: One.}, {text: Two.}]", ("", "")),
    ],
)
def test_new_facts_take_the_minutes_that_their_author_gives(
    tmp_path: Path, twists: str, minutes: tuple[str, str]
) -> None:
    notes, _ = build(
        tmp_path,
        """title: Gifts
language: en
sequence: [dilemma, twist]
program:
- cluster: Gifts
  dilemmas:"""
        + DILEMMA
        + f"    twists: {twists}\n",
    )

    told = [re.findall(r"Time: (\S+) min", text) for title, text in notes.items() if "new fact" in title.lower()]

    assert [each[0] if each else "" for each in told] == list(minutes)
