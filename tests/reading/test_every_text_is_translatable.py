"""Whatever an author writes in words can be translated: a text field that is added must be listed for translators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from deckgen.yaml_source.models.deck_file import DeckFile
from deckgen.yaml_source.models.dilemma_file import ChoiceFile, DilemmaFile
from deckgen.yaml_source.models.profile_file import ChoiceOverride, DilemmaOverride
from deckgen.yaml_source.translation.translatable import list_deck_texts

NO_WORDS = {
    *("id", "kind", "verdict", "next", "at", "file", "url", "from", "to", "points", "minutes", "vote", "order"),
    *("sequence", "tags", "on", "priority", "handout", "decorative", "embed", "quote", "section", "pass", "wrong"),
}  # fmt: skip
DILEMMA = """
id: een
title: w
question: w
short: w
choices: [{id: a, text: w, feedback: w, outcome: w, next: twee, points: 1, verdict: good, handout: true}, {text: w}]
answer: w
discussion: [w]
values: [w]
meer_weten: [{text: w}]
facilitator: {minutes: 1, aim: w, introduction: w, prompts: [w], pitfalls: [w], debrief: w, notes: w}
tags: [x]
reviewed: {by: w, on: 2026-01-01}
priority: 1
kind: choice
labels: {question: w, choice: w, answer: w, more: w, twist: w, outcome: w}
image: {file: a.png, alt: w, decorative: false}
video: {url: "https://a.example", file: a.mp4, minutes: 1, alt: w, embed: true, poster: {file: b.png, alt: w}}
questions: [w, w]
scale: {from: 1, to: 5, low: w, high: w, axes: [w]}
order: [a]
roles: [{name: w, brief: w, prompts: [w]}]
twists: [{text: w, ask: w, at: "08:40", minutes: 5, vote: true, handout: true}]
sequence: [question]
session: {method: [{step: w, minutes: 1, text: w, vote: before}]}
"""


def words_in(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every text that is words."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name not in NO_WORDS:
                yield from words_in(value, (*path, name))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from words_in(value, (*path, number))
    elif isinstance(data, str):
        yield path


def test_every_text_of_a_dilemma_a_theme_and_a_deck_is_listed_for_translators() -> None:
    dilemma = yaml.safe_load(DILEMMA)
    method = {"method": [{"step": "w", "text": "w"}]}
    labels = {"question": "w"}
    cluster = {"cluster": "w", "text": "w", "notes": "w", "labels": labels, "session": method, "dilemmas": [dilemma]}
    scoring = {"pass": "67%", "bands": [{"from": "80%", "text": "w"}]}
    deck = {"title": "w", "labels": labels, "scoring": scoring, "session": method, "program": [cluster]}
    listed = {field.original for field in list_deck_texts(deck).fields}
    assert set(words_in(deck)) - listed == set()


def test_the_sample_has_every_key() -> None:
    assert set(yaml.safe_load(DILEMMA)) == set(DilemmaFile.__struct_fields__)
    assert set(yaml.safe_load(DILEMMA)["choices"][0]) == set(ChoiceFile.__struct_fields__)
    assert {"labels", "scoring", "session"} <= set(DeckFile.__struct_fields__)


def test_a_profile_can_say_everything_otherwise_that_shows() -> None:
    not_shown = {"id", "tags", "reviewed", "priority", "kind"}
    assert set(DilemmaFile.__struct_fields__) - not_shown <= set(DilemmaOverride.__struct_fields__)
    assert set(ChoiceFile.__struct_fields__) - {"id", "next", "handout"} <= set(ChoiceOverride.__struct_fields__)
