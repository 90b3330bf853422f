"""One picture of each kind of slide and page, as programs show it: who reviews a change sees what it does.

`pytest -m nightly --accept tests/pictures` makes them anew. Where one differs, the old and the new stand side by side
in the file that the failure names.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from compared_pictures import WIDTH, is_like, make_small, side_by_side
from PIL import Image

import deckgen
from deckgen.blueprint.look import SlideRole
from deckgen.build.pipeline.deck_variant import DeckVariant, read_variant
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.planning.slides import plan_slides
from deckgen.storyboard.make import make_storyboard
from deckgen.storyboard.scenes import SceneKind
from needs import skip_without

HERE = Path(__file__).parent
MEDIA = HERE.parents[1] / "decks/media/letterkaarten.png"
DECKS = ("alle-soorten", "groepen")
PAGES = {  # of the first deck, from 1: one of each kind
    "handout": (1, 2, 3, 4, 5, 6),
    "answers": (1, 2, 3, 4),
    "facilitator": (1, 2, 3, 4, 6, 7, 12, 18, 20, 21, 22, 23, 24, 26, 27),
    "cards": (1, 2, 4, 10, 15, 16, 19, 20),
    "slides-handout": (1,),
    "booklet": (1,),
}


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures") / "decks"
    shutil.copytree(HERE / "deck", folder)
    (folder / "media").mkdir()
    shutil.copy(MEDIA, folder / "media")
    return folder


def read(decks: Path, name: str) -> DeckVariant:
    found = read_variant(decks / f"{name}.yaml")
    assert found.variant is not None, found.problems
    return found.variant


def slide_names(variant: DeckVariant) -> list[str]:
    """A name for each slide of a deck, in order."""
    plan = plan_slides(variant.deck, variant.look, variant.locale)
    return [f"{variant.deck.id}-{slide.key.replace('/', '-')}" for slide in plan.deck.slides]


def test_the_decks_have_every_kind_of_slide_and_dilemma(decks: Path) -> None:
    scenes, kinds, roles = set(), set(), set()
    for variant in (read(decks, name) for name in DECKS):
        scenes |= {scene.kind for scene in make_storyboard(variant.deck, variant.locale).scenes}
        kinds |= {dilemma.kind for dilemma in variant.deck.dilemmas}
        roles |= {slide.role for slide in plan_slides(variant.deck, variant.look, variant.locale).deck.slides}
        assert len(set(slide_names(variant))) == len(slide_names(variant))
    assert (scenes, kinds, roles) == (set(SceneKind), set(DilemmaKind), set(SlideRole))


def pages_of(pdf: Path) -> list[Image.Image]:
    """Every page of a PDF as a picture."""
    prefix = pdf.with_suffix("")
    command = ["pdftoppm", "-png", "-scale-to-x", str(WIDTH), "-scale-to-y", "-1", str(pdf), str(prefix)]
    subprocess.run(command, check=True, timeout=300)
    pages = []
    for path in sorted(pdf.parent.glob(f"{prefix.name}-*.png")):
        with Image.open(path) as picture:
            pages.append(picture.convert("RGB"))
    return pages


def compare(made: Mapping[str, Image.Image], folder: Path, out: Path, *, accept: bool) -> None:
    """Compare pictures with those of a folder, all before it is told."""
    if accept:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, picture in made.items():
            make_small(picture).save(folder / f"{name}.png", optimize=True)
    assert {path.stem for path in folder.glob("*.png")} == set(made), "look at the pictures, then run with --accept"
    differs = []
    for name, picture in made.items():
        with Image.open(folder / f"{name}.png") as old:
            if not is_like(old, picture):
                out.mkdir(exist_ok=True)
                side_by_side(old, picture).save(out / f"{name}.png")
                differs.append((out / f"{name}.png").as_posix())
    assert differs == [], "old, new and what differs, side by side; --accept takes the new ones"


@pytest.mark.nightly
@pytest.mark.office("pdftoppm")
def test_pages_look_as_before(decks: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    files = deckgen.compile(decks / "alle-soorten.yaml", tuple(PAGES))
    made: dict[str, Image.Image] = {}
    for kind, numbers in PAGES.items():
        (tmp_path / f"{kind}.pdf").write_bytes(files[kind])
        pages = pages_of(tmp_path / f"{kind}.pdf")
        made |= {f"{kind}-{number}": pages[number - 1] for number in numbers}
    compare(made, HERE / "goldens/pages", tmp_path / "differs", accept=request.config.getoption("--accept"))


@pytest.mark.nightly
@pytest.mark.office("soffice", "pdftoppm")
def test_slides_look_as_before(decks: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if "Carlito" not in font_for("Calibri"):
        skip_without("the font Carlito (fonts-crosextra-carlito), with which the pictures were made")
    made: dict[str, Image.Image] = {}
    for name in DECKS:
        path = tmp_path / f"{name}.pptx"
        path.write_bytes(deckgen.compile(decks / f"{name}.yaml")["slides"])
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        made |= dict(zip(slide_names(read(decks, name)), pages_of(tmp_path / f"{name}.pdf"), strict=True))
    compare(made, HERE / "goldens/slides", tmp_path / "differs", accept=request.config.getoption("--accept"))


def font_for(name: str) -> str:
    """The font that stands in for another on this machine."""
    if shutil.which("fc-match") is None:
        return ""
    return subprocess.run(["fc-match", name], capture_output=True, text=True, check=True, timeout=60).stdout
