"""What a tally's file may hold."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from deckgen.yaml_source.models.file_fields import Count, ExactDate, FileModel, Line, Markdown, Minutes, Whole


def _read_texts(value: Any) -> Any:
    """One text counts as a list of one."""
    return [value] if isinstance(value, str) else value


Texts = Annotated[list[Markdown], BeforeValidator(_read_texts)]
VoteCount = Annotated[Whole, Field(ge=0)]


class RoundsFile(FileModel):
    """Votes before and after a talk."""

    before: dict[str, VoteCount] = Field(default={}, description="Votes before the talk: `{A: 3, B: 5}`.")
    after: dict[str, VoteCount] = Field(default={}, description="Votes after the talk.")


class DilemmaTallyFile(RoundsFile):
    """What was voted and said on one dilemma."""

    lines: dict[str, RoundsFile] = Field(
        default={},
        description="Votes on each line of a scale, or on new facts by their number: `{1: {before: {A: 3}}}`.",
    )
    remarks: Texts = Field(default=[], description="What stood out, without names.")


class TallyFile(FileModel):
    """What happened in one session, in numbers and remarks."""

    date: ExactDate = Field(default="", description="The day of the session, as 2026-11-22.")
    group: Line = Field(default="", description="Which group it was: a department, a course; never people.")
    location: Line = Field(default="", description="Where it was.")
    attendance: Count = Field(description="How many people took part.")
    duration: Minutes | None = Field(default=None, description="How many minutes it took.")
    dilemmas: dict[str, DilemmaTallyFile] = Field(
        default={}, description="By the id of the dilemma: votes and remarks."
    )
    remarks: Texts = Field(default=[], description="Remarks on the session as a whole, without names.")
    open_questions: Texts = Field(default=[], description="Questions that the integrity office should answer.")
