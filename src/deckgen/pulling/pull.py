"""Compares an edited presentation with what it was built from, and works out what the YAML of today would become."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from deckgen.build.pipeline.deck_list import list_decks
from deckgen.history.built_file import FileFacts, read_facts
from deckgen.history.office_archive import NotReadableError
from deckgen.messages.message import reason_of, tell
from deckgen.pulling.base import Base, NoBaseError, read_base
from deckgen.pulling.built_slides import show_built
from deckgen.pulling.edited_slides import read_source, show_edited
from deckgen.pulling.fields import Fields
from deckgen.pulling.matching import SlidePairs, changed_lines, pair_shapes, pair_slides
from deckgen.pulling.redrawn import Redrawn
from deckgen.pulling.repeats import Repeats
from deckgen.pulling.result import Edit, Outcome, PullResult
from deckgen.pulling.shown import TITLE, ShownSlide
from deckgen.pulling.text_edits import FieldEdit, TextEdits
from deckgen.pulling.today import Today
from deckgen.yaml_source.profiles.edition import list_named_dilemmas
from deckgen.yaml_source.reading.reading_state import Reading

_HOMES = 5  # folders above the edited file in which its deck is looked for
_LONGEST = 200


def pull(edited: Path) -> PullResult:
    """What changed in an edited file, and the files as they would be written; nothing is written here."""
    try:
        facts = read_facts(edited)
        source = read_source(edited) if facts.kind == "slides" else {}
        slides = show_edited(edited) if source else ()
    except NotReadableError as reason:
        return PullResult(refusal=tell("{name} {reason}", name=edited.name, reason=reason_of(reason)))
    if not source:
        return PullResult(refusal=_explain_sourceless(edited, facts))
    deck = _find_deck(edited, facts.deck)
    if deck is None:
        return PullResult(
            refusal=tell("The deck `{name}` is not here; run deckgen where its decks/ is.", name=facts.deck)
        )
    try:
        with read_base(deck, source, facts) as base:
            return _compare(base, deck, slides, Redrawn(base.variant, facts))
    except NoBaseError as reason:
        why = tell("The source in {name} cannot be read any more: {reason}", name=edited.name, reason=str(reason))
        return PullResult(refusal=why)


def _explain_sourceless(edited: Path, facts: FileFacts) -> str:
    if facts.kind != "slides":
        return tell("{name} is no presentation; deckgen pull reads .pptx files that deckgen built.", name=edited.name)
    return tell(
        "{name} carries no source, as a deck with `public: true` does; `deckgen import` can read it.", name=edited.name
    )


def _find_deck(edited: Path, name: str) -> Path | None:
    """The deck's file below the current folder, or beside the folders that the edited file is in."""
    if not name or Path(name).name != name:
        return None
    homes = (Path(), *edited.absolute().parents[:_HOMES])
    places = (folder / f"{name}.yaml" for home in homes for folder in (home / "decks", home))
    return next((place for place in places if place.is_file()), None)


def _compare(base: Base, deck: Path, edited: Sequence[ShownSlide], redrawn: Redrawn) -> PullResult:
    built = show_built(base.variant.slide_plan.deck)
    pairs = pair_slides(built, edited)
    fields = Fields(base)
    clusters = tuple(cluster.title for cluster in base.variant.deck.clusters)
    sorter = TextEdits(fields, base.variant.locale, clusters, Repeats(built))
    today = Today(deck.parent, fields)
    edits: list[Edit] = []
    for found in _changes(pairs, sorter, redrawn):
        if isinstance(found, FieldEdit):
            edits.append(_name_decks(today.take(found), deck.parent))
        elif found not in edits:
            edits.append(found)
    return PullResult(tuple(edits), today.written())


def _name_decks(edit: Edit, folder: Path) -> Edit:
    """The edit with every deck that shows the same dilemma of the pool."""
    name = Path(edit.file)
    if name.parent.as_posix() != "dilemmas" or edit.also:
        return edit
    decks = [path.name for path in list_decks(folder) if _shows(path, name.name.split(".")[0])]
    return replace(edit, also=tuple(decks)) if len(decks) > 1 else edit


def _shows(deck: Path, dilemma: str) -> bool:
    """Whether a deck names a dilemma of the pool; one that cannot be read names none."""
    plain = Reading(deck.parent).read_plain(deck)
    return plain is not None and dilemma in list_named_dilemmas(plain.data)


def _changes(pairs: SlidePairs, sorter: TextEdits, redrawn: Redrawn) -> Iterator[FieldEdit | Edit]:
    for built, edited in pairs.both:
        yield from _changes_of_slide(built, edited, sorter)
    yield from redrawn.changes(pairs.both)
    yield from _gone_slides(pairs)
    for slide in pairs.added:
        yield Edit(Outcome.STRUCTURE, slide.number, "", slide.title or _words(slide), why=tell("The slide was added."))
    if pairs.moved:
        order = ", ".join(_shown_order(pairs))
        yield Edit(Outcome.STRUCTURE, 0, "", order[:_LONGEST], why=tell("The slides stand in another order."))


def _gone_slides(pairs: SlidePairs) -> Iterator[Edit]:
    """Slides that were deleted; a dilemma of which none is left is named once."""
    left = {built.key.split("/")[0] for built, _ in pairs.both}
    named: set[str] = set()
    for slide in pairs.gone:
        dilemma, step, _ = slide.key.partition("/")
        if not step or dilemma in left:
            yield Edit(Outcome.STRUCTURE, slide.number, slide.title, "", why=tell("The slide was deleted."))
        elif dilemma not in named:
            named.add(dilemma)
            why = tell("All slides of the dilemma `{name}` were deleted: take it off its `dilemmas`.", name=dilemma)
            yield Edit(Outcome.STRUCTURE, slide.number, slide.title, "", why=why)


def _shown_order(pairs: SlidePairs) -> list[str]:
    """The items of the program in their new order, or the slides where only slides of one item changed places."""
    both = sorted(pairs.both, key=lambda pair: pair[1].number)
    names = list(dict.fromkeys(built.key.split("/")[0] for built, _ in both))
    before = list(dict.fromkeys(built.key.split("/")[0] for built, _ in pairs.both))
    return names if names != before else [str(built.number) for built, _ in both]


def _changes_of_slide(built: ShownSlide, edited: ShownSlide, sorter: TextEdits) -> Iterator[FieldEdit | Edit]:
    number = edited.number
    for was, now in pair_shapes(built, edited):
        if was is not None and now is not None:
            for change in changed_lines(was.lines, now.lines):
                yield from sorter.sort(change, was.name, number, built.key)
        elif was is not None and was.name != TITLE:
            words = " ".join(line.text for line in was.lines)
            yield Edit(Outcome.STRUCTURE, number, words, "", why=tell("The text box was taken off the slide."))
        elif now is not None and not _is_letter(now.lines[0].text):
            words = " ".join(line.text for line in now.lines)
            if words not in _words(built):
                yield Edit(Outcome.STRUCTURE, number, "", words, why=tell("A text box was added to the slide."))
    if set(edited.pictures) - set(built.pictures):
        yield Edit(Outcome.STRUCTURE, number, "", "", why=tell("A picture was replaced or added."))


def _words(slide: ShownSlide) -> str:
    return " ".join(line.text for shape in slide.shapes for line in shape.lines)


def _is_letter(text: str) -> bool:
    return len(text) <= 2  # noqa: PLR2004  # a letter or number in a badge
