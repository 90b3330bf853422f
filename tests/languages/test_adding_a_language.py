"""A language is one file: Spanish is added to a copy of the package as CONTRIBUTING.md says, and builds every kind."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import deckgen
from deckgen.resources import resource
from deckgen.resources.languages import known_languages, language_codes
from deckgen.yaml_source.reading.locales import read_locale

HEAD = {
    "code": "es",
    "name": "Español",
    "english": "Spanish",
    "region": "es-ES",
    "hyphenation": "es",
    "choice_names": "opción opciones respuestas?",
}
DECK = """\
title: El regalo
language: es
date: 2026-11-22
program:
- cluster: Regalos
  dilemmas:
  - id: vino
    question: Un proveedor te manda una botella de vino. ¿Qué haces?
    choices:
    - {text: La acepto., verdict: wrong, feedback: Así empieza siempre.}
    - {text: La devuelvo., verdict: best, feedback: Quedas libre.}
    discussion: [¿Y si es tu amiga?]
"""


@pytest.mark.parametrize("code", language_codes())
def test_the_head_of_a_file_says_what_its_parser_reads(code: str) -> None:
    locale, head = read_locale(code), known_languages()[code]
    assert (head.code, head.name) == (locale.code, locale.name) == (code, locale.name)
    assert head.region.startswith(f"{code}-")
    assert head.number_words == locale.numbers


def _spanish(english: str) -> str:
    """The English file with its head and its dates said in Spanish: what the words are is the translator's."""
    for key, value in HEAD.items():
        english = re.sub(rf"^{key}: .*$", f"{key}: {value}", english, count=1, flags=re.MULTILINE)
    return re.sub(r"^date_pattern: .*$", "date_pattern: '{day} de {month} de {year}'", english, flags=re.MULTILINE)


def test_spanish_is_added_by_one_file(tmp_path: Path) -> None:
    package = tmp_path / "src/deckgen"
    shutil.copytree(Path(deckgen.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(Path(__file__).parents[2] / "templates", tmp_path / "templates")
    words = _spanish(resource("locales/en.yaml").read_text("utf-8"))
    (package / "resources/locales/es.yaml").write_text(words, "utf-8")
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/vino.yaml").write_text(DECK, "utf-8")

    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src"), "DECKGEN_CACHE": "off"}
    for arguments in (("check", "--strict", "vino"), ("build", "vino"), ("build", "--language", "es-MX", "vino")):
        done = subprocess.run(  # our own program
            [sys.executable, "-m", "deckgen", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((tmp_path / "output/vino").glob("vino*"))) == 5
