"""The type sizes of cards: one for all cards of a deck; a text that needs a smaller one than reads well has its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec import Struct

_Face = TypeVar("_Face")

_EMERGENCY = (14.0, 12.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0)  # not to be read with pleasure, but nothing is lost


class CardSizes(Struct, frozen=True):
    """Sizes to try, the largest first. No smaller one than `least_shared` is everyone's for the sake of one card."""

    steps: tuple[float, ...]
    least_shared: float

    @property
    def least(self) -> float:
        """The smallest size that is to be read."""
        return self.steps[-1]

    def share(self, faces: Iterable[_Face], fits: Callable[[_Face, float], bool]) -> float:
        """The largest size at which all faces fit, as far down as all may follow one."""
        shared = [size for size in self.steps if size >= self.least_shared]
        place = 0
        for face in faces:
            while place < len(shared) - 1 and not fits(face, shared[place]):
                place += 1
        return shared[place]

    def from_size(self, largest: float) -> tuple[float, ...]:
        """The sizes to try for one face that may be no larger, those too that are not to be read."""
        smaller = (size for size in _EMERGENCY if size < self.least)
        return (*(size for size in self.steps if size <= largest), *smaller)


def _steps(largest: float, least: float) -> tuple[float, ...]:
    return tuple(largest - step / 2 for step in range(int((largest - least) * 2) + 1))


SIZES = CardSizes(_steps(18.0, 9.0), 11.0)
LARGE_SIZES = CardSizes(_steps(24.0, 16.0), 16.0)
SMALLEST = _EMERGENCY[-1]
