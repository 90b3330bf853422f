"""What of a situation is said again where one chooses or judges: its question, and what led to it."""

from __future__ import annotations

from msgspec import Struct

from deckgen.rich_text import BlockKind, Text, one_line, plain
from deckgen.storyboard.part_search import first_of, prompts_of, prose_of
from deckgen.storyboard.parts import Asked, Said, Scale
from deckgen.storyboard.scenes import DilemmaStory
from deckgen.wording.sentences import split_sentences

_LONGEST_QUESTION = 160  # characters that two questions at the end may have together


class Recall(Struct, frozen=True):
    """The question that a situation ends in, and the sentences before it, in order; both without any look."""

    question: str
    before: tuple[str, ...] = ()


def recall_situation(story: DilemmaStory) -> Recall:
    """The question of a dilemma, and its short situation where the author wrote one."""
    sentences = _sentences(prose_of(story.parts, Said.SITUATION))
    if not sentences:
        return Recall("")
    asked = _questions_apart(story)
    rest = sentences if asked else _before_questions(sentences)
    asked = asked or sentences[len(rest) :]
    short = _sentences(prose_of(story.parts, Said.SHORT))
    before = [sentence for sentence in short if sentence not in asked] if short else rest
    return Recall(" ".join(asked), tuple(before))


def _questions_apart(story: DilemmaStory) -> list[str]:
    """The questions of a list of their own, where they are short together; statements of a grid are none."""
    scale = first_of(story.parts, Scale)
    asked = [one_line(plain(each, " ")) for each in prompts_of(story.parts, Asked.QUESTION)]
    return asked if _is_short(asked) and not (scale and scale.statements) else []


def _before_questions(sentences: list[str]) -> list[str]:
    """The sentences before the last one, and before questions that stand in front of it."""
    count = 1
    while count < len(sentences) and sentences[-count - 1].endswith("?") and _is_short(sentences[-count - 1 :]):
        count += 1
    return sentences[:-count]


def _is_short(sentences: list[str]) -> bool:
    return sum(map(len, sentences)) <= _LONGEST_QUESTION


def _sentences(text: Text) -> list[str]:
    prose = tuple(block for block in text if block.kind is not BlockKind.TABLE)
    return [one_line(sentence.text) for sentence in split_sentences(prose)]
