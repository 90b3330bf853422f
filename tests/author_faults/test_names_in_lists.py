"""Titles where programs list them, as bookmarks, tabs and entries: soft hyphens are for lines alone."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from built_files import build

DECK = """\
title: Titel {word}
language: {language}
scoring: {{pass: 50%}}
cluster_slides: true
program:
- {{slide: Dag {word}, handout: true, text: Over {word}.}}
- cluster: Groep {word}
  dilemmas:
  - id: a
    title: Geval {word}
    question: Wat met {word}?
    choices: [{{text: "{word}", verdict: best}}, {{text: Niets., verdict: wrong}}]
"""
WORDS = {
    "nl": "inte\u00adgriteits\u00adbeleid",
    "fr": "anti\u00adcorruption",
    "de": "Korruptions\u00adpr\u00e4vention",
    "en": "account\u00adability",
}


@pytest.mark.parametrize("language", WORDS)
def test_no_bookmark_or_property_of_a_paper_has_a_soft_hyphen(language: str, tmp_path: Path) -> None:
    deck = DECK.format(word=WORDS[language], language=language)
    made = build(tmp_path, deck, "handout", "answers", "facilitator", "slides-pdf", "cards")
    plain = WORDS[language].replace("\u00ad", "")
    for path in made.values():
        if path.suffix != ".pdf":
            continue
        with pikepdf.open(path) as pdf:
            with pdf.open_outline() as outline:
                named = [item.title for item in flat(outline.root)]
            named += [str(pdf.docinfo.Title), str(pdf.open_metadata()["dc:title"])]
        assert any(name.startswith(f"Titel {plain}") for name in named)
        assert not [name for name in named if "\u00ad" in name]


def flat(items: list[pikepdf.OutlineItem]) -> list[pikepdf.OutlineItem]:
    return [each for item in items for each in (item, *flat(item.children))]


@pytest.mark.parametrize("language", WORDS)
def test_no_tab_or_entry_of_a_course_has_a_soft_hyphen(language: str, tmp_path: Path) -> None:
    deck = DECK.format(word=WORDS[language], language=language)
    made = build(tmp_path, deck, "self-study", "scorm", "moodle", "gift", "qti", "print-ticket")
    plain = WORDS[language].replace("\u00ad", "")
    with ZipFile(made["scorm.zip"]) as scorm, ZipFile(made["qti.zip"]) as qti:
        manifest = scorm.read("imsmanifest.xml").decode()
        items = "".join(qti.read(name).decode() for name in qti.namelist() if name.endswith(".xml"))
    page, moodle, gift = (made[name].read_text("utf-8") for name in ("html", "moodle.xml", "gift.txt"))
    named = [
        *re.findall("<title>(.*?)</title>", page + manifest),
        *re.findall(' title="(.*?)"', items),
        *re.findall("<name>(.*?)</name>|<category>(.*?)</category>", moodle)[0],
        *re.findall(r"::(.*?)::|\$CATEGORY: (.*)", gift)[0],
        made["print-ticket.txt"].read_text("utf-8"),
    ]
    assert sum(plain in unescape(name) for name in named) >= 6
    assert not [name for name in named if "\u00ad" in name or "&shy;" in name]
