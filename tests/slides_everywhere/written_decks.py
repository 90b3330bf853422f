"""Decks as files, made at random: four languages, texts of 1 to 3,000 characters, lists, headings, links, odd signs.

Lengths are drawn by kind, not from one range: hypothesis hardly ever reaches the far end of a range.
"""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import strategies as st
from msgspec import Struct

LANGUAGES = ("nl-BE", "fr", "de", "en")
LONGEST = 3000
LONG_TEXTS = ("question", "choice", "feedback", "answer", "discussion", "more")
_LONG = 1201
_LENGTHS = ((1, 8), (9, 60), (9, 60), (61, 300), (301, 1200), (_LONG, LONGEST - 1), (LONGEST, LONGEST))
VERDICTS = ("best", "good", "acceptable", "depends", "avoid", "wrong")
_WORDS = {
    "nl-BE": "het loket sluit om vijf uur en ’s avonds komt een vergunningsaanvraag; wie/wat beslist, en wanneer?",
    "fr": "à l’accueil, une déclaration reste ouverte : qu’est-ce que l’équipe en fait\u202f? « rien », dit-on",
    "de": "die Datenschutzgrundverordnung gilt auch für Maßnahmen im Bürgerbüro; „vielleicht“ genügt nicht, oder doch?",
    "en": "a well-meaning colleague’s e-mail reaches the wrong list, and/or nobody notices until Monday; what now?",
}
_ODD = [
    "R&D",
    "x<y",
    "5>3",
    "100%",
    "€1.000,50",
    "½",
    "°C",
    "№",
    "α→β",
    "naïve\xa0!",
    "soft\xadhyphen",
    "zero\u200bwidth",
    "é",
    "ﬁ",
    "‑",
    "…",
    "☂",
    "日本語",
    "שלום",
    "😀",
    "'q'",
    '"q"',
    "C:\\temp",
    "a_b",
]
_UNBREAKABLE = ("https://example.org/" + "pad/" * 30, "Gemeenteraadsverkiezingspropagandaverspreidingsverbod" * 3)


@st.composite
def sentences(draw: st.DrawFn, language: str, longest: int, shortest: int = 1) -> str:
    """Words until the length is reached; a sign or an endless word now and then."""
    kinds = [(max(low, shortest), min(high, longest)) for low, high in _LENGTHS if low <= longest and high >= shortest]
    length = draw(st.sampled_from(kinds).flatmap(lambda kind: st.integers(*kind)))
    words = _WORDS[language].split(" ")
    start = draw(st.integers(0, len(words) - 1))
    words = words[start:] + words[:start] + draw(st.lists(st.sampled_from(_ODD), max_size=3))
    if draw(st.integers(0, 11)) == 0:
        words.insert(3, draw(st.sampled_from(_UNBREAKABLE)))
    text = "A"
    while len(text) < length:
        text += " " + " ".join(words).replace("_", r"\_").replace("*", r"\*") + "."
    cut = text[:length].rstrip("\\ ")
    return cut + "." * (length - len(cut))


@st.composite
def markdown(draw: st.DrawFn, language: str, longest: int, *, headings: bool = False, breaks: bool = False) -> str:
    """Paragraphs, lists, links, bold; headings and forced new slides where they may stand."""
    blocks = []
    for number in range(draw(st.integers(1, 4))):
        shapes = ["plain", "plain", "list", "steps", "link", "bold", *(["heading"] * headings), *(["break"] * breaks)]
        shape = draw(st.sampled_from(shapes))
        words = draw(
            sentences(
                language, min(longest, 300) if number else longest, _LONG if longest == LONGEST and not number else 1
            )
        )
        if shape in {"list", "steps"}:
            sign = "-" if shape == "list" else "1."
            rows = draw(st.lists(sentences(language, 120), min_size=1, max_size=5))
            blocks.append("\n".join(f"{sign} {row}" for row in (words, *rows)))
        elif shape == "link":
            blocks.append(f"{words} [naar de tekst](https://example.org/a?b=1&c=2)")
        elif shape == "bold":
            blocks.append(f"**{draw(sentences(language, 40, 2)).strip()}** {words}")
        elif shape == "heading":
            blocks.append(f"### {draw(sentences(language, 90))}\n\n{words}")
        elif shape == "break" and blocks:
            blocks.append(f"---\n\n{words}")
        else:
            blocks.append(words)
    return "\n\n".join(blocks)


