"""Names that Windows keeps for devices, so that no file can have them."""

from __future__ import annotations

import re

_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def is_device_name(name: str) -> bool:
    """Whether a name in small letters is that of a device."""
    return _DEVICES.fullmatch(name) is not None
