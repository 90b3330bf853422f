from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import pptx
from deckgen.cli import command_line

FILE = Path(pptx.__file__).parent / "templates" / "default.pptx"


def test_a_page_shows_each_kind_of_slide_and_how_to_change_it(tmp_path: Path) -> None:
    brand, page = tmp_path / "huis.pptx", tmp_path / "huis.html"
    brand.write_bytes(FILE.read_bytes())
    done = CliRunner().invoke(command_line, ["template", "check", str(brand), "--report", str(page)])
    assert done.exit_code == 0, done.output
    html = page.read_text("utf-8")
    assert "“Title and Content”" in html
    assert "score" in html
    assert "data:image/png;base64," in html
    assert re.search(r"brand: .*huis\.pptx\nlayouts:\n  title: &quot;", html)
    assert "http" not in html.replace("http-equiv", "")


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_a_page_is_in_the_language_of_its_reader(tmp_path: Path, language: str) -> None:
    brand, page = tmp_path / "huis.pptx", tmp_path / "huis.html"
    brand.write_bytes(FILE.read_bytes())
    CliRunner().invoke(command_line, ["--lang", language, "template", "check", str(brand), "--report", str(page)])
    html = page.read_text("utf-8")
    assert f'<html lang="{language}">' in html
    seen = re.sub(r"<style>.*?</style>|<pre>.*?</pre>|<title>.*?</title>|<[^>]*>", " ", html, flags=re.DOTALL)
    english = (
        "its name",
        "PowerPoint's type",
        "deckgen changes",
        "the colour",
        "papers",
        "contrast as seen",
    )
    assert [text for text in english if re.search(rf"\b{text}\b", seen)] == []


def test_why_a_layout_was_chosen_is_remembered_in_every_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKGEN_CACHE", str(tmp_path / "cache"))
    brand = tmp_path / "huis.pptx"
    brand.write_bytes(FILE.read_bytes())
    learned, remembered = (
        CliRunner().invoke(command_line, ["--lang", "nl", "template", "check", str(brand)]).output for _ in range(2)
    )
    assert list((tmp_path / "cache").rglob("*.template"))
    assert "het PowerPoint-type “title”" in learned
    assert remembered == learned


def test_names_of_layouts_are_no_markup_on_the_page(tmp_path: Path) -> None:
    deck = pptx.Presentation(FILE)
    deck.slide_layouts[1]._element.cSld.set("name", "<script>alert(1)</script>")
    brand, page = tmp_path / "huis.pptx", tmp_path / "huis.html"
    deck.save(brand)
    CliRunner().invoke(command_line, ["template", "check", str(brand), "--report", str(page)])
    html = page.read_text("utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_house_style_without_a_presentation_has_a_page_too(tmp_path: Path) -> None:
    page = tmp_path / "default.html"
    done = CliRunner().invoke(command_line, ["template", "check", "default", "--report", str(page)])
    assert done.exit_code == 0, done.output
    assert "Nothing to mend." in page.read_text("utf-8")
