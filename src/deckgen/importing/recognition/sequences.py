"""Puts slides together that belong to one dilemma, and everything into the order of a program."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from deckgen.content.locale import Locale
from deckgen.importing.draft import DraftCluster, DraftDeck, DraftDilemma, Fate
from deckgen.importing.own.own_program import OwnProgram
from deckgen.importing.own.slide_names import holds_own_slides
from deckgen.importing.recognition.answer_lists import take_answer_list
from deckgen.importing.recognition.answers import (
    judge_choice,
    letters_to_places,
    mark_right,
    repeats_choices,
    take_answer,
    take_choices,
)
from deckgen.importing.recognition.buttons import drop_buttons
from deckgen.importing.recognition.choices import SeenChoices, asks
from deckgen.importing.recognition.free_slides import UNUSABLE, make_slide
from deckgen.importing.recognition.kinds import set_kind
from deckgen.importing.recognition.markdown import inline, write_text
from deckgen.importing.recognition.several_questions import split_questions
from deckgen.importing.recognition.slide_kinds import (
    JudgedSlide,
    SlideKind,
    find_themes,
    judge_slide,
    with_dividers,
)
from deckgen.importing.recognition.step_words import Part
from deckgen.importing.recognition.tables import comments_of_tables, table_lines
from deckgen.importing.recognition.verdict_marks import judges_slide, named_letters
from deckgen.importing.slides.seen import SeenParagraph, SeenPresentation, SeenSlide, SeenText
from deckgen.messages.message import tell
from deckgen.wording.folding import wording_key

_LONGEST_NAME = 80
_SHORT_QUESTION = 5  # words: `What do you do?` asks nothing new
_NO_TITLE = re.compile(
    r"(?:power ?point|présentation|presentatie|präsentation|presentation|slide|dia|diapositive|folie).*|", re.IGNORECASE
)
_TYPED_NUMBER = re.compile(r"(?P<n>\d{1,3})\\?[.)]\s*(?=\D)")


class Recogniser:
    """Goes through the slides once; `dilemma` is the one that the slides at hand belong to."""

    def __init__(self, seen: SeenPresentation, locale: Locale | None, title: str) -> None:
        named = "" if _NO_TITLE.fullmatch(seen.title) else seen.title
        self.deck = DraftDeck(title=named or title, language=seen.language)
        self.dilemma: DraftDilemma | None = None
        self._seen = seen
        self._locale = locale
        self._verdicts: dict[str, str] = {str(key): word for key, word in locale.verdicts.items()} if locale else {}
        self._by_number: dict[tuple[str, str], DraftDilemma] = {}
        self._opener: DraftCluster | None = None
        self._sections = len({slide.section for slide in seen.slides if slide.section}) > 1
        self._first_titles: dict[int, str] = {}  # of the slide that each dilemma begins on
        self._themes = frozenset[str]()  # titles that name the theme of several dilemmas
        self._texts: list[tuple[SeenText, DraftDilemma, int]] = []  # shapes of choices that lead to another slide

    def run(self) -> DraftDeck:
        """Recognise everything."""
        if self._seen.has_macros:
            self.deck.say(Fate.LEFT_OUT, "file", "macros", tell("They are never run, and no deck can hold any."))
        for words in self._seen.repeated:
            self.deck.say(Fate.LEFT_OUT, "file", words, tell("It stands on most slides alike; a template holds it."))
        targets = frozenset(text.target for slide in self._seen.slides for text in slide.texts if text.target)
        own = self._own_program()
        judged = self._judge(targets, has_own=own is not None)
        self._themes = find_themes(judged)
        for each in judged:
            if own is not None and each.slide.name:
                self.dilemma = own.take(each.slide)
            else:
                self._take(each)
        if own is not None:
            own.finish()
        self._follow_links()
        for dilemma in self.deck.dilemmas:
            if not dilemma.id:  # deckgen's own slides do not need to be guessed at
                set_kind(dilemma, self._first_titles.get(id(dilemma), ""))
        return self.deck

    def _judge(self, targets: frozenset[int], *, has_own: bool) -> list[JudgedSlide]:
        """What each slide is for; slides that deckgen built say it themselves."""
        judged: list[JudgedSlide] = []
        for slide in self._seen.slides:
            is_own = has_own and bool(slide.name)
            if not is_own:
                drop_buttons(slide)
            for each in [slide] if is_own else split_questions(slide):
                judged.append(judge_slide(each, targets, judged[-1] if judged else None))
        return with_dividers(judged)

    def _own_program(self) -> OwnProgram | None:
        """What reads the slides that deckgen built, in a file that holds some."""
        if self._locale is None or not holds_own_slides(self._seen.slides):
            return None
        return OwnProgram(self.deck, self._locale)

    def _take(self, judged: JudgedSlide) -> None:
        if judged.slide.hidden:
            self.deck.say(
                Fate.GUESSED, judged.slide.where, judged.slide.title, tell("The slide is hidden; it was taken too.")
            )
        match judged.kind:
            case SlideKind.COVER:
                self._take_cover(judged.slide)
            case SlideKind.PART:
                self._take_part(judged)
            case SlideKind.OPENER:
                self._open_cluster(judged.slide)
            case SlideKind.JUDGEMENT:
                pass  # read when the choices that lead to it are known
            case SlideKind.AGENDA | SlideKind.BREAK | SlideKind.FREE:
                self.dilemma = None if judged.kind is not SlideKind.FREE else self.dilemma
                self.deck.program.append(make_slide(judged.slide, judged.kind.value, self.deck))

    def _take_cover(self, slide: SeenSlide) -> None:
        lines = [line.text for text in slide.texts for line in text.paragraphs]
        self.deck.title = slide.title or self.deck.title
        self.deck.subtitle = lines[0] if lines else ""
        self.deck.say(Fate.TAKEN, slide.where, slide.title, tell("the deck's title"))
        for line in lines[1:]:
            self.deck.say(
                Fate.LEFT_OUT,
                slide.where,
                line,
                tell("Details of the cover; `occasion`, `date` and `organisation` hold them."),
            )
        if slide.notes:
            self.deck.say(Fate.LEFT_OUT, slide.where, write_text(slide.notes), tell("Notes of the cover."))
        for seen in slide.pictures:
            named = seen.picture.alt or f"picture{seen.picture.suffix}"
            self.deck.say(Fate.LEFT_OUT, slide.where, named, tell("A picture of the cover; the template has its own."))

    def _open_cluster(self, slide: SeenSlide) -> None:
        text = write_text([line for each in slide.texts for line in each.paragraphs])
        self._opener = DraftCluster(slide.title, text=text, notes=write_text(slide.notes))
        self.dilemma = None
        self.deck.say(Fate.TAKEN, slide.where, slide.title, tell("a theme"))

    # the parts of a dilemma

    def _take_part(self, judged: JudgedSlide) -> None:
        part = self._part_of(judged)
        is_new = self._asks_anew(judged, part)
        if is_new:
            part = Part.QUESTION
        dilemma = self._begin(judged) if is_new else self._find_dilemma(judged, part)
        dilemma.where.append(judged.slide.where)
        if part is Part.QUESTION:
            self._take_question(dilemma, judged)
        elif part is Part.CHOICE:
            self._take_choice_slide(dilemma, judged)
        elif part is Part.ANSWER:
            self._take_answer_slide(dilemma, judged)
        elif part is Part.MORE:
            dilemma.meer_weten.append(self._write_slide(judged.slide, headings=True))
        else:
            dilemma.discussion += [inline(line) for line in _lines(judged.slide)]
        self._take_beside(dilemma, judged)

    def _part_of(self, judged: JudgedSlide) -> Part:
        """Which part a slide holds: the one it names, unless it shows again what the dilemma at hand has already."""
        dilemma, choices = self.dilemma, judged.choices.choices
        is_plain = judged.part in {None, Part.QUESTION, Part.CHOICE}
        if dilemma is not None and dilemma.choices and choices and is_plain and repeats_choices(dilemma, choices):
            fresh = _fresh(judged.choices.before, dilemma)
            if not any(asks(line.text) for line in fresh):
                return Part.ANSWER
        return judged.part or self._next_part(judged)

    def _asks_anew(self, judged: JudgedSlide, part: Part) -> bool:
        """Whether a slide under the title of the one before is a dilemma of its own: another situation and choices."""
        dilemma, seen = self.dilemma, judged.choices
        is_named = judged.part not in {None, Part.CHOICE} or judged.title.number or judged.title.continues
        if dilemma is None or is_named or part is Part.DISCUSSION or not seen.choices:
            return False
        fresh = [line.text for line in _fresh(seen.before, dilemma)]
        is_told = len(" ".join(fresh).split()) > _SHORT_QUESTION and any(asks(line) for line in fresh)
        return (is_told and bool(dilemma.choices or asks(dilemma.question))) or bool(
            judged.part and dilemma.choices and fresh
        )

    def _next_part(self, judged: JudgedSlide) -> Part:
        """Which part a slide holds whose title repeats that of the slide before."""
        dilemma = self.dilemma
        if dilemma is None or not dilemma.question:
            return Part.QUESTION
        if judged.choices.choices and not dilemma.choices:
            return Part.CHOICE
        return Part.ANSWER if dilemma.choices else Part.QUESTION

    def _find_dilemma(self, judged: JudgedSlide, part: Part) -> DraftDilemma:
        title = judged.title
        if part is Part.QUESTION:
            if self.dilemma is not None and self._goes_on(judged):
                return self.dilemma
            return self._begin(judged)
        known = self._by_number.get(title.key) if title.number else None
        if known is None and title.number and not title.theme:
            known = next((d for (_, number), d in reversed(self._by_number.items()) if number == title.number), None)
        return known or self.dilemma or self._begin(judged)

    def _goes_on(self, judged: JudgedSlide) -> bool:
        """Whether a question slide goes on with the dilemma at hand."""
        if judged.title.continues or judged.part is None:
            return True
        known = self._by_number.get(judged.title.key)
        return bool(judged.title.number) and known is self.dilemma

    def _begin(self, judged: JudgedSlide) -> DraftDilemma:
        dilemma = DraftDilemma(number=judged.title.number)
        rest = judged.title.rest
        if judged.title.part and rest and len(rest) <= _LONGEST_NAME and not rest.endswith("?"):
            dilemma.title = rest
        self._cluster_for(judged).dilemmas.append(dilemma)
        self._first_titles[id(dilemma)] = judged.slide.title
        if judged.title.number:
            self._by_number[judged.title.key] = dilemma
        self.dilemma = dilemma
        return dilemma

    def _cluster_for(self, judged: JudgedSlide) -> DraftCluster:
        named = judged.slide.title if wording_key(judged.slide.title) in self._themes else ""
        theme = judged.title.theme or named or (judged.slide.section if self._sections else "")
        if not theme and self._opener is not None:
            return self._add_cluster(self._opener)
        last = self.deck.clusters[-1] if self.deck.clusters else None
        if not theme and last is not None:
            return last
        for known in self.deck.clusters:
            if wording_key(known.title) == wording_key(theme):
                return known
        if not theme:
            theme = self.deck.title or "Dilemma"
            return self._add_cluster(
                DraftCluster(theme, guess=tell("No slide names a theme; the deck's title stands here."))
            )
        opener = self._opener if self._opener and wording_key(self._opener.title) == wording_key(theme) else None
        return self._add_cluster(opener or DraftCluster(theme))

    def _add_cluster(self, cluster: DraftCluster) -> DraftCluster:
        self._opener = None
        self.deck.program.append(cluster)
        return cluster

    def _take_question(self, dilemma: DraftDilemma, judged: JudgedSlide) -> None:
        seen = judged.choices
        rest = "" if wording_key(judged.slide.title) in self._themes else judged.title.rest
        before = _fresh(seen.before, dilemma) if dilemma.question else list(seen.before)
        parts = [dilemma.question] if dilemma.question else []
        if rest and rest != dilemma.title and not dilemma.question:
            parts.append(rest if rest.endswith(("?", ".", "!")) or not before else "")
            if not parts[-1]:
                dilemma.title = dilemma.title or rest[:_LONGEST_NAME]
        parts.append(self._take_number(dilemma, write_text(before, prose=True)))
        dilemma.question = "\n\n".join(part for part in parts if part)
        if seen.choices and not dilemma.choices:
            take_choices(dilemma, seen)
            self._remember_links(dilemma, seen)
            self._take_comments(dilemma, judged.slide)
        self._take_after(dilemma, seen.after)
        for text in sorted((text for text in judged.slide.texts if text.appears), key=lambda text: text.appears):
            take_answer(dilemma, SeenChoices(), text.paragraphs, self._verdicts)
            dilemma.guess("answer", tell("It appears at a click, after the question."))

    def _take_number(self, dilemma: DraftDilemma, text: str) -> str:
        """The text without a number that its author typed before it."""
        found = _TYPED_NUMBER.match(text)
        if not found or dilemma.number not in {"", found["n"]}:
            return text
        dilemma.number = found["n"]
        return text[found.end() :]

    def _take_choice_slide(self, dilemma: DraftDilemma, judged: JudgedSlide) -> None:
        seen = judged.choices
        if seen.choices:
            take_choices(dilemma, seen)
            self._remember_links(dilemma, seen)
            self._take_comments(dilemma, judged.slide)
        shown = wording_key(dilemma.question)
        fresh = [line for line in seen.before if wording_key(line.text) not in shown]
        if fresh:
            dilemma.question = "\n\n".join(part for part in (dilemma.question, write_text(fresh, prose=True)) if part)
        self._take_after(dilemma, [line for line in seen.after if wording_key(line.text) not in shown])

    def _take_after(self, dilemma: DraftDilemma, lines: Sequence[SeenParagraph]) -> None:
        for line in lines:
            letters = named_letters(line.text)
            if letters:
                dilemma.answer.append(inline(line))
                mark_right(
                    dilemma, letters_to_places(dilemma, letters), tell("A line below the choices names its letter.")
                )
            else:
                dilemma.discussion.append(inline(line))
                dilemma.guess("discussion", tell("It stands below the choices."))

    def _take_comments(self, dilemma: DraftDilemma, slide: SeenSlide) -> None:
        for letter, lines in comments_of_tables(slide).items():
            for choice in dilemma.choices:
                if choice.letter == letter:
                    judge_choice(choice, write_text(lines), self._verdicts)

    def _take_answer_slide(self, dilemma: DraftDilemma, judged: JudgedSlide) -> None:
        lines = _lines(judged.slide)
        if not judged.title.number and take_answer_list(self.deck, lines, judged.slide):
            return
        seen = judged.choices
        seen.before = _fresh(seen.before, dilemma)
        take_answer(dilemma, seen, _fresh(lines, dilemma), self._verdicts)
        self._take_comments(dilemma, judged.slide)

    def _take_beside(self, dilemma: DraftDilemma, judged: JudgedSlide) -> None:
        """Pictures, films and notes of a dilemma's slide."""
        slide = judged.slide
        for seen in slide.pictures:
            if dilemma.picture is None and seen.picture.data:
                dilemma.picture = seen.picture
            else:
                why = UNUSABLE if not seen.picture.data else tell("A dilemma has one picture.")
                self.deck.say(Fate.LEFT_OUT, slide.where, seen.picture.alt or f"picture{seen.picture.suffix}", why)
        if slide.videos:
            dilemma.video = dilemma.video or slide.videos[0]
        if slide.notes:
            dilemma.notes.append(write_text(slide.notes))
            letters = named_letters(" ".join(line.text for line in slide.notes))
            mark_right(dilemma, letters_to_places(dilemma, letters), tell("The notes name its letter."))

    def _write_slide(self, slide: SeenSlide, *, headings: bool) -> str:
        tables = ["\n".join(table_lines(table)) for table in slide.tables]
        return "\n\n".join(part for part in (write_text(_lines(slide), headings=headings), *tables) if part)

    # links from choices to slides that judge them

    def _remember_links(self, dilemma: DraftDilemma, seen: SeenChoices) -> None:
        for place, choice in enumerate(seen.choices):
            if choice.shape is not None and choice.shape.target:
                self._texts.append((choice.shape, dilemma, place))

    def _follow_links(self) -> None:
        slides: Mapping[int, SeenSlide] = {slide.number: slide for slide in self._seen.slides}
        for text, dilemma, place in self._texts:
            slide = slides.get(text.target)
            verdict = judges_slide(slide.title) if slide is not None else ""
            if slide is None or not verdict or place >= len(dilemma.choices):
                continue
            choice = dilemma.choices[place]
            choice.verdict = choice.verdict or verdict
            words = write_text(_lines(slide))
            choice.feedback = choice.feedback or words
            dilemma.guess("choices", tell("The slide that a click on each choice leads to judges it."))


def _lines(slide: SeenSlide) -> list[SeenParagraph]:
    return [line for text in slide.texts for line in text.paragraphs]


def _fresh(lines: Sequence[SeenParagraph], dilemma: DraftDilemma) -> list[SeenParagraph]:
    """The paragraphs that the situation does not hold already, whatever number was typed before them."""
    known = {wording_key(part) for part in (dilemma.question, *dilemma.question.split("\n"))}
    return [line for line in lines if known.isdisjoint({wording_key(line.text), wording_key(_bare(line.text))})]


def _bare(text: str) -> str:
    found = _TYPED_NUMBER.match(text)
    return text[found.end() :] if found else text


def recognise(seen: SeenPresentation, locale: Locale | None, title: str) -> DraftDeck:
    """Recognise the dilemmas of a presentation; `title` is what the deck is called where the file does not say."""
    return Recogniser(seen, locale, title).run()
