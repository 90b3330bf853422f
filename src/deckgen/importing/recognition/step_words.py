"""The words by which titles in four languages say which part of a dilemma a slide holds."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class Part(StrEnum):
    """What a slide holds of a dilemma, or beside the dilemmas."""

    QUESTION = "question"
    CHOICE = "choice"
    ANSWER = "answer"
    MORE = "more"
    DISCUSSION = "discussion"
    AGENDA = "agenda"
    BREAK = "break"
    END = "end"


# Folded: lower case, without accents. Longer words first within an alternative, so that the whole word is taken.
_WORDS: dict[Part, str] = {
    Part.QUESTION: (
        r"vragen|vraag|questions?|fragen?|casussen|casus|case stud(?:y|ies)|cases?|cas pratiques?|cas|"
        r"fallbeispiele?|falle?|"
        r"situaties?|situations?|situationen|scenarios?|szenari(?:o|en)|dilemma'?s?|dilemmes?|dilemmata|stellingen|stelling|"
        r"vrai ou faux|juist of (?:fout|onjuist|niet)|waar of (?:niet|onwaar|niet waar)|true or false|right or wrong|"
        r"richtig oder falsch|wahr oder falsch|feit of fabel|fact or fiction|mythe ou realite|fakt oder mythos|"
        r"statements?|thesen?|aussagen?|affirmations?|praktijkvoorbeeld(?:en)?|voorbeeld(?:en)?|beispiele?|"
        r"exemples?|examples?"
    ),
    Part.CHOICE: (
        r"keuzes?|keuzemogelijkheden|mogelijke antwoorden|antwoordmogelijkheden|opties?|choix|"
        r"reponses possibles|options?|"
        r"auswahl|antwortmoglichkeiten|mogliche antworten|optionen|choices?|possible answers|what (?:would|do) you do\??|"
        r"wat doe (?:je|jij|u)\??|que (?:faites|feriez)[- ]vous\s*\??|was tun sie\??"
    ),
    Part.ANSWER: (
        r"(?:het )?(?:juiste |goede )?antwoord(?:en)?|oplossing(?:en)?|beoordeling|"
        r"terugkoppeling|feedback|"
        r"(?:la )?(?:bonne )?reponses?(?: correctes?)?|solutions?|corrige|evaluation|"
        r"(?:die )?(?:richtige )?antwort(?:en)?|losung(?:en)?|auflosung|bewertung|einschatzung|"
        r"(?:the )?(?:right |correct |wrong )?answers?|(?:group'?s )?assessment|resolution|uitleg|toelichting|explication|"
        r"erklarung|explanation"
    ),
    Part.MORE: (
        r"meer weten|meer info(?:rmatie)?|achtergrond(?:informatie)?|wat zegt de (?:code|gedragscode)\??|"
        r"(?:pour )?en savoir plus|plus d'informations?|mehr wissen|mehr erfahren|weitere informationen|hintergrund|"
        r"(?:learn|know|find out) more|more info(?:rmation)?|background|what (?:does )?the code says?\??"
    ),
    Part.DISCUSSION: (
        r"bespreking|bespreek|nabespreking|discussie(?:vragen)?|discussions?|discutez|debat|diskussion|besprechung|"
        r"nachbesprechung|discuss|debrief(?:ing)?|om te bespreken|pour discuter|zum besprechen"
    ),
    Part.AGENDA: (
        r"agenda|programma|overzicht|inhoud(?:sopgave)?|ordre du jour|programme|sommaire|tagesordnung|"
        r"ablauf|inhalt(?:sverzeichnis)?|ubersicht|overview|contents|programm"
    ),
    Part.BREAK: (
        r"(?:koffie|lunch|middag)?pauze|pause(?: cafe)?|(?:kaffee|mittags)?pause|(?:coffee |lunch )?break|lunch|entracte"
    ),
    Part.END: r"einde|fin|ende|(?:the )?end|dank(?: ?u| je)?(?: wel)?|merci|vielen dank|danke|thank you|thanks",
}
_PATTERNS = {part: re.compile(words) for part, words in _WORDS.items()}
_NUMBER = r"(?:nr\.?\s*|no\.?\s*|n°\s*|#\s*)?(\d{1,3}(?:\.\d{1,3})?|[a-z](?![a-z])|[ivx]{1,5}(?![a-z]))"
_NUMBERED = {part: re.compile(rf"(?:{words})\s*{_NUMBER}\b[.):]?") for part, words in _WORDS.items()}


_MINUTES = re.compile(r"\s*[(\[]?\b\d{1,3}\s*(?:min(?:uten|utes?)?\b\.?|')[)\]]?$")  # behind a title: `Break (15 min)`


def fold_title(text: str) -> str:
    """A title without accents, case and typography, one character for one character wherever that is possible."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ß", "ss"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).lower().split())


def find_part(text: str) -> tuple[Part | None, str]:
    """Which part a few words name when they say nothing else, with the number behind it; None for other words."""
    folded = _MINUTES.sub("", fold_title(text)).strip(" .:!–—-")
    for part, pattern in _PATTERNS.items():
        if pattern.fullmatch(folded) or pattern.fullmatch(folded.rstrip("?! ")):
            return part, ""
    for part, pattern in _NUMBERED.items():
        if found := pattern.fullmatch(folded):
            return part, found[1].upper()
    return None, ""


def find_leading_part(text: str) -> tuple[Part | None, str, str]:
    """Which numbered part a title begins with, its number, and the words that follow: `Vraag 2 De taart`."""
    words = text.split()
    for count in range(min(4, len(words) - 1), 0, -1):
        part, number = find_part(" ".join(words[:count]))
        if part is not None and number:
            return part, number, " ".join(words[count:]).strip(" .:–—-")
    return None, "", text
