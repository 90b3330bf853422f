"""What each element of a tagged paper says: its lines joined again, with their look, their links and their language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import Document, ImageMark, PageRun, RuleMark, TextMark


class SpokenRun(Struct, frozen=True):
    """Words of one look."""

    text: str
    bold: bool
    italic: bool
    size: float
    colour: str
    url: str = ""
    target: str = ""
    language: str = ""


class Lines(Struct, frozen=True):
    """Lines to write on: how many, how far apart, and where the last is."""

    count: int
    pitch: float
    last: float


class TaggedText(Struct, frozen=True):
    """What elements say, by their number; the pictures in them; the lines to write on behind them."""

    runs: Mapping[int, list[SpokenRun]]
    images: Mapping[int, ImageMark]
    lines: Mapping[int, Lines]


def read_text(document: Document) -> TaggedText:
    """Read the pages of a paper by the elements that their marks name."""
    languages = {element.id: element.language for element in document.structure.walk() if element.language}
    runs: dict[int, list[SpokenRun]] = {}
    images: dict[int, ImageMark] = {}
    lines: dict[int, Lines] = {}
    for page in document.pages:
        texts = [mark for mark in page.marks if isinstance(mark, TextMark) and mark.element is not None]
        for mark in texts:
            assert mark.element is not None  # noqa: S101  # filtered above
            runs.setdefault(mark.element, []).extend(_speak(mark, languages))
        for image in (mark for mark in page.marks if isinstance(mark, ImageMark)):
            if image.element is not None:
                images[image.element] = image
        lines |= _find_lines([mark for mark in page.marks if isinstance(mark, RuleMark)], texts)
    return TaggedText({number: _join(found) for number, found in runs.items()}, images, lines)


def _speak(mark: TextMark, languages: Mapping[int, str]) -> Iterator[SpokenRun]:
    """The runs of a line. A hyphen that only the break made is left out, a space that it swallowed put back."""
    last = len(mark.runs) - 1
    for number, run in enumerate(mark.runs):
        text = run.text
        if number == last and mark.joins == "hyphen":
            text = text.removesuffix("-")
        elif number == last and mark.joins == "space":
            text += " "
        yield _spoken(run, text, languages)


def _spoken(run: PageRun, text: str, languages: Mapping[int, str]) -> SpokenRun:
    language = languages.get(run.element, "") if run.element is not None else ""
    return SpokenRun(text, run.face.is_bold, run.face.is_italic, run.size, run.colour, run.url, run.target, language)


def _join(runs: list[SpokenRun]) -> list[SpokenRun]:
    """Runs of one look as one; no space at the end."""
    made: list[SpokenRun] = []
    for run in runs:
        if made and replace(made[-1], text="") == replace(run, text=""):
            made[-1] = replace(run, text=made[-1].text + run.text)
        else:
            made.append(run)
    if made:
        made[-1] = replace(made[-1], text=made[-1].text.rstrip(" "))
    return made


def _find_lines(rules: list[RuleMark], texts: list[TextMark]) -> dict[int, Lines]:
    """Lines to write on, behind the element whose text stands above the first, or beside it in the margin."""
    found: dict[int, Lines] = {}
    for rule in sorted((rule for rule in rules if rule.for_hand), key=lambda each: each.y1):
        above = max((mark for mark in texts if mark.y <= rule.y1), key=lambda mark: mark.y, default=None)
        if above is None or above.element is None:
            continue
        before = found.get(above.element)
        if before is None:
            found[above.element] = Lines(1, rule.y1 - above.y, rule.y1)
        else:
            found[above.element] = Lines(before.count + 1, rule.y1 - before.last, rule.y1)
    return found


def fitting(box: Box, width: float) -> tuple[float, float]:
    """The size of a picture, no wider than a column."""
    scale = min(1.0, width / box.width) if box.width else 1.0
    return box.width * scale, box.height * scale
