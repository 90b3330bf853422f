"""Makes a `Dilemma` from plain data, with its terms, letters and quotations filled in."""

from __future__ import annotations

from deckgen.content.dilemma import LETTERS, Choice, Dilemma, Facilitation, Review
from deckgen.messages.message import tell
from deckgen.problems import error
from deckgen.rich_text import Text
from deckgen.yaml_source.author_mistakes.split_by_comma import find_split_texts
from deckgen.yaml_source.markdown.allowed_markup import PLAIN, WITH_HEADINGS, Allowed
from deckgen.yaml_source.markdown.markdown_text import read_markdown
from deckgen.yaml_source.markdown.terms import Words, fill_line
from deckgen.yaml_source.models.decode import decode
from deckgen.yaml_source.models.dilemma_file import ChoiceFile, DilemmaFile, FacilitatorFile
from deckgen.yaml_source.reading.letter_mentions import find_letter_mentions
from deckgen.yaml_source.reading.passages import PassageReader
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.syntax.author_file import PlaceMap
from deckgen.yaml_source.syntax.author_text import AuthorText


class DilemmaReader:
    """Reads the dilemmas of one deck."""

    def __init__(self, reading: Reading, words: Words, passages: PassageReader) -> None:
        self._reading = reading
        self._terms = words
        self._words = words
        self._passages = passages

    def read(self, data: object, places: PlaceMap, expected_id: str = "") -> Dilemma | None:
        """A dilemma from its pool file (whose name is the id expected) or from inside a deck."""
        problems = self._reading.problems
        decoded = decode(DilemmaFile, data, places, problems, {"question": "…"})
        file = decoded.model
        if file is None:
            return None
        name = self._check_id(file.id, expected_id, places, id_was_bad="id" in decoded.left_out)
        self._words = self._find_letters(file, places, choices_known="choices" not in decoded.left_out)
        more = file.meer_weten
        return Dilemma(
            id=name,
            title=self._line(file.title, places, "title")
            or name.replace("-", " ").replace("_", " ").strip().capitalize(),
            question=self._text(file.question, places, "question"),
            place=places.value(),
            short=self._text(file.short, places, "short"),
            choices=tuple(self._choice(each, number, places) for number, each in enumerate(file.choices or ())),
            answer=self._text(file.answer, places, "answer", allowed=WITH_HEADINGS),
            discussion=self._texts(file.discussion, places, "discussion"),
            values=tuple(self._line(each, places, "values", number) for number, each in enumerate(file.values)),
            meer_weten=self._passages.read(more, places.within("meer_weten"), self._words),
            facilitation=self._facilitation(file.facilitator, places.within("facilitator")),
            tags=tuple(tag.strip() for tag in file.tags),
            reviewed=Review(file.reviewed.by.strip(), file.reviewed.on) if file.reviewed else Review(),
            priority=file.priority,
            letter_mentions=find_letter_mentions(data, places) if file.choices else (),
        )

    def _check_id(self, written: str, expected: str, places: PlaceMap, *, id_was_bad: bool) -> str:
        if written and expected and written != expected:
            message = tell("The id `{written}` differs from the name of the file.", written=written)
            hint = tell(
                "Write `id: {expected}`, or rename the file to `{written}.yaml`.", expected=expected, written=written
            )
            self._reading.problems.append(error("wrong-id", message, places.value("id"), hint))
        if not written and not expected and not id_was_bad:
            hint = tell("Add `id: …`, a short name without spaces.")
            self._reading.problems.append(error("missing-key", tell("This dilemma has no `id`."), places.value(), hint))
        return expected or written

    def _find_letters(self, file: DilemmaFile, places: PlaceMap, *, choices_known: bool) -> Words:
        """Name -> letter for `{{ choice:name }}`; a choice without a name is called by its letter in lower case."""
        letters: dict[str, str] = {}
        for number, choice in enumerate(file.choices or ()):
            name = choice.id or LETTERS[number].lower()
            if name in letters:
                at = places.value("choices", number, "id") if choice.id else places.value("choices", number)
                message = tell(
                    "Two choices have the id `{name}`: {value} and {value_2}.",
                    name=name,
                    value=letters[name],
                    value_2=LETTERS[number],
                )
                self._reading.problems.append(error("duplicate-choice", message, at, tell("Give each its own `id`.")))
            letters.setdefault(name, LETTERS[number])
        return self._terms.with_letters(letters, known=choices_known)

    def _choice(self, file: ChoiceFile, number: int, places: PlaceMap) -> Choice:
        at = ("choices", number)
        letter = LETTERS[number]
        return Choice(
            id=file.id or letter.lower(),
            letter=letter,
            text=self._text(file.text, places, *at, "text"),
            verdict=file.verdict,
            feedback=self._text(file.feedback, places, *at, "feedback"),
            place=places.value(*at),
        )

    def _facilitation(self, file: FacilitatorFile | None, places: PlaceMap) -> Facilitation:
        if file is None:
            return Facilitation()
        return Facilitation(
            minutes=file.minutes,
            aim=self._text(file.aim, places, "aim"),
            introduction=self._text(file.introduction, places, "introduction"),
            prompts=self._texts(file.prompts, places, "prompts"),
            pitfalls=self._texts(file.pitfalls, places, "pitfalls"),
            debrief=self._text(file.debrief, places, "debrief"),
            notes=self._text(file.notes, places, "notes"),
        )

    def _line(self, written: str, places: PlaceMap, *path: str | int) -> str:
        return (
            fill_line(AuthorText(written, places.spot(*path)), self._words, self._reading.problems) if written else ""
        )

    def _text(self, written: str, places: PlaceMap, *path: str | int, allowed: Allowed = PLAIN) -> Text:
        if not written:
            return ()
        return read_markdown(AuthorText(written, places.spot(*path)), self._words, self._reading.problems, allowed)

    def _texts(self, written: list[str], places: PlaceMap, name: str) -> tuple[Text, ...]:
        self._reading.problems += find_split_texts(written, places, name)
        read = (self._text(each, places, name, number) for number, each in enumerate(written))
        return tuple(text for text in read if text)
