"""Writes a recognised dilemma as YAML, in the order in which authors read it."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.content.dilemma import LETTERS
from deckgen.importing.draft import DraftDilemma
from deckgen.importing.writing.quotes import PassageDraft
from deckgen.importing.writing.yaml_lines import write_guess, write_key, write_list, write_scalar
from deckgen.messages.message import tell

_PER_ITEM = ("prompts", "pitfalls")


def write_dilemma(dilemma: DraftDilemma, passages: Sequence[PassageDraft], picture: str) -> list[str]:
    """The lines of a dilemma. `picture` is the path of its picture, seen from the file."""
    guess = dilemma.guesses.get
    return [
        *write_key("title", dilemma.title, guess=guess("title", "")),
        *write_key("kind", dilemma.kind, guess=guess("kind", "")),
        *write_key("question", dilemma.question, guess=guess("question", "")),
        *write_picture(picture, dilemma.picture.alt if dilemma.picture else "", ""),
        *write_video(dilemma.video, ""),
        *_write_choices(dilemma),
        *_write_scale(dilemma),
        *write_key("answer", "\n\n".join(dilemma.answer), guess=guess("answer", "")),
        *write_list("discussion", dilemma.discussion, guess=guess("discussion", "")),
        *write_list("values", dilemma.values),
        *_write_passages(passages, guess("meer_weten", "")),
        *_write_facilitator(dilemma),
        *([f"tags: [{', '.join(write_scalar(tag) for tag in dilemma.tags)}]"] if dilemma.tags else []),
    ]


def _write_choices(dilemma: DraftDilemma) -> list[str]:
    if not dilemma.choices:
        return []
    lines = [*write_guess(dilemma.guesses.get("choices", "")), "choices:"]
    for choice in dilemma.choices:
        item = [
            *write_key("text", choice.text, "  "),
            *write_key("verdict", choice.verdict, "  "),
            *write_key("feedback", choice.feedback, "  "),
            *([f"  points: {choice.points}"] if choice.points else []),
        ]
        lines += ["- " + item[0].lstrip(), *item[1:]]
    return lines


def _write_scale(dilemma: DraftDilemma) -> list[str]:
    """The points of a scale, or the model order of a ranking by the letters that its choices have."""
    if dilemma.order:
        return [f"order: [{', '.join(LETTERS[place].lower() for place in dilemma.order)}]"]
    scale = dilemma.scale
    if scale is None:
        return []
    return [
        "scale:",
        f"  from: {scale.lowest}",
        f"  to: {scale.highest}",
        *write_key("low", scale.low, "  "),
        *write_key("high", scale.high, "  "),
        *write_list("axes", scale.axes, "  "),
    ]


def _write_passages(passages: Sequence[PassageDraft], guess: str) -> list[str]:
    if not passages:
        return []
    if len(passages) == 1 and not passages[0].quote:
        return write_key("meer_weten", passages[0].text, guess=guess)
    lines = [*write_guess(guess), "meer_weten:"]
    for passage in passages:
        item = [
            *write_key("quote", passage.quote, "  "),
            *write_key("section", passage.section, "  "),
            *write_key("text", passage.text, "  "),
        ]
        lines += ["- " + item[0].lstrip(), *item[1:]]
    return lines


def _write_facilitator(dilemma: DraftDilemma) -> list[str]:
    lines: list[str] = []
    if dilemma.minutes:
        lines.append(f"  minutes: {dilemma.minutes:g}")
    for name in ("aim", "introduction", *_PER_ITEM, "debrief"):
        texts = dilemma.facilitator.get(name, [])
        lines += write_list(name, texts, "  ") if name in _PER_ITEM else write_key(name, "\n\n".join(texts), "  ")
    lines += write_key("notes", "\n\n".join(dilemma.notes), "  ")
    return ["facilitator:", *lines] if lines else []


def write_picture(path: str, alt: str, indent: str) -> list[str]:
    """A picture with what its file said of it."""
    if not path:
        return []
    why = tell("The file does not describe this picture: describe it for whoever cannot see it.")
    lines = write_guess("" if alt else why, indent)
    words = write_key("alt", alt, f"{indent}  ") if alt else [f"{indent}  decorative: true"]
    return [*lines, f"{indent}image:", f"{indent}  file: {path}", *words]


def write_video(target: str, indent: str) -> list[str]:
    """A film on the web; one in a file cannot be named without the file."""
    return [f"{indent}video:", f"{indent}  url: {write_scalar(target)}"] if target.startswith("https://") else []
