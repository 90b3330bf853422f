"""Reads the slides of a dilemma that deckgen built, step by step, from the names of their shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.locale import Locale
from deckgen.content.steps import Step
from deckgen.content.verdict import Verdict
from deckgen.importing.draft import DraftChoice, DraftDilemma, DraftScale
from deckgen.importing.own.own_notes import OwnNotes
from deckgen.importing.own.own_texts import OwnTexts
from deckgen.importing.own.slide_names import OwnName
from deckgen.importing.recognition.markdown import inline, write_text
from deckgen.importing.recognition.tables import table_lines
from deckgen.importing.slides.seen import SeenParagraph, SeenRun, SeenSlide, SeenText
from deckgen.wording.folding import wording_key

_KEY = re.compile(r"^\d+(?:\.\d+)?(?:\s+|$)")
_FEWEST = 2
Lines = list[SeenParagraph]


class OwnDilemmas:
    """Reads steps of dilemmas in one language."""

    def __init__(self, locale: Locale) -> None:
        self._words = locale.slides
        self._notes = OwnNotes(locale)
        self._texts = OwnTexts(locale)
        letters = re.escape(self._words.choice_name).replace(r"\{letter\}", "(?P<letter>.)")
        self._choice = re.compile(letters)
        self._badge = re.compile(re.escape(self._words.name_letter).replace(r"\{letter\}", ".+"))
        self._echo = re.compile(re.escape(self._words.name_echo).replace(r"\{name\}", ".+"))
        self._roles = re.compile(re.escape(self._words.roles).replace(r"\{roles\}", ".+"))
        self._verdicts = {word: verdict.value for verdict, word in locale.verdicts.items()}
        self._verdicts[locale.fact_wrong] = Verdict.WRONG.value
        self._sides = locale.statement
        self._kinds: dict[int, list[set[DilemmaKind]]] = {}

    def title_of(self, slide: SeenSlide) -> str:
        """The dilemma's own title, which stands above that of the slide."""
        return next((_KEY.sub("", text.text) for text in slide.texts if self._is_kicker(text)), "")

    def _is_kicker(self, text: SeenText) -> bool:
        return text.name == self._words.name_dilemma and not text.role

    def roles_on(self, slide: SeenSlide) -> list[str]:
        """The lines that name who plays in the situation; what each knows is on no slide."""
        return [line.text for line in _lines(slide.texts) if self._roles.fullmatch(line.text)]

    def take(self, dilemma: DraftDilemma, slide: SeenSlide, name: OwnName) -> None:
        """Take one slide of a dilemma; its texts that deckgen makes anew are taken off the slide."""
        self._kinds.setdefault(id(dilemma), []).append(self._notes.kinds(slide.notes))
        self._notes.take(dilemma, slide.notes)
        slide.texts = self._texts.join_columns([text for text in slide.texts if not self._is_made(text, name)])
        taken = list(slide.texts)
        match name.step:
            case Step.QUESTION:
                self._take_question(dilemma, slide)
            case Step.CHOICE:
                self._take_choices(dilemma, slide)
            case Step.DILEMMA:
                self._take_whole(dilemma, slide)
            case Step.ANSWER:
                self._take_answer(dilemma, slide)
            case Step.DISCUSSION:
                dilemma.discussion += _items(_lines(slide.texts))
            case Step.MEER_WETEN:
                lines = self._texts.without_source_again(_lines(slide.texts))
                _join(dilemma.meer_weten, _write(slide, lines), goes_on=name.part > 1)
            case Step.TWIST | Step.OUTCOME | Step.VOTE | None:
                taken = []  # what an import has no field for is named
        for text in taken:
            text.used = True

    def finish(self, dilemma: DraftDilemma) -> None:
        """Set what only all slides together tell."""
        told = [kinds for kinds in self._kinds.pop(id(dilemma), []) if kinds]
        possible = set.intersection(*told) if told else set()
        asked = DilemmaKind.CHOICE if dilemma.choices else DilemmaKind.OPEN
        found = next((kind for kind in possible if kind is asked), next(iter(sorted(possible)), asked))
        if dilemma.scale is not None:
            found = DilemmaKind.SCALE
        if found not in {DilemmaKind.CHOICE, DilemmaKind.OPEN}:
            dilemma.kind = found.value
        if dilemma.kind == DilemmaKind.STATEMENT and tuple(choice.text for choice in dilemma.choices) == self._sides:
            dilemma.choices = []
        known = {wording_key(text) for text in dilemma.discussion}
        prompts = dilemma.facilitator.get("prompts", [])
        dilemma.facilitator["prompts"] = [text for text in prompts if wording_key(text) not in known]

    def _is_made(self, text: SeenText, name: OwnName) -> bool:
        """Whether deckgen puts a text on the slide by itself: where one is, what was asked, letters."""
        repeats = text.name == self._words.name_question and not text.role and name.step is not Step.DILEMMA
        is_button = text.name in {self._words.see_more, self._words.home, self._words.watch_video}
        made = self._badge.fullmatch(text.name) or self._echo.fullmatch(text.name)
        return self._is_kicker(text) or repeats or is_button or bool(made)

    def _take_question(self, dilemma: DraftDilemma, slide: SeenSlide) -> None:
        lines = [line for line in _lines(slide.texts) if not self._roles.fullmatch(line.text)]
        told = _write(slide, lines)
        dilemma.question = "\n\n".join(part for part in (dilemma.question, told) if part)

    def _take_choices(self, dilemma: DraftDilemma, slide: SeenSlide) -> None:
        lettered, rest = self._by_letter(slide.texts)
        for text in lettered:
            _add_choice(dilemma, text)
        scale, rest = _find_scale(rest)
        if scale is not None:
            dilemma.scale = scale
        for text in rest:
            if not lettered and scale is None and text.name != self._words.name_text:
                _add_choice(dilemma, text)

    def _take_whole(self, dilemma: DraftDilemma, slide: SeenSlide) -> None:
        lettered, rest = self._by_letter(slide.texts)
        told = [text for text in rest if text.name == self._words.name_question]
        asked = [text for text in rest if text.name == self._words.name_prompts]
        lines = [line for line in _lines(told) if not self._roles.fullmatch(line.text)]
        dilemma.question = "\n\n".join(part for part in (dilemma.question, _write(slide, lines)) if part)
        prompts = [line for line in _lines(asked) if not (line.is_bold and line.text == self._words.prompts)]
        dilemma.discussion += _items(prompts)
        others = [text for text in rest if text not in told and text not in asked]
        slide.texts = [*lettered, *others]
        if told or lettered:
            self._take_choices(dilemma, slide)
        else:  # a scale or a statement, whose situation has no shape of its own name
            self._take_under_text(dilemma, slide, others)
        slide.texts = [*lettered, *rest]

    def _take_under_text(self, dilemma: DraftDilemma, slide: SeenSlide, texts: Sequence[SeenText]) -> None:
        told = [text for text in texts if text.name == self._words.name_text]
        dilemma.question = "\n\n".join(part for part in (dilemma.question, _write(slide, _lines(told))) if part)
        slide.texts = [text for text in texts if text not in told]
        self._take_choices(dilemma, slide)

    def _by_letter(self, texts: Sequence[SeenText]) -> tuple[list[SeenText], list[SeenText]]:
        lettered = [text for text in texts if self._choice.fullmatch(text.name)]
        return lettered, [text for text in texts if text not in lettered]

    def _take_answer(self, dilemma: DraftDilemma, slide: SeenSlide) -> None:
        lettered, rest = self._by_letter(slide.texts)
        by_words = {wording_key(choice.text): place for place, choice in enumerate(dilemma.choices)}
        rows = [text for text in rest if text.name != self._words.name_text and wording_key(text.text) in by_words]
        for text in lettered:
            found = self._choice.fullmatch(text.name)
            letter = ord(found["letter"]) - ord("A") if found else -1
            if 0 <= letter < len(dilemma.choices):
                self._judge(dilemma.choices[letter], list(text.paragraphs))
        for text in rest:
            place = self._letterless(dilemma, text)
            if text in rows:
                dilemma.order.append(by_words[wording_key(text.text)])
            elif place is not None:
                self._judge(dilemma.choices[place], list(text.paragraphs))
            elif text.name == self._words.name_text:
                _join(dilemma.answer, _write(slide, list(text.paragraphs)), goes_on=True)
        if len(dilemma.order) not in {0, len(dilemma.choices)}:
            dilemma.order = []

    def _letterless(self, dilemma: DraftDilemma, text: SeenText) -> int | None:
        """The place of the choice that a row without a letter is named after."""
        named = [
            place for place, choice in enumerate(dilemma.choices) if text.name and choice.text.startswith(text.name)
        ]
        return named[0] if len(named) == 1 and text.name != self._words.name_text else None

    def _judge(self, choice: DraftChoice, lines: Lines) -> None:
        """What a row of the answer says: the choice again, shortened where it is long, then verdict and feedback."""
        if _is_echo(lines[0], choice.text):
            lines = lines[1:]
        if lines and not choice.verdict:
            choice.verdict, lines = self._take_verdict(lines)
        told = write_text(lines, headings=True, true_lists=True)
        choice.feedback = "\n\n".join(part for part in (choice.feedback, told) if part)

    def _take_verdict(self, lines: Lines) -> tuple[str, Lines]:
        """The verdict in bold that a feedback begins with, and the feedback without it."""
        first, *others = lines
        lead = "".join(run.text for run in first.runs if run.bold) if first.runs and first.runs[0].bold else ""
        for word in sorted(self._verdicts, key=len, reverse=True):
            if first.text == word:
                return self._verdicts[word], others
            start = first.text[len(word) :] if lead.strip() and first.text.startswith(word) else ""
            if start[:1] in {".", " "} and start:
                return self._verdicts[word], [_without_start(first, len(word) + (start[0] == ".")), *others]
        return "", lines


