"""PyYAML's parser in pure Python, for machines whose PyYAML came without libyaml: text in, events out."""

from __future__ import annotations

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class PythonParser(Reader, Scanner, Parser):
    """The three stages as one object, as PyYAML's own loaders combine them."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
