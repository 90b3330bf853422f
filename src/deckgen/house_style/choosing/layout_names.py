"""Names of layouts as organisations write them in Dutch, French, German and English, for each slide role."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from deckgen.blueprint.look import SlideRole
from deckgen.messages.message import tell

_PREFIX = re.compile(r"[^-–—:|]{1,40}?(\s[-–—|]\s|:\s)")
_LEAST_FOR_PREFIX, _MOST_HAVE_IT = 4, 0.8

ALIASES: Mapping[SlideRole, tuple[str, ...]] = {
    SlideRole.TITLE: (
        "titel", "titeldia", "titelslide", "voorblad", "titelpagina", "title slide", "title", "cover",
        "diapositive de titre", "page de titre", "titre", "couverture", "titelfolie", "deckblatt", "titelseite",
    ),
    SlideRole.CONTENT: (
        "inhoud", "titel en inhoud", "titel en object", "titel en tekst", "tekst", "content", "title and content",
        "title content", "title and body", "title and text", "text", "contenu", "titre et contenu", "titre et texte",
        "texte", "inhalt", "titel und inhalt", "titel inhalt", "titel und text", "titulo y objetos",
        "titulo y contenido", "titulo e conteudo", "titulo e conteudos", "titolo e contenuto",
        "标题和内容", "標題及物件", "タイトルとコンテンツ", "제목 및 내용",
    ),
    SlideRole.PICTURE: (
        "beeld", "afbeelding", "foto", "afbeelding met bijschrift", "tekst en beeld", "picture", "image",
        "picture with caption", "text and picture", "image avec legende", "texte et image", "photo", "bild",
        "bild mit uberschrift", "text und bild",
    ),
    SlideRole.AGENDA: (
        "agenda", "inhoudsopgave", "programma", "overzicht", "contents", "table of contents", "programme", "sommaire",
        "ordre du jour", "inhaltsverzeichnis", "tagesordnung",
    ),
    SlideRole.BREAK: ("pauze", "break", "pause", "intermezzo"),
    SlideRole.CLUSTER: (
        "cluster", "thema", "sectiekop", "sectie", "hoofdstuk", "tussentitel", "section header", "section", "chapter",
        "divider", "en tete de section", "titre de section", "chapitre", "theme", "abschnittsuberschrift", "abschnitt",
        "kapitel", "zwischentitel",
    ),
    SlideRole.QUESTION: ("vraag", "vraagstelling", "situatie", "question", "situation", "frage"),
    SlideRole.CHOICE: ("keuze", "keuzes", "keuzemogelijkheden", "choice", "choices", "options", "choix", "auswahl",
                       "wahl", "optionen"),
    SlideRole.ANSWER: ("antwoord", "antwoorden", "feedback", "answer", "answers", "reponse", "reponses", "antwort",
                       "antworten"),
    SlideRole.MORE: ("meer weten", "achtergrond", "more", "more information", "learn more", "read more", "background",
                     "en savoir plus", "pour aller plus loin", "mehr dazu", "mehr wissen", "mehr erfahren",
                     "hintergrund"),
    SlideRole.DILEMMA: ("dilemma", "dilemmes", "dilemme", "casus", "case"),
    SlideRole.DISCUSSION: ("bespreking", "discussie", "gesprek", "discussion", "debat", "diskussion", "gesprach"),
}  # fmt: skip

# What PowerPoint shows of the types of placeholders, in plain words.
PLACEHOLDER_NAMES: Mapping[str, str] = {
    "title": tell("title"),
    "ctrTitle": tell("title"),
    "subTitle": tell("subtitle"),
    "body": tell("text"),
    "obj": tell("text"),
    "pic": tell("picture"),
    "ftr": tell("footer"),
    "dt": tell("date"),
    "sldNum": tell("slide number"),
}


# Words that tell a role wherever they stand in a name, in more languages than deckgen writes.
TELLING: Mapping[SlideRole, tuple[str, ...]] = {
    SlideRole.TITLE: (
        "title slide", "title master", "title page", "titelfolie", "titeldia", "titelseite",
        "cover", "voorblad", "deckblatt", "couverture", "portada",
        "copertina", "capa", "frontpage", "opening", "intro", "start", "startfolie", "welcome",
        "welkom", "titre et sous titre",
        "diapositive de titre",
        "page de titre", "titelpagina", "titelbild", "titulo",
        "titolo", "forside", "framsida", "表紙", "タイトル スライド",
        "タイトルスライド", "титульный", "标题幻灯片", "封面", "شريحة عنوان", "שקופית כותרת", "okladka",
    ),
    SlideRole.CLUSTER: (
        "section", "chapter", "divider", "devider", "breaker", "main point", "sectie",
        "hoofdstuk", "tussentitel", "abschnitt", "kapitel", "zwischentitel",
        "zwischenfolie", "trenner", "chapitre", "intercalaire",
        "partie", "seccion", "sezione", "secao", "separator",
        "transition", "inner title", "trennfolie", "節", "セクション",
        "раздел", "节标题", "章节", "小节", "عنوان المقطع", "כותרת מקטע",
    ),
    SlideRole.CONTENT: (
        "content", "inhoud", "inhalt", "contenu", "contenido",
        "contenuto", "conteudo", "title and body", "tekst", "bullet",
        "text", "texte", "texto", "testo", "standaard",
        "standard", "汎用", "コンテンツ", "объект", "内容", "عنوان ومحتوى",
        "כותרת ותוכן",
    ),
    SlideRole.PICTURE: (
        "picture", "image", "photo", "beeld", "afbeelding", "foto", "bild", "图形", "图片", "图表", "圖片", "写真",
    )}  # fmt: skip


# Words of layouts that are made for one thing which no slide of a deck is.
SPECIAL = (
    "quote", "citaat", "citation", "zitat", "big number", "timeline", "tijdlijn", "zeitleiste", "chart", "grafiek",
    "graphique", "diagramm", "table of content", "table of contents", "toc", "agenda", "inhoudsopgave", "sommaire",
    "inhaltsverzeichnis", "thank you", "thanks", "bedankt", "merci", "danke", "closing", "slotdia", "schlussfolie",
    "demo", "code", "video", "disclaimer",
    "laptop", "mockup", "device", "smartphone", "tablet", "flow", "process", "walk in", "walkin",
    "目录", "目次", "contact", "kontakt", "comparison", "vergelijking", "comparaison", "vergleich", "team",
    "end", "ending", "final", "einde", "ende", "fin", "cierre", "gracias", "grazie", "obrigado", "末尾", "结束",
    "封底", "致谢",
)  # fmt: skip
# Text slides without a text: a title on them is no cover's.
BARE = (
    "title only", "headline only", "heading only",
    "alleen titel", "enkel titel", "titre seul", "titre uniquement", "nur titel", "solo titulo",
    "solo titolo", "so titulo", "somente titulo", "kun titel", "endast rubrik", "仅标题", "タイトルのみ",
)  # fmt: skip
EMPTY = ("blank", "empty", "leeg", "lege", "vide", "leer", "leere", "空白", "пустой", "فارغ", "ריק")


@lru_cache(maxsize=2048)
def fold_anywhere(name: str) -> str:
    """Write a name in any script without case, accents and signs."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("ß", "ss")
    letters = "".join(
        c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c) or ord(c) > 0x300 + 0x70
    )
    return " ".join(re.findall(r"\w+", letters.replace("_", " ")))


def find_prefix(names: Sequence[str]) -> str:
    """The name of the organisation, or of the set, that stands before the names of all layouts: “ACME - ”."""
    if len(names) < _LEAST_FOR_PREFIX:
        return ""
    starts = Counter(name[: found.end()] for name in names if (found := _PREFIX.match(name)))
    prefix, count = max(starts.items(), key=lambda row: row[1], default=("", 0))
    return prefix if count >= _MOST_HAVE_IT * len(names) else ""


@lru_cache(maxsize=2048)
def fold_name(name: str) -> str:
    """Write a layout's name without case, accents, signs and the numbers that programs put before copies."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    words = re.findall("[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    while len(words) > 1 and words[0].isdigit():
        del words[0]
    return " ".join(words)
