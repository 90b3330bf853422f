"""What text boxes that stand for placeholders say of themselves, in six languages."""

from __future__ import annotations

import re

from deckgen.house_style.choosing.layout_names import fold_anywhere

_MOST = 80  # characters: more is a text, and no prompt
_TITLE = frozenset(
    {"title", "titel", "titre", "titolo", "titulo", "titulek", "rubrik", "otsikko", "heading", "headline"}
)
_SUBTITLE = (
    "subtitle", "sub title", "ondertitel", "sous titre", "untertitel", "sottotitolo", "subtitulo", "undertitel",
    "underrubrik", "subheading",
)  # fmt: skip
_TEXT = frozenset(
    {"content", "contents", "text", "body", "bullets"}
    | {"inhoud", "tekst", "contenu", "texte", "inhalt", "contenido", "texto", "contenuto", "testo"}
)
_PICTURE = frozenset(
    {"image", "picture", "photo", "chart", "graph", "figure", "afbeelding", "foto", "beeld", "grafiek", "graphique"}
    | {"bild", "diagramm", "imagen", "grafico", "immagine"}
)
_FOOT = frozenset(
    {"footer", "author", "voettekst", "auteur", "fusszeile", "autor", "verfasser", "autore", "pie", "pied", "pagina"}
)
_DATE = frozenset({"date", "datum", "fecha", "data"})
# What may stand around those words in a prompt, and in nothing that anybody would read out.
_AROUND = frozenset(
    {
        "goes",
        "here",
        "left",
        "right",
        "main",
        "your",
        "add",
        "insert",
        "enter",
        "type",
        "click",
        "tap",
        "to",
        "the",
        "or",
    }
    | {"links", "rechts", "hier", "komt", "de", "je", "uw", "voeg", "toe", "invoegen", "klik", "om", "te", "voegen"}
    | {
        "gauche",
        "droite",
        "ici",
        "votre",
        "le",
        "du",
        "a",
        "dans",
        "ajouter",
        "ajoutez",
        "inserer",
        "cliquez",
        "pour",
        "un",
        "une",
    }
    | {"der", "ihr", "linker", "rechter", "steht", "einfugen", "eingeben", "hinzufugen", "klicken", "sie", "zum", "und"}
    | {"izquierda", "derecha", "aqui", "su", "el", "agregar", "anadir", "insertar", "haga", "clic", "para", "o"}
    | {"sinistra", "destra", "qui", "il", "al", "tuo", "aggiungi", "inserire", "inserisci", "fare", "per"}
)
_NUMBER = re.compile("(?=.*#)[#\\s/|\u2039\u203a<>·Nn-]+")


_TO_FILL_IN = re.compile(r"<[^<>]{2,40}>|\[[^\[\]]{2,40}\]")


def is_to_fill_in(text: str) -> bool:
    """Whether a line leaves something to whoever makes slides: “Congress - <name of the project>”."""
    return len(text) <= _MOST and bool(_TO_FILL_IN.search(text))


def read_prompt(text: str, name: str, *, is_foot: bool) -> str:
    """The type of the placeholder that a text box stands for, by its words and its name; "" where it is none."""
    if not text.strip() or len(text) > _MOST:
        return ""
    if _NUMBER.fullmatch(text):
        return "sldNum"
    said = fold_anywhere(text).split()
    words = [*said, *fold_anywhere(name).split()]
    if is_foot:
        return "dt" if set(said) <= _DATE else "ftr" if (_TITLE | _FOOT) & set(words) else ""
    if any(f" {each} " in f" {' '.join(words)} " for each in _SUBTITLE):
        return "subtitle"
    if _TITLE & set(words):
        return "title"
    told = next((kind for kind, nouns in (("body", _TEXT), ("pic", _PICTURE)) if nouns & set(said)), "")
    nouns = _TEXT | _PICTURE
    return told if set(said) <= nouns | _AROUND else ""
