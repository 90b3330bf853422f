"""Finds the choices in what stands on a slide: lettered, numbered or bulleted lists, boxes, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from deckgen.importing.slides.seen import SeenParagraph, SeenRun, SeenText
from deckgen.importing.slides.slide_titles import reading_place
from deckgen.messages.message import tell

MOST = 6
FEWEST = 2
_CLOSING = " ”»\"’')"
_TYPED = re.compile(
    r"^\(?(?P<letter>[A-Ha-h])\s?(?:[.):]+\s*[.]?|\s[–—-])\s*(?=\S)|^(?:optie|option|keuze|choix|wahl|choice)\s+(?P<other>[A-H])\s*[.):–—-]\s*(?=\S)",
    re.IGNORECASE,
)
_RUN_TOGETHER = re.compile(r"(?:(?<=^)|(?<=\s)|(?<=[.?!”\"»;]))(?P<letter>[A-H])\s?[.)]\s*(?=\S)")
_LETTER_ALONE = re.compile(r"\(?([A-H])[.)]?")
_LONGEST_BULLET_CHOICE = 400


class SeenChoice(Struct):
    """A choice as it stands on a slide: `paragraphs` without its letter, `shape` where it has one of its own."""

    letter: str
    paragraphs: list[SeenParagraph]
    shape: SeenText | None = None
    was_lettered: bool = True

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(paragraph.text for paragraph in self.paragraphs)


class SeenChoices(Struct):
    """What was found: paragraphs before the choices, the choices, and what comes after. `how` says what showed them."""

    before: list[SeenParagraph] = field(default_factory=list)
    choices: list[SeenChoice] = field(default_factory=list)
    after: list[SeenParagraph] = field(default_factory=list)
    how: str = ""


def find_choices(texts: Sequence[SeenText], *, expected: bool = False, continues: bool = False) -> SeenChoices:
    """The choices of a slide.

    `expected` says that its title promises them, so that a plain list will do; `continues` that it goes on with another
    slide, so that letters need not begin with A.
    """
    texts = sorted(texts, key=reading_place)
    for find in (_from_letter_badges, _from_lettered_shapes):
        found = find(texts, continues=continues)
        if found is not None:
            return found
    lines = [paragraph for text in texts for paragraph in text.paragraphs]
    return (
        _from_lettered_lines(lines)
        or _from_plain_shapes(texts, expected=expected)
        or _from_list(lines, expected=expected)
        or SeenChoices(before=lines)
    )


def asks(text: str) -> bool:
    """Whether a text ends with a question mark, in quotation marks or not."""
    return text.rstrip(_CLOSING).endswith("?")


def typed_letter(paragraph: SeenParagraph) -> tuple[str, int]:
    """The letter that a paragraph begins with, typed or automatic, and how many characters of it to leave out."""
    if paragraph.number.isalpha():
        return paragraph.number.upper(), 0
    found = _TYPED.match(paragraph.text)
    return ((found["letter"] or found["other"]).upper(), found.end()) if found else ("", 0)


def cut(paragraph: SeenParagraph, start: int, end: int | None = None) -> SeenParagraph:
    """Part of a paragraph, counted in the characters of its text in one line."""
    text = paragraph.text
    end = len(text) if end is None else end
    runs: list[SeenRun] = []
    at = 0
    pending = False  # a space that the text in one line has once
    for run in paragraph.runs:
        kept = ""
        for sign in run.text:
            if sign.isspace():
                pending = at > 0
                continue
            if pending:
                kept += " " if start <= at < end else ""
                at, pending = at + 1, False
            kept += sign if start <= at < end else ""
            at += 1
        if kept:
            runs.append(run._replace(text=kept))
    return SeenParagraph(tuple(runs), paragraph.level)


def _from_letter_badges(texts: Sequence[SeenText], *, continues: bool) -> SeenChoices | None:
    """Shapes that hold a letter alone, each with the text right of it or below."""
    badges = {found[1]: text for text in texts if (found := _LETTER_ALONE.fullmatch(text.text))}
    letters = _in_sequence(badges, continues=continues)
    if not letters:
        return None
    free = [text for text in texts if text not in badges.values()]
    choices: list[SeenChoice] = []
    for letter in letters:
        badge = badges[letter]
        near = min(free, key=lambda text: _distance(badge, text), default=None)
        if near is None:
            return None
        free.remove(near)
        choices.append(SeenChoice(letter, list(near.paragraphs), near))
    top = min(choice.shape.box.y for choice in choices if choice.shape)
    before = [line for text in free if text.box.y <= top for line in text.paragraphs]
    after = [line for text in free if text.box.y > top for line in text.paragraphs]
    return SeenChoices(before, choices, after, tell("letters in shapes of their own"))


def _distance(badge: SeenText, text: SeenText) -> float:
    """How far a text stands from its badge: beside it counts, above or left of it does not."""
    beside = abs(text.box.middle - badge.box.middle) * 2 + max(0.0, text.box.x - badge.box.x)
    is_left = text.box.x + text.box.width / 2 < badge.box.x
    is_above = text.box.middle < badge.box.y
    return beside + (10_000 if is_left or is_above else 0)


def _from_lettered_shapes(texts: Sequence[SeenText], *, continues: bool) -> SeenChoices | None:
    """Shapes that begin with a letter each, in whatever order they were drawn."""
    lettered: dict[str, SeenText] = {}
    for text in texts:
        letter, _ = typed_letter(text.paragraphs[0])
        alone = sum(1 for paragraph in text.paragraphs if typed_letter(paragraph)[0]) == 1
        if letter and alone and letter not in lettered:
            lettered[letter] = text
    letters = _in_sequence(lettered, continues=continues)
    if not letters:
        return None
    choices = []
    for letter in letters:
        shape = lettered[letter]
        first, *others = shape.paragraphs
        choices.append(SeenChoice(letter, [cut(first, typed_letter(first)[1]), *others], shape))
    own = [lettered[letter] for letter in letters]
    top = min(shape.box.y for shape in own)
    before = [line for text in texts if text not in own and text.box.y <= top for line in text.paragraphs]
    after = [line for text in texts if text not in own and text.box.y > top for line in text.paragraphs]
    return SeenChoices(before, choices, after, tell("a letter at the start of each box"))


def _in_sequence(found: dict[str, SeenText], *, continues: bool) -> list[str]:
    """The letters from A on without a gap, at least two; from the first there is where a slide goes on with another."""
    first = min(found, default="A") if continues else "A"
    letters: list[str] = []
    while (letter := chr(ord(first) + len(letters))) in found:
        letters.append(letter)
    return letters if len(letters) >= FEWEST or first != "A" else []


def _from_lettered_lines(lines: Sequence[SeenParagraph]) -> SeenChoices | None:
    found = SeenChoices(how=tell("letters"))
    for line in _apart(lines):
        letter, length = typed_letter(line)
        wanted = chr(ord("A") + len(found.choices))
        if letter == wanted and not found.after:
            found.choices.append(SeenChoice(letter, [cut(line, length)]))
        elif not found.choices:
            found.before.append(line)
        elif line.level > 0 and not found.after and not line.bulleted:
            found.choices[-1].paragraphs.append(line)
        else:
            found.after.append(line)
    return found if len(found.choices) >= FEWEST else None


def _apart(lines: Sequence[SeenParagraph]) -> list[SeenParagraph]:
    """Choices that run together in one paragraph, `A.Niets B.Je vraagt raad`, as a paragraph each."""
    apart: list[SeenParagraph] = []
    for line in lines:
        starts: list[int] = []
        for found in _RUN_TOGETHER.finditer(line.text):
            if found["letter"] == chr(ord("A") + len(starts)):
                starts.append(found.start())
        if len(starts) < FEWEST:
            apart.append(line)
            continue
        if starts[0]:
            apart.append(cut(line, 0, starts[0]))
        apart += [cut(line, start, end) for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return apart


def _from_plain_shapes(texts: Sequence[SeenText], *, expected: bool) -> SeenChoices | None:
    """Boxes of one size without letters below a question: a click leads from each, or they look alike."""
    free = [text for text in texts if not text.role and len(text.paragraphs) <= FEWEST]
    linked = [text for text in free if text.target]
    group = linked if len(linked) >= FEWEST else _alike(free)
    if not FEWEST <= len(group) <= MOST or len({text.text for text in group}) != len(group):
        return None
    rest = [text for text in texts if text not in group]
    is_asked = any(asks(paragraph.text) for text in rest for paragraph in text.paragraphs)
    if not (expected or is_asked or linked):
        return None
    choices = [
        SeenChoice(chr(ord("A") + place), list(text.paragraphs), text, was_lettered=False)
        for place, text in enumerate(group)
    ]
    top = min(text.box.y for text in group)
    before = [line for text in rest if text.box.y <= top for line in text.paragraphs]
    after = [line for text in rest if text.box.y > top for line in text.paragraphs]
    return SeenChoices(before, choices, after, tell("boxes that look alike"))


def _alike(texts: Sequence[SeenText]) -> list[SeenText]:
    sizes: dict[tuple[int, int], list[SeenText]] = {}
    for text in texts:
        if not text.appears:
            sizes.setdefault((round(text.box.width / 3), round(text.box.height / 3)), []).append(text)
    return max(sizes.values(), key=len, default=[])


def _from_list(lines: Sequence[SeenParagraph], *, expected: bool) -> SeenChoices | None:
    """A list after a question mark, or the only list where choices are expected."""
    start = _list_start(lines, expected=expected)
    if start is None:
        return None
    found = SeenChoices(before=list(lines[:start]), how=tell("a list after a question"))
    level, sign = lines[start].level, _sign(lines[start])
    for line in lines[start:]:
        is_item = line.level == level and _sign(line) == sign and len(line.text) <= _LONGEST_BULLET_CHOICE
        if is_item and not found.after and not asks(line.text):
            letter = chr(ord("A") + len(found.choices))
            found.choices.append(SeenChoice(letter, [line], was_lettered=False))
        elif line.level > level and found.choices and not found.after:
            found.choices[-1].paragraphs.append(line)
        else:
            found.after.append(line)
    return found if FEWEST <= len(found.choices) <= MOST else None


def _sign(line: SeenParagraph) -> str:
    """What kind of item a paragraph is."""
    return "number" if line.number else "bullet" if line.bulleted else "plain"


def _list_start(lines: Sequence[SeenParagraph], *, expected: bool) -> int | None:
    for place in range(1, len(lines)):
        before, line = lines[place - 1], lines[place]
        is_deeper = line.level > before.level or (_sign(line) != "plain" and _sign(before) == "plain")
        if asks(before.text) and is_deeper:
            return place
    if expected and lines and (_sign(lines[0]) != "plain" or len(lines) <= MOST):
        return 0
    asked = [place for place, line in enumerate(lines) if asks(line.text)]
    if len(asked) == 1 and asked[0] + 1 < len(lines) and all(_sign(line) != "plain" for line in lines[asked[0] + 1 :]):
        return asked[0] + 1
    return None
