"""Decks of deckgen's own, made at random: every kind of dilemma, four languages, the house styles that come along."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

TEMPLATES = ("default", "contrast", "gemeente")
_WORDS = {
    "nl": "het loket sluit om vijf uur en een vergunningsaanvraag blijft liggen wie beslist dan en wanneer precies",
    "fr": "à l’accueil une déclaration reste ouverte et l’équipe se demande qui décide alors et quand exactement",
    "de": "am Schalter bleibt ein Antrag liegen und niemand weiß wer nun entscheidet und wann genau das geschieht",
    "en": "a form stays on the desk after hours and nobody knows who decides then and when exactly that happens",
}
_VERDICTS = ("best", "good", "acceptable", "depends", "avoid", "wrong", "")
_KINDS = ("choice", "choice", "choice", "statement", "fact", "scale", "rank", "open")


class RandomCourse:
    """The deck of one seed, as plain data."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._language = self._random.choice(sorted(_WORDS))
        self._count = 0
        self.deck = self._make(self._random.choice(TEMPLATES))

    def save(self, folder: Path) -> Path:
        """Write the deck's file."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "koers.yaml"
        path.write_text(json.dumps(self.deck, ensure_ascii=False, indent=1), "utf-8")
        return path

    def _say(self, most: int = 14, end: str = ".") -> str:
        """A sentence that stands once in the deck: its number makes it so."""
        self._count += 1
        words = self._random.choices(_WORDS[self._language].split(), k=self._random.randint(1, most))
        sentence = f"{' '.join(words)} {self._count}{end}"
        return sentence[:1].upper() + sentence[1:]

    def _text(self, *, headings: bool = False) -> str:
        """Paragraphs with marks and lists in Markdown; now and then a long text that takes two slides."""
        blocks = [self._say()]
        for _ in range(self._random.choice([0, 0, 1, 2])):
            shape = self._random.choice(["plain", "list", "steps", "bold", "link", *(["heading"] * headings)])
            if shape == "list":
                blocks.append("\n".join(f"- {self._say(6)}" for _ in range(3)))
            elif shape == "steps":
                blocks.append("\n".join(f"{number}. {self._say(6)}" for number in (1, 2)))
            elif shape == "bold":
                blocks.append(f"{self._say(4, '')} **{self._say(2, '')}** {self._say(3)}")
            elif shape == "link":
                blocks.append(f"{self._say(4, '')} [{self._say(2, '')}](https://example.org/a?b=1&c=2)")
            elif shape == "heading":
                blocks.append(f"### {self._say(3, '')}\n\n{self._say()}")
            else:
                blocks.append(self._say())
        if self._random.random() < 0.08:
            blocks += [" ".join(self._say() for _ in range(6)) for _ in range(5)]
        return "\n\n".join(blocks)

    def _maybe(self, name: str, value: Any, share: float = 0.6) -> dict[str, Any]:
        return {name: value} if self._random.random() < share else {}

    def _choices(self, kind: str) -> list[dict[str, Any]]:
        made = []
        for _ in range(self._random.randint(2, 6)):
            choice: dict[str, Any] = {"text": self._say(9)}
            verdict = self._random.choice(["right", "wrong"]) if kind == "fact" else self._random.choice(_VERDICTS)
            if verdict and kind != "rank":
                choice["verdict"] = verdict
            if kind != "rank" and self._random.random() < 0.7:
                choice["feedback"] = self._text() if self._random.random() < 0.3 else self._say()
            made.append(choice)
        if kind == "fact":
            made[0]["verdict"] = "right"
        return made

    def _dilemma(self, number: int) -> dict[str, Any]:
        kind = self._random.choice(_KINDS)
        made: dict[str, Any] = {"id": f"d{number}", "title": self._say(4, ""), "kind": kind}
        made["question"] = f"{self._text()}\n\n{self._say(6, '?')}"
        if kind in {"choice", "fact", "rank"} or (kind == "statement" and self._random.random() < 0.4):
            made["choices"] = self._choices(kind)
        if kind == "rank":
            letters = list("abcdef"[: len(made["choices"])])
            self._random.shuffle(letters)
            made["order"] = letters
        if kind == "scale":
            ends = {"low": self._say(2, ""), "high": self._say(2, "")}
            axes = {"axes": [self._say(1, ""), self._say(1, "")]} if self._random.random() < 0.4 else {}
            made["scale"] = {"from": 1, "to": self._random.choice([4, 5, 7]), **ends, **axes}
        made |= self._maybe("answer", self._text(headings=True))
        made |= self._maybe("discussion", [self._say(8, "?") for _ in range(self._random.randint(1, 3))])
        made |= self._maybe("values", [self._say(1, ""), self._say(2, "")], 0.3)
        made |= self._maybe("meer_weten", self._text(headings=True))
        told = {
            **self._maybe("aim", self._say()),
            **self._maybe("introduction", self._say()),
            **self._maybe("prompts", [self._say(), self._say()]),
            **self._maybe("pitfalls", [self._say()]),
            **self._maybe("debrief", self._say()),
            **self._maybe("notes", self._text()),
        }
        return {**made, **({"facilitator": told} if told else {})}

    def _make(self, template: str) -> dict[str, Any]:
        program: list[dict[str, Any]] = [{"agenda": self._say(2, "")}]
        number = 0
        for _ in range(self._random.randint(1, 3)):
            program.append({"slide": self._say(3, ""), "text": self._text(), "notes": self._say()})
            dilemmas = []
            for _ in range(self._random.randint(1, 4)):
                number += 1
                dilemmas.append(self._dilemma(number))
            program.append({"cluster": self._say(3, ""), "dilemmas": dilemmas, **self._maybe("text", self._say(), 0.3)})
        program.insert(-1, {"break": self._say(2, ""), "minutes": 15})
        sequence = ["question", "choice", "discussion", "answer", "meer-weten"]
        if self._random.random() < 0.15:
            sequence = ["dilemma", "discussion", "answer", "meer-weten"]
        return {
            "title": self._say(5, ""),
            **self._maybe("subtitle", self._say(5, "")),
            "language": self._language,
            **({"template": template} if template else {}),
            "sequence": sequence,
            "program": program,
        }
