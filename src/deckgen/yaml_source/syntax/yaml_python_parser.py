"""Runs PyYAML's parser in pure Python, for machines whose PyYAML came without libyaml."""

from __future__ import annotations

from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner
from yaml.tokens import ScalarToken

_BLANK = "\0 \t\r\n\x85\u2028\u2029"
_FLOW_MARKS = ",[]{}"


class PythonParser(Reader, Scanner, Parser):
    """The three stages as one object, as PyYAML's own loaders combine them."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_plain(self) -> ScalarToken:
        """Read text without quotes.

        Why: inside `[…]` PyYAML's own scanner ends it at a question mark; libyaml does not.
        """
        scanner: Any = self
        start = end = scanner.get_mark()
        pieces: list[str] = []
        spaces: list[str] = []
        while scanner.peek() != "#":
            length = self._plain_length(scanner)
            if length == 0:
                break
            scanner.allow_simple_key = False
            pieces += [*spaces, scanner.prefix(length)]
            scanner.forward(length)
            end = scanner.get_mark()
            spaces = scanner.scan_plain_spaces(scanner.indent + 1, start)
            if not spaces or (not scanner.flow_level and scanner.column < scanner.indent + 1):
                break
        return ScalarToken("".join(pieces), True, start, end)

    @staticmethod
    def _plain_length(scanner: Any) -> int:
        """How many characters from here belong to the text, up to the next space."""
        length = 0
        while True:
            character = scanner.peek(length)
            if character in _BLANK or (scanner.flow_level and character in _FLOW_MARKS):
                return length
            following = scanner.peek(length + 1)
            if character == ":" and (following in _BLANK or (scanner.flow_level and following in _FLOW_MARKS)):
                return length
            length += 1
