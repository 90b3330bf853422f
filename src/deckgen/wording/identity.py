"""A key for what is remembered of a large value: the value itself, not what it holds, so that nothing is read again."""

from __future__ import annotations

from typing import Generic, TypeVar

Value = TypeVar("Value")


class Identity(Generic[Value]):
    """Equal only where it is the same value. It keeps the value, so that no other can take its place in memory."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Identity) and self.value is other.value
