"""What can be wrong with a value that an author wrote: the closed list, and one of them at its place."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from msgspec import Struct, field

KeyPath = tuple[str | int, ...]
KEY = "[key]"  # the last part of a path that means the key itself rather than its value


class FaultKind(Enum):
    """Each has its own words in `field_problems`."""

    MISSING = auto()
    UNKNOWN_KEY = auto()
    NO_TEXT = auto()
    EMPTY = auto()
    TOO_LONG = auto()
    NO_LIST = auto()
    TOO_FEW = auto()
    TOO_MANY = auto()
    NO_KEYS = auto()
    NO_NUMBER = auto()
    NO_WHOLE_NUMBER = auto()
    NOT_ABOVE = auto()
    BELOW = auto()
    ABOVE = auto()
    UNKNOWN_VALUE = auto()
    UNUSABLE = auto()
    NO_FLAG = auto()
    NO_SUCH_DATE = auto()
    NO_DATE = auto()
    NO_CLOCK = auto()
    UNKNOWN_LANGUAGE = auto()
    NO_ID = auto()
    NO_COLOUR = auto()
    NO_TERM = auto()
    NO_TEXT_OR_LIST = auto()
    EMPTY_PASSAGE = auto()
    EMPTY_QUOTE = auto()
    SECTION_WITHOUT_QUOTE = auto()
    SCALE_ORDER = auto()
    SCALE_POINTS = auto()
    NO_SHARE = auto()
    VIDEO_TARGET = auto()


class Fault(Struct, frozen=True):
    """A value that does not fit: where it stands, what was written, and what the check knows beside it."""

    kind: FaultKind
    path: KeyPath
    written: object
    context: Mapping[str, object] = field(default_factory=dict)


class UnfitError(Exception):
    """Raised by what reads one value; who called it knows the place."""

    def __init__(self, kind: FaultKind, **context: object) -> None:
        super().__init__(kind.name)
        self.kind = kind
        self.context = context
