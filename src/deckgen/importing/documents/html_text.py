"""Turns the HTML of question banks into Markdown of deckgen's subset; what is outside it keeps its words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from deckgen.importing.recognition.markdown import escape_start

_BLOCKS = frozenset({"p", "div", "br", "tr", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"})
_EMPHASIS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_SILENT = frozenset({"script", "style", "head", "title"})
_SPECIAL = re.compile(r"([\\*`\[\]<])")


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self._lists: list[int] = []  # the last number of each open list; -1 for bullets
        self._link = ""
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in {"ul", "ol"}:
            self._lists.append(-1 if tag == "ul" else 0)
        elif tag == "li":
            self._begin_item()
        elif tag in _EMPHASIS:
            self.lines[-1] += _EMPHASIS[tag]
        elif tag == "a":
            self._link = dict(attrs).get("href") or ""
            self.lines[-1] += "[" if self._link.startswith(("http://", "https://", "mailto:")) else ""
        if tag in _BLOCKS:
            self._break()

    def _begin_item(self) -> None:
        if not self._lists:
            self._lists.append(-1)
        if self._lists[-1] >= 0:
            self._lists[-1] += 1
        mark = f"{self._lists[-1]}." if self._lists[-1] >= 0 else "-"
        self.lines.append("  " * (len(self._lists) - 1) + f"{mark} ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag in _EMPHASIS:
            self.lines[-1] += _EMPHASIS[tag]
        elif tag == "a" and self._link.startswith(("http://", "https://", "mailto:")):
            self.lines[-1] += f"]({self._link})"
            self._link = ""
        if tag in _BLOCKS:
            self._break()

    def _break(self) -> None:
        if self.lines[-1].strip() and not self._lists:
            self.lines += ["", ""]

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        words = _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", data)).replace("{{", "\\{{")
        self.lines[-1] += words if self.lines[-1] else escape_start(words.lstrip())


def html_to_markdown(text: str) -> str:
    """The words of HTML with paragraphs, lists, emphasis and links."""
    writer = _Writer()
    writer.feed(text)
    writer.close()
    lines = [re.sub(r"\*\*\*\*|(?<!\*)\*\*(?=\s*$)(?<=^\*\*)", "", line).rstrip() for line in writer.lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
