"""The way from a deck's file to the bytes of its presentation, in any house style."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pptx
from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import SlideDeck
from deckgen.content.deck import Deck
from deckgen.content.template import Template
from deckgen.house_style.preparation import PreparedTemplate, prepare
from deckgen.planning.slides import SlidePlan, plan_slides
from deckgen.problems import Place
from deckgen.render.pptx.presentation import pack_slides
from deckgen.yaml_source import read_deck
from deckgen.yaml_source.reading.locales import read_locale
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.reading.templates import TemplateReader

ROOT = Path(__file__).parents[2]
DECKS = tuple(sorted(path.name for path in (ROOT / "decks").glob("*.yaml")))
TEMPLATES = ("default", "gemeente", "contrast", "horizon", "sober")


@dataclass(frozen=True, slots=True)
class Presentation:
    """A presentation with what it was made from."""

    deck: Deck
    look: Look
    slides: SlideDeck
    data: bytes


@cache
def read_style(name: str) -> PreparedTemplate:
    """A house style that comes with deckgen."""
    reading = Reading(ROOT / "decks")
    template = TemplateReader(reading).read(name, Place("proef"))
    assert template is not None
    assert reading.problems == []
    return ready(template)


def ready(template: Template) -> PreparedTemplate:
    prepared = prepare(template)
    assert [problem for problem in prepared.problems if problem.is_error] == []
    return prepared


@cache
def read_content(path: Path) -> Deck:
    """A deck; `name.fr.yaml` is the deck `name.yaml` in French."""
    name, _, language = path.stem.partition(".")
    read = read_deck(path.with_name(f"{name}.yaml"), language=language)
    errors = [problem for problem in read.problems if problem.is_error]
    assert errors == [], errors
    assert read.deck is not None
    return read.deck


def plan(deck: Deck, style: PreparedTemplate) -> SlidePlan:
    return plan_slides(deck, style.look, read_locale(deck.language))


def present(deck: Deck, style: PreparedTemplate) -> Presentation:
    slides = plan(deck, style).deck
    return Presentation(deck, style.look, slides, pack_slides(slides, style.package).data)


def present_file(name: str, template: str = "default") -> Presentation:
    """A deck of the project in one of its house styles."""
    return present(read_content(ROOT / "decks" / name), read_style(template))


def least_letters(files: Iterable[Path]) -> str:
    """Letters of 18 points on a slide 540 points high, as much smaller on the lowest slide as that is lower."""
    heights = [pptx.Presentation(str(file)).slide_height.pt for file in files]
    return f"{18 * min([540.0, *heights]) / 540 - 0.1:.2f}"


def judge(checks: tuple[str, Path], files: Iterable[Path], *options: str) -> str:
    """What the independent checker finds wrong with presentations; empty where it finds nothing."""
    python, folder = checks
    files = list(files)
    command = [python, str(folder / "check_pptx.py"), *map(str, files), "--min-font", least_letters(files), *options]
    audit = Path(python).with_name("openxml-audit")
    if audit.exists():
        command += ["--audit", str(audit)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if result.returncode == 0 else result.stdout + result.stderr
