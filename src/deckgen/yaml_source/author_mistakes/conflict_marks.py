"""Lines that git leaves in a file when two people changed the same place."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.late_pattern import late_pattern
from deckgen.messages.message import tell
from deckgen.problems import Problem, error
from deckgen.yaml_source.author_mistakes.mistake import Mistake, Page

_SIGNS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_MARK = late_pattern(r"(?m)^(?:<{7}|={7}|>{7}|\|{7})(?: |$)")


def find_conflicts(page: Page) -> Iterator[Mistake]:
    """Each conflict, at its first mark. What is read on is the version above the line of equals signs."""
    text = page.file.text
    if not any(sign in text for sign in _SIGNS) or not _MARK.search(text):  # nearly every file ends here
        return
    start, second, mended = -1, False, {}
    for number, line in enumerate(page.lines):
        if line.startswith("<<<<<<<"):
            start, second = number, False
            mended[number] = ""
        elif start >= 0 and line.startswith(("=======", "|||||||")):
            second = True
            mended[number] = ""
        elif start >= 0 and line.startswith(">>>>>>>"):
            mended[number] = ""
            yield Mistake(_problem(page, start), mended)
            start, second, mended = -1, False, {}
        elif start >= 0 and second:
            mended[number] = ""
    if start >= 0:
        yield Mistake(_problem(page, start), mended)


def _problem(page: Page, number: int) -> Problem:
    message = tell("A merge conflict is not resolved here: two versions of the same lines stand one above the other.")
    hint = tell("Keep one of the two, and remove the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`.")
    return error("merge-conflict", message, page.file.place(number, 0), hint)
