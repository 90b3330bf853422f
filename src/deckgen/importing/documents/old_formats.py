"""Converts files of older programs with LibreOffice, where it is installed."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deckgen.file_writing import temporary_folder
from deckgen.found_programs import find_program
from deckgen.history.office_archive import NotReadableError
from deckgen.messages.message import tell

_NEW = {".ppt": "pptx", ".odp": "pptx", ".doc": "docx", ".odt": "docx"}
_SECONDS = 120
_PLACES = (r"C:\Program Files\LibreOffice\program\soffice.exe", "/Applications/LibreOffice.app/Contents/MacOS/soffice")


@contextmanager
def convert(path: Path) -> Iterator[Path]:
    """The same file as .pptx or .docx, in a folder that goes again. Raises NotReadableError with a way out."""
    wanted = _NEW[path.suffix.lower()]
    program = find_office()
    if program is None:
        raise NotReadableError(
            tell(
                "is in an older format: open it in its program and save it as .{wanted}, or install LibreOffice",
                wanted=wanted,
            )
        )
    with temporary_folder() as folder:
        profile = (folder / "profile").as_uri()
        command = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            wanted,
            "--outdir",
            str(folder),
        ]
        try:
            subprocess.run([*command, str(path.absolute())], check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603
        except (OSError, subprocess.SubprocessError) as failure:
            raise NotReadableError(tell("cannot be converted by LibreOffice")) from failure
        converted = folder / f"{path.stem}.{wanted}"
        if not converted.is_file():
            raise NotReadableError(tell("cannot be converted by LibreOffice"))
        yield converted


def find_office() -> str | None:
    """Where LibreOffice is, or None."""
    for name in ("soffice", "libreoffice"):
        if found := find_program(name):
            return found
    return next((place for place in _PLACES if Path(place).is_file()), None)
