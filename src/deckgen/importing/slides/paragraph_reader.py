"""Reads the paragraphs of a text body: runs with their look and links, levels, automatic numbers, bullets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from deckgen.importing.slides.seen import SeenParagraph, SeenRun
from deckgen.importing.slides.xml_names import A, R, child, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

Targets = Mapping[str, str]  # id of a relationship -> the web address it leads to
_MOST_LEVELS = 8


class _Numbering:
    """Counts the automatic numbers of a body as a presentation program does, each level by itself."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._schemes: dict[int, str] = {}

    def next(self, level: int, scheme: str, start: int) -> str:
        for deeper in [known for known in self._counts if known > level]:
            del self._counts[deeper]
        if self._schemes.get(level) != scheme or level not in self._counts:
            self._counts[level] = start
        else:
            self._counts[level] += 1
        self._schemes[level] = scheme
        number = self._counts[level]
        if scheme.startswith("alpha"):
            return chr(ord("A") + (number - 1) % 26)
        return str(number)

    def interrupt(self, level: int) -> None:
        """A paragraph without a number: lists of its level and below begin anew after it."""
        for known in [known for known in self._counts if known >= level]:
            del self._counts[known]


def read_paragraphs(
    body: _Element | None, links: Targets, styles: tuple[_Element | None, ...] = ()
) -> tuple[SeenParagraph, ...]:
    """The paragraphs that have words. `styles` are the list styles they inherit from, the nearest first."""
    if body is None:
        return ()
    numbering = _Numbering()
    own = (child(body, f"{A}lstStyle"), *styles)
    return tuple(
        part
        for paragraph in body.iter(f"{A}p")
        for part in _read_paragraph(paragraph, links, own, numbering)
        if part.text
    )


def _read_paragraph(
    paragraph: _Element, links: Targets, styles: tuple[_Element | None, ...], numbering: _Numbering
) -> Iterator[SeenParagraph]:
    properties = child(paragraph, f"{A}pPr")
    level = min(whole(properties.get("lvl") if properties is not None else "0"), _MOST_LEVELS)
    runs = _read_runs(paragraph, links)
    if not "".join(run.text for run in runs).strip():
        return
    sign = _find_sign(properties, styles, level)
    number = ""
    if sign is not None and sign.tag == f"{A}buAutoNum":
        number = numbering.next(level, sign.get("type", ""), whole(sign.get("startAt"), 1))
    else:
        numbering.interrupt(level)
    bulleted = sign is not None and sign.tag in {f"{A}buChar", f"{A}buBlip"}
    for place, line in enumerate(_split_lines(runs)):
        yield SeenParagraph(line, level, number if not place else "", bulleted and not place, goes_on=place > 0)


def _find_sign(properties: _Element | None, styles: tuple[_Element | None, ...], level: int) -> _Element | None:
    """What stands before a paragraph: its own sign, else that of the nearest style that says."""
    levels = [properties, *(child(style, f"{A}lvl{level + 1}pPr") for style in styles)]
    for each in levels:
        for tag in ("buNone", "buAutoNum", "buChar", "buBlip"):
            found = child(each, f"{A}{tag}")
            if found is not None:
                return found
    return None


def _read_runs(paragraph: _Element, links: Targets) -> list[SeenRun]:
    runs: list[SeenRun] = []
    for node in paragraph:
        if node.tag == f"{A}br":
            runs.append(SeenRun("\n"))
        elif node.tag in {f"{A}r", f"{A}fld"}:
            runs.append(_read_run(node, links))
    return runs


def _read_run(node: _Element, links: Targets) -> SeenRun:
    text = child(node, f"{A}t")
    properties = child(node, f"{A}rPr")
    words = (text.text or "" if text is not None else "").replace("\v", "\n").replace("\t", " ")
    if properties is None:
        return SeenRun(words)
    link = child(properties, f"{A}hlinkClick")
    return SeenRun(
        words,
        bold=properties.get("b") in {"1", "true"},
        italic=properties.get("i") in {"1", "true"},
        colour="" if link is not None else _read_look(properties),
        link=links.get(link.get(f"{R}id", ""), "") if link is not None else "",
        struck=properties.get("strike", "noStrike") != "noStrike",
        size=whole(properties.get("sz")),
    )


def _read_look(properties: _Element) -> str:
    """The colour of the words, with a marker over them and a line below them."""
    marker = read_colour(child(properties, f"{A}highlight"))
    line = "U" if properties.get("u", "none") != "none" else ""
    return "+".join((read_colour(child(properties, f"{A}solidFill")), *(part for part in (marker, line) if part)))


def read_colour(fill: _Element | None) -> str:
    """A plain fill's colour as the file names it: `FF0000`, or `accent2`."""
    if fill is None or not len(fill):
        return ""
    return fill[0].get("val", "").upper()


def _split_lines(runs: list[SeenRun]) -> list[tuple[SeenRun, ...]]:
    """A forced line end is as good as a new paragraph to whoever reads the slide."""
    lines: list[list[SeenRun]] = [[]]
    for run in runs:
        for place, part in enumerate(run.text.split("\n")):
            if place:
                lines.append([])
            if part:
                lines[-1].append(run._replace(text=part))
    return [tuple(line) for line in lines if "".join(run.text for run in line).strip()]
