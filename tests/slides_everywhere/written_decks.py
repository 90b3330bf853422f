"""Decks as files, made at random: four languages, texts of 1 to 3,000 characters, lists, headings, links, odd signs."""

from __future__ import annotations

import json

from hypothesis import strategies as st

LANGUAGES = ("nl-BE", "fr", "de", "en")
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
    length = draw(st.one_of(st.integers(shortest, min(longest, shortest + 60)), st.integers(shortest, longest)))
    words = _WORDS[language].split(" ")
    start = draw(st.integers(0, len(words) - 1))
    words = words[start:] + words[:start] + draw(st.lists(st.sampled_from(_ODD), max_size=3))
    if draw(st.integers(0, 11)) == 0:
        words.insert(3, draw(st.sampled_from(_UNBREAKABLE)))
    text = "A"
    while len(text) < length:
        text += " " + " ".join(words).replace("_", r"\_").replace("*", r"\*") + "."
    return text[:length].rstrip().rstrip("\\") or "A"


@st.composite
def markdown(draw: st.DrawFn, language: str, longest: int, *, headings: bool = False, breaks: bool = False) -> str:
    """Paragraphs, lists, links, bold; headings and forced new slides where they may stand."""
    blocks = []
    for number in range(draw(st.integers(1, 4))):
        shapes = ["plain", "plain", "list", "steps", "link", "bold", *(["heading"] * headings), *(["break"] * breaks)]
        shape = draw(st.sampled_from(shapes))
        words = draw(sentences(language, longest if number == 0 else min(longest, 300)))
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
def written_dilemmas(draw: st.DrawFn, language: str, name: str) -> dict[str, object]:
    longest = draw(st.sampled_from((120, 500, 500, 1200, 3000)))
    choices = [
        {
            "text": f"{letter} " + draw(sentences(language, min(longest, draw(st.sampled_from((80, 300, 900)))))),
            **({"verdict": draw(st.sampled_from(VERDICTS))} if draw(st.booleans()) else {}),
            "feedback": draw(markdown(language, min(longest, 600))),
        }
        for letter in "vwxyzq"[: draw(st.integers(2, 6))]
    ]
    return {
        "id": name,
        "title": draw(sentences(language, 60)),
        "question": draw(markdown(language, longest)),
        "choices": choices,
        "answer": draw(markdown(language, min(longest, 600), headings=True)),
        "discussion": draw(st.lists(sentences(language, 200), min_size=1, max_size=3)),
        "meer_weten": draw(markdown(language, longest, headings=True, breaks=True)),
        "facilitator": {"minutes": 9, "aim": draw(sentences(language, 200)), "notes": draw(sentences(language, 300))},
    }


SEQUENCES = (None, None, ["dilemma"], ["dilemma", "discussion"], ["question", "choice", "discussion", "answer"])


@st.composite
def written_decks(draw: st.DrawFn) -> str:
    """A deck with its dilemma, as the text of its file."""
    language = draw(st.sampled_from(LANGUAGES))
    sequence = draw(st.sampled_from(SEQUENCES))
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
                "dilemmas": [draw(written_dilemmas(language, "proef"))],
            },
            {"slide": draw(sentences(language, 80)), "text": draw(markdown(language, 600))},
        ],
    }
    return json.dumps(deck, ensure_ascii=False, indent=1)
