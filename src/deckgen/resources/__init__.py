"""Package data: fonts, advance widths, locales, the colour profile, the templates that come with deckgen."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def resource(name: str) -> Path:
    """The path of a file that comes with the package."""
    return _HERE / name


def built_in_templates() -> Path:
    """The folder of the templates that come with deckgen.

    Why two places: a wheel carries them as package data; a checkout has them at its top, where authors look.
    """
    packaged = _HERE / "templates"
    return packaged if packaged.is_dir() else _HERE.parents[2] / "templates"


def documentation(name: str) -> Path:
    """A page of the documentation: of the package, or of a checkout."""
    packaged = _HERE / "docs" / name
    return packaged if packaged.is_file() else _HERE.parents[2] / "docs" / name
