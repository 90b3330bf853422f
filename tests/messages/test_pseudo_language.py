"""Every command, run in a language that nobody speaks: a word in Latin letters is one that was not translated."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from click.testing import CliRunner

from deckgen.cli import command_line
from deckgen.cli.root import COMMANDS
from deckgen.messages import catalogue
from deckgen.output import Kind

ROOT = Path(__file__).parents[2]
GROUPS = {"template": ("check", "new")}
WIDE = {**{ord("A") + n: 0xFF21 + n for n in range(26)}, **{ord("a") + n: 0xFF41 + n for n in range(26)}}
KEPT = re.compile(
    r"`[^`]*`|\{[a-z_][a-z0-9_]*(?::,|!r)?\}|%\([a-z]+\)s|\[[a-z-]+\]|--?[a-z][a-z-]*|[\w./*-]+\.(?:yaml|yml|toml|pptx|html)"
)
NAMES = re.compile(  # what stays in each language: names, codes, paths, what stands in quotation marks, keys, fonts
    r"`[^`]*`|“[^”]*”|«[^»]*»|'[^']*'|\"[^\"]*\"|\[[a-z0-9|-]+\]|ｔ: [a-z]+\]|^ *[a-z]+\]|--?[A-Za-z][A-Za-z-]*"
    r"|\b[A-Z]+\.[a-z]+\b|\b[A-Z][A-Z0-9_.|-]+\b|[\w.*-]*/[\w./*…-]*|(?:\b[\w-]+)?\.[a-z]{2,15}\b|\bdeckgen\b"
    r"|ｏｆ: [a-z, ]+$|^\w+:(?= |\d+:)|^ *[a-z_]+ +(?=#)|\b[0-9a-f]{8}\b|Calibri(?: Light)?|Atkinson Hyperlegible"
)
KNOWN = {
    *(*COMMANDS, *(word for group in GROUPS.values() for word in group), *Kind, *(part for kind in Kind for part in kind.split("-"))),
    *("nl", "fr", "de", "en", "yaml", "pt", "eerste", "deck", "fact", "extra"),
}  # fmt: skip
OFFICE = """\
title: Ωμέγα
language: nl
organisation: Δήμος
program:
- cluster: Άλφα
  dilemmas:
  - id: a
    question: Τι κάνετε;
    choices:
    - {id: b, text: Ναι., verdict: best, feedback: Σωστά.}
    - {id: c, text: Όχι., verdict: wrong, feedback: Λάθος.}
