"""A small Dutch deck with its French translation, for tests of languages."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "proef.yaml": """\
title: Proef
date: 2026-11-01
language: nl-BE
terms: {dienst: dienst}
session: {breaks: [{title: Koffie, minutes: 5}]}
program:
- slide: Welkom
  image: {file: media/punt.png, alt: Een punt.}
  text: Welkom bij je {{ dienst }}.
- cluster: Samen
  dilemmas:
  - klacht
  - id: inline
    question: Wat doe je?
""",
    "proef.fr.yaml": """\
title: Essai
terms: {dienst: {text: service, du: du service}}
session: {breaks: [{title: Café}]}
program:
- slide: Bienvenue
  image: {alt: Un point.}
  text: Bienvenue au {{ dienst }}.
- cluster: Ensemble
  dilemmas:
    inline: {title: Autre chose, question: "Que faites-vous ?"}
""",
    "dilemmas/klacht.yaml": """\
question: Een collega klaagt. Wat doe je?
choices:
- id: niets
  text: Je zwijgt.
  verdict: wrong
- text: Je praat.
  feedback: Goed zo, zie {{ choice:niets }}.
discussion: [Wat als het waar is?]
values: [moed]
meer_weten:
- quote: code
  section: Spreken
- quote: code
  section: Zwijgen
  text: Zwijgen mag.
- text: Praat erover.
facilitator: {aim: Durven., prompts: [Wie eerst?]}
reviewed: {by: Bureau, on: 2026-01-02}
""",
    "dilemmas/klacht.fr.yaml": """\
title: La plainte
question: Un collègue se plaint. Que faites-vous ?
choices:
  niets: {text: Vous vous taisez.}
  b:
    text: Vous parlez.
    feedback: Bien, voir {{ choice:niets }}.
discussion: ["Et si c’était vrai ?"]
values: [courage]
meer_weten:
- {}
- {section: Se taire, text: Se taire est permis.}
- text: Parlez-en.
facilitator: {aim: Oser., prompts: ["Qui commence ?"]}
reviewed: {by: le bureau}
""",
    "sources/code.md": """\
---
title: Code
language: nl
---

# Code

## Spreken

Spreken is goed.

## Zwijgen

Zwijgen mag. Soms moet het.
""",
    "sources/code.fr.md": """\
---
title: Le code
language: fr
---

# Le code

## Parler

Parler est bon.

## Se taire

Se taire est permis. Parfois il le faut.
""",
}


def make_pool(folder: Path) -> Path:
    """Write the deck with all that it draws from; the deck's path."""
    from PIL import Image

    for name, text in FILES.items():
        path = folder / "decks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "decks/media").mkdir()
    Image.new("RGB", (4, 4)).save(folder / "decks/media/punt.png")
    return Path("decks/proef.yaml")


def edit(path: str, old: str, new: str) -> None:
    """Replace a piece of a file that must be there once."""
    text = Path(path).read_text("utf-8")
    assert text.count(old) == 1
    Path(path).write_text(text.replace(old, new), "utf-8")
