"""Takes from notes that deckgen wrote what their author said; what deckgen says by itself is made anew."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.locale import Locale
from deckgen.importing.draft import DraftDilemma
from deckgen.importing.recognition.markdown import write_text
from deckgen.importing.slides.seen import SeenParagraph

Lines = Sequence[SeenParagraph]


class OwnNotes:
    """Reads the notes of slides in one language."""

    def __init__(self, locale: Locale) -> None:
        words = locale.slides
        self._fields = {
            words.notes_aim: "aim",
            words.notes_introduction: "introduction",
            words.notes_prompts: "prompts",
            words.notes_pitfalls: "pitfalls",
            words.notes_debrief: "debrief",
            words.notes_values: "values",
            words.notes_remarks: "notes",
            words.notes_say: "say",
            locale.paper.own_method: "method",
            words.notes_verdicts: "verdicts",
        }
        made = (
            words.notes_timing,
            words.notes_share,
            words.notes_source,
            words.notes_reviewed,
            words.notes_full_title,
            words.notes_video,
            words.notes_continued,
            words.one_dilemma,
            words.dilemmas,
            words.roles,
            locale.paper.roles_step,
        )
        self._made = re.compile("|".join(_pattern(text) for text in made))
        said = (
            *(words.notes_more, words.notes_discussion, words.notes_cluster, words.notes_agenda, words.notes_break),
            *(words.notes_free, words.notes_opening, words.notes_opening_exam, words.notes_group_work),
        )
        self._said = frozenset(_plain(text) for text in said)
        self._kinds: dict[str, set[DilemmaKind]] = {}
        for kind, told in locale.kinds.items():
            for line in (told.say_question, told.say_choice, told.say_dilemma, told.say_answer):
                self._kinds.setdefault(_plain(line), set()).add(kind)

    def kinds(self, notes: Lines) -> set[DilemmaKind]:
        """The kinds of dilemma of which a trainer is told what the notes say; empty where nothing tells."""
        return next((self._kinds[key] for line in notes if (key := _plain(line.text)) in self._kinds), set())

    def of_item(self, notes: Lines) -> str:
        """What an author noted on a slide of the program, or on the opening of a theme."""
        found = [line for name, lines in self._sections(notes) if name in {"say", "notes"} for line in lines]
        return write_text([line for line in found if _plain(line.text) not in self._said], true_lists=True)

    def take(self, dilemma: DraftDilemma, notes: Lines) -> None:
        """Put what an author noted on a dilemma into its fields."""
        for name, lines in self._sections(notes):
            if name == "values":
                dilemma.values += [value.strip() for line in lines for value in line.text.split(", ")]
            elif name == "notes":
                dilemma.notes.append(write_text(lines, true_lists=True))
            elif name in {"prompts", "pitfalls"}:
                dilemma.facilitator[name] = [item for item in _items(lines) if item]
            elif name not in {"say", "method", "verdicts"}:
                dilemma.facilitator[name] = [write_text(lines, true_lists=True)]

    def _sections(self, notes: Lines) -> list[tuple[str, list[SeenParagraph]]]:
        found: list[tuple[str, list[SeenParagraph]]] = []
        for line in notes:
            name = self._fields.get(line.text) if line.is_bold else None
            if name is not None:
                found.append((name, []))
            elif found and not self._made.fullmatch(line.text):
                found[-1][1].append(line)
        return [(name, lines) for name, lines in found if lines]


def _items(lines: Lines) -> list[str]:
    """An item a bullet; what stands below one without a bullet of its own belongs to it."""
    groups: list[list[SeenParagraph]] = []
    for line in lines:
        if not groups or (line.bulleted and line.level == 0):
            groups.append([])
        groups[-1].append(line)
    return [write_text(group).removeprefix("- ") for group in groups]


def _pattern(text: str) -> str:
    return re.sub(r"\\\{\w+\\\}", ".+", re.escape(text))


def _plain(text: str) -> str:
    return " ".join(text.split())