def _without_start(line: SeenParagraph, length: int) -> SeenParagraph:
    """A paragraph without its first characters; runs keep their look."""
    runs: list[SeenRun] = []
    for run in line.runs:
        kept = run.text[length:] if length else run.text
        length = max(length - len(run.text), 0)
        if kept.strip() or runs:
            runs.append(run._replace(text=kept))
    return SeenParagraph(tuple(runs), line.level, line.number, line.bulleted)


def _is_echo(line: SeenParagraph, choice: str) -> bool:
    whole, said = wording_key(choice.replace("\n", " ")), wording_key(line.text.rstrip("…"))
    return whole == wording_key(line.text) or (line.text.endswith("…") and bool(said) and whole.startswith(said))


def _add_choice(dilemma: DraftDilemma, text: SeenText) -> None:
    words = write_text(text.paragraphs, true_lists=True)
    if all(wording_key(choice.text) != wording_key(words) for choice in dilemma.choices):
        dilemma.choices.append(DraftChoice(words))


def _find_scale(texts: Sequence[SeenText]) -> tuple[DraftScale | None, list[SeenText]]:
    """The points of a scale by their names, `moral 3`, with its axes and what its ends mean."""
    points = [text for text in texts if text.text.lstrip("-").isdigit() and text.name.endswith(text.text)]
    if len(points) < _FEWEST:
        return None, list(texts)
    axes = list(dict.fromkeys(text.name.removesuffix(text.text).strip() for text in points))
    figures = [int(text.text) for text in points]
    others = [text for text in texts if text not in points and text.name == text.text and text.name not in axes]
    ends = sorted(others, key=lambda text: text.box.x)[-_FEWEST:]
    low, high = (ends[0].text, ends[1].text) if len(ends) == _FEWEST else ("", "")
    scale = DraftScale(min(figures), max(figures), low, high, tuple(axis for axis in axes if axis))
    kept = [text for text in texts if text not in points and text not in ends and text.text not in axes]
    return scale, kept


def _lines(texts: Sequence[SeenText]) -> Lines:
    return [line for text in texts for line in text.paragraphs]


def _write(slide: SeenSlide, lines: Lines | None = None) -> str:
    told = write_text(_lines(slide.texts) if lines is None else lines, headings=True, true_lists=True)
    tables = ["\n".join(table_lines(table)) for table in slide.tables]
    return "\n\n".join(part for part in (told, *tables) if part)


def _items(lines: Lines) -> list[str]:
    return list(_each(lines))


def _each(lines: Lines) -> Iterator[str]:
    """A prompt a paragraph; lists inside one are rare, and stay prompts."""
    for line in lines:
        yield inline(line)


def _join(parts: list[str], told: str, *, goes_on: bool) -> None:
    if told and parts and goes_on:
        parts[-1] = f"{parts[-1]}\n\n{told}"
    elif told:
        parts.append(told)
