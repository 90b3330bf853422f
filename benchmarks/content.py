"""The same training in six notations: deckgen's YAML, Markdown for pandoc and Marp, JSON, Typst and HTML.

A deck of n dilemmas has a title slide, a free slide and four slides a dilemma: question, choices, answer, meer weten,
each with two paragraphs of speaker notes. Every text is made unique, so that nothing can be deduplicated.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

LETTERS = "ABC"
CLUSTER_SIZE = 4


@dataclass(frozen=True)
class Slide:
    """One slide as a peer tool takes it."""

    title: str
    body: tuple[str, ...]
    notes: tuple[str, str]


@dataclass(frozen=True)
class Dilemma:
    """The texts of one dilemma."""

    number: int

    @property
    def question(self) -> str:
        return (
            f"In dossier {self.number} leest een inwoner jouw naam onder een bericht in de buurtgroep. Hij wil weten wat de dienst "
            f"nu echt van het plan vindt en vraagt om vandaag nog te antwoorden. Je kent het dossier goed, maar het college "
            f"heeft nog niets beslist. Wat doe je met vraag {self.number}?"
        )

    @property
    def choices(self) -> tuple[str, str, str]:
        return (
            f"Je antwoordt meteen met wat je weet over dossier {self.number}.",
            f"Je verwijst naar de pagina van de stad en meldt vraag {self.number} aan je leidinggevende.",
            f"Je antwoordt dat je er als buur een mening over hebt, maar niet namens de dienst over {self.number} spreekt.",
        )

    @property
    def feedback(self) -> tuple[str, str, str]:
        return (
            f"Wat nog niet beslist is, deel je niet. Ook in een kleine groep leest iedereen mee in zaak {self.number}.",
            f"Zo krijgt de inwoner een antwoord van wie erover gaat, en weet je team wat er in {self.number} leeft.",
            f"Dat mag, zolang het voor elke lezer duidelijk is en je niets gebruikt wat je uit {self.number} weet.",
        )

    @property
    def more(self) -> tuple[str, ...]:
        return (
            f"Als burger mag je over alles een mening hebben, ook over zaak {self.number}. Je functie brengt grenzen mee.",
            "De grens ligt daar waar een lezer niet meer weet of je als burger of als medewerker spreekt.",
            f"Twijfel je over {self.number}? Vraag het eerst aan je leidinggevende, en daarna aan het integriteitsbureau.",
        )

    @property
    def notes(self) -> tuple[str, str]:
        return (
            f"Lees situatie {self.number} rustig voor en laat iedereen een halve minuut nadenken voor je verdergaat.",
            "Vraag eerst naar het waarom. Wie koos iets anders dan zijn buur, en wat zou daarin nog kunnen schuiven?",
        )


def deck_yaml(count: int) -> str:
    """A deck of `count` dilemmas for deckgen."""
    lines = [
        "title: Sociale media op het werk", "date: 2026-01-15", "organisation: Stad Voorbeeld", "language: nl-BE", "program:",
        "- slide: Waarom dit gesprek", "  text: Een bericht is snel geplaatst. De vragen komen later.", "  notes: Heet iedereen welkom.",
    ]  # fmt: skip
    quote = json.dumps
    for number in range(1, count + 1):
        dilemma = Dilemma(number)
        if number % CLUSTER_SIZE == 1:
            lines += [f"- cluster: Thema {number // CLUSTER_SIZE + 1}", "  dilemmas:"]
        lines += [
            f"  - id: d{number}",
            f"    title: Dossier {number}",
            f"    question: {quote(dilemma.question)}",
            "    choices:",
        ]
        for text, feedback, verdict in zip(dilemma.choices, dilemma.feedback, ("wrong", "best", "good"), strict=True):
            lines += [f"    - text: {quote(text)}", f"      verdict: {verdict}", f"      feedback: {quote(feedback)}"]
        lines += ["    meer_weten: |", *(f"      {text}\n" for text in dilemma.more)]
        lines += [f"    facilitator: {{minutes: 10, notes: {quote(' '.join(dilemma.notes))}}}"]
    return "\n".join(lines) + "\n"


def slides(count: int) -> list[Slide]:
    """The same content as plain slides, for tools that know no dilemmas."""
    result = [
        Slide(
            "Waarom dit gesprek",
            ("Een bericht is snel geplaatst. De vragen komen later.",),
            ("Heet iedereen welkom.", "Begin op tijd."),
        )
    ]
    for number in range(1, count + 1):
        dilemma = Dilemma(number)
        name = f"Thema {(number - 1) // CLUSTER_SIZE + 1}: vraag {(number - 1) % CLUSTER_SIZE + 1}"
        lettered = tuple(f"{letter}. {text}" for letter, text in zip(LETTERS, dilemma.choices, strict=True))
        answers = tuple(f"{letter}. {text}" for letter, text in zip(LETTERS, dilemma.feedback, strict=True))
        result += [
            Slide(name, (dilemma.question,), dilemma.notes),
            Slide(f"{name} – keuze", lettered, dilemma.notes),
            Slide(f"{name} – antwoord", answers, dilemma.notes),
            Slide(f"{name} – meer weten", dilemma.more, dilemma.notes),
        ]
    return result


def pandoc_markdown(count: int) -> str:
    """The slides for pandoc: a heading a slide, notes in a fenced division."""
    parts = ["% Sociale media op het werk\n% Stad Voorbeeld\n"]
    for slide in slides(count):
        body = "\n\n".join(text.replace(". ", "\\. ", 1) if text[1] == "." else text for text in slide.body)
        parts.append(f"## {slide.title}\n\n{body}\n\n::: notes\n{slide.notes[0]}\n\n{slide.notes[1]}\n:::\n")
    return "\n".join(parts)


def marp_markdown(count: int) -> str:
    """The slides for Marp: rules between slides, notes in comments."""
    parts = ["---\nmarp: true\n---\n\n# Sociale media op het werk\n"]
    for slide in slides(count):
        parts.append(f"## {slide.title}\n\n" + "\n\n".join(slide.body) + f"\n\n<!-- {' '.join(slide.notes)} -->\n")
    return "\n---\n\n".join(parts)


def slides_json(count: int) -> str:
    """The slides for PptxGenJS."""
    return json.dumps([{"title": s.title, "body": s.body, "notes": "\n".join(s.notes)} for s in slides(count)])


def handout_typst(count: int) -> str:
    """The handout for Typst: situations and choices, with headings and page numbers."""

    def escape(text: str) -> str:
        return "".join(f"\\{sign}" if sign in "\\#*_`$<>@=-+/[]" else sign for sign in text)

    parts = [
        '#set document(title: "Sociale media op het werk")',
        '#set page(paper: "a4", numbering: "1")',
        '#set text(lang: "nl")',
    ]
    for number in range(1, count + 1):
        dilemma = Dilemma(number)
        parts += [f"= Dossier {number}", escape(dilemma.question)]
        parts += [f"+ {escape(choice)}" for choice in dilemma.choices]
    return "\n\n".join(parts)


def handout_html(count: int) -> str:
    """The handout for WeasyPrint."""
    parts = ['<html lang="nl"><head><title>Sociale media op het werk</title>']
    parts.append(
        "<style>@page { size: A4; @bottom-right { content: counter(page) } } h1 { break-after: avoid }</style></head>"
    )
    for number in range(1, count + 1):
        dilemma = Dilemma(number)
        choices = "".join(f"<li>{choice}</li>" for choice in dilemma.choices)
        parts.append(f'<h1>Dossier {number}</h1><p>{dilemma.question}</p><ol type="A">{choices}</ol>')
    return "\n".join(parts)


def write_all(folder: Path, count: int) -> None:
    """Write the content of one size in every notation."""
    (folder / "decks").mkdir(parents=True, exist_ok=True)
    (folder / "decks/bench.yaml").write_text(deck_yaml(count), "utf-8")
    (folder / "pandoc.md").write_text(pandoc_markdown(count), "utf-8")
    (folder / "handout.typ").write_text(handout_typst(count), "utf-8")
    (folder / "handout.html").write_text(handout_html(count), "utf-8")
    (folder / "marp.md").write_text(marp_markdown(count), "utf-8")
    (folder / "slides.json").write_text(slides_json(count), "utf-8")
