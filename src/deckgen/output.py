"""Names of output files, and the only place that writes them: whole or not at all."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """What a deck can be built into, as `--only` takes it."""

    SLIDES = "slides"
    HANDOUT = "handout"
    ANSWERS = "answers"
    FACILITATOR = "facilitator"
    CARDS = "cards"
    HANDOUT_PRINT = "handout-print"
    CARDS_PRINT = "cards-print"
    BOOKLET = "booklet"
    PRINT_TICKET = "print-ticket"
    SLIDES_PDF = "slides-pdf"
    SLIDES_HANDOUT = "slides-handout"
    HANDOUT_DOCX = "handout-docx"
    SELF_STUDY = "self-study"
    SCORM = "scorm"
    MOODLE = "moodle"
    GIFT = "gift"
    QTI = "qti"


DEFAULT_KINDS = (Kind.SLIDES, Kind.HANDOUT, Kind.ANSWERS, Kind.FACILITATOR, Kind.CARDS)
PRINT_KINDS = (Kind.HANDOUT_PRINT, Kind.CARDS_PRINT, Kind.BOOKLET, Kind.PRINT_TICKET)
_ENDINGS = {
    Kind.SLIDES: ".pptx",
    Kind.HANDOUT: "-handout.pdf",
    Kind.ANSWERS: "-answers.pdf",
    Kind.FACILITATOR: "-facilitator.pdf",
    Kind.CARDS: "-cards.pdf",
    Kind.HANDOUT_PRINT: "-handout-print.pdf",
    Kind.CARDS_PRINT: "-cards-print.pdf",
    Kind.BOOKLET: "-booklet.pdf",
    Kind.PRINT_TICKET: "-print-ticket.txt",
    Kind.SLIDES_PDF: "-slides.pdf",
    Kind.SLIDES_HANDOUT: "-slides-handout.pdf",
    Kind.HANDOUT_DOCX: "-handout.docx",
    Kind.SELF_STUDY: ".html",
    Kind.SCORM: "-scorm.zip",
    Kind.MOODLE: "-moodle.xml",
    Kind.GIFT: "-gift.txt",
    Kind.QTI: "-qti.zip",
}
BILINGUAL_KINDS = (
    Kind.HANDOUT,
    Kind.HANDOUT_PRINT,
    Kind.PRINT_TICKET,
    Kind.SELF_STUDY,
    Kind.SCORM,
    Kind.MOODLE,
    Kind.GIFT,
    Kind.QTI,
)


def output_folder(root: Path, deck: str, *, profile: str = "", language: str = "", minutes: int = 0) -> Path:
    """`output/<deck>/`, with a folder more for a profile, a language and a short version that were asked for."""
    short = f"{minutes}min" if minutes else ""
    return root.joinpath(deck, *(part for part in (_profile_folder(profile), language, short) if part))


def edition_name(deck: str, *, profile: str = "", language: str = "", minutes: int = 0) -> str:
    """What the files of an edition are called: as its folders, so that a file that is mailed tells which it is."""
    return "-".join(output_folder(Path(), deck, profile=profile, language=language, minutes=minutes).parts)


def _profile_folder(profile: str) -> str:
    """A profile's name; longer where a language or a short version could have a folder of that name."""
    if not profile:
        return ""
    from deckgen.resources.languages import language_codes  # few builds are for a profile

    like_another = rf"(?i)(?:profile-)*(?:(?:{'|'.join(language_codes())})(?:[-_+].*)?|\d+min)"
    return f"profile-{profile}" if re.fullmatch(like_another, profile) else profile


def file_name(edition: str, kind: Kind) -> str:
    """The name of an edition's file of a kind."""
    return edition + _ENDINGS[kind]


def sha256(data: bytes) -> str:
    """The digest that is published for a file."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


def write_whole(path: Path, data: bytes, below: Path | None = None) -> None:
    """Write a file whole or not at all, and below a folder without following links. Raises DeckgenError."""
    from deckgen.file_writing import write_whole as write  # an unchanged build writes nothing

    write(path, data, below)


def write_all(files: dict[Path, bytes], below: Path) -> None:
    """Write several files so. Raises DeckgenError."""
    from deckgen.file_writing import write_all as write

    write(files, below)
