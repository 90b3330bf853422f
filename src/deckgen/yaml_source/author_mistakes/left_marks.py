"""Marks of Markdown that were meant and came to nothing, each with the text as it was probably meant.

A mark counts only where the text as it is shown still holds it: what the parser took is no mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from deckgen.late_pattern import late_pattern
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.rich_text import Text, plain
from deckgen.shown_text import shorten
from deckgen.yaml_source.syntax.author_text import AuthorText
from deckgen.yaml_source.syntax.bounds import MAX_PROBLEMS_IN_TEXT

CODE = "stray-mark"
_LONGEST = 200  # characters between two marks that belong together
_SHOWN = 60
_WORD = late_pattern(r"\w*")
_LETTER = late_pattern(r"[^\W_]|^:::")
_SPACES = late_pattern(r"\s+")


class _Mark(Struct, frozen=True):
    """A kind of mark: the sign without which there is none, how it is found, and what was meant.

    The text behind a mark tells how to mend it.
    """

    sign: str
    pattern: re.Pattern[str]
    mend: Callable[[re.Match[str]], str]


def _pair(sign: str, before: str = "") -> re.Pattern[str]:
    """Something between two equal signs, of which the first stands against what it marks."""
    return late_pattern(rf"(?<!\\){before}(?P<sign>{sign})(?=\S)(?P<inner>[^\n]{{1,{_LONGEST}}}?)(?<!\\)(?P=sign)")


def _mend_pair(found: re.Match[str]) -> str:
    """The signs against the words; what is glued to them comes inside, unless a sentence begins there."""
    sign, inner = found["sign"], found["inner"]
    bare = inner.strip()
    behind = _WORD.match(found.string, found.end())
    glued = behind.group() if behind else ""
    if glued and inner == bare and not glued[0].isupper():
        return f"{sign}{bare}{glued}{sign}"
    return f"{sign}{bare}{sign} {glued}".rstrip() if glued else f"{sign}{bare}{sign}"


def _mend_link(found: re.Match[str]) -> str:
    return f"[{found['words']}]({_SPACES.sub('', found['address'])})"


_TO = r"\((?P<address>(?:https?:|mailto:|tel:|www\.)[^)\n]{1,500})\)"
_BOLD, _ITALIC = _pair(r"\*\*"), _pair(r"\*", r"(?<!\*)")
_UNDER = _pair(r"__?", r"(?<!\w)(?<!_)")
_MARKS = (
    _Mark("**", _BOLD, _mend_pair),
    _Mark("*", _ITALIC, _mend_pair),
    _Mark("_", _UNDER, _mend_pair),
    _Mark("==", _pair("==", "(?<!=)"), lambda found: f"**{found['inner'].strip()}**"),
    _Mark("~~", _pair("~~", "(?<!~)"), lambda found: found["inner"].strip()),
    _Mark("[^", late_pattern(r"(?P<words>[^\s\[\]]{0,40})\[\^[\w-]{1,40}\]"), lambda found: f"{found['words']} (…)"),
    _Mark("[[", late_pattern(r"\[\[(?P<inner>[^\]\n]{1,200})\]\]"), lambda found: found["inner"]),
    _Mark(
        "][",
        late_pattern(r"\[(?P<words>[^\]\[\n]{1,200})\]\[[^\]\n]{0,100}\]"),
        lambda found: f"[{found['words']}](https://…)",
    ),
    _Mark(
        "] ",
        late_pattern(r"\[(?P<words>[^\]\[\n]{1,200})\] {1,3}" + _TO),
        _mend_link,
    ),
    _Mark(
        "](",
        late_pattern(r"\[(?P<words>[^\]\[\n]{1,200})\]" + _TO),
        _mend_link,
    ),
    _Mark(
        "[",
        late_pattern(r"(?m)^[ \t]*[-*+] (?P<shown>\[[ xX]\] \S{1,40})"),
        lambda found: f"- {found['shown'][4:]}",
    ),
    _Mark("{", late_pattern(r"\{[.#][\w-]{1,40}[^}\n]{0,80}\}"), lambda _: ""),
    _Mark(":::", late_pattern(r"(?m)^:{3,}.{0,60}$"), lambda _: ""),
    _Mark("===", late_pattern(r"(?m)^(?P<words>\S[^\n]{0,200})\n={3,}[ \t]*$"), lambda found: f"### {found['words']}"),
)  # fmt: skip
_LINE_MARKS = (
    *(_Mark("", pattern, lambda found: found["inner"].strip()) for pattern in (_BOLD, _pair("`"), _ITALIC, _UNDER)),
    _Mark("[", late_pattern(r"\[(?P<inner>[^\]\[\n]{1,200})\] {0,3}\([^)\n]{1,500}\)"), lambda found: found["inner"]),
    _Mark("#", late_pattern(r"\A#{1,6} (?P<inner>.{1,200})"), lambda found: found["inner"]),
)


def find_left_marks(author_text: AuthorText, text: Text) -> Iterator[Problem]:
    """Warn of the marks that a text still shows."""
    written = author_text.value
    if not _ANY.search(written):
        return
    shown = plain(text, " ")
    marks = [mark for mark in _MARKS if mark.sign in written and mark.sign.strip() in shown]
    if not marks:  # most texts have none left
        return
    shown = _SPACES.sub(" ", shown)
    taken: list[tuple[int, int]] = []
    for mark in marks:
        for found in mark.pattern.finditer(written):
            name = "shown" if "shown" in mark.pattern.groupindex else 0
            start, end = found.span(name)
            if not _LETTER.search(found.group(name)) or any(start < last and first < end for first, last in taken):
                continue
            if _SPACES.sub(" ", found.group(name)) in shown and len(taken) < MAX_PROBLEMS_IN_TEXT:
                taken.append((start, end))
                yield _warn(author_text, start, found.group(name), mark.mend(found))


_ANY = re.compile(r"\*|__?|==|~~|\[|\{[.#]|:::")
_ANY_IN_LINE = re.compile(r"[*_`#\[]")


def find_marks_in_line(author_text: AuthorText) -> Iterator[Problem]:
    """Warn of marks in a text that takes none, such as a title: it shows them as they stand."""
    written = author_text.value
    if not _ANY_IN_LINE.search(written) or len(written) > _LONGEST * 3:
        return
    end = 0
    found = [(hit, mark) for mark in _LINE_MARKS if mark.sign in written for hit in mark.pattern.finditer(written)]
    for hit, mark in sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end())):
        if hit.start() >= end:
            end = hit.end()
            yield _warn(author_text, hit.start(), hit.group(), mark.mend(hit))


def _warn(author_text: AuthorText, start: int, marks: str, mended: str) -> Problem:
    message = tell("`{marks}` is shown as it stands, marks and all.", marks=_shorten(marks))
    hint = tell("Write `{mended}`.", mended=_shorten(mended)) if mended else tell("Leave it out.")
    return warning(CODE, message, author_text.at(start), hint)


def _shorten(text: str) -> str:
    line = _SPACES.sub(" ", text).strip()
    return shorten(line, _SHOWN)
