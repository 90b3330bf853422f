"""Writes paragraphs that were seen as Markdown of deckgen's subset: emphasis, lists, links, marks made plain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from deckgen.importing.slides.seen import SeenParagraph, SeenRun

_SPECIAL = re.compile(r"([\\*`<]|\[(?=[^\]]*\][(\[:])|\[(?=\^))")
_WORD_EDGE_LINE = re.compile(r"(?<!\w)_|_(?!\w)")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s)|>|[-+](?=\s)|(?:\d{1,9})[.)](?=\s)|-{3,}|={3,})")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_BULLET = re.compile(r"^[•·▪‣◦–—\-*o]\s+(?=\S)")
_TYPED_SIGN = re.compile(r"[•·▪‣◦–—-](?=[^\W\d])")  # `-like this`, behind a bullet of the layout
_TYPED_NUMBER = re.compile(r"^\d{1,2}[.)]\s+(?=\S)")


def escape(text: str) -> str:
    """A plain text whose marks stay marks when it is read as Markdown."""
    return escape_start(escape_marks(text))


def escape_marks(text: str) -> str:
    """A plain text inside a line, whose marks stay marks when it is read as Markdown."""
    return _WORD_EDGE_LINE.sub(r"\\_", _SPECIAL.sub(r"\\\1", text)).replace("{{", "\\{{")


def escape_start(text: str) -> str:
    """A line that would begin a heading, a list or a quotation, made plain."""
    found = _LINE_START.match(text)
    if not found:
        return text
    mark = found[2]
    plain = f"{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else f"\\{mark}"
    return found[1] + plain + text[found.end() :]


def inline(paragraph: SeenParagraph, *, plain_look: bool = False) -> str:
    """One paragraph. `plain_look` leaves out bold and italics: what is all bold is a look, not an emphasis."""
    runs = _join(paragraph.runs)
    is_whole = plain_look or len({(run.bold, run.italic) for run in runs if run.text.strip()}) <= 1
    return escape_start(" ".join("".join(_write_run(run, plain=is_whole) for run in runs).split()))


def _join(runs: Iterable[SeenRun]) -> list[SeenRun]:
    """Runs with the same look as one: programs cut words into many."""
    joined: list[SeenRun] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.bold, last.italic, last.link) == (run.bold, run.italic, run.link):
            joined[-1] = last._replace(text=last.text + run.text)
        elif run.text:
            joined.append(run)
    return joined


def _write_run(run: SeenRun, *, plain: bool) -> str:
    core = run.text.strip()
    if not core:
        return run.text
    before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    words = escape_marks(core)
    if run.link and _ADDRESS.fullmatch(run.link) and run.link.removeprefix("mailto:") != core:
        words = f"[{words}](<{run.link}>)" if re.search(r"[()\s]", run.link) else f"[{words}]({run.link})"
    if not plain and (run.bold or run.italic):
        mark = "***" if run.bold and run.italic else "**" if run.bold else "*"
        words = f"{mark}{words}{mark}"
    return before + words + after


def write_text(
    paragraphs: Sequence[SeenParagraph], *, headings: bool = False, prose: bool = False, true_lists: bool = False
) -> str:
    """Paragraphs as a text: lists become lists; with `headings`, short lines all in bold become headings.

    Layouts put a bullet before every paragraph, so a bullet alone is no list, and with `prose` several are none either;
    `true_lists` says that every bullet was meant.
    """
    lines: list[str] = []
    margins: dict[int, str] = {}  # of the words in the list that is open, by level
    fewest = 0 if true_lists else len(paragraphs) + 1 if prose else 2
    for paragraph in _without_look(paragraphs, fewest=fewest):
        item = _list_item(paragraph)
        if item is not None:
            indent = next((margins[level] for level in sorted(margins, reverse=True) if level < paragraph.level), "")
            lines += [indent + item] if margins or not lines else ["", indent + item]
            margins = {level: margin for level, margin in margins.items() if level < paragraph.level}
            margins[paragraph.level] = indent + " " * (item.index(" ") + 1)
        elif margins and paragraph.goes_on:
            lines[-1] += "\\"
            lines.append(margins[max(margins)] + inline(paragraph))
        else:
            margins = {}
            words = inline(paragraph)
            if headings and paragraph.is_bold and not paragraph.text.endswith((".", "!", "?", ":", ";")):
                words = f"### {words}"
            lines += ["", words] if lines else [words]
    return "\n".join(lines)


def _without_look(paragraphs: Sequence[SeenParagraph], *, fewest: int) -> Sequence[SeenParagraph]:
    """The paragraphs without bullets, where all of the outermost have one and they are fewer than a list has."""
    outermost = min((paragraph.level for paragraph in paragraphs), default=0)
    outer = [paragraph for paragraph in paragraphs if paragraph.level == outermost]
    if len(outer) >= fewest or not all(paragraph.bulleted for paragraph in outer):
        return paragraphs
    return [
        replace(
            paragraph, level=max(paragraph.level - 1, 0), bulleted=paragraph.bulleted and paragraph.level > outermost
        )
        for paragraph in paragraphs
    ]


def _list_item(paragraph: SeenParagraph) -> str | None:
    """A line of a list; None for what is no item. Signs are those that readers saw."""
    words = inline(paragraph)
    if paragraph.number:
        return f"{paragraph.number}. {words}" if paragraph.number.isdigit() else f"- {words}"
    if found := _BULLET.match(paragraph.text):
        return f"- {_without_start(words, found.end())}"
    if paragraph.bulleted:
        typed = _TYPED_SIGN.match(paragraph.text)
        return f"- {_without_start(words, typed.end()) if typed else words}"
    return None


def _without_start(words: str, length: int) -> str:
    """The words behind a typed bullet, which may stand escaped."""
    rest = words.removeprefix("\\")
    return rest[length:].strip() if len(rest) > length else rest
