"""The page of each problem's code: from the handbook of problems, and for rules with the examples of their modules."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from deckgen.messages.catalogue import spoken_language
from deckgen.resources import documentation

_ENTRY = re.compile(r"^### `([a-z0-9-]+)`\n", re.MULTILINE)
_REST = re.compile(r"^##? .*", re.MULTILINE | re.DOTALL)


def find_codes() -> tuple[str, ...]:
    """Every code, in the order of the handbook."""
    return tuple(_pages(spoken_language()))


def list_codes() -> str:
    """A line a code, with the first sentence of its page."""
    pages = _pages(spoken_language())
    width = max(map(len, pages))
    return "\n".join(f"{code:<{width}}  {_first_sentence(pages[code])}" for code in sorted(pages))


def read_page(code: str) -> str:
    """The page of a code, in Markdown; nothing where there is none."""
    code = code.strip("[]` ")
    page = _pages(spoken_language()).get(code, "")
    if not page:
        return ""
    return "\n\n".join(part for part in (f"# `{code}`\n\n{page}", _examples(code)) if part)


def _examples(code: str) -> str:
    """The longer examples that a rule's module has, in English; a page in another language has its own."""
    if spoken_language() != "en":
        return ""
    from deckgen.rules import RULES
    from deckgen.rules.pages import write_examples

    return write_examples(code) if code in RULES else ""


@lru_cache(maxsize=4)
def _pages(language: str) -> dict[str, str]:
    text = _handbook(language).read_text(encoding="utf-8")
    parts = _ENTRY.split(text)[1:]
    return {code: _REST.sub("", body).strip() for code, body in zip(parts[::2], parts[1::2], strict=True)}


def _handbook(language: str) -> Path:
    translated = documentation(f"{language}/problems.md")
    return translated if translated.is_file() else documentation("problems.md")


def _first_sentence(page: str) -> str:
    text = " ".join(page.partition("\n\n")[0].split())
    return re.split(r"(?<=[.:]) ", text, maxsplit=1)[0]
