"""A planned document as text: its structure as a reader hears it, and its words as they stand on the pages."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.blueprint.pages import Document, Element, TextMark

_BLOCKS = frozenset({"Sect", "Div", "Document", "L", "LI", "LBody", "Table", "TR", "BlockQuote", "TOC", "Figure"})


def marks_of(document: Document) -> Iterator[tuple[int, TextMark]]:
    """Every line of text with the number of its page, in the order drawn."""
    for number, page in enumerate(document.pages, start=1):
        for mark in page.marks:
            if isinstance(mark, TextMark):
                yield number, mark


def texts_by_element(document: Document) -> dict[int | None, str]:
    """What each element says by itself; artifacts under None."""
    found: dict[int | None, str] = {}
    for _, mark in marks_of(document):
        end = {"space": " ", "hyphen": "", "none": ""}[mark.joins]
        found[mark.element] = found.get(mark.element, "") + "".join(run.text for run in mark.runs) + end
    return found


def walk(element: Element, depth: int = 0) -> Iterator[tuple[int, Element]]:
    """The tree in reading order."""
    yield depth, element
    for child in element.children:
        yield from walk(child, depth + 1)


def read_aloud(document: Document) -> str:
    """The words in the order of the structure, a line an element."""
    texts = texts_by_element(document)
    return "\n".join(texts[element.id].strip() for _, element in walk(document.structure) if element.id in texts)


def print_structure(document: Document) -> str:
    """The tree with its words and the page on which each begins: readable, for golden files."""
    texts = texts_by_element(document)
    pages: dict[int, int] = {}
    for number, mark in marks_of(document):
        if mark.element is not None:
            pages.setdefault(mark.element, number)
    lines: list[str] = []
    current = 0
    for depth, element in walk(document.structure):
        if element.inline:
            continue
        if pages.get(element.id, current) != current:
            current = pages[element.id]
            lines.append(f"---- page {current}")
        text = texts.get(element.id, "").strip()
        alt = f" alt={element.alt!r}" if element.alt else ""
        if text or element.tag.value not in _BLOCKS or alt or (element.language and depth):
            language = f" lang={element.language}" if element.language and depth else ""
            lines.append(f"{'  ' * max(0, depth - 1)}{element.tag.value}{language}{alt} {text}".rstrip())
    return "\n".join(lines) + "\n"


def all_words(document: Document) -> str:
    """Every character that a reader of the file could find, decoration and bookmarks too."""
    parts = ["".join(run.text for run in mark.runs) for _, mark in marks_of(document)]
    parts += [entry.title for entry in document.outline]
    parts += [element.alt for _, element in walk(document.structure)]
    facts = document.facts
    return "\n".join([*parts, facts.title, facts.subject, facts.keywords, facts.author])


def _as_drawn(mark: TextMark) -> str:
    return "".join(run.text for run in mark.runs) + ("-" if mark.joins == "hyphen" else "")


def print_columns(document: Document) -> str:
    """Two columns as they stand on the pages: what is level in print is on one line here."""
    lines: list[str] = []
    for number, page in enumerate(document.pages, start=1):
        lines.append(f"---- page {number}")
        rows: dict[float, tuple[list[str], list[str]]] = {}
        for mark in sorted(
            (mark for mark in page.marks if isinstance(mark, TextMark)), key=lambda mark: mark.runs[0].x
        ):
            columns = rows.setdefault(round(mark.y, 1), ([], []))
            columns[mark.runs[0].x > page.width / 2].append(_as_drawn(mark))
        lines += [f"{' '.join(left):<58}| {' '.join(right)}".rstrip() for _, (left, right) in sorted(rows.items())]
    return "\n".join(lines) + "\n"
