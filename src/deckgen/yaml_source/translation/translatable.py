"""Every text of a deck, dilemma or profile that a translation gives, with its two paths."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.content.dilemma import LETTERS
from deckgen.content.labels import Labels
from deckgen.yaml_source.syntax.author_file import Path

_DATE = re.compile(r"\s*\d{4}-\d{2}-\d{2}\s*")
_DECK_LINES = ("title", "subtitle", "occasion", "organisation")
_DILEMMA_TEXTS = ("question", "short", "answer")
_LABELS = Labels.__struct_fields__
_CHOICE_TEXTS = ("text", "feedback", "outcome")
_TRAINER_TEXTS = ("aim", "introduction", "debrief", "notes")
_TRAINER_LISTS = ("prompts", "pitfalls")
_ITEM_KINDS = ("slide", "agenda", "break", "cluster")


class TextField(Struct, frozen=True):
    """One text to translate. `quote` names the source whose words it is; `forms` says that it is a term."""

    original: Path
    target: Path  # where the translation has it
    text: str
    quote: str = ""
    forms: bool = False


class Texts(Struct):
    """The texts of one file in the order of the original, and all paths that its translation may have."""

    fields: list[TextField] = field(default_factory=list)
    nodes: dict[Path, str] = field(default_factory=dict)  # path -> what stands there in the original, for a skeleton
    free: set[Path] = field(default_factory=set)  # where a translation may add keys of its own

    def add(self, data: object, original: Path, target: Path, **more: Any) -> None:
        """Note a text, where there is one."""
        if isinstance(data, str) and data.strip():
            self.fields.append(TextField(original, target, data, **more))

    def placed(self, find: Callable[[Path], Path | None]) -> Texts:
        """The same texts where a translation has them now; without those that it has no place for yet."""
        fields = ((text, find(text.target)) for text in self.fields)
        nodes = ((find(path), shown) for path, shown in self.nodes.items())
        return Texts(
            [replace(text, target=target) for text, target in fields if target is not None],
            {path: shown for path, shown in nodes if path is not None},
            self.free,
        )

    def allowed(self) -> set[Path]:
        """Every path that a translation may hold."""
        ends = [*(text.target for text in self.fields), *self.nodes]
        return {path[:length] for path in ends for length in range(1, len(path) + 1)}


class _Walk(Struct, frozen=True):
    """The texts below one path of the original and one of the translation."""

    texts: Texts
    data: Any
    original: Path = ()
    target: Path = ()

    def lines(self, names: tuple[str, ...]) -> None:
        for name in names:
            if isinstance(self.data, dict):
                self.texts.add(self.data.get(name), (*self.original, name), (*self.target, name))

    def lists(self, names: tuple[str, ...]) -> None:
        for name in names:
            for number, item in self.items(name):
                self.texts.add(item, (*self.original, name, number), (*self.target, name, number))

    def items(self, name: str) -> Iterator[tuple[int, Any]]:
        value = self.data.get(name) if isinstance(self.data, dict) else None
        yield from enumerate(value if isinstance(value, list) else ())

    def pairs(self, name: str) -> Iterator[tuple[str, Any]]:
        value = self.data.get(name) if isinstance(self.data, dict) else None
        yield from (value if isinstance(value, dict) else {}).items()

    def under(self, name: str) -> _Walk:
        return self.below(self.data.get(name) if isinstance(self.data, dict) else None, (name,))

    def below(self, data: Any, path: Path, target: Path | None = None) -> _Walk:
        return _Walk(self.texts, data, (*self.original, *path), (*self.target, *(path if target is None else target)))


def list_dilemma_texts(data: object) -> Texts:
    """The texts of a dilemma's file."""
    texts = Texts()
    _walk_dilemma(_Walk(texts, data))
    return texts


def list_deck_texts(data: object) -> Texts:
    """The texts of a deck's file, with those of the dilemmas written in it."""
    texts = Texts()
    walk = _Walk(texts, data)
    walk.lines(_DECK_LINES)
    date = data.get("date") if isinstance(data, dict) else None
    if isinstance(date, str) and not _DATE.fullmatch(date):
        walk.lines(("date",))
    _walk_terms(walk)
    session = walk.below(data.get("session") if isinstance(data, dict) else None, ("session",))
    for number, pause in session.items("breaks"):
        session.below(pause, ("breaks", number)).lines(("title",))
    _walk_labels(walk)
    _walk_method(walk)
    scoring = walk.under("scoring")
    for number, band in scoring.items("bands"):
        scoring.below(band, ("bands", number)).lines(("text",))
    for number, item in walk.items("program"):
        _walk_item(walk.below(item, ("program", number)))
    return texts


def list_profile_texts(data: object) -> Texts:
    """The texts of a profile's file."""
    texts = Texts()
    walk = _Walk(texts, data)
    walk.lines(("organisation", "footer"))
    _walk_terms(walk)
    for name, _value in walk.pairs("contact"):
        texts.nodes["contact", name] = ""
    contact = data.get("contact") if isinstance(data, dict) else None
    walk.below(contact, ("contact",)).lines(("name",))
    for name, override in walk.pairs("overrides"):
        _walk_texts(walk.below(override, ("overrides", name)))
    return texts


