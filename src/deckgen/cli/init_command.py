"""`deckgen init`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from deckgen.cli.near_choice import NearChoice
from deckgen.cli.new_command import choose_language
from deckgen.cli.terminal import say_line
from deckgen.messages.language_choice import LANGUAGES
from deckgen.messages.message import tell

_FIRST = {"nl": "eerste-deck", "fr": "premier-deck", "de": "erstes-deck", "en": "first-deck"}
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
_RECIPES = {"github": Path(".github", "workflows", "decks.yml"), "gitlab": Path(".gitlab-ci.yml")}


@click.command()
@click.option("--language", type=NearChoice(LANGUAGES), help=tell("Language of the files; default: that of messages."))
@click.option(
    "--ci",
    "service",
    type=NearChoice([*_RECIPES, "none"]),
    default="github",
    show_default=True,
    help=tell("Whose server checks and builds the decks."),
)
@click.option(
    "--git", "is_for_git", is_flag=True, help=tell("Let git show the words of presentations, and merge none.")
)
def init(language: str | None, service: str, *, is_for_git: bool) -> None:
    """Write folders, settings and a first deck into the current folder; what is there already stays as it is."""
    from deckgen.output import write_whole

    chosen = choose_language(language)
    for path, text in (*_list_files(chosen), *_list_recipes(service), *_list_git_files(is_for_git=is_for_git)):
        if os.path.lexists(path):
            say_line(tell("kept {path}", path=path.as_posix()))
            continue
        write_whole(path, text.encode(), Path())
        say_line(tell("wrote {path}", path=path.as_posix()))
    if is_for_git:
        from deckgen.history.git_settings import set_up_git

        set_up_git(Path())
        say_line(tell("git shows the words of presentations in this clone"))
    say_line(tell("now: deckgen build {name}", name=_FIRST[chosen]))


def _list_files(language: str) -> Iterator[tuple[Path, str]]:
    from deckgen.cli.schema_command import schema_text
    from deckgen.yaml_source.models.schema_names import SchemaOf
    from deckgen.yaml_source.reading.starter import starter_text

    yield Path("decks", f"{_FIRST[language]}.yaml"), starter_text("deck", _FIRST[language], language)
    for folder in ("dilemmas", "sources", "profiles", "media"):
        yield Path("decks", folder, ".gitkeep"), ""
    yield Path("templates", ".gitkeep"), ""
    for of in SchemaOf:
        yield Path("schema", of.file), schema_text(of) + "\n"
    yield Path(".vscode", "settings.json"), _EDITOR
    yield Path(".vscode", "extensions.json"), _EXTENSIONS
    yield Path(".editorconfig"), _EDITORCONFIG
    yield Path(".gitignore"), _IGNORED
    yield Path("deckgen.toml"), f'language = "{language}"\noutput = "output"\n'


def _list_recipes(service: str) -> Iterator[tuple[Path, str]]:
    from deckgen.resources import resource

    if service in _RECIPES:
        yield _RECIPES[service], resource(f"recipes/{service}.yml").read_text("utf-8")


def _list_git_files(*, is_for_git: bool) -> Iterator[tuple[Path, str]]:
    if is_for_git:
        from deckgen.history.git_settings import ATTRIBUTES

        yield Path(".gitattributes"), ATTRIBUTES
