"""Recognises what the columns of a table hold by their headings, in four languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from deckgen.content.dilemma import LETTERS
from deckgen.importing.recognition.step_words import fold_title

# Field -> headings, folded. A heading may go on with a remark: `Question - max 120 characters`.
_FIELDS: dict[str, str] = {
    "question": r"vraag|situatie(?: en vraag)?|casus|dilemma(?:tekst)?|stelling|question|situation|cas|scenario|enonce|frage|"
    r"fall|sachverhalt|fragetext|case|statement|question text|questiontext|item",
    "title": r"titel|title|titre|naam|name|nom|korte titel|short title|titre court|kurztitel|bezeichnung",
    "theme": r"thema|cluster|categorie|category|theme|rubriek|rubrique|kategorie|onderwerp|hoofdstuk|topic|sujet",
    "choice": r"keuze|optie|antwoordoptie|mogelijk antwoord|choix|option|choice|auswahl|antwortmoglichkeit|possible answer|"
    r"reponse possible|answer option",
    "options": r"keuzes|opties|mogelijke antwoorden|antwoordmogelijkheden|options|choices|reponses possibles|optionen|"
    r"antwortmoglichkeiten|possible answers|auswahlmoglichkeiten",
    "right": r"juist(?:e? antwoord(?:en)?)?|correct(?: answers?(?:\(s\))?)?|goed(?:e antwoord)?|oplossing|bonnes? reponses?|"
    r"reponses? correctes?|right answers?|richtige? antwort(?:en)?|losung|solution|sleutel|key|antwoord|answer|antwort|reponse",
    "verdict": r"oordeel|verdict|beoordeling|evaluation|jugement|bewertung|urteil|score",
    "feedback": r"feedback|uitleg|toelichting|commentaar|comment(?:aire|s)?|explication|erklarung|explanation|kommentar|"
    r"terugkoppeling|ruckmeldung|begrundung|motivering|gevolgen|gevolg|consequences?|folgen?|effet|effect",
    "more": r"meer weten|achtergrond|bron|en savoir plus|source|mehr wissen|quelle|hintergrund|learn more|background|reference",
    "notes": r"notities|nota's|notes?|opmerking(?:en)?|remarques?|notizen|bemerkung(?:en)?|anmerkung(?:en)?|remarks?|trainer",
    "discussion": r"bespreking|discussie(?:vragen)?|discussion|diskussion|om te bespreken|questions de discussion",
    "values": r"waarden|valeurs|werte|values",
    "tags": r"tags?|labels?|trefwoorden|mots[- ]cles|schlagworter|keywords",
    "id": r"id|code|nr\.?|nummer|number|numero|no\.?",
}
FIELDS = tuple(_FIELDS)
LETTERED = frozenset(f"{kind} {letter}" for kind in ("choice", "feedback") for letter in LETTERS)
_PATTERNS = {name: re.compile(rf"(?:{words})(?:\s*[-–(:].*)?") for name, words in _FIELDS.items()}
_LETTERED = re.compile(
    r"(?P<kind>keuze|optie|antwoord|option|choix|reponse|choice|answer|antwort|auswahl|feedback|toelichting|uitleg)?\s*"
    rf"(?P<sign>[{LETTERS.lower()}]|[1-{len(LETTERS)}])(?:\s*[-–(:].*)?"
)
_OF_FEEDBACK = frozenset({"feedback", "toelichting", "uitleg"})


class Columns(dict[str, int]):
    """Field -> place of its column. `choice A` and `feedback A` are the columns of single choices."""


def find_columns(heading: Sequence[str], wanted: Mapping[str, str]) -> Columns:
    """What each column holds; `wanted` are names that somebody said, field -> heading."""
    columns = Columns()
    for place, written in enumerate(heading):
        folded = fold_title(written).strip(" :*")
        said = next((name for name, words in wanted.items() if fold_title(words) == fold_title(written)), "")
        name = said or _field_of(folded)
        if name and (said or name not in columns):
            columns[name] = place
    return columns


def _field_of(folded: str) -> str:
    found = _LETTERED.fullmatch(folded)
    if found and (found["kind"] or found["sign"].isalpha()):
        sign = found["sign"]
        letter = sign.upper() if sign.isalpha() else LETTERS[int(sign) - 1]
        return f"{'feedback' if found['kind'] in _OF_FEEDBACK else 'choice'} {letter}"
    return next((name for name, pattern in _PATTERNS.items() if pattern.fullmatch(folded)), "")
