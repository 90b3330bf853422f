"""Makes a `Dilemma` from plain data, with its terms, letters and quotations filled in."""

from __future__ import annotations

from deckgen.content.dilemma import LETTERS, STATEMENT_CHOICES, Choice, Dilemma, Facilitation, Review, judge_rest
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.messages.message import tell
from deckgen.problems import error
from deckgen.rich_text import paragraph
from deckgen.yaml_source.markdown.allowed_markup import WITH_HEADINGS
from deckgen.yaml_source.markdown.terms import Words
from deckgen.yaml_source.models.decode import decode
from deckgen.yaml_source.models.dilemma_file import ChoiceFile, DilemmaFile, FacilitatorFile
from deckgen.yaml_source.reading.field_texts import FieldTexts
from deckgen.yaml_source.reading.kind_checks import check_kind
from deckgen.yaml_source.reading.letter_mentions import find_letter_mentions
from deckgen.yaml_source.reading.locales import read_locale
from deckgen.yaml_source.reading.media import read_image, read_video
from deckgen.yaml_source.reading.passages import PassageReader
from deckgen.yaml_source.reading.play import read_labels, read_own_method, read_roles, read_scale, read_twists
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.syntax.author_file import PlaceMap


class DilemmaReader:
    """Reads the dilemmas of one deck."""

    def __init__(self, reading: Reading, words: Words, passages: PassageReader, language: str) -> None:
        self._reading = reading
        self._terms = words
        self._texts = FieldTexts(reading, words)
        self._passages = passages
        self._language = language

    def read(self, data: object, places: PlaceMap, expected_id: str = "") -> Dilemma | None:
        """A dilemma from its pool file (whose name is the id expected) or from inside a deck."""
        problems = self._reading.problems
        decoded = decode(DilemmaFile, data, places, problems, {"question": "…"})
        file = decoded.model
        if file is None:
            return None
        name = self._check_id(file.id, expected_id, places, id_was_bad="id" in decoded.left_out)
        kind = file.kind or DilemmaKind.CHOICE
        problems += check_kind(file, kind, places, decoded.left_out)
        words = self._find_letters(file, kind, places, choices_known="choices" not in decoded.left_out)
        self._texts = texts = FieldTexts(self._reading, words)
        more = file.meer_weten
        return Dilemma(
            id=name,
            title=self._texts.line(file.title, places, "title")
            or name.replace("-", " ").replace("_", " ").strip().capitalize(),
            question=self._texts.text(file.question, places, "question"),
            place=places.value(),
            short=self._texts.text(file.short, places, "short"),
            choices=self._choices(file, kind, places),
            answer=self._texts.text(file.answer, places, "answer", allowed=WITH_HEADINGS),
            discussion=self._texts.texts(file.discussion, places, "discussion"),
            values=self._texts.lines(file.values, places, "values"),
            meer_weten=self._passages.read(more, places.within("meer_weten"), words),
            facilitation=self._facilitation(file.facilitator, places.within("facilitator")),
            tags=tuple(tag.strip() for tag in file.tags),
            reviewed=Review(file.reviewed.by.strip(), file.reviewed.on) if file.reviewed else Review(),
            priority=file.priority,
            letter_mentions=find_letter_mentions(data, places) if file.choices and kind.has_letters else (),
            kind=kind,
            labels=read_labels(file.labels, places, texts),
            picture=read_image(file.image, places, texts),
            video=read_video(file.video, places.within("video"), texts) if file.video else None,
            questions=texts.texts(file.questions, places, "questions"),
            scale=read_scale(file.scale, places, texts) if kind is DilemmaKind.SCALE else None,
            order=tuple(file.order),
            roles=read_roles(file.roles, places, texts),
            twists=read_twists(file.twists, places, texts),
            sequence=tuple(file.sequence or ()),
            sequence_places=tuple(places.value("sequence", number) for number in range(len(file.sequence or ()))),
            method=read_own_method(file.session, places, texts),
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

    def _find_letters(self, file: DilemmaFile, kind: DilemmaKind, places: PlaceMap, *, choices_known: bool) -> Words:
        """Name -> letter for `{{ choice:name }}`; a choice without a name is called by its letter in lower case.

        Where choices have no letters, it stands for their words.
        """
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
            letters.setdefault(name, LETTERS[number] if kind.has_letters else " ".join(choice.text.split()))
        return self._terms.with_letters(letters, known=choices_known)

    def _choices(self, file: DilemmaFile, kind: DilemmaKind, places: PlaceMap) -> tuple[Choice, ...]:
        """The author's choices; to agree or not with a statement where there are none."""
        if kind is DilemmaKind.STATEMENT and not file.choices:
            words = read_locale(self._language).statement
            return tuple(
                Choice(name, "", (paragraph(word),), None, (), places.value(), is_written=False)
                for name, word in zip(STATEMENT_CHOICES, words, strict=True)
            )
        choices = tuple(self._choice(each, number, kind, places) for number, each in enumerate(file.choices or ()))
        return judge_rest(choices) if kind is DilemmaKind.FACT else choices

    def _choice(self, file: ChoiceFile, number: int, kind: DilemmaKind, places: PlaceMap) -> Choice:
        at = ("choices", number)
        letter = LETTERS[number]
        return Choice(
            id=file.id or letter.lower(),
            letter=letter if kind.has_letters else "",
            text=self._texts.text(file.text, places, *at, "text"),
            verdict=file.verdict,
            feedback=self._texts.text(file.feedback, places, *at, "feedback"),
            place=places.value(*at),
            outcome=self._texts.text(file.outcome, places, *at, "outcome"),
            outcome_in_handout=file.handout,
            leads_to=file.next,
            leads_to_place=places.value(*at, "next"),
            points=file.points,
        )

    def _facilitation(self, file: FacilitatorFile | None, places: PlaceMap) -> Facilitation:
        if file is None:
            return Facilitation()
        return Facilitation(
            minutes=file.minutes,
            aim=self._texts.text(file.aim, places, "aim"),
            introduction=self._texts.text(file.introduction, places, "introduction"),
            prompts=self._texts.texts(file.prompts, places, "prompts"),
            pitfalls=self._texts.texts(file.pitfalls, places, "pitfalls"),
            debrief=self._texts.text(file.debrief, places, "debrief"),
            notes=self._texts.text(file.notes, places, "notes"),
        )
