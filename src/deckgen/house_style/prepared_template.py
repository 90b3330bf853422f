"""What planning and rendering need of a house style, whether it was made, learned or remembered."""

from __future__ import annotations

from msgspec import Struct

from deckgen.blueprint.look import Look, TemplatePackage
from deckgen.problems import Problem


class PreparedTemplate(Struct, frozen=True):
    """What a build needs of a house style. With an error among the problems, neither look nor package is to be used.

    `stands_in` says that they are deckgen's own, for the brand presentation could not be read.
    """

    look: Look
    package: TemplatePackage
    problems: tuple[Problem, ...] = ()
    stands_in: bool = False
