"""Random decks that deckgen built come back from their slides alone, without the source that travels in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from random_courses import RandomCourse

from deckgen.build import BuildOptions, build_decks
from deckgen.content.deck import Deck
from deckgen.content.dilemma import Dilemma
from deckgen.importing.draft import Fate
from deckgen.importing.importer import import_files
from deckgen.output import Kind, write_whole
from deckgen.rich_text import BlockKind, Span, Text
from deckgen.yaml_source import read_deck


def read(path: Path) -> Deck:
    found = read_deck(path)
    assert isinstance(found.deck, Deck), found.problems
    return found.deck


def shown(text: Text) -> list[tuple[str, str]]:
    """Every block with its kind and its words in their marks.

    Paragraphs that follow one another are one: where a slide ends, its last paragraph may go on on the next.
    """
    found: list[tuple[str, str]] = []
    for block in text:
        told = words(block.spans)
        if found and block.kind is BlockKind.PARAGRAPH and found[-1][0] == block.kind.value:
            found[-1] = (block.kind.value, f"{found[-1][1]} {told}")
        elif told:
            found.append((block.kind.value, told))
    return found


def words(spans: Iterable[Span]) -> str:
    return " ".join("".join(f"*{each.text}*" if each.bold else each.text for each in spans).split())


def facts(dilemma: Dilemma) -> Iterator[tuple[str, object]]:
    """What has to come back of a dilemma."""
    said = dilemma.facilitation
    yield "title", dilemma.title
    yield "kind", dilemma.asks
    yield "question", shown(dilemma.question)
    yield "choices", [shown(choice.text) for choice in dilemma.choices]
    yield "verdicts", [choice.verdict for choice in dilemma.choices]
    yield "feedback", [shown(choice.feedback) for choice in dilemma.choices]
    yield "answer", shown(dilemma.answer)
    yield "discussion", [shown(prompt) for prompt in dilemma.discussion]
    yield "values", dilemma.values
    yield "more", [shown(passage.text) for passage in dilemma.meer_weten]
    yield "order", dilemma.order
    yield "scale", [getattr(dilemma.scale, name, None) for name in ("lowest", "highest", "low", "high", "axes")]
    for name in ("aim", "introduction", "debrief", "notes"):
        yield name, shown(getattr(said, name)) if said else []
    for name in ("prompts", "pitfalls"):
        yield name, [shown(each) for each in getattr(said, name)] if said else []


def come_back(seed: int, folder: Path) -> list[str]:
    """What of a random deck differs when its slides are imported again."""
    source = RandomCourse(seed).save(folder / "decks")
    options = BuildOptions(output=folder / "out", kinds=(Kind.SLIDES,), jobs=1)
    report = build_decks((source,), options, lambda *_: None)
    assert not report.has_errors, report.problems
    again = folder / "again"
    result = import_files([Path(report.outputs[0].path)], again, inline=True)
    recognised = result.files[0].recognised
    assert recognised is not None, result.files[0].refusal
    for path, data in result.written.items():
        write_whole(again / path, data, again)
    was, now = read(source), read(again / "koers.yaml")
    differ = [
        f"{seed} {one.id} {name}: {b!r}, not {a!r}"
        for one, other in zip(dilemmas(was), dilemmas(now), strict=True)
        for (name, a), (_, b) in zip(facts(one), facts(other), strict=True)
        if a != b
    ]
    if (was.title, was.subtitle) != (now.title, now.subtitle):
        differ.append(f"{seed} cover: {now.title!r} {now.subtitle!r}, not {was.title!r} {was.subtitle!r}")
    if [each.title for each in was.clusters] != [each.title for each in now.clusters]:
        differ.append(f"{seed} clusters: {[each.title for each in now.clusters]}")
    lost = [remark.text for remark in recognised.deck.remarks if remark.fate is Fate.LEFT_OUT]
    return differ + [f"{seed} left out: {text}" for text in lost]


def dilemmas(deck: Deck) -> list[Dilemma]:
    return [dilemma for cluster in deck.clusters for dilemma in cluster.dilemmas]


@pytest.mark.parametrize("seed", range(12))
def test_a_random_deck_comes_back_from_its_slides(seed: int, tmp_path: Path) -> None:
    assert come_back(seed, tmp_path) == []


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(12, 212))
def test_two_hundred_random_decks_come_back_from_their_slides(seed: int, tmp_path: Path) -> None:
    assert come_back(seed, tmp_path) == []
