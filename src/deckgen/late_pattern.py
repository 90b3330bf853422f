"""Regular expressions that are compiled at their first use: most of those that look for mistakes are never needed."""

from __future__ import annotations

import re
from typing import Any, cast


class _LatePattern:
    """Stands for a pattern, which takes over what was asked of it once."""

    def __init__(self, written: str, flags: int) -> None:
        self._written, self._flags = written, flags

    def __getattr__(self, name: str) -> Any:
        """Called for what was not asked before."""
        found = getattr(re.compile(self._written, self._flags), name)
        setattr(self, name, found)
        return found


def late_pattern(written: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, for use alone: it is no key of a dictionary and no argument of `re`."""
    return cast("re.Pattern[str]", _LatePattern(written, flags))
