"""Whatever the bytes, what comes back is a deck or problems: never an exception, never a long wait."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import mutate_text

import pptx
from deckgen.build.freshness.manifest import NAME, read_manifest
from deckgen.content.template import Brand, Template
from deckgen.house_style.preparation import prepare
from deckgen.problems import Place, Problem
from deckgen.yaml_source import read_deck
from deckgen.yaml_source.markdown.allowed_markup import WITH_BREAKS
from deckgen.yaml_source.markdown.markdown_text import read_markdown
from deckgen.yaml_source.markdown.terms import Words, fill_line
from deckgen.yaml_source.syntax.author_file import AuthorFile, Spot
from deckgen.yaml_source.syntax.author_text import RAW, AuthorText
from deckgen.yaml_source.syntax.yaml_file import decode_bytes, read_yaml

ROOT = Path(__file__).parents[2]
SECONDS = 10
FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
MARKUP = st.text(st.sampled_from(list("*_`[]()<>#\\&|!~-+=1. \t\n{}:\"'“”a\u202e\u0301\U0001f469")), max_size=400)
WORDS = Words({"t": {"text": "woord"}})


def read_mutated(times: int, seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as made:
        shutil.copytree(ROOT / "decks", Path(made, "decks"))
        files = sorted(path for path in Path(made, "decks").rglob("*") if path.suffix in {".yaml", ".md"})
        decks = sorted(path for path in Path(made, "decks").glob("*.yaml") if "." not in path.stem)
        for _ in range(times):
            file = chance.choice(files)
            before = file.read_bytes()
            file.write_bytes(mutate_text(before, chance))
            start = time.process_time()
            read_deck(file if file in decks else chance.choice(decks))
            assert time.process_time() - start < SECONDS
            file.write_bytes(before)


def test_mutated_decks_give_decks_or_problems() -> None:
    read_mutated(20, 1)


@pytest.mark.nightly
def test_ten_thousand_mutated_decks_give_decks_or_problems() -> None:
    read_mutated(10_000, int(os.environ.get("DECKGEN_SEED", "2")))


@FEW
@given(st.binary(max_size=500) | MARKUP.map(str.encode))
def test_any_bytes_are_yaml_or_a_problem(data: bytes) -> None:
    file, problems = decode_bytes(data, "x.yaml")
    if not problems:
        placed, problems = read_yaml(file)
        assert placed is not None or problems


@FEW
@given(MARKUP)
def test_any_text_is_markdown_or_a_problem(text: str) -> None:
    problems: list[Problem] = []
    author_text = AuthorText(text, Spot(AuthorFile("d", text), 0, 0, RAW))
    blocks = read_markdown(author_text, WORDS, problems, WITH_BREAKS)
    fill_line(author_text, WORDS, problems)
    assert not any("\ud800" <= sign <= "\udfff" for block in blocks for sign in block.text)


def mutate_brand(chance: random.Random) -> bytes:
    """A presentation in which one part is damaged."""
    source = Path(pptx.__file__).parent / "templates" / "default.pptx"
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    data = bytearray(parts[name])
    match chance.randrange(4):
        case 0:
            del parts[name]
        case 1:
            digits = [at for at, sign in enumerate(data) if chr(sign).isdigit()]
            at = chance.choice(digits or [0])
            parts[name] = bytes(data[:at]) + chance.choice((b"-1", b"x", b"9" * 30, b"")) + bytes(data[at + 1 :])
        case 2:
            at = chance.randrange(len(data))
            data[at] = chance.randrange(256)
            parts[name] = bytes(data)
        case _:
            parts[name] = bytes(data[: chance.randrange(len(data))])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return stream.getvalue()


def wear_mutated(times: int, seed: int) -> None:
    chance = random.Random(seed)
    place = Place("template.yaml")
    for _ in range(times):
        prepare(Template("x", place, brand=Brand(mutate_brand(chance), "x.pptx", place)))


def test_a_damaged_brand_is_worn_or_refused() -> None:
    wear_mutated(25, 1)


@pytest.mark.nightly
def test_thousands_of_damaged_brands_are_worn_or_refused() -> None:
    wear_mutated(3_000, int(os.environ.get("DECKGEN_SEED", "2")))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["format", "deck", "inputs"]), inner),
)


@FEW
@given(st.binary(max_size=200) | JSON.map(lambda data: json.dumps(data).encode()))
def test_any_manifest_is_read_or_left_aside(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as made:
        Path(made, NAME).write_bytes(data)
        assert read_manifest(Path(made)) is None
