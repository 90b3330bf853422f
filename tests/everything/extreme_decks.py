"""Decks at the ends of what authors write, in four languages: hardly a word, far too many, one dilemma, many themes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

LANGUAGES = ("nl", "fr", "de", "en")
QUESTION, LONG = 400, 1200  # characters
_THREE = {"nl": "Mag dit wel?", "fr": "Est-ce permis ?", "de": "Darf man das?", "en": "Is this allowed?"}
_TWO = {"nl": ("Ja", "Nee"), "fr": ("Oui", "Non"), "de": ("Ja", "Nein"), "en": ("Yes", "No")}
_THEME = {"nl": "Thema", "fr": "Thème", "de": "Thema", "en": "Theme"}
_SENTENCES = {
    "nl": (
        "Een collega van de dienst vergunningen vertelt bij de koffie dat hij een dossier sneller heeft behandeld.",
        "De aanvrager is de voorzitter van de voetbalclub waar ook zijn kinderen spelen, en dat weet bijna iedereen.",
        "Je leidinggevende vraagt of jij er iets van wist; je antwoord komt in het verslag van het teamoverleg.",
        "De gemeenteraadsverkiezingen zijn over zes weken en een journalist heeft gebeld met de persdienst.",
    ),
    "fr": (
        "Un collègue du service des permis raconte à la machine à café qu’il a traité un dossier plus vite que prévu.",
        "Le demandeur préside le club où jouent aussi ses enfants : presque tout le monde le sait dans le service.",
        "Votre responsable demande si vous étiez au courant ; votre réponse figurera au procès-verbal de la réunion.",
        "Les élections communales ont lieu dans six semaines, et « une journaliste » a appelé le service de presse.",
    ),
    "de": (
        "Ein Kollege aus der Genehmigungsbehörde erzählt in der Kaffeeküche, dass er einen Antrag vorgezogen hat.",
        "Die Antragstellerin leitet den Sportverein, in dem auch seine Kinder trainieren; das wissen fast alle.",
        "Ihre Vorgesetzte fragt, ob Sie davon wussten; Ihre Antwort steht im Protokoll der Teambesprechung.",
        "In sechs Wochen ist Gemeinderatswahl, und die Datenschutzbeauftragte wurde von der Presse angerufen.",
    ),
    "en": (
        "A colleague in the permits office mentions over coffee that he dealt with one file faster than the others.",
        "The applicant chairs the football club where his own children play, which nearly everyone in the team knows.",
        "Your line manager asks whether you knew about it; your answer will stand in the minutes of the meeting.",
        "The local elections are six weeks away, and a well-informed journalist has called the press office twice.",
    ),
}


def write(language: str, length: int, start: int = 0) -> str:
    """Words of those sentences, from a word on, of exactly as many characters."""
    words = " ".join(_SENTENCES[language]).split(" ")
    text = " ".join(words[start % len(words) :] + words * (length // 200 + 1))[: length - 1].rstrip(" ,;:.«“’")
    return text[0].upper() + text[1:] + "." * (length - len(text))


def case(language: str, name: str, question: str = "", **others: Any) -> dict[str, Any]:
    """A dilemma with two judged choices, in other words than the next: what each page says is taken for its head."""
    start = sum(map(ord, name))
    verdicts = ("best", "avoid")
    choices = [
        {
            "text": f"{text}, {write(language, 40, start)}",
            "verdict": verdict,
            "feedback": write(language, 90, start + 3),
        }
        for text, verdict in zip(_TWO[language], verdicts, strict=True)
    ]
    return {
        "id": name,
        "title": write(language, 30, start),
        "question": question or _THREE[language],
        "choices": choices,
        "answer": write(language, 200, start + 9),
        **others,
    }


def _of_themes(count: int) -> Callable[[str], list[dict[str, Any]]]:
    def themes(language: str) -> list[dict[str, Any]]:
        return [
            {
                "cluster": write(language, 24 + 4 * (number % 5), 6 * number),
                "dilemmas": [case(language, f"d{7 * number}", write(language, 60 + 20 * number, 5 * number))],
            }
            for number in range(1, count + 1)
        ]

    return themes


def _one(language: str, **others: Any) -> list[dict[str, Any]]:
    return [{"cluster": _THEME[language], "dilemmas": [case(language, "d", **others)]}]


def _three_words(language: str) -> list[dict[str, Any]]:
    choices = [{"text": text} for text in _TWO[language]]
    return [{"cluster": _THEME[language], "dilemmas": [{"id": "d", "question": _THREE[language], "choices": choices}]}]


def _long_texts(language: str) -> list[dict[str, Any]]:
    long = write(language, LONG)
    choices = [{"text": write(language, 600), "verdict": "depends", "feedback": long}, {"text": _TWO[language][1]}]
    more = {
        "answer": long,
        "choices": choices,
        "discussion": [long],
        "meer_weten": [{"text": long}],
        "facilitator": {"minutes": 12, "aim": long, "notes": long, "prompts": [long]},
    }
    return _one(language, question=long, **more)


def _six_choices(language: str) -> list[dict[str, Any]]:
    verdicts = ("best", "good", "acceptable", "depends", "avoid", "wrong")
    choices = [
        {"text": write(language, 290, 5 * number), "verdict": verdict, "feedback": write(language, 300, 7 * number)}
        for number, verdict in enumerate(verdicts, start=1)
    ]
    return _one(language, question=write(language, 300), choices=choices)


def _question_in_the_strip(language: str) -> list[dict[str, Any]]:
    asked = write(language, QUESTION - 1).replace(". ", ", ").replace(";", ",") + "?"  # one sentence
    return _one(language, question=f"{write(language, 200)}\n\n{asked}")


PROGRAMS: dict[str, Callable[[str], list[dict[str, Any]]]] = {
    "three words": _three_words,
    "texts of 1,200 characters": _long_texts,
    "six long choices": _six_choices,
    "one dilemma": _one,
    "a question of 400 characters": _question_in_the_strip,
    "ten themes": _of_themes(10),
    "twelve themes": _of_themes(12),
}


def write_deck(name: str, language: str, template: str) -> str:
    """The file of an extreme deck; JSON is YAML."""
    deck = {
        "title": _THREE[language],
        "organisation": "Example",
        "date": "2026-11-22",
        "language": language,
        "template": template,
        "reveal": "letters",
        "session": {"start": "09:00", "minutes": 240, "participants": 12},
        "program": [{"agenda": "Agenda", "minutes": 2}, *PROGRAMS[name](language)],
    }
    return json.dumps(deck, ensure_ascii=False, indent=1)
