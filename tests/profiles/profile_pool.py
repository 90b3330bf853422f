"""A small pool with one deck, for tests of profiles."""

from __future__ import annotations

from pathlib import Path

DECK = """\
title: Proef
language: nl
organisation: Niemand
terms:
  dienst: dienst
  bestuur: het bestuur
program:
- slide: Welkom
  text: "{{ Bestuur }} heet je welkom in je {{ dienst }}."
- cluster: Eerst
  dilemmas:
  - klacht
  - geschenk
- cluster: Daarna
  dilemmas:
  - id: inline
    question: Wat doet je {{ dienst }}?
    answer: Niets.
"""
KLACHT = """\
id: klacht
title: De klacht
question: Een collega klaagt over {{ bestuur }}. Wat doe je?
choices:
- id: niets
  text: Je zwijgt.
  verdict: wrong
  feedback: Zo leert niemand iets.
- id: praten
  text: Je praat met je collega.
  verdict: best
discussion: [Wat als het waar is?, En als je het zelf bent?]
facilitator: {minutes: 5, aim: Durven spreken.}
tags: [collegas]
"""
GESCHENK = """\
id: geschenk
question: Je krijgt een fles wijn van een burger. Neem je ze aan?
tags: [geschenken]
"""


def make_pool(folder: Path, **profiles: str) -> Path:
    """Write the deck, its pool and these profiles; the deck's path."""
    decks = folder / "decks"
    for name in ("dilemmas", "profiles"):
        (decks / name).mkdir(parents=True)
    (decks / "proef.yaml").write_text(DECK, "utf-8")
    (decks / "dilemmas" / "klacht.yaml").write_text(KLACHT, "utf-8")
    (decks / "dilemmas" / "geschenk.yaml").write_text(GESCHENK, "utf-8")
    for name, text in profiles.items():
        (decks / "profiles" / f"{name}.yaml").write_text(text, "utf-8")
    return Path("decks/proef.yaml")
