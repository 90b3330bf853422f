"""Decides what each slide is for: cover, part of a dilemma, opening of a theme, agenda, break, or none of these."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from deckgen.importing.recognition.choices import SeenChoices, asks, find_choices
from deckgen.importing.recognition.step_words import Part
from deckgen.importing.recognition.tables import choices_of_tables
from deckgen.importing.recognition.titles import TitleParts, read_title
from deckgen.importing.recognition.verdict_marks import judges_slide
from deckgen.importing.slides.seen import SeenSlide
from deckgen.wording.folding import wording_key

_COVER_LAYOUTS = frozenset({"title", "ctrTitle"})
_MOST_COVER_LINES, _LONGEST_COVER_LINE = 4, 100
_OPENERS = frozenset({"secHead"})
_LAYOUTS = {  # names of layouts, of deckgen's own too
    **dict.fromkeys(("agenda", "programme", "ordre du jour", "tagesordnung"), Part.AGENDA),
    **dict.fromkeys(("pauze", "pause", "break"), Part.BREAK),
}


class SlideKind(StrEnum):
    """What a slide is for."""

    COVER = "cover"
    PART = "part"  # of a dilemma; which one says `part`
    JUDGEMENT = "judgement"  # `Right answer`, where the shapes of choices lead to
    OPENER = "opener"
    AGENDA = "agenda"
    BREAK = "break"
    FREE = "free"


class JudgedSlide(Struct, frozen=True):
    """A slide with what its title says, the choices on it, and what it is for."""

    slide: SeenSlide
    title: TitleParts
    choices: SeenChoices
    kind: SlideKind
    part: Part | None = None


def judge_slide(slide: SeenSlide, targets: frozenset[int], before: JudgedSlide | None) -> JudgedSlide:
    """Decide for one slide; `targets` are slides that shapes of others lead to, `before` is the slide before it."""
    title = read_title(slide.title)
    expected = title.part is Part.CHOICE
    shown = [text for text in slide.texts if not text.appears]
    choices = choices_of_tables(slide) or find_choices(shown, expected=expected, continues=title.continues)
    first = JudgedSlide(slide, title, choices, SlideKind.FREE)
    kind, part = _decide(first, targets, before)
    if kind is not SlideKind.PART and choices.choices:
        choices = SeenChoices(before=[line for text in slide.texts for line in text.paragraphs])
    return JudgedSlide(slide, title, choices, kind, part)


def _decide(judged: JudgedSlide, targets: frozenset[int], before: JudgedSlide | None) -> tuple[SlideKind, Part | None]:
    slide, title, choices = judged.slide, judged.title, judged.choices
    if slide.number in targets and judges_slide(slide.title):
        return SlideKind.JUDGEMENT, None
    named = title.part if not title.number else None
    for found in (named, _LAYOUTS.get(slide.layout_name.casefold())):
        if found in {Part.AGENDA, Part.BREAK}:
            return (SlideKind.AGENDA if found is Part.AGENDA else SlideKind.BREAK), None
    if slide.number == 1 and not choices.choices and (slide.layout in _COVER_LAYOUTS or _looks_like_a_cover(judged)):
        return SlideKind.COVER, None
    if title.part in {Part.QUESTION, Part.CHOICE, Part.ANSWER, Part.MORE, Part.DISCUSSION}:
        return _decide_named(title, choices, before)
    return _decide_by_content(slide, title, choices, before)


def _looks_like_a_cover(judged: JudgedSlide) -> bool:
    """Programs that keep no layouts leave a first slide with a title and a few short lines below it."""
    slide, title = judged.slide, judged.title
    lines = [line for text in slide.texts for line in text.paragraphs]
    is_short = len(lines) <= _MOST_COVER_LINES and all(len(line.text) <= _LONGEST_COVER_LINE for line in lines)
    has_list = len([line for line in lines if line.bulleted or line.number]) > 1
    is_plain = title.part is None and not title.is_numbered and not asks(slide.title)
    is_alone = slide.of_document or bool(slide.tables) or any(asks(line.text) for line in lines)
    return bool(slide.title) and is_plain and is_short and not has_list and not is_alone


def _decide_named(title: TitleParts, choices: SeenChoices, before: JudgedSlide | None) -> tuple[SlideKind, Part | None]:
    """A part that its title names. `Vragen?` at the end of a talk is no dilemma; `Discussion` needs one before."""
    is_question = title.part is Part.QUESTION
    if is_question and not title.number and not choices.choices and not choices.before:
        return SlideKind.FREE, None
    if not is_question and before is None:
        return SlideKind.FREE, None
    return SlideKind.PART, title.part


def _decide_by_content(
    slide: SeenSlide, title: TitleParts, choices: SeenChoices, before: JudgedSlide | None
) -> tuple[SlideKind, Part | None]:
    same = before is not None and before.kind is SlideKind.PART and _same_title(before, slide)
    is_asked = asks(slide.title) or any(asks(line.text) for line in choices.before)
    if same:
        return SlideKind.PART, None  # which part it is follows from what the dilemma already has
    if choices.choices and (is_asked or title.is_numbered or choices.choices[0].was_lettered):
        return SlideKind.PART, Part.QUESTION
    if title.is_numbered and is_asked:
        return SlideKind.PART, Part.QUESTION
    if is_asked and any(text.appears for text in slide.texts):
        return SlideKind.PART, Part.QUESTION
    if slide.layout in _OPENERS:
        return SlideKind.OPENER, None
    return SlideKind.FREE, None


def _same_title(before: JudgedSlide, slide: SeenSlide) -> bool:
    one, other = read_title(before.slide.title), read_title(slide.title)
    words = (one.theme, one.number, one.rest)
    return bool(slide.title) and words == (other.theme, other.number, other.rest)


def find_themes(slides: Sequence[JudgedSlide]) -> frozenset[str]:
    """The titles that name a theme: those of all dilemmas, where one stands over several with other choices each."""
    asked: dict[str, set[str]] = {}
    for judged in slides:
        title = judged.title
        is_plain = title.part is None and not title.number and not asks(judged.slide.title)
        if judged.kind is SlideKind.PART and is_plain and judged.choices.choices and judged.slide.title:
            words = " ".join(wording_key(choice.text) for choice in judged.choices.choices)
            asked.setdefault(wording_key(judged.slide.title), set()).add(words)
    return frozenset(asked) if any(len(words) > 1 for words in asked.values()) else frozenset()


def with_dividers(slides: Sequence[JudgedSlide]) -> list[JudgedSlide]:
    """The slides with those as openings of a theme that have a title alone and stand before a dilemma."""
    following = [*slides[1:], None]
    return [
        replace(judged, kind=SlideKind.OPENER) if _divides(judged, after) else judged
        for judged, after in zip(slides, following, strict=True)
    ]


def _divides(judged: JudgedSlide, after: JudgedSlide | None) -> bool:
    slide = judged.slide
    is_bare = not (slide.texts or slide.tables or slide.pictures or slide.videos or slide.of_document)
    is_plain = judged.kind is SlideKind.FREE and bool(slide.title) and not judged.title.number
    begins = after is not None and after.kind is SlideKind.PART and after.part in {None, Part.QUESTION}
    return is_plain and is_bare and begins and after is not None and not after.title.theme
