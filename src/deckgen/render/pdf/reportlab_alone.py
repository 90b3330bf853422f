"""Keeps reportlab from running files that it finds: `~/.reportlab_mods`, and modules called as its settings are.

Why: where nobody has a home, `~` is a folder of the repository that is built, and its files would be run.
"""

from __future__ import annotations

import sys
from types import ModuleType

_LOOKED_FOR = ("reportlab.local_rl_mods", "reportlab_mods", "reportlab.local_rl_settings", "reportlab_settings")


def leave_reportlab_alone() -> None:
    """Give reportlab an empty module wherever it would look for one. To be called before it is imported."""
    for name in _LOOKED_FOR:
        sys.modules.setdefault(name, ModuleType(name))
