"""The words in layouts, which show in PowerPoint's menus and selection pane: deckgen's English, said in a language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

_NUMBER = re.compile(r"(?<!\d)\d+$")


class LayoutWording(Struct, frozen=True):
    """A language for names and prompts; what `words` does not hold stays English."""

    language: str = "en"  # a tag, with or without a region
    words: Mapping[str, str] = field(default_factory=dict)

    def say(self, text: str) -> str:
        """A name or a prompt of several lines; a number at its end stays."""
        return "\n".join(self._say_line(line) for line in text.split("\n"))

    def _say_line(self, line: str) -> str:
        name = _NUMBER.sub("", line)
        return f"{self.words[name.rstrip()]}{line[len(name.rstrip()) :]}" if name.rstrip() in self.words else line


ENGLISH = LayoutWording()