def _walk_dilemma(walk: _Walk) -> None:
    """A dilemma's texts. Why its title even where it has none: deckgen would make one of its Dutch file name."""
    if isinstance(walk.data, dict):
        title = walk.data.get("title")
        written = title if isinstance(title, str) else ""
        walk.texts.fields.append(TextField((*walk.original, "title"), (*walk.target, "title"), written))
    _walk_texts(walk, with_title=False)
    reviewed = walk.data.get("reviewed") if isinstance(walk.data, dict) else None
    if isinstance(reviewed, dict):
        path = ("reviewed", "by")
        by = (*walk.original, *path), (*walk.target, *path)
        walk.texts.add(reviewed.get("by"), *by)


def _walk_texts(walk: _Walk, *, with_title: bool = True) -> None:
    if with_title:
        walk.lines(("title",))
    walk.lines(_DILEMMA_TEXTS[:2])
    for number, choice in walk.items("choices"):
        written = choice.get("id") if isinstance(choice, dict) else None
        name = written if isinstance(written, str) else LETTERS[number % len(LETTERS)].lower()
        walk.below(choice, ("choices", number), ("choices", name)).lines(_CHOICE_TEXTS)
    for name, choice in walk.pairs("choices"):  # a profile names them
        walk.below(choice, ("choices", name)).lines(_CHOICE_TEXTS)
    walk.lines(_DILEMMA_TEXTS[2:])
    walk.lists(("questions", "discussion", "values"))
    _walk_play(walk)
    walk.lines(("meer_weten",))
    for number, block in walk.items("meer_weten"):
        _walk_block(walk.below(block, ("meer_weten", number)))
    facilitator = walk.below(walk.data.get("facilitator") if isinstance(walk.data, dict) else None, ("facilitator",))
    facilitator.lines(_TRAINER_TEXTS[:2])
    facilitator.lists(_TRAINER_LISTS)
    facilitator.lines(_TRAINER_TEXTS[2:])


def _walk_play(walk: _Walk) -> None:
    """How it is played: words, picture and film, scale, roles, new facts, method."""
    _walk_labels(walk)
    _walk_media(walk)
    scale = walk.under("scale")
    scale.lines(("low", "high"))
    scale.lists(("axes",))
    for number, role in walk.items("roles"):
        within = walk.below(role, ("roles", number))
        within.lines(("name", "brief"))
        within.lists(("prompts",))
    for number, twist in walk.items("twists"):
        walk.below(twist, ("twists", number)).lines(("text", "ask"))
    _walk_method(walk)


def _walk_labels(walk: _Walk) -> None:
    walk.under("labels").lines(_LABELS)


def _walk_media(walk: _Walk) -> None:
    walk.under("image").lines(("alt",))
    video = walk.under("video")
    video.lines(("alt",))
    video.under("poster").lines(("alt",))


def _walk_method(walk: _Walk) -> None:
    session = walk.under("session")
    for number, step in session.items("method"):
        session.below(step, ("method", number)).lines(("step", "text"))


def _walk_block(walk: _Walk) -> None:
    """A block of `meer_weten`: a translation may say the section again, for who reads it."""
    block = walk.data if isinstance(walk.data, dict) else {}
    quote = block.get("quote")
    shown = f"{quote}: {block.get('section')}" if isinstance(quote, str) and block.get("section") else ""
    walk.texts.nodes[walk.target] = shown
    if isinstance(quote, str):
        walk.texts.nodes[*walk.target, "section"] = ""
    path = (*walk.original, "text"), (*walk.target, "text")
    walk.texts.add(block.get("text"), *path, quote=quote if isinstance(quote, str) else "")


def _walk_terms(walk: _Walk) -> None:
    walk.texts.free.add((*walk.target, "terms"))
    for name, words in walk.pairs("terms"):
        shown = words if isinstance(words, str) else _show_forms(words)
        walk.texts.add(shown, (*walk.original, "terms", name), (*walk.target, "terms", name), forms=True)


def _show_forms(words: object) -> str:
    return ", ".join(f"{form}: {text}" for form, text in words.items()) if isinstance(words, dict) else ""


def _walk_item(walk: _Walk) -> None:
    walk.texts.nodes[walk.target] = ""
    walk.lines(_ITEM_KINDS)
    _walk_media(walk)
    walk.lines(("text", "notes"))
    _walk_labels(walk)
    _walk_method(walk)
    for number, dilemma in walk.items("dilemmas"):
        name = dilemma.get("id") if isinstance(dilemma, dict) else None
        if isinstance(name, str):
            _walk_dilemma(walk.below(dilemma, ("dilemmas", number), ("dilemmas", name)))


Lister = Callable[[object], Texts]


def list_texts(data: object, folder: str) -> Texts | None:
    """The texts of a file of which nobody said what it is; None where it is nothing to translate."""
    keys = data.keys() if isinstance(data, dict) else frozenset()
    if "program" in keys:
        return list_deck_texts(data)
    if "question" in keys:
        return list_dilemma_texts(data)
    return list_profile_texts(data) if folder == "profiles" else None
