"""`deckgen init`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from deckgen.cli.new_command import choose_language
from deckgen.cli.shared_options import NearChoice
from deckgen.cli.terminal import say_line
from deckgen.messages.language_choice import LANGUAGES
from deckgen.messages.message import tell

_FIRST = {"nl": "eerste-deck", "fr": "premier-deck", "de": "erstes-deck", "en": "first-deck"}
_SCHEMAS = {"deck": "deckgen", "dilemma": "dilemma", "profile": "profile", "template": "template"}
_EDITOR = """{
  "yaml.schemas": {
    "schema/deckgen.schema.json": "decks/*.yaml",
    "schema/dilemma.schema.json": "decks/dilemmas/*.yaml",
    "schema/profile.schema.json": "decks/profiles/*.yaml",
    "schema/template.schema.json": "templates/*/template.yaml"
  },
  "[yaml]": {"editor.insertSpaces": true, "editor.tabSize": 2},
  "files.encoding": "utf8"
}
"""
_EXTENSIONS = '{\n  "recommendations": ["redhat.vscode-yaml"]\n}\n'
_EDITORCONFIG = """\
root = true

[*.{yaml,md}]
charset = utf-8
indent_style = space
indent_size = 2
insert_final_newline = true
"""
_IGNORED = "output/\n.deckgen/\n"
_CI = """\
name: decks
on: [push, pull_request]
permissions: {contents: read}
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
    - uses: actions/checkout@v4
    - uses: actions/setup-python@v5
      with: {python-version: "3.13"}
    - run: pip install deckgen
    - run: deckgen check --strict --format github
"""


@click.command()
@click.option("--language", type=NearChoice(LANGUAGES), help=tell("Language of the files; default: that of messages."))
def init(language: str | None) -> None:
    """Write folders, settings and a first deck into the current folder; what is there already stays as it is."""
    from deckgen.output import write_whole

    chosen = choose_language(language)
    for path, text in _list_files(chosen):
        if os.path.lexists(path):
            say_line(tell("kept {path}", path=path.as_posix()))
            continue
        write_whole(path, text.encode(), Path())
        say_line(tell("wrote {path}", path=path.as_posix()))
    say_line(tell("now: deckgen build {name}", name=_FIRST[chosen]))


def _list_files(language: str) -> Iterator[tuple[Path, str]]:
    from deckgen.cli.schema_command import schema_text
    from deckgen.yaml_source.reading.starter import starter_text

    yield Path("decks", f"{_FIRST[language]}.yaml"), starter_text("deck", _FIRST[language], language)
    for folder in ("dilemmas", "sources", "profiles", "media"):
        yield Path("decks", folder, ".gitkeep"), ""
    yield Path("templates", ".gitkeep"), ""
    for of, name in _SCHEMAS.items():
        yield Path("schema", f"{name}.schema.json"), schema_text(of) + "\n"
    yield Path(".vscode", "settings.json"), _EDITOR
    yield Path(".vscode", "extensions.json"), _EXTENSIONS
    yield Path(".editorconfig"), _EDITORCONFIG
    yield Path(".gitignore"), _IGNORED
    yield Path(".github", "workflows", "decks.yml"), _CI
    yield Path("deckgen.toml"), f'language = "{language}"\noutput = "output"\n'
