"""A slide is for participants: what the trainer has to do stands in the notes.

Bad::

    - slide: Pauze met film
      text: Filmpje laten zien als pauze. Bespreking 20 min. in groep.

Good::

    - slide: Pauze met film
      text: Ook elders worstelt de overheid met deze vragen.
      notes: Filmpje laten zien als pauze. Bespreking 20 min. in groep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.rich_text import Text
from deckgen.wording.sentences import Sentence, split_sentences

CODE = "trainer-instruction"

# Film that somebody must start; minutes for a way of working; what only one who leads a group is told to do.
_SIGNS = {
    "nl": (
        r"\b(?:film|filmpje|video|videootje|clip|fragment)\s+(?:laten zien|tonen|afspelen|vertonen|starten)\b",
        r"^(?:toon|speel|start|vertoon|projecteer)\s+(?:het|de|een|dit|nu)\b.*\b(?:film|filmpje|video|clip|fragment)\b",
        r"\b(?:na)?(?:bespreking|discussie)\W+\d+\s*min",
        r"\b\d+\s*min(?:\.|uten)?\s+(?:plenair|in groep|in groepjes|per (?:cluster|groep|groepje|thema))\b",
        r"^(?:laat|vraag|geef)\s+(?:aan\s+)?(?:de|elke|iedere|het)\s+(?:groep|groepen|groepje|deelnemers?|zaal)\b",
        r"^(?:verdeel|splits)\s+de\s+(?:groep|deelnemers|zaal)\b",
        r"^deel\s.*\b(?:kaarten|kaartjes|hand-?outs?|bundels?|formulieren)\b.*\buit\b",
        r"\b(?:kaarten|kaartjes|hand-?outs?|formulieren)\s+uitdelen\b",
        r"^(?:noteer|schrijf)\b.*\bop\s+(?:het bord|de flip-?over|de flipchart)\b",
    ),
    "fr": (
        r"\b(?:montrer|projeter|passer|diffuser|lancer)\s+(?:le|la|un|une|cette|ce)\s+(?:film|vidéo|clip|extrait)\b",
        r"^(?:montrez|projetez|passez|diffusez|lancez)\s+(?:le|la|un|une|cette|ce)\s+(?:film|vidéo|clip|extrait)\b",
        r"\b(?:discussion|débat|débriefing|échange)\W+\d+\s*min",
        r"\b\d+\s*min(?:\.|utes)?\s+(?:en (?:sous-)?groupes?|en plénière|par (?:groupe|thème|cluster))\b",
        r"^(?:demandez|laissez|faites|donnez)\s+(?:aux?|les?|(?:à )?(?:la|chaque))\s+(?:participants?|salle|groupe)",
        r"^(?:répartissez|divisez)\s+(?:les|le|la)\s+(?:participants|groupe|salle)\b",
        r"^(?:distribuez|distribuer)\s+(?:les|des|le)\b",
        r"^(?:notez|écrivez)\b.*\b(?:au tableau|sur le (?:tableau|paperboard))\b",
    ),
    "de": (
        r"\b(?:film|video|clip|ausschnitt)\s+(?:zeigen|abspielen|vorführen|starten)\b",
        r"^(?:zeigen|spielen|starten)\s+sie\b.*\b(?:film|video|clip|ausschnitt)\b",
        r"\b(?:diskussion|besprechung|aussprache)\W+\d+\s*min",
        r"\b\d+\s*min(?:\.|uten)?\s+(?:in (?:der |klein)?gruppen?|im plenum|pro (?:gruppe|thema|cluster))\b",
        r"^(?:fragen|bitten|lassen|geben)\s+sie\s+(?:d(?:ie|en|er)|jeder?)\s+(?:gruppe|teilnehm|saal|runde)",
        r"^teilen\s+sie\s.*\b(?:aus|ein)\b",
        r"\b(?:karten|handouts?|unterlagen)\s+(?:austeilen|verteilen)\b",
        r"^(?:notieren|schreiben)\s+sie\b.*\b(?:an die tafel|auf (?:das|dem|den) flipchart)\b",
    ),
    "en": (
        r"^(?:show|play|start|screen)\s+(?:the|a|this)\s+(?:short\s+)?(?:film|video|clip|movie|extract)\b",
        r"\b(?:discussion|debrief(?:ing)?|debate)\W+\d+\s*min",
        r"\b\d+\s*min(?:\.|utes)?\s+(?:in (?:small )?groups?|in plenary|per (?:group|cluster|theme))\b",
        r"^(?:ask|let|have|tell|give|invite)\s+(?:the|each|every)\s+(?:participants?|groups?|audience|room)\b",
        r"^(?:divide|split)\s+the\s+(?:participants|group|room|audience)\b",
        r"^(?:hand|give)\s+out\s+(?:the|cards|handouts)\b",
        r"^(?:note|write)\b.*\bon\s+the\s+(?:board|flip-?chart|whiteboard)\b",
    ),
}  # fmt: skip


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """One expression for a language's signs; made when it is asked for, since making it takes longer than using it."""
    signs = _SIGNS.get(language)
    return re.compile("|".join(f"(?:{sign})" for sign in signs), re.IGNORECASE) if signs else None


def check(deck: Deck) -> Iterator[Problem]:
    """Warn of the first sentence of each text on a slide that only a trainer can follow."""
    pattern = _pattern(deck.language.partition("-")[0])
    if pattern is None:
        return
    for text in _shown(deck):
        found = _find(text, pattern)
        if found is not None:
            message = tell("“{text}” reads as an instruction to the trainer, but participants see it.", text=found.text)
            yield warning(CODE, message, found.place, tell("Move it to `notes`."))


def _shown(deck: Deck) -> Iterator[Text]:
    for item in deck.program:
        match item:
            case FreeSlide() | Agenda() | Break():
                yield item.text
            case Cluster():
                for dilemma in item.dilemmas:
                    yield dilemma.question
                    yield from dilemma.discussion


def _find(text: Text, pattern: re.Pattern[str]) -> Sentence | None:
    return next((sentence for sentence in split_sentences(text) if pattern.search(sentence.text)), None)
