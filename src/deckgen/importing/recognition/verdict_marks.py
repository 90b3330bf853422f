"""Reads from words and signs which choice is judged right or wrong, and how."""

from __future__ import annotations

import re

from deckgen.importing.recognition.step_words import fold_title

_RIGHT_SIGNS = "✓✔☑✅🗸"
_WRONG_SIGNS = "✗✘✕✖☒❌"
_RIGHT = (
    r"juist(?:e antwoord)?|correct(?: answer)?|goed|right(?: answer)?|richtig|exact|bonne reponse|vrai|true|waar|wahr"
)
_WRONG = (
    r"niet goed|nicht gut|not good|pas bon(?:ne)?|"
    r"fout|onjuist|incorrect|wrong|falsch|faux|mauvaise reponse|niet correct|false|niet juist|verkeerd"
)
_AT_END = re.compile(rf"\s*[\[(–—-]\s*(?:(?P<right>{_RIGHT})|(?P<wrong>{_WRONG}))\s*[\])]?[.!]?$")
_AT_START = re.compile(
    rf"^(?:(?P<wrong>(?:{_WRONG})(?: antwoord| answer| antwort)?)|(?P<right>{_RIGHT}))\s*[.!:–—,-]\s*"
)
_WHOLE_WRONG = re.compile(_WRONG)
_WHOLE_RIGHT = re.compile(_RIGHT)
_NAMED = re.compile(
    r"(?:juiste?|goede?|correcte?|right|richtige?|bonne|best[e]?)\s+(?:antwoord(?:en)?|answers?|keuzes?|antwort(?:en)?|"
    r"reponses?|choix|choice|option|optie)?\s*(?:is|zijn|ist|sind|are|est|sont)?\s*[:=]?\s*(?P<letters>[a-h](?:\s*(?:,|en|et|und|and|&|\+)\s*[a-h])*)\b"
    r"|^(?:antwoord|antwort|answer|reponse|oplossing|losung|solution)\s*[:=]?\s*(?P<alone>[a-h](?:\s*(?:,|en|et|und|and|&|\+)\s*[a-h])*)\b"
    r"|^(?:(?:antwoord|optie|keuze|antwort|option|wahl|answer|choice|reponse|choix)\s+)?(?P<first>[a-h])\s+(?:is|ist|est)\s+"
    r"(?:de |het |die |la |le |the )?(?:juist|correct|right|richtig|exact|goed|best|beste|bonne|bon|meilleur|gute)"
    r"|^(?:la )?(?:reponse|choix|antwort|optie|option)\s+(?P<said>[a-h])\s*[:.,–—-]"
)
_LONE_LETTER = re.compile(r"([a-h])(?:\s*[.:)–—-]\s|\s*[.!]?$)")
_VERDICTS = {  # what deckgen's own slides say in four languages, and what offices write
    "best": ("beste keuze", "meilleur choix", "beste wahl", "best choice"),
    "good": ("goede keuze", "bon choix", "gute wahl", "good choice"),
    "acceptable": ("kan ermee door", "acceptable", "vertretbar", "aanvaardbaar", "akzeptabel"),
    "depends": ("hangt ervan af", "cela depend", "ca depend", "kommt darauf an", "it depends", "depends"),
    "avoid": ("liever niet", "a eviter", "besser nicht", "better not", "te vermijden", "rather not"),
    "wrong": ("fout", "faux", "falsch", "wrong"),
}


_OF_WHOLE = re.compile(
    r"(?:een |une |un |eine |a |the |de |het |la |le )?"
    r"(?P<how>juiste?|correcte?s?|goede?|bon(?:ne)?|right|good|richtige?|gute)"
    r" (?:keuze|antwoord|choix|reponse|choice|answer|wahl|antwort|reactie|reaction|reaktion)"
)
_GOOD = frozenset({"goed", "goede", "bon", "bonne", "good", "gute"})
_NUMBERS = re.compile(
    r"(?:antwort(?:en)?|antwoord(?:en)?|reponses?|answers?|opties?|options?|optionen?)\s+"
    r"(?P<first>\d(?:\s*(?:,|en|und|et|and|&)\s*\d)*)\s+(?:is|zijn|ist|sind|est|sont|are)\s+"
    r"(?:juist|correct|goed|richtig|right|bonnes?|exactes?|correctes?)"
    r"|^(?:juist|correct|goed|richtig|right|exact)(?:e|es)?(?: (?:is|ist|est|antwoord|antwort|answer))?\s*:?\s*"
    r"(?P<last>\d(?:\s*(?:,|en|und|et|and|&)\s*\d)*)[.)]?(?:\s|$)"
)


def verdict_in_words(text: str, words: dict[str, str] | None = None) -> tuple[str, int]:
    """The verdict that a text begins with and how many characters of it say so; `words` are a locale's own."""
    folded = fold_title(text)
    known = [(fold_title(word), verdict) for verdict, word in (words or {}).items()]
    known += [(word, verdict) for verdict, all_words in _VERDICTS.items() for word in all_words]
    for word, verdict in sorted(known, key=lambda each: -len(each[0])):
        if folded == word:
            return verdict, len(text)
        if folded.startswith(word) and folded[len(word) : len(word) + 1] in ".:!,–—-":
            return verdict, len(word) + 1
    if found := _OF_WHOLE.fullmatch(folded.rstrip(" .!")):
        return ("good" if found["how"] in _GOOD else "best"), len(text)
    if found := _AT_START.match(folded):
        return ("best" if found["right"] else "wrong"), found.end()
    return "", 0


def mark_of(text: str) -> tuple[str, str]:
    """The verdict by a sign or a word at a text's edge, and the text without it."""
    bare = text.strip()
    for signs, verdict in ((_RIGHT_SIGNS, "best"), (_WRONG_SIGNS, "wrong")):
        if bare[:1] and bare[0] in signs:
            return verdict, bare[1:].strip()
        if bare[-1:] and bare[-1] in signs:
            return verdict, bare[:-1].strip()
    folded = fold_title(bare)
    found = _AT_END.search(folded)
    if found and len(folded) == len(bare):
        return ("wrong" if found["wrong"] else "best"), bare[: found.start()].strip()
    return "", bare


def judges_slide(title: str) -> str:
    """Whether a slide's title is a verdict: `Wrong answer`, `Juist!`."""
    folded = fold_title(title).strip(" !.?")
    if _WHOLE_WRONG.search(folded) and len(folded.split()) <= 3:  # noqa: PLR2004  # a verdict is short
        return "wrong"
    return "best" if _WHOLE_RIGHT.search(folded) and len(folded.split()) <= 3 else ""  # noqa: PLR2004


def named_letters(text: str, *, alone: bool = False) -> list[str]:
    """The letters of the choices that a text names as right: `Het juiste antwoord is B`.

    `alone` says that it is all of an answer, so that `B: meld het` names one too.
    """
    folded = fold_title(text)
    if alone and (numbered := _NUMBERS.search(folded)):
        return [chr(ord("A") + int(digit) - 1) for digit in re.findall(r"[1-8]", numbered["first"] or numbered["last"])]
    found = _NAMED.search(folded)
    if not found:
        lone = _LONE_LETTER.match(folded) if alone else None
        return [lone[1].upper()] if lone else []
    letters = found["letters"] or found["alone"] or found["first"] or found["said"] or ""
    return [letter.upper() for letter in re.findall(r"\b[a-h]\b", letters)]
