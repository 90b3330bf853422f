from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hand_made_deck import make_deck

import pptx
from deckgen.content.template import Brand, Template
from deckgen.house_style.preparation import prepare
from deckgen.problems import Place
from deckgen.render.pptx.presentation import pack_slides

PLACE = Place("template.yaml")


def brands() -> dict[str, Template]:
    library = (Path(pptx.__file__).parent / "templates" / "default.pptx").read_bytes()
    pandoc = subprocess.run(
        ["pandoc", "--print-default-data-file", "reference.pptx"], capture_output=True, check=True
    ).stdout
    return {
        "own": Template("default", PLACE),
        "library": Template("library", PLACE, brand=Brand(library, "default.pptx", PLACE)),
        "pandoc": Template("pandoc", PLACE, brand=Brand(pandoc, "reference.pptx", PLACE)),
    }


@pytest.mark.office("soffice", "pdftotext", "pandoc")
def test_libreoffice_shows_every_slide_and_keeps_every_word(tmp_path: Path) -> None:
    decks = {}
    for name, template in brands().items():
        style = prepare(template)
        decks[name] = make_deck(style.look)
        (tmp_path / f"{name}.pptx").write_bytes(pack_slides(decks[name], style.package).data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = [str(tmp_path / f"{name}.pptx") for name in decks]
    for kind, folder in (("pdf", tmp_path), ("pptx", tmp_path / "saved")):
        command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(folder), *files]
        subprocess.run(command, capture_output=True, check=True, timeout=180)
    for name, deck in decks.items():
        shown = subprocess.run(
            ["pdftotext", "-layout", str(tmp_path / f"{name}.pdf"), "-"], capture_output=True, text=True, check=True
        ).stdout
        assert shown.count("\f") == len(deck.slides)
        saved = pptx.Presentation(tmp_path / "saved" / f"{name}.pptx")
        assert [slide.shapes.title.text for slide in saved.slides] == [
            slide.title.paragraphs[0].block.text for slide in deck.slides
        ]
        assert "Integer omgaan met sociale media" in " ".join(shown.split())


@pytest.mark.checkers
@pytest.mark.office("pandoc")
@pytest.mark.parametrize("name", ["own", "library", "pandoc"])
def test_an_independent_checker_finds_no_fault(name: str, checks: tuple[str, Path], tmp_path: Path) -> None:
    python, folder = checks
    style = prepare(brands()[name])
    file = tmp_path / f"{name}.pptx"
    file.write_bytes(pack_slides(make_deck(style.look), style.package).data)
    smallest = 18 * min(1.0, pptx.Presentation(str(file)).slide_height.pt / 540) - 0.1  # of letters, on a lower slide
    result = subprocess.run(
        [python, str(folder / "check_pptx.py"), str(file), "--min-font", f"{smallest:.1f}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
