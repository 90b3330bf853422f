from __future__ import annotations

from pathlib import Path

import pytest
from built_files import build

from pptx import Presentation

DECK = """\
title: T
language: {language}
program:
- cluster: "{cluster}"
  dilemmas:
  - id: a
    question: Wat doe je?
    choices: [{{text: Een, verdict: good}}, {{text: Twee, verdict: wrong}}]
"""


@pytest.mark.parametrize(
    ("language", "cluster", "title"),
    [
        ("nl", "Mag dit?", "Mag dit? – vraag 1"),
        ("en", "Stop!", "Stop! – question 1"),
        ("de", "Darf ich das?", "Darf ich das? – Frage 1"),
        ("fr", "Et alors ?", "Et alors\u00a0? – question 1"),
        ("nl", "Wat nu …", "Wat nu … – vraag 1"),
        ("nl", "Sociale media", "Sociale media: vraag 1"),
        ("fr", "Réseaux", "Réseaux\u00a0: question 1"),
    ],
)
def test_a_theme_that_ends_in_a_mark_gets_no_colon_behind_it(
    language: str, cluster: str, title: str, tmp_path: Path
) -> None:
    made = build(tmp_path, DECK.format(language=language, cluster=cluster), "slides")
    titles = [
        slide.shapes.title.text_frame.text for slide in Presentation(str(made["pptx"])).slides if slide.shapes.title
    ]
    assert title in titles
    assert not [each for each in titles if "?:" in each or "?\u00a0:" in each]
