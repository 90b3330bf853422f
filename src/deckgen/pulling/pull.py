"""Compares an edited presentation with what it was built from, and works out what the YAML of today would become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from deckgen.build.pipeline.deck_list import list_decks
from deckgen.history.built_file import FileFacts, read_facts
from deckgen.history.office_archive import NotReadableError
from deckgen.importing.slides.presentation_reader import refuse_old_or_protected
from deckgen.messages.message import reason_of, tell
from deckgen.output import Kind
from deckgen.pulling.base import Base, NoBaseError, read_base, read_past_base
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
from deckgen.pulling.word_lines import WordLine, draw_word_lines, read_word_lines
from deckgen.yaml_source.profiles.edition import list_named_dilemmas
from deckgen.yaml_source.reading.reading_state import Reading

_HOMES = 5  # folders above the edited file in which its deck is looked for
_LONGEST = 200


def pull(edited: Path) -> PullResult:
    """What changed in an edited file, and the files as they would be written; nothing is written here."""
    try:
        refuse_old_or_protected(edited, "a .pptx")
        facts = read_facts(edited)
        if facts.kind == Kind.HANDOUT_DOCX.value:
            return pull_word(edited, facts)
        source = read_source(edited) if facts.kind == "slides" else {}
        slides = show_edited(edited) if source else ()
    except NotReadableError as reason:
        return PullResult(refusal=tell("{name} {reason}", name=edited.name, reason=reason_of(reason)))
    if not source:
        return PullResult(refusal=_explain_sourceless(edited, facts))
    deck = _find_deck(edited, facts.deck)
    if deck is None:
        return _say_not_here(facts)
    try:
        with read_base(deck, source, facts) as base:
            return _compare(base, deck, slides, Redrawn(base.variant, facts))
    except NoBaseError as reason:
        why = tell("The source in {name} cannot be read any more: {reason}", name=edited.name, reason=str(reason))
        return PullResult(refusal=why)


def pull_word(edited: Path, facts: FileFacts) -> PullResult:
    """The same for a Word handout, in which no source may travel: participants have it. Raises NotReadableError."""
    deck = _find_deck(edited, facts.deck)
    if deck is None:
        return _say_not_here(facts)
    try:
        with read_past_base(deck, facts) as base:
            fields, repeats, sorter = _prepare(base)
            built = draw_word_lines(base.variant, repeats)
            lines = read_word_lines(edited, base.variant)
            return replace(_merge(_word_changes(built, lines, sorter), fields, deck), is_paper=True)
    except NoBaseError as reason:
        why = tell("{name} is of another state of its deck: {reason}", name=edited.name, reason=str(reason))
        return PullResult(refusal=why)


def _word_changes(
    built: Sequence[WordLine], lines: Sequence[WordLine], sorter: TextEdits
) -> Iterator[FieldEdit | Edit]:
    """What changed, paragraph by paragraph; a paragraph's number stands where the slide's does."""
    keys = {id(each.line): each.key for each in built}
    numbers = {id(each.line): number for number, each in enumerate(lines, 1)}
    for change in changed_lines([each.line for each in built], [each.line for each in lines]):
        anchor = change.before or change.above
        number = numbers.get(id(change.after), 0)
        yield from sorter.sort(change, "", number, keys.get(id(anchor), ""))


def _say_not_here(facts: FileFacts) -> PullResult:
    return PullResult(refusal=tell("The deck `{name}` is not here; run deckgen where its decks/ is.", name=facts.deck))


def _explain_sourceless(edited: Path, facts: FileFacts) -> str:
    if facts.kind != "slides":
        return tell("{name} cannot be read back; deckgen pull reads slides and Word handouts.", name=edited.name)
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
    fields, _, sorter = _prepare(base)
    pairs = pair_slides(show_built(base.variant.slide_plan.deck), edited)
    return _merge(_changes(pairs, sorter, redrawn), fields, deck)


def _prepare(base: Base) -> tuple[Fields, Repeats, TextEdits]:
    """What finds where words come from."""
    fields, repeats = Fields(base), Repeats(show_built(base.variant.slide_plan.deck))
    clusters = tuple(cluster.title for cluster in base.variant.deck.clusters)
    return fields, repeats, TextEdits(fields, base.variant.locale, clusters, repeats)


def _merge(changes: Iterable[FieldEdit | Edit], fields: Fields, deck: Path) -> PullResult:
    """Merge all changes into the files of today."""
    today = Today(deck.parent, fields)
    edits: list[Edit] = []
    for found in changes:
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
