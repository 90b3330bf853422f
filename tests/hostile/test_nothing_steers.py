"""No text of an author and no name of a file steers a terminal, a log, a page or a slide."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

import pptx
from deckgen.cli import command_line
from deckgen.content.deck import FreeSlide
from deckgen.shown_text import as_json, for_annotation_property, for_terminal, in_documents, on_a_line
from deckgen.yaml_source import read_deck

ESCAPE, CSI, TURN, ISOLATE = "\x1b]0;PWNED\x07", "\x9b31m", "\u202e", "\u2066"
HOSTILE_NAMES = [
    f"a{ESCAPE}b",
    "b\n::warning::INJECTED\n",
    f"c{CSI}red",
    f"d{TURN}lmay",
    "e\r::error file=x::INJECTED",
    "::error::first",
    "##[error]anywhere",
    f"g{ISOLATE}\u2028::debug::x",
]
DECK = (
    "title: Titel\nprogram:\n- cluster: Een\n  dilemmas:\n  - id: d\n    question: Wat doet u?\n"
    "    choices:\n    - {id: x, text: Niets, verdict: wrong, feedback: Dat is te weinig.}\n"
    "    - {id: y, text: Iets, verdict: good, feedback: Ja.}\n    meer_weten: [{text: Meer.}]\n"
)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")


def steers(said: str) -> list[str]:
    """What in a report would steer a terminal or the log of a CI service."""
    bad = [f"U+{ord(c):04X}" for c in said if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp", "Cs"}]
    return bad + [line for line in said.split("\n") if line.lstrip().startswith("::") or "##[" in line]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command_line, arguments)


@pytest.fixture
def hostile_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for folder in ("decks/profiles", "decks/sources", "decks/dilemmas"):
        Path(folder).mkdir(parents=True)
    for number, name in enumerate(HOSTILE_NAMES):
        wrong = number % 2
        Path("decks", f"{name}.yaml").write_text(DECK.replace("title", "titel") if wrong else DECK, "utf-8")
    Path("decks/profiles/p.yaml").write_text("overrides: {d: {question: Wat doet men?}}\n", "utf-8")
    Path("decks/sources/s.md").write_text("---\ntitle: S\n---\n\n# Deel\n\nTekst.\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "--format", "json"),
        ("build", "--only", "handout", "--jobs", "1"),
        ("build", "--only", "handout", "--jobs", "1", "--format", "json"),
        ("build", "--check", "--only", "handout"),
        ("sources",),
        ("sources", "--format", "json"),
        ("profile", "p"),
        ("profile", "p", "--format", "json"),
        ("translations", "--language", "fr"),
        ("translations", "--language", "fr", "--format", "json"),
        *(("check", f"decks/{name}.yaml") for name in HOSTILE_NAMES),
        *(("translate", f"decks/{name}.yaml", "--to", "fr") for name in HOSTILE_NAMES),
        *(("which", f"decks/{name}.yaml") for name in HOSTILE_NAMES),
        *(("textconv", f"decks/{name}.yaml") for name in HOSTILE_NAMES),
        *(("template", "check", name) for name in HOSTILE_NAMES),
        *(("explain", name) for name in HOSTILE_NAMES),
        *(("new", name) for name in HOSTILE_NAMES),
        *(("check", name) for name in HOSTILE_NAMES),
        *((name,) for name in HOSTILE_NAMES),
        *((f"--{name}",) for name in HOSTILE_NAMES),
        *(("build", f"--{name}") for name in HOSTILE_NAMES),
        *(("build", "--language", name) for name in HOSTILE_NAMES),
    ],
    ids=str,
)
@pytest.mark.usefixtures("hostile_folder")
def test_no_name_steers_what_a_command_says(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert not steers(result.stdout)
    assert not steers(result.stderr)
    assert result.output


@pytest.mark.usefixtures("hostile_folder")
def test_annotations_are_the_only_commands_in_a_log_and_each_is_one_of_ours() -> None:
    result = run("build", "--only", "handout", "--format", "github", "--jobs", "1")
    lines = result.stdout.strip().split("\n")
    assert len(lines) >= len(HOSTILE_NAMES) // 2
    for line in lines:
        assert re.fullmatch(r"::error file=[^,:]*,line=\d+,col=\d+,title=[a-z-]+::[^:\n].*", line)
        assert line.isprintable()
    assert not steers(result.stderr)


def test_a_difference_names_decks_and_shows_texts_without_steering(
    hostile_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(variable, "a@b")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=hostile_folder, check=True, capture_output=True)
    for name in HOSTILE_NAMES:
        changed = DECK.replace("Wat doet u?", "|\n      Eerst dit.\n\n      ::error::INJECTED\n\n      ##[error]x")
        Path("decks", f"{name}.yaml").write_text(changed, "utf-8")
    for form in ("text", "markdown", "json"):
        result = run("diff", "--format", form)
        assert "INJECTED" in result.stdout
        assert not steers(result.stdout)


@pytest.mark.parametrize("hostile", ["\x9b31m", "\x9d0;x\x9c", "\u202eabc", "\u2028::error::x", "\u2069", "##[error]"])
def test_the_words_of_a_presentation_do_not_steer_a_difference(hostile: str, tmp_path: Path) -> None:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = f"Titel {hostile}"
    slide.placeholders[1].text = f"::warning::{hostile}"
    slide.notes_slide.notes_text_frame.text = f"Notitie {hostile}"
    presentation.save(str(tmp_path / "x.pptx"))
    result = run("textconv", str(tmp_path / "x.pptx"))
    assert "Titel" in result.stdout
    assert not steers(result.stdout)


@pytest.mark.parametrize("part", ["ppt/\x1b[31m\n::error::x.xml", "ppt/\x9b31m.xml", f"ppt/{TURN}.xml"])
@pytest.mark.parametrize("command", ["which", "textconv"])
def test_the_names_of_parts_do_not_steer_what_is_said_of_a_damaged_file(
    part: str, command: str, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "x.pptx", "w") as archive:
        target = part.removeprefix("ppt/").replace("\x1b", "&#27;").replace("\n", "&#10;").replace("&#27;", "")
        archive.writestr(
            "_rels/.rels",
            f'<Relationships><Relationship Id="r" Type="x/officeDocument" Target="ppt/{target}"/></Relationships>',
        )
        archive.writestr(f"ppt/{target.replace('&#10;', chr(10))}", "<open>")
    result = run(command, str(tmp_path / "x.pptx"))
    assert result.exit_code
    assert result.output
    assert not steers(result.output)


@pytest.mark.parametrize(
    "reference",
    ["&#x202e;", "&#8238;", "&#x2066;", "&#X202D;", "&#12;", "&#10;", "&#13;", "&#x2028;", "&#8297;", "&NewLine;"],
)
@pytest.mark.parametrize(
    ("before", "after"),
    [("Betaal ", "nu"), ("Betaal **", "nu**"), ("[Betaal", "nu](https://example.org)"), ("- ", "x")],
)
def test_a_character_reference_brings_in_no_control_character(
    before: str, after: str, reference: str, tmp_path: Path
) -> None:
    (tmp_path / "d.yaml").write_text(f"title: T\nprogram:\n- slide: S\n  text: '{before}{reference}{after}'\n", "utf-8")
    read = read_deck(tmp_path / "d.yaml")
    (problem,) = read.problems
    assert (problem.code, problem.place.line) == ("control-character", 4)
    assert problem.place.column == len("  text: '") + len(before) + 1


@pytest.mark.parametrize("reference", ["&#27;", "&#x9b;", "&#127;", "&#0;", "&#xd800;", "&#x110000;"])
def test_a_reference_to_what_is_no_character_is_shown_as_such(reference: str, tmp_path: Path) -> None:
    (tmp_path / "d.yaml").write_text(f"title: T\nprogram:\n- slide: S\n  text: 'a{reference}b'\n", "utf-8")
    read = read_deck(tmp_path / "d.yaml")
    assert read.deck is not None
    (slide,) = read.deck.program
    assert isinstance(slide, FreeSlide)
    assert slide.text[0].text in {"a\ufffdb", f"a{reference}b"}


def test_a_reference_to_a_letter_stays_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "d.yaml").write_text("title: T\nprogram:\n- slide: S\n  text: 'caf&eacute; &amp; &lt;b&gt; &#x41;'\n")
    read = read_deck(tmp_path / "d.yaml")
    assert read.problems == ()


@pytest.mark.parametrize("escape", [r"a\rb", r"a\r\nb", r"a\Lb", r"a\Nb", r"a\Pb", r"a\vb"])
def test_an_escaped_line_end_is_a_line_end(escape: str, tmp_path: Path) -> None:
    (tmp_path / "d.yaml").write_text(f'title: "{escape}"\nprogram:\n- slide: S\n')
    read = read_deck(tmp_path / "d.yaml")
    assert read.problems == ()
    assert read.deck is not None
    assert read.deck.title == "a b"


@pytest.mark.usefixtures("hostile_folder")
def test_slides_and_papers_of_a_deck_with_such_a_name_hold_nothing_that_turns_text() -> None:
    name = HOSTILE_NAMES[6].replace("##", f"{TURN}{ISOLATE}{CSI}")
    Path("decks", f"{name}.yaml").write_text(DECK, "utf-8")
    result = run("build", f"decks/{name}.yaml", "--only", "slides", "--only", "facilitator", "--jobs", "1")
    assert result.exit_code == 0, result.output
    (slides,) = Path("output").rglob("*.pptx")
    with zipfile.ZipFile(slides) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                assert not set(archive.read(part).decode()) & {TURN, ISOLATE, "\x9b", "\x1b"}, part
    (paper,) = Path("output").rglob("*.pdf")
    with pikepdf.open(paper) as pdf:
        for value in (str(item) for item in pdf.docinfo.values()):
            assert not set(value) & {TURN, ISOLATE, "\x9b", "\x1b"}
        assert TURN not in str(pdf.Root.Metadata.read_bytes().decode())


CODES = (*range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xE0001)
DANGEROUS = [chr(number) for number in CODES]


@pytest.mark.parametrize("character", DANGEROUS, ids=lambda c: f"U+{ord(c):04X}")
def test_each_place_has_its_own_way_with_a_character_that_steers(character: str) -> None:
    text = f"a{character}b"
    assert on_a_line(text).isprintable()
    assert for_annotation_property(text).isprintable()
    assert for_terminal(text).replace("\n", "").isprintable()
    assert json.loads(as_json({"x": text})) == {"x": text}
    assert as_json({"x": text}).replace("\n", "").isprintable()
    assert in_documents(text) in {"ab", "a b"} or character in "\t\n\U000e0001"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", "\\u003a:error::x"),
        ("   ::error::x", "   \\u003a:error::x"),
        ("a\n::stop-commands::x", "a\n\\u003a:stop-commands::x"),
        ("woord ##[group]x", "woord \\u0023#[group]x"),
        ("a::b en #[1]", "a::b en #[1]"),
    ],
)
def test_no_line_that_is_printed_is_a_command_to_a_log(text: str, shown: str) -> None:
    assert for_terminal(text) == shown


def test_no_command_prints_or_writes_json_by_a_way_of_its_own() -> None:
    folder = Path(__file__).parents[2] / "src" / "deckgen" / "cli"
    for module in folder.glob("*.py"):
        assert "json.dumps" not in module.read_text("utf-8"), f"{module.name}: use deckgen.shown_text.as_json"
