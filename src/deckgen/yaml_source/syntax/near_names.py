"""The name that an author probably meant: by spelling, or by its word in another language of the format."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.messages.message import tell

MAX_LISTED = 12
MAX_COMPARED = 2_000  # names; comparing spellings takes time for each
MAX_COMPARED_LENGTH = 100
MAX_SPELLED = 50  # names whose spelling is compared letter by letter
# What authors write in their own language -> the format's word; used only where that word is allowed.
_OTHER_WORDS = {
    "aanvaardbaar": "acceptable", "acceptabel": "acceptable", "acceptable": "acceptable",
    "afdeling": "organisation", "agenda": "agenda", "akzeptabel": "acceptable", "antwoord": "answer",
    "antwort": "answer", "auswahl": "choice", "beeld": "image", "begeleider": "facilitator",
    "bespreek": "discussion", "beste": "best", "bewertung": "verdict", "bon": "good", "bron": "quote",
    "citaat": "quote", "correct": "good", "datum": "date", "dia": "slide", "diapositive": "slide",
    "dilemma's": "dilemmas", "discussie": "discussion", "erreur": "wrong", "falsch": "wrong", "faux": "wrong",
    "folie": "slide", "fout": "wrong", "frage": "question", "goed": "good", "gut": "good",
    "hangt ervan af": "depends", "het hangt ervan af": "depends", "juist": "good", "keuze": "choice",
    "keuzes": "choices", "langue": "language", "mauvais": "wrong", "meer weten": "meer-weten",
    "meer-weten": "meer_weten", "meer_weten": "meer-weten", "meilleur": "best", "minuten": "minutes",
    "mögliche": "acceptable", "notities": "notes", "oordeel": "verdict", "opties": "choices", "option": "choice",
    "options": "choices", "organisatie": "organisation", "organisation": "organisation", "pause": "break",
    "pauze": "break", "programm": "program", "programma": "program", "programme": "program", "richtig": "good",
    "réponse": "answer", "sjabloon": "template", "slecht": "wrong", "slides": "slide", "sprache": "language",
    "taal": "language", "tekst": "text", "texte": "text", "thema": "cluster", "theme": "template",
    "thème": "cluster", "titel": "title", "titre": "title", "uitleg": "feedback", "verkeerd": "wrong",
    "vermeiden": "avoid", "vermijden": "avoid", "volgorde": "sequence", "vraag": "question", "waarden": "values",
    "waardering": "verdict", "wahl": "choice", "éviter": "avoid",
}  # fmt: skip


def find_nearest(written: str, allowed: Iterable[str]) -> str:
    """The allowed name that comes nearest, or nothing."""
    names = list(allowed)
    folded = {name.casefold().replace("_", "-").replace(" ", "-"): name for name in reversed(names)}
    asked = written.strip().casefold()
    exact = folded.get(asked.replace("_", "-").replace(" ", "-"))
    if exact is not None:
        return exact
    translated = _OTHER_WORDS.get(asked)
    if translated in names:
        return str(translated)
    if len(names) > MAX_COMPARED or len(asked) > MAX_COMPARED_LENGTH:
        return ""
    from difflib import get_close_matches  # most files have no mistake

    wanted = asked.replace("_", "-").replace(" ", "-")
    near = get_close_matches(wanted, _likely(wanted, list(folded)), n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def _likely(wanted: str, names: list[str]) -> list[str]:
    """Of many names those that share most pairs of letters: comparing spellings takes a hundred times as long."""
    if len(names) <= MAX_SPELLED:
        return names
    pairs = {wanted[at : at + 2] for at in range(len(wanted) - 1)}
    letters = set(wanted)

    def distance(name: str) -> tuple[int, int, int, int]:
        shared, length = sum(pair in name for pair in pairs), len(name)
        return -shared, -len(letters.intersection(name)), abs(length - len(wanted)), length

    return sorted(names, key=distance)[:MAX_SPELLED]


def suggest(written: str, allowed: Iterable[str], what: str = "") -> str:
    """A hint: the nearest name, else all of them when they are few."""
    names = list(allowed)
    nearest = find_nearest(written, names)
    if nearest:
        return tell("Did you mean `{nearest}`?", nearest=nearest)
    if not names:
        return ""
    listed = ", ".join(f"`{name}`" for name in names[:MAX_LISTED])
    more = ", …" if len(names) > MAX_LISTED else ""
    return tell("{what}: {listed}.", what=what or tell("Known here"), listed=listed + more)
