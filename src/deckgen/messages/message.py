"""A text for people that can be put in another language at any later moment.

It *is* its English text, and keeps the template and the arguments that it was made from. Whatever makes a problem need
therefore not know in which language it will be read; who shows it does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

TYPE_CHECKING = False  # `typing` takes as long to import as Python to start
if TYPE_CHECKING:
    from typing import Protocol, Self

    class Words(Protocol):
        """What words a template: a catalogue, or English itself."""

        def gettext(self, message: str, /) -> str:
            """The template in this language."""

        def ngettext(self, one: str, many: str, count: int, /) -> str:
            """The template for this number."""


# An argument stands in single braces; `{{ term }}` is what authors write, and stays as it is.
_ARGUMENT = re.compile(r"(?<!\{)\{([a-z_][a-z0-9_]*)(:,)?\}(?!\})")
COUNT = "count"  # the argument that decides between one and many


class Message(str):
    """A text in English, with what it takes to say it in another language."""

    __slots__ = ("arguments", "many", "template")

    template: str
    many: str
    arguments: Mapping[str, object]

    def __new__(cls, template: str, arguments: Mapping[str, object], many: str = "") -> Self:
        """Word the template in English."""
        chosen = many if many and arguments[COUNT] != 1 else template
        self = super().__new__(cls, fill_in(chosen, arguments))
        self.template, self.many, self.arguments = template, many, arguments
        return self

    def __reduce__(self) -> tuple[type[Message], tuple[str, Mapping[str, object], str]]:
        """Survive the way between processes."""
        return Message, (self.template, self.arguments, self.many)

    def worded(self, words: Words, thousands: str = ",") -> str:
        """The text in another language, arguments that are messages included."""
        arguments = {name: put_into_words(value, words, thousands) for name, value in self.arguments.items()}
        count = self.arguments.get(COUNT)
        if self.many and isinstance(count, int):
            template = words.ngettext(self.template, self.many, count)
        else:
            template = words.gettext(self.template)
        return fill_in(template, arguments, thousands)

    def each_argument(self, change: Callable[[str], str]) -> Message:
        """The same message with its texts changed, such as shortened."""
        changed = {name: change(value) if isinstance(value, str) else value for name, value in self.arguments.items()}
        return Message(self.template, changed, self.many)


def tell(template: str, /, **arguments: object) -> str:
    """A text for people: ``tell("The file `{name}` does not exist.", name=written)``.

    The template is the key of the translations, so it must be written out where this is called. What comes back is a
    `Message`; whoever only passes it on sees a text.
    """
    return Message(template, _plain(arguments)) if arguments else Message(template, {})


def tell_count(one: str, many: str, /, count: int, **arguments: object) -> str:
    """A text that differs for one and many: ``tell_count("{count} file", "{count} files", count=3)``."""
    return Message(one, {COUNT: count, **_plain(arguments)}, many)


def tell_all(texts: Iterable[str], between: str = ", ") -> str:
    """Texts for people in a row, each of which is put in another language by itself; no text twice."""
    named = {f"part_{number}": text for number, text in enumerate(dict.fromkeys(texts))}
    return Message(between.join(f"{{{name}}}" for name in named), named)


def reason_of(failure: BaseException) -> str:
    """Why something failed, still as the message that it was: `str` of an exception would leave the English alone."""
    first = failure.args[0] if failure.args else ""
    return first if isinstance(first, Message) else str(failure)


def _plain(arguments: Mapping[str, object]) -> dict[str, object]:
    """Arguments that can be kept in a file and sent to another process."""
    return {name: value if isinstance(value, str | int | float) else str(value) for name, value in arguments.items()}


def put_into_words(value: object, words: Words, thousands: str) -> object:
    """An argument, or any text, as people of this language read it; what is no message stays."""
    return value.worded(words, thousands) if isinstance(value, Message) else value


def fill_in(template: str, arguments: Mapping[str, object], thousands: str = ",") -> str:
    """A template with its arguments; a name that nobody gave stays as it stands."""
    if not arguments:
        return template

    def value(found: re.Match[str]) -> str:
        name, grouped = found.groups()
        if name not in arguments:
            return found.group()
        given = arguments[name]
        return f"{given:,}".replace(",", thousands) if grouped and isinstance(given, int) else str(given)

    return _ARGUMENT.sub(value, template)
