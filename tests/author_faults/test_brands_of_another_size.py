"""A brand whose slide size was changed and not its layouts: titles, texts, footers and numbers stay on the slide."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx.util import Emu, Pt

from deckgen.build import BuildOptions, build_decks
from deckgen.output import Kind
from pptx import Presentation

DECK = """title: Een titel van gewone lengte
subtitle: Ondertitel
occasion: Zomerschool
language: nl
template: brand.pptx
lints: {contrast: off, unknown-font: off, template-ground: off, template-layout: off}
cluster_slides: true
program:
- {slide: Welkom, text: Fijn dat je er bent.}
- agenda: Overzicht
- cluster: Aan het loket
  dilemmas:
  - id: taart
    title: De taart
    question: Een inwoner brengt een taart naar het loket. Neem je ze aan?
    choices: [{text: Ja., verdict: wrong, feedback: Nee toch.}, {text: Nee., verdict: best, feedback: Zo is het.}]
    meer_weten: Lees de code.
"""


@pytest.mark.parametrize(("width", "height"), [(540, 720), (595, 842), (480, 270), (720, 405), (1280, 720), (960, 960)])
def test_everything_stays_on_a_slide_whose_size_was_changed(width: float, height: float, tmp_path: Path) -> None:
    brand = Presentation()
    brand.slide_width, brand.slide_height = Pt(width), Pt(height)
    brand.save(str(tmp_path / "brand.pptx"))
    (tmp_path / "deck.yaml").write_text(DECK, "utf-8")
    options = BuildOptions(tmp_path / "out", kinds=(Kind.SLIDES,), jobs=1)

    report = build_decks([tmp_path / "deck.yaml"], options, lambda _: None)

    if any(problem.is_error for problem in report.problems):  # else it is told, with a cure
        assert all(problem.hint for problem in report.problems)
        return
    built = Presentation(report.outputs[0].path)
    assert (built.slide_width, built.slide_height) == (Pt(width), Pt(height))
    off = [
        (slide.shapes.title.text, shape.name)
        for slide in built.slides
        for shape in slide.shapes
        if not (
            -Emu(12700) <= shape.left
            and -Emu(12700) <= shape.top
            and shape.left + shape.width <= built.slide_width + Emu(12700)
            and shape.top + shape.height <= built.slide_height + Emu(12700)
        )
    ]
    assert off == []
