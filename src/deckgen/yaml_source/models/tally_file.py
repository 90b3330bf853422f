"""What a tally's file may hold."""

from typing import Annotated, Any

from msgspec import Meta

from deckgen.yaml_source.models.file_fields import Count, ExactDate, Line, Markdown, Minutes, Whole
from deckgen.yaml_source.models.file_model import FileModel, ReadBefore, says


def _read_texts(value: Any) -> Any:
    """One text counts as a list of one."""
    return [value] if isinstance(value, str) else value


Texts = Annotated[list[Markdown], ReadBefore(_read_texts)]
VoteCount = Annotated[Whole, Meta(ge=0)]


class RoundsFile(FileModel, frozen=True):
    """Votes before and after a talk."""

    before: Annotated[dict[str, VoteCount], says("Votes before the talk: `{A: 3, B: 5}`.")] = {}
    after: Annotated[dict[str, VoteCount], says("Votes after the talk.")] = {}


class DilemmaTallyFile(RoundsFile, frozen=True):
    """What was voted and said on one dilemma."""

    lines: Annotated[
        dict[str, RoundsFile],
        says("Votes on each line of a scale, or on new facts by their number: `{1: {before: {A: 3}}}`."),
    ] = {}
    remarks: Annotated[Texts, says("What stood out, without names.")] = []


class TallyFile(FileModel, frozen=True, kw_only=True):
    """What happened in one session, in numbers and remarks."""

    date: Annotated[ExactDate, says("The day of the session, as 2026-11-22.")] = ""
    group: Annotated[Line, says("Which group it was: a department, a course; never people.")] = ""
    location: Annotated[Line, says("Where it was.")] = ""
    attendance: Annotated[Count, says("How many people took part.")]
    duration: Annotated[Minutes | None, says("How many minutes it took.")] = None
    dilemmas: Annotated[dict[str, DilemmaTallyFile], says("By the id of the dilemma: votes and remarks.")] = {}
    remarks: Annotated[Texts, says("Remarks on the session as a whole, without names.")] = []
    open_questions: Annotated[Texts, says("Questions that the integrity office should answer.")] = []
