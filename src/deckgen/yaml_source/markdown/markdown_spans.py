"""Reads the inside of one paragraph, heading or list item, with the place of whatever is refused."""

from __future__ import annotations

import re
from html import unescape

from markdown_it.token import Token

from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, error
from deckgen.rich_text import Span
from deckgen.shown_text import IN_FILES, LINE_ENDS
from deckgen.yaml_source.markdown.bare_addresses import link_addresses
from deckgen.yaml_source.markdown.html_words import is_html
from deckgen.yaml_source.markdown.terms import MarkedText
from deckgen.yaml_source.markdown.web_address import check_address
from deckgen.yaml_source.syntax.author_text import AuthorText
from deckgen.yaml_source.syntax.bounds import MAX_PROBLEMS_IN_TEXT

_SPACES = re.compile(r"[ \t]+")
_REFERENCE = re.compile(r"&[#\w]{1,40};")
_BROUGHT_IN = re.compile(f"{IN_FILES}|\n|{LINE_ENDS}")


class SpanReader:
    """Reads the inline tokens of one text."""

    def __init__(self, author_text: AuthorText, marked: MarkedText, lines: list[str], problems: list[Problem]) -> None:
        self._text = author_text
        self._marked = marked
        self._lines = lines
        self._problems = problems
        self._before = len(problems)
        self._spans: list[Span] = []
        self._bold = self._italic = 0
        self._link = ""
        self._range = (0, 0)
        self._searched: dict[str, tuple[int, int]] = {}

    def read(self, token: Token) -> tuple[Span, ...]:
        """The spans of an inline token: neighbours that look the same are one, without space at either end."""
        self._spans, self._bold, self._italic, self._link = [], 0, 0, ""
        self._range = (token.map[0], token.map[1]) if token.map else (0, len(self._lines))
        self._searched = {}
        for child in token.children or ():
            self._take(child)
        return _trim(self._spans)

    def column_of(self, token: Token, line: int) -> int:
        """Where the text of a token starts on its first line, behind the marks of lists and quotations."""
        first = token.content.split("\n", 1)[0]
        return max(0, self._lines[line].find(first)) if line < len(self._lines) else 0

    def _take(self, token: Token) -> None:
        match token.type:
            case "text" | "text_special":
                self._add(self._without_controls(token.content))
            case "softbreak":
                self._add(" ")
            case "hardbreak":
                self._add("\n")
            case "strong_open":
                self._bold += 1
            case "strong_close":
                self._bold -= 1
            case "em_open":
                self._italic += 1
            case "em_close":
                self._italic -= 1
            case "link_open":
                self._open_link(token)
            case "link_close":
                self._close_link()
            case _:
                self._refuse(token)

    def _add(self, text: str) -> None:
        text = _SPACES.sub(" ", self._marked.fill(text))
        if text:
            self._spans.append(Span(text, bold=self._bold > 0, italic=self._italic > 0, link=self._link))

    def _without_controls(self, text: str) -> str:
        """The words without what only a character reference can have brought in: the file itself was checked."""
        found = _BROUGHT_IN.search(text)
        if found is None:
            return text
        if len(self._problems) - self._before <= MAX_PROBLEMS_IN_TEXT:
            code = f"{ord(found.group()):04X}"
            message = tell("A character reference stands for a control character (U+{code}) here.", code=code)
            place = self._find_reference(found.group())
            self._problems.append(error("control-character", message, place, tell("Remove it.")))
        return _BROUGHT_IN.sub("", text)

    def _find_reference(self, character: str) -> Place:
        """The place of the first reference to a character."""
        for line in range(*self._range):
            for found in _REFERENCE.finditer(self._lines[line]):
                if unescape(found.group()) == character:
                    return self._text.place(line, found.start())
        return self._text.place(self._range[0], 0)

    def _open_link(self, token: Token) -> None:
        written = str(token.attrGet("href") or "")
        automatic = token.info == "auto"
        self._link_start = len(self._spans)
        self._link_place = self._find("<" if automatic else "](")
        self._link, message, hint = check_address(self._marked.fill(written))
        if message:
            self._problems.append(error("link", message, self._find(written) if written else self._link_place, hint))

    def _close_link(self) -> None:
        if len(self._spans) == self._link_start:
            hint = tell("Write `[words](https://…)`.")
            self._problems.append(error("link", tell("This link has no words to click on."), self._link_place, hint))
        self._link = ""

    def _refuse(self, token: Token) -> None:
        if len(self._problems) - self._before > MAX_PROBLEMS_IN_TEXT:
            return
        if token.type == "image":
            message, hint = (
                tell("A picture cannot stand inside text."),
                tell("Give a free slide an `image` with `file` and `alt`."),
            )
            place = self._find("![")
        elif token.type == "html_inline" and not is_html(token.content):
            self._add(token.content)
            return
        elif token.type == "html_inline" and token.content.startswith("</"):
            return  # its opening tag is reported
        elif token.type == "html_inline":
            message, hint = (
                tell("HTML stands here; only Markdown is understood."),
                tell("Write `\\<` where `<` is meant as text."),
            )
            place = self._find(token.content.split("\n")[0])
        else:
            message, hint = (
                tell("Code stands here; slides and papers show text."),
                tell("Use quotation marks or *italic*."),
            )
            place = self._find(token.markup + token.content[:1])
            self._add(token.content)
        self._problems.append(error("markdown", message, place, hint))

    def _find(self, needle: str) -> Place:
        """The place of the next piece of the text that reads so; tokens inside a paragraph carry no place."""
        line, column = self._searched.get(needle, (self._range[0], 0))
        while line < self._range[1]:
            found = self._lines[line].find(needle, column)
            if found >= 0:
                self._searched[needle] = (line, found + 1)
                return self._text.place(line, found)
            line, column = line + 1, 0
        return self._text.place(self._range[0], 0)


def _trim(spans: list[Span]) -> tuple[Span, ...]:
    """Join neighbours of one look; no space at the ends, nor around a forced line end."""
    joined: list[Span] = []
    for span in spans:
        if joined and (joined[-1].bold, joined[-1].italic, joined[-1].link) == (span.bold, span.italic, span.link):
            span = Span(joined.pop().text + span.text, span.bold, span.italic, span.link)  # noqa: PLW2901
        joined.append(span)
    if joined:
        joined[0] = _with_text(joined[0], joined[0].text.lstrip(" \n"))
        joined[-1] = _with_text(joined[-1], joined[-1].text.rstrip(" \n"))
    return link_addresses([span for span in joined if span.text])


def _with_text(span: Span, text: str) -> Span:
    return Span(text, span.bold, span.italic, span.link)