"""


def widen(text: str) -> str:
    """The text in letters that are not Latin; names, arguments and code stay."""
    kept = KEPT.findall(text)
    parts = KEPT.split(text)
    return "".join(part.translate(WIDE) + name for part, name in zip(parts, [*kept, ""], strict=True))


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Catalogues in which Dutch is the language that nobody speaks."""
    spec = importlib.util.spec_from_file_location("message_catalogues", ROOT / "tools" / "message_catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    made = Catalog(locale="nl")
    for message in tool.find_messages():
        if isinstance(message.id, tuple):
            made.add(message.id, tuple(map(widen, message.id)))
        elif message.id:
            made.add(message.id, widen(message.id))
    folder = tmp_path_factory.mktemp("catalogues")
    for language in ("nl", "fr", "de"):  # `docs` speaks all of them at once
        file = folder / language / "LC_MESSAGES" / "deckgen.mo"
        file.parent.mkdir(parents=True)
        with file.open("wb") as stream:
            write_mo(stream, made)
    return folder


@pytest.fixture
def office(catalogues: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a deck whose words are Greek; deckgen speaks the language that nobody speaks."""
    for module in ("deckgen.messages.catalogue", "deckgen.cli.help_words"):
        monkeypatch.setattr(f"{module}.catalogue_folder", lambda: catalogues)
    for name in COMMANDS:  # loaded in English: click names the types of arguments then, for tests after these too
        command_line.get_command(click.Context(command_line), name)
    monkeypatch.setenv("DECKGEN_LANG", "nl")
    monkeypatch.setenv("LANGUAGE", "nl")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "x.yaml").write_text(OFFICE, "utf-8")
    return tmp_path


def untranslated(*arguments: str) -> list[str]:
    """The words in Latin letters of all that a command says."""
    done = CliRunner().invoke(command_line, arguments, prog_name="deckgen", env={"COLUMNS": "200"})
    assert not isinstance(done.exception, AssertionError | TypeError), done.exception
    return list(words_of(done.output))


def words_of(said: str) -> Iterator[str]:
    for line in said.splitlines():
        for word in re.findall(r"[A-Za-zÀ-ÿ]{2,}", NAMES.sub(" ", line)):
            if word.lower() not in KNOWN:
                yield f"{word} in {line.strip()}"


HELPED = [
    (),
    *((command,) for command in COMMANDS),
    *((group, each) for group, words in GROUPS.items() for each in words),
]


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("command", HELPED, ids=" ".join)
def test_help_is_translated_word_for_word(command: tuple[str, ...]) -> None:
    assert untranslated(*command, "--help") == []


@pytest.mark.usefixtures("office")
def test_a_text_that_was_not_translated_is_found() -> None:
    assert list(words_of("Ｕｓａｇｅ and `code` [code] --option decks/x.yaml")) == [
        "and in Ｕｓａｇｅ and `code` [code] --option decks/x.yaml"
    ]


RUNS = (
    ("check",), ("check", "nowhere"), ("check", "--lang", "xx"), ("chekc",), ("check", "--formt", "text"),
    ("check", "--format", "xml"), ("check", "--language", "xx"), ("check", "--profile", "p"), ("check", "--minutes", "1"),
    ("build",), ("build", "--only", "posters"), ("build", "--jobs", "0"), ("build", "--check"), ("build", "--minutes", "5"),
    ("build", "--print", "--icc", "decks/x.yaml"), ("build", "--language", "fr"),
    ("new", "A B"), ("new", "con"), ("new", "x"), ("new", "y"), ("new", "z", "--of", "dilemma"), ("new", "z", "--kind", "fact"),
    ("new", "z", "--of", "source"), ("new", "z", "--of", "profile"), ("new", "z", "--of", "template"), ("new", "z", "--of", "tally"),
    ("new", "z", "--of", "poster"), ("init",), ("init", "--git"), ("init", "--ci", "jenkins"), ("explain", "unknwn-key"),
    ("explain", "zzz"), ("open", "x"), ("open", "y"), ("docs", "-o", "manual"), ("template", "check", "default"),
    ("template", "check", "defualt"), ("template", "new", "z"), ("template", "chekc"), ("profile", "p"), ("sources",),
    ("translate", "decks/x.yaml", "--to", "fr"), ("translate", "decks/x.yaml", "--to", "xx"), ("translate", "x.yaml", "--to", "fr"),
    ("translations",), ("translations", "--language", "de"), ("site", "-o", "site"), ("report", "x", "none.yaml"),
    ("diff",), ("which", "decks/x.yaml"), ("which", "none.pptx"), ("textconv", "none.pptx"), ("pull", "none.pptx"),
    ("import", "none.pptx"), ("import", "decks/x.yaml"), ("schema", "--of", "poster"), ("schema", "extra"),
)  # fmt: skip


@pytest.mark.parametrize("command", RUNS, ids=" ".join)
def test_what_a_command_says_is_translated_word_for_word(
    command: tuple[str, ...], office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(office.parent))
    assert untranslated(*command) == []


@pytest.mark.usefixtures("office")
def test_a_built_deck_is_told_of_word_for_word() -> None:
    CliRunner().invoke(command_line, ["build", "--only", "slides", "--only", "handout"])
    for command in (
        ("which", "output/x/x.pptx"),
        ("pull", "output/x/x.pptx"),
        ("build", "--check"),
        ("import", "output/x/x.pptx", "-o", "back"),
        ("build", "--only", "slides", "--force"),
    ):
        assert untranslated(*command) == [], command


def test_the_language_of_the_tests_is_english_again() -> None:
    assert catalogue.spoken_language() == "en"