@st.composite
def written_dilemmas(draw: st.DrawFn, language: str, name: str, long_text: str) -> dict[str, object]:
    """A dilemma of which one text is very long: not all of them, so that a deck can be looked at."""
    lengths = {text: LONGEST if text == long_text else 300 for text in LONG_TEXTS}
    choices = [
        {
            "text": f"{letter} " + draw(sentences(language, lengths["choice"] // 3)),
            **({"verdict": draw(st.sampled_from(VERDICTS))} if draw(st.booleans()) else {}),
            "feedback": draw(markdown(language, lengths["feedback"] if letter == "v" else 300)),
        }
        for letter in "vwxyzq"[: draw(st.integers(2, 6))]
    ]
    return {
        "id": name,
        "title": draw(sentences(language, 60)),
        "question": draw(markdown(language, lengths["question"])),
        "choices": choices,
        "answer": draw(markdown(language, lengths["answer"], headings=True)),
        "discussion": draw(st.lists(sentences(language, lengths["discussion"]), min_size=1, max_size=3)),
        "meer_weten": [
            {"text": draw(markdown(language, lengths["more"], headings=True, breaks=True))},
            *([{"quote": "code", "section": "Trouw"}] if draw(st.booleans()) else []),
        ],
        "facilitator": {"minutes": 9, "aim": draw(sentences(language, 200)), "notes": draw(sentences(language, 300))},
    }


SEQUENCES = (None, None, ["dilemma"], ["dilemma", "discussion"], ["question", "choice", "discussion", "answer"])


class WrittenDeck(Struct, frozen=True):
    """The texts of a deck's file and of the source that it quotes."""

    deck: str
    source: str

    def save(self, folder: Path) -> Path:
        """Write them to a folder; the file of the deck."""
        (folder / "sources").mkdir()
        (folder / "sources" / "code.md").write_text(self.source, "utf-8")
        file = folder / "proef.yaml"
        file.write_text(self.deck, "utf-8")
        return file


@st.composite
def written_decks(draw: st.DrawFn, long_text: str = "") -> WrittenDeck:
    """A deck with its dilemma and a source in any of the languages; one text of it is long, any if none is named."""
    long_text = long_text or draw(st.sampled_from(LONG_TEXTS))
    language = draw(st.sampled_from(LANGUAGES))
    sequence = draw(st.sampled_from(SEQUENCES))
    other = draw(st.sampled_from(LANGUAGES))
    deck = {
        "title": draw(st.one_of(sentences(language, 60), sentences(language, 400))),
        **({"subtitle": draw(sentences(language, 200))} if draw(st.booleans()) else {}),
        "organisation": draw(sentences(language, 60)),
        "date": "2026-11-22",
        "language": language,
        "cluster_slides": draw(st.booleans()),
        **({"sequence": sequence} if sequence else {}),
        **({"reveal": "click"} if draw(st.booleans()) else {}),
        "program": [
            {"agenda": draw(sentences(language, 40)), "text": draw(markdown(language, 200))},
            {
                "cluster": draw(st.one_of(sentences(language, 40), sentences(language, 300))),
                "dilemmas": [draw(written_dilemmas(language, "proef", long_text))],
            },
            *draw(st.lists(_breaks(language), max_size=1)),
            {"slide": draw(sentences(language, 80)), "text": draw(markdown(language, 600))},
        ],
    }
    head = f"---\ntitle: Code {draw(st.integers(1, 99))}\nversion: '2'\nlanguage: {other}\n---\n\n# Trouw\n\n"
    source = head + draw(markdown(other, 900))
    return WrittenDeck(json.dumps(deck, ensure_ascii=False, indent=1), source)


def _breaks(language: str) -> st.SearchStrategy[dict[str, object]]:
    film = st.just({"url": "https://example.org/film?a=1&b=2", "minutes": 4})
    return st.fixed_dictionaries(
        {"break": sentences(language, 80), "text": markdown(language, 300), "minutes": st.integers(1, 30)},
        optional={"video": film},
    )
