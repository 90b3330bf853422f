"""Reads the tally of a session and checks it against its deck."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from deckgen.content.deck import Deck
from deckgen.content.dilemma import Dilemma
from deckgen.content.tally import DilemmaTally, LineTally, Tally, Votes, ballots_of
from deckgen.content.voted_lines import lines_of, voted_lines
from deckgen.messages.message import tell
from deckgen.problems import Problem, error, in_order
from deckgen.rich_text import Text
from deckgen.yaml_source.markdown.markdown_text import read_markdown
from deckgen.yaml_source.markdown.terms import VERBATIM
from deckgen.yaml_source.models.decode import decode
from deckgen.yaml_source.models.tally_file import DilemmaTallyFile, RoundsFile, TallyFile
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.syntax.author_file import PlaceMap
from deckgen.yaml_source.syntax.author_text import AuthorText
from deckgen.yaml_source.syntax.near_names import suggest

# What authors may call a list of people; `attendance` is the number that a report holds instead.
_PEOPLE = frozenset(
    {"names", "name", "participants", "attendees", "people", "present", "absent", "voters", "namen", "naam"}
    | {"deelnemers", "aanwezigen", "afwezigen", "noms", "nom", "présents", "absents", "teilnehmer", "teilnehmende"}
    | {"anwesende", "attendance_list", "presence", "aanwezigheidslijst"}
)


class TallyResult(Struct, frozen=True):
    """A tally as read; None where a problem is an error."""

    tally: Tally | None
    problems: tuple[Problem, ...]


def read_tally(path: Path, deck: Deck) -> TallyResult:
    """Read a tally and hold it against the deck that it counts."""
    reading = Reading(path.parent)
    plain = reading.read_plain(path)
    tally = None
    if plain is not None:
        data = _refuse_people(plain.data, plain.places, reading.problems)
        file = decode(TallyFile, data, plain.places, reading.problems, {"attendance": 1}).model
        if file is not None:
            tally = _TallyReader(reading.problems, deck).read(file, plain.places)
    problems = in_order(reading.problems)
    return TallyResult(None if any(problem.is_error for problem in problems) else tally, problems)


def _refuse_people(data: object, places: PlaceMap, problems: list[Problem], path: tuple[str | int, ...] = ()) -> object:
    """The data without what names people. Why before all else: such a list must not even be echoed."""
    if not isinstance(data, dict):
        return data
    kept: dict[str, Any] = {}
    for key, value in data.items():
        listed = key == "attendance" and isinstance(value, list | dict)
        if listed or str(key).casefold() in _PEOPLE:
            hint = tell("Write how many there were: `attendance: 14`. Nobody can be recognised by a number.")
            message = tell("`{key}` would name people; a report of a session holds numbers only.", key=key)
            problems.append(error("names", message, places.key(*path, key), hint))
            if listed:
                kept[key] = "1"
        elif key == "dilemmas" and isinstance(value, dict) and not path:
            kept[key] = {
                name: _refuse_people(each, places, problems, ("dilemmas", name)) for name, each in value.items()
            }
        else:
            kept[key] = value
    return kept


class _TallyReader:
    """Checks votes against choices and attendance."""

    def __init__(self, problems: list[Problem], deck: Deck) -> None:
        self._problems = problems
        self._dilemmas: Mapping[str, Dilemma] = {dilemma.id: dilemma for dilemma in deck.dilemmas}

    def read(self, file: TallyFile, places: PlaceMap) -> Tally:
        read = (
            self._dilemma(name, each, file.attendance, places.within("dilemmas", name))
            for name, each in file.dilemmas.items()
        )
        return Tally(
            attendance=file.attendance,
            place=places.value(),
            date=file.date,
            group=file.group.strip(),
            location=file.location.strip(),
            duration=file.duration,
            dilemmas={each.dilemma: each for each in read if each is not None},
            remarks=self._texts(file.remarks, places.within("remarks")),
            open_questions=self._texts(file.open_questions, places.within("open_questions")),
        )

    def _dilemma(self, name: str, file: DilemmaTallyFile, attendance: int, places: PlaceMap) -> DilemmaTally | None:
        dilemma = self._dilemmas.get(name)
        if dilemma is None:
            hint = suggest(name, self._dilemmas, tell("Dilemmas of this deck"))
            message = tell("This deck has no dilemma `{name}`.", name=name)
            self._problems.append(error("unknown-dilemma", message, places.key(), hint))
            return None
        lines = tuple(self._lines(file, dilemma, attendance, places))
        remarks = self._texts(file.remarks, places.within("remarks"))
        return DilemmaTally(name, lines, remarks, places.key())

    def _lines(
        self, file: DilemmaTallyFile, dilemma: Dilemma, attendance: int, places: PlaceMap
    ) -> Iterator[LineTally]:
        """The votes on each line of a scale, of any other dilemma on the whole, and on new facts."""
        own, lines = lines_of(dilemma), voted_lines(dilemma)
        known = {name.casefold(): line.name for line in lines for name in line.known_as}
        written = {}
        for name, votes in file.lines.items():
            found = known.get(name.casefold())
            if found is None:
                self._refuse_line(name, dilemma, places.within("lines"))
            else:
                written[found] = self._rounds(found, votes, dilemma, attendance, places.within("lines", name))
        if len(own) > 1 and (file.before or file.after):
            message = tell("The scale of `{id}` has several lines; each has votes of its own.", id=dilemma.id)
            hint = tell("Write `lines: {shown}`.", shown="{" + lines[0].known_as[0] + ": {before: {…}, after: {…}}}")
            key = "before" if file.before else "after"
            self._problems.append(error("votes-without-line", message, places.key(key), hint))
        elif len(own) == 1 and own[0].name not in written:
            written[lines[0].name] = self._rounds(lines[0].name, file, dilemma, attendance, places)
        yield from (written.get(line.name, LineTally(line.name, {}, {})) for line in lines)

    def _rounds(self, name: str, file: RoundsFile, dilemma: Dilemma, attendance: int, places: PlaceMap) -> LineTally:
        before, after = (
            self._votes(votes, dilemma, attendance, places.within(key))
            for key, votes in (("before", file.before), ("after", file.after))
        )
        return LineTally(name, before, after)

    def _refuse_line(self, name: str, dilemma: Dilemma, places: PlaceMap) -> None:
        known = [each for line in voted_lines(dilemma) for each in line.known_as[:1] if each]
        message = tell("The dilemma `{id}` has no line `{name}`.", id=dilemma.id, name=name)
        hint = suggest(name, known, tell("Lines of this dilemma")) if known else tell("Write `before` and `after`.")
        self._problems.append(error("unknown-line", message, places.key(name), hint))

    def _votes(self, written: Mapping[str, int], dilemma: Dilemma, attendance: int, places: PlaceMap) -> Votes:
        """Votes by what is on the ballot, in order; an author may also name a choice by its id."""
        ballots = ballots_of(dilemma)
        letters = {known.casefold(): ballot.name for ballot in ballots for known in ballot.known_as}
        counted: dict[str, int] = {}
        for name, count in written.items():
            letter = letters.get(name.casefold())
            if letter is None:
                self._refuse_choice(name, dilemma, places)
            else:
                counted[letter] = counted.get(letter, 0) + count
        total = sum(counted.values())
        if total > attendance:
            message = tell(
                "{total} votes on `{id}`, but {attendance} people took part.",
                total=total,
                id=dilemma.id,
                attendance=attendance,
            )
            hint = tell("Count again; everybody has one vote in each round.")
            self._problems.append(error("too-many-votes", message, places.value(), hint))
        return {ballot.name: counted.get(ballot.name, 0) for ballot in ballots} if counted else {}

    def _refuse_choice(self, name: str, dilemma: Dilemma, places: PlaceMap) -> None:
        known = [ballot.name for ballot in ballots_of(dilemma)]
        hint = (
            tell("Its choices: {known}.", known=", ".join(known))
            if known
            else tell("It has no choices; leave the votes out.")
        )
        message = tell("The dilemma `{id}` has no choice `{name}`.", id=dilemma.id, name=name)
        self._problems.append(error("unknown-choice", message, places.key(name), hint))

    def _texts(self, written: Iterable[str], places: PlaceMap) -> tuple[Text, ...]:
        texts = (
            read_markdown(AuthorText(text, places.spot(number)), VERBATIM, self._problems)
            for number, text in enumerate(written)
        )
        return tuple(text for text in texts if text)
