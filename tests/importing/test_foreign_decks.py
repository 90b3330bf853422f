"""Presentations that no deckgen built, in many ways of working, field by field against what a person reads in them."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import dutch_decks
import other_decks
import pytest
import yaml
from lxml import etree

import deckgen
from deckgen.build import BuildOptions, build_decks
from deckgen.importing.importer import ImportedFile, ImportResult, import_files
from deckgen.output import Kind, write_whole

HERE = Path(__file__).parent
TRUTHS = HERE / "truths"
NAMES = sorted(path.stem for path in TRUTHS.glob("*.yaml"))
LEAST = 0.95  # of the fields right
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
UNTOLD = frozenset({"format", "sequence", "id", "file", "decorative"})  # what deckgen adds by itself
STEP_WORDS = """
vraag casus dilemma situatie situation scenario case fall frage question stelling statement cas
antwoord answer réponse antwort corrigé bewertung assessment keuze choice background wat doe je meer weten find out more
vragen antwoorden keuzes lösung fallbeispiel vrai ou faux what would you do niet goed
agenda bespreking discussie diskussion discussion juist fout juiste goede hangt ervan af falsch richtig wrong right
"""
STEPS = frozenset(re.findall(r"\w+", STEP_WORDS))


def draw(name: str, folder: Path) -> Path:
    """The presentation of a name: drawn here, or made once by another program."""
    made = getattr(dutch_decks, name, None) or getattr(other_decks, name, None)
    if made is not None:
        return cast("Callable[[Path], Path]", made)(folder / f"{name}.pptx")
    return next(path for path in (HERE / "made" / f"{name}.pptx", HERE / "decks" / f"{name}.pptx") if path.exists())


def run(name: str, folder: Path, *, inline: bool = True) -> tuple[ImportedFile, ImportResult]:
    result = import_files([draw(name, folder)], folder / "decks", inline=inline)
    assert not result.files[0].refusal
    return result.files[0], result


def fields(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text with the way to it; a choice is its text, verdict and feedback."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in UNTOLD:
                yield from fields(each, f"{path}.{key}")
    elif isinstance(value, list) and path.endswith(".choices"):
        for number, each in enumerate(value):
            named = each if isinstance(each, dict) else dict(zip(("text", "verdict", "feedback"), each, strict=False))
            yield from fields(named, f"{path}[{number}]")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from fields(each, f"{path}[{number}]")
    elif str(value):
        yield path, plain(str(value))


def plain(text: str) -> str:
    """The words alone: without the signs of lists and emphasis, a named choice by its letter."""
    lettered = re.sub(r"\{\{ choice:(\w) \}\}", lambda found: found[1].upper(), text)
    return " ".join(re.sub(r"^\s*- |[*\\]", "", lettered, flags=re.MULTILINE).split())


def compare(name: str, folder: Path) -> tuple[int, list[str]]:
    """How many fields there are, and which are wrong, missing or too many."""
    file, result = run(name, folder)
    truth = dict(fields(yaml.safe_load((TRUTHS / f"{name}.yaml").read_text("utf-8"))))
    found = dict(fields(yaml.safe_load(result.written[f"{file.name}.yaml"])))
    keys = truth.keys() | found.keys()
    wrong = [
        f"{name} {key}: {found.get(key)!r}, not {truth.get(key)!r}"
        for key in sorted(keys)
        if truth.get(key) != found.get(key)
    ]
    return len(keys), wrong


def test_nearly_every_field_of_every_deck_is_right(tmp_path: Path) -> None:
    counts, wrong = Counter[str](), list[str]()
    for name in NAMES:
        total, failed = compare(name, tmp_path)
        counts.update(total=total, wrong=len(failed))
        wrong += failed
        assert len(failed) <= (1 - LEAST) * total, "\n".join(failed)
    assert len(NAMES) >= 20
    right = 1 - counts["wrong"] / counts["total"]
    assert right >= LEAST, "\n".join(wrong)
    print(f"{right:.1%} of {counts['total']} fields in {len(NAMES)} decks are right", *wrong, sep="\n")  # noqa: T201


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def paragraphs(path: Path) -> Iterator[str]:
    """Every paragraph of slides, notes and diagrams, read from the XML alone; page numbers are no words."""
    with zipfile.ZipFile(path) as package:
        for part in package.namelist():
            if re.fullmatch(r"ppt/(?:slides/slide|notesSlides/notesSlide|diagrams/data)\d+\.xml", part):
                for paragraph in etree.fromstring(package.read(part)).iter(f"{A}p"):
                    yield "".join(run.findtext(f"{A}t", "") for run in paragraph.iter(f"{A}r"))


def without_steps(found: list[str]) -> list[str]:
    """Without numbers, letters and names of steps at both ends, which say where a text belongs."""
    is_sign = [len(word) == 1 or word.isdigit() or word in STEPS for word in found]
    inside = [place for place, sign in enumerate(is_sign) if not sign]
    return found[inside[0] : inside[-1] + 1] if inside else []


def is_kept(text: str, kept: str) -> bool:
    """Whether words stand together in a field or a remark, whatever step or letter stood around them."""
    return any(f" {' '.join(each)} " in f"{kept}  " for each in (words(text), without_steps(words(text))))


@pytest.mark.parametrize("name", NAMES)
def test_every_paragraph_is_in_a_field_or_named(name: str, tmp_path: Path) -> None:
    file, result = run(name, tmp_path)
    assert file.recognised is not None
    written = [text for _, text in fields(yaml.safe_load(result.written[f"{file.name}.yaml"]))]
    named = [remark.text for remark in file.recognised.deck.remarks]
    kept = " ".join(f" {' '.join(words(text))} " for text in (*written, *named))
    lost = [
        text for text in paragraphs(draw(name, tmp_path)) if not all(is_kept(part, kept) for part in text.split(":"))
    ]
    assert lost == []


@pytest.mark.parametrize("name", NAMES)
def test_the_result_passes_check_builds_and_comes_back_the_same(name: str, tmp_path: Path) -> None:
    file, result = run(name, tmp_path, inline=False)
    folder = tmp_path / "decks"
    for path, data in result.written.items():
        write_whole(folder / path, data, folder)
    deck = folder / f"{file.name}.yaml"
    assert [problem for problem in deckgen.check([str(deck)]).problems if problem.severity == "error"] == []
    report = build_decks((deck,), BuildOptions(output=tmp_path / "out", kinds=(Kind.SLIDES,), jobs=1), lambda *_: None)
    assert not report.has_errors, report.problems
    again = tmp_path / "again"
    built = Path(report.outputs[0].path).rename(tmp_path / f"{deck.stem}.pptx")
    second = import_files([built], again)
    assert told(second.written) == told(result.written)


def told(written: Mapping[str, bytes]) -> dict[str, Any]:
    """Everything that was written, as values: comments say what was guessed, which is certain the second time.

    deckgen sets the apostrophes that its language has, so those of the built deck may not be those that were typed.
    """
    files = {path: data.decode().replace("’", "'") for path, data in written.items() if path.endswith(".yaml")}
    return {path: yaml.safe_load(text) for path, text in files.items()}
