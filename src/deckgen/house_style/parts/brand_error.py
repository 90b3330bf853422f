"""Why a brand presentation cannot be used."""

from __future__ import annotations


class BrandError(Exception):
    """A brand presentation cannot be used; says why and what to do about it."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
