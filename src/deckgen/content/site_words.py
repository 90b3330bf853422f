"""The words of the web site. Words in braces are filled in."""

from __future__ import annotations

from msgspec import Struct


class SiteWords(Struct, frozen=True):
    """One language's words for the site; each file in resources/locales holds them all."""

    site: str
    site_use: str
    search: str
    found: str  # {n}
    for_whom: str
    languages: str
    duration_label: str
    dilemmas: str
    do_alone: str
    downloads: str
    trainer_downloads: str
    sources: str
    reports: str
    changes: str
    home: str
    slides: str
    slides_pdf: str
    slides_handout: str
    handout_docx: str
    added: str  # {what}
    removed: str  # {what}
    moved_to: str  # {what}
    changed: str  # {what}
