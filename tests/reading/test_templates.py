from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.look import SlideRole
from deckgen.content.template import PaperMargins
from deckgen.yaml_source import read_deck
from deckgen.yaml_source.models.template_file import COLOUR_NAMES, LAYOUT_NAMES


def write_deck(folder: Path, template: str) -> Path:
    deck = folder / "decks" / "deck.yaml"
    deck.parent.mkdir(parents=True, exist_ok=True)
    deck.write_text(f"title: x\ntemplate: {template}\nprogram:\n- slide: x\n", encoding="utf-8")
    return deck


def write_template(folder: Path, name: str, text: str) -> Path:
    home = folder / "templates" / name
    home.mkdir(parents=True)
    (home / "template.yaml").write_text(text, encoding="utf-8")
    return home


def test_the_names_of_roles_are_those_that_are_drawn() -> None:
    assert list(COLOUR_NAMES) == [role.value for role in ColourRole]
    assert list(LAYOUT_NAMES) == [role.value for role in SlideRole]


def test_a_template_beside_the_decks_folder_is_found_and_read(tmp_path: Path) -> None:
    text = (
        'colours: {primary: "#1f4e79"}\nfonts: {heading: Lato}\nfooter: Stad\nlayouts: {question: Vraag}\n'
        "paper: {margins: {top: 30}}\n"
    )
    write_template(tmp_path, "huis", text)
    template = read_deck(write_deck(tmp_path, "huis")).template
    assert template is not None
    assert (template.name, template.colours, template.heading_font) == ("huis", {"primary": "1F4E79"}, "Lato")
    assert (template.footer, template.layouts) == ("Stad", {"question": "Vraag"})
    assert template.margins == PaperMargins(top=30)
    assert template.places["colours.primary"].line == 1
    assert template.places["layouts.question"].line == 4


def test_a_template_that_extends_another_keeps_what_it_does_not_say(tmp_path: Path) -> None:
    write_template(tmp_path, "basis", 'colours: {ink: "111111", primary: "222222"}\nfonts: {body: Lato}\n')
    write_template(tmp_path, "kind", 'extends: basis\ncolours: {primary: "333333"}\n')
    template = read_deck(write_deck(tmp_path, "kind")).template
    assert template is not None
    assert (template.colours, template.body_font) == ({"ink": "111111", "primary": "333333"}, "Lato")


@pytest.mark.parametrize("written", ["../merk.potx", "merk.potx"])
def test_a_presentation_alone_is_a_template(written: str, tmp_path: Path) -> None:
    deck = write_deck(tmp_path, written)
    (tmp_path / "merk.potx").write_bytes(b"PK")
    template = read_deck(deck).template
    assert template is not None
    assert template.brand is not None
    assert (template.name, template.brand.data) == ("merk", b"PK")


def test_the_only_presentation_in_a_templates_folder_is_its_brand(tmp_path: Path) -> None:
    home = write_template(tmp_path, "huis", "footer: x\n")
    (home / "Merk 2026.PPTX").write_bytes(b"PK")
    template = read_deck(write_deck(tmp_path, "huis")).template
    assert template is not None
    assert template.brand is not None
    assert template.brand.file.endswith("templates/huis/Merk 2026.PPTX")


def test_a_presentation_outside_the_repository_is_refused(tmp_path: Path) -> None:
    (tmp_path / "merk.pptx").write_bytes(b"PK")
    deck = write_deck(tmp_path / "repo", "../../merk.pptx")
    assert [problem.code for problem in read_deck(deck).problems] == ["path-outside"]


def test_a_name_that_climbs_out_of_the_templates_is_unknown(tmp_path: Path) -> None:
    write_template(tmp_path, "huis", "footer: x\n")
    deck = write_deck(tmp_path, "../templates/huis")
    assert [problem.code for problem in read_deck(deck).problems] == ["unknown-template"]


PATHS = ["templates/kaal", "../templates/kaal/", r"templates\kaal", "./kaal", "templates/kaal/template.yaml"]


@pytest.mark.parametrize("written", PATHS)
def test_a_path_to_a_template_is_refused_with_its_name(written: str, tmp_path: Path) -> None:
    write_template(tmp_path, "kaal", "footer: x\n")
    (problem,) = read_deck(write_deck(tmp_path, written)).problems
    assert problem.message == f"There is no template `{written}`."
    assert problem.hint == "A template is named by its folder alone: `template: kaal`."


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("templates/kal", "Did you mean `kaal`?"),
        ("kaal.yaml", "Did you mean `kaal`?"),
        ("../..", "Templates: `kaal`, `contrast`, `default`, `gemeente`, `horizon`, `sober`."),
    ],
)
def test_a_path_to_no_template_is_refused_with_the_names_that_there_are(
    written: str, hint: str, tmp_path: Path
) -> None:
    write_template(tmp_path, "kaal", "footer: x\n")
    (problem,) = read_deck(write_deck(tmp_path, written)).problems
    assert problem.hint == hint


@pytest.mark.parametrize("name", ["n" * 400, "é" * 150, "m/" * 200 + "x.pptx", "n" * 300 + ".pptx"])
def test_a_name_that_no_folder_can_have_is_a_problem(name: str, tmp_path: Path) -> None:
    (problem,) = read_deck(write_deck(tmp_path, name)).problems
    assert problem.code in {"unknown-template", "missing-file"}
