"""House styles without room for the question above choices, and with a hue that nobody can read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import SlideLayout
from pptx.util import Pt
from slide_pipeline import plan, read_content

import pptx
from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.look import ONE_LINE_STRIP, SlideRole
from deckgen.blueprint.slides import Slide
from deckgen.content.template import Brand, Template
from deckgen.house_style.preparation import PreparedTemplate, prepare
from deckgen.house_style.report.template_report import NO_QUESTION, report_prepared, write_report
from deckgen.planning.frame_fit import LINE
from deckgen.planning.slides import question_strip
from deckgen.planning.theme_hues import HUES
from deckgen.problems import Place

PLACE = Place("template.yaml", 1, 1)
FOOTERS = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
ENOUGH, TOO_LOW = 280, 230  # points of text between title and footers, on slides 540 points high


def wear(height: int) -> PreparedTemplate:
    """An organisation's presentation with texts of that height above its footers."""
    deck = pptx.Presentation()
    for layout in deck.slide_layouts:
        for holder in layout.placeholders:
            if holder.placeholder_format.idx == 1:
                left, top, width = holder.left, holder.top, holder.width
                holder.left, holder.top, holder.width, holder.height = left, top, width, Pt(height)
                _raise_footers(layout, top + Pt(height + 10))
    stream = io.BytesIO()
    deck.save(stream)
    return prepare(Template("huis", PLACE, brand=Brand(stream.getvalue(), "huis.pptx", PLACE)))


def _raise_footers(layout: SlideLayout, top: int) -> None:
    for holder in layout.placeholders:
        if holder.placeholder_format.type in FOOTERS:
            left, width, height = holder.left, holder.width, holder.height
            holder.left, holder.top, holder.width, holder.height = left, top, width, height


def slides_of_choices(style: PreparedTemplate, folder: Path) -> list[Slide]:
    choices = [{"text": text} for text in ("Ik bel.", "Ik mail.", "Ik wacht.", "Ik meld het.")]
    dilemma = {"id": "a", "title": "Vraag", "question": "Een collega belt. Wat doe je?", "choices": choices}
    deck = {"title": "Proef", "sequence": ["question", "choice"], "program": [{"cluster": "C", "dilemmas": [dilemma]}]}
    file = folder / "proef.yaml"
    file.write_text(json.dumps(deck), "utf-8")
    slides = plan(read_content(file), style).deck.slides
    return [slide for slide in slides if slide.role is SlideRole.CHOICE]


@pytest.mark.parametrize(("height", "strips"), [(ENOUGH, 1), (TOO_LOW, 0)])
def test_without_room_for_the_question_choices_stand_alone_and_the_check_says_so(
    height: int, strips: int, tmp_path: Path
) -> None:
    style = wear(height)

    (slide,) = slides_of_choices(style, tmp_path)

    names = [element.name for element in slide.elements]
    assert {f"Keuze {letter}" for letter in "ABCD"} <= set(names)
    assert names.count("Situatie") == strips
    assert write_report(report_prepared("huis", style)).count(NO_QUESTION) == 1 - strips


def test_what_the_check_takes_for_one_line_is_what_planning_takes() -> None:
    lines = question_strip.SIZE * LINE + 2 * question_strip._LOW_PADDING + question_strip._LOW_GAP
    assert lines == pytest.approx(ONE_LINE_STRIP)


@pytest.mark.parametrize("hue", HUES)
def test_a_hue_of_themes_that_nobody_can_read_is_refused_with_the_figure(hue: ColourRole) -> None:
    """Yellow: 1.28:1 under white, 1.22:1 on the paper of the default house style."""
    problems = prepare(Template("huis", PLACE, colours={hue.value: "FFE34D"})).problems

    told = [problem.message for problem in problems if problem.is_error]
    assert f"{hue} (#FFE34D) on paper (#FBF9F4) has a contrast of 1.22:1; readers need" in " ".join(told)
    assert f"on_accent (#FFFFFF) on {hue} (#FFE34D) has a contrast of 1.28:1; readers need" in " ".join(told)
    assert any("4.5:1" in text for text in told)
    assert all(problem.hint for problem in problems)
