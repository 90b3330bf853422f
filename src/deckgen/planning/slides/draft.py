"""A slide whose content is decided but whose title, footer and way home still depend on the rest of the deck."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Element
from deckgen.rich_text import Text
from deckgen.storyboard.scenes import Heading


class Draft(Struct, frozen=True):
    """A slide in the making. `position` is the number of its dilemma in the deck, `cluster` its cluster's name.

    `quoted` names what it quotes, with the version. `number` and `name` are its dilemma's, `theme` its
    theme's number.
    """

    key: str
    role: SlideRole
    title: Heading
    elements: tuple[Element, ...]
    notes: Text
    cluster: str = ""
    position: int = 0
    reveal: bool = False
    section: str = ""
    has_home: bool = True
    quoted: str = ""
    number: str = ""
    name: str = ""
    theme: int = 0


def number_parts(key: str, drafts: Sequence[Draft], pattern: str) -> tuple[Draft, ...]:
    """Give the slides that one thing takes their keys and, where there are more, "(1/3)" in their titles.

    `key` holds {part}, the number of the slide.
    """
    total = len(drafts)
    return tuple(
        replace(
            draft,
            key=key.replace("{part}", str(number)),
            title=draft.title.filled(pattern, n=number, total=total) if total > 1 else draft.title,
        )
        for number, draft in enumerate(drafts, start=1)
    )
