"""What a line of the run sheet is called, and what is done in it."""

from __future__ import annotations

from typing import assert_never

from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.planning.paper.guide.guide_setting import Guide
from deckgen.planning.paper.guide.run_sheet import Moment
from deckgen.storyboard.part_search import first_of
from deckgen.storyboard.parts import Film
from deckgen.storyboard.scenes import ClusterStory, DilemmaStory, Scene, SceneKind
from deckgen.storyboard.timed_program import RowKind


def name_row(guide: Guide, moment: Moment) -> tuple[str, str]:
    """Its name, and the place in the guide that it leads to; a name says where something goes on after a break."""
    title, anchor = _name_part(guide, moment)
    if moment.row is not None and moment.row.continues:
        title = guide.ms.context.words.continued.format(part=title)
    return title, anchor


def _name_part(guide: Guide, moment: Moment) -> tuple[str, str]:
    words = guide.ms.context.words
    if moment.story:
        return f"{moment.story.number} {moment.story.title.text or words.dilemma}", moment.story.anchor
    if moment.cluster:
        return f"{moment.cluster.number}. {moment.cluster.title.text}", ""
    if moment.scene:
        return moment.scene.heading.text or words.method_break, ""
    return (moment.row.title if moment.row else "") or words.method_break, ""


def say_method(guide: Guide, moment: Moment, *, has_notes: bool = False) -> str:
    """What the trainer does; nothing where the author's notes say it."""
    words = guide.ms.context.words
    if moment.story:
        return _say_kind(guide, moment.story)
    if moment.cluster:
        return _say_theme(guide, moment, moment.cluster)
    return _say_scene(guide, moment.scene, has_notes=has_notes) if moment.scene else words.method_break


def _say_theme(guide: Guide, moment: Moment, cluster: ClusterStory) -> str:
    """How the room works on it, else how many dilemmas follow."""
    if moment.row is not None and moment.row.kind is RowKind.PLENARY:
        return guide.ms.context.words.method_plenary
    words, count = guide.ms.context.locale.slides, len(cluster.dilemmas)
    return words.one_dilemma if count == 1 else words.dilemmas.format(n=count)


def _say_scene(guide: Guide, scene: Scene, *, has_notes: bool) -> str:
    words = guide.ms.context.words
    if has_notes:
        return ""
    if first_of(scene.parts, Film) is not None:
        return words.method_film
    if scene.kind is SceneKind.FREE:
        return words.method_talk
    return words.method_break if scene.kind is SceneKind.BREAK else scene.say


def _say_kind(guide: Guide, story: DilemmaStory) -> str:
    """What is done with a dilemma, by what it asks."""
    words = guide.ms.context.words
    match story.kind:
        case DilemmaKind.CHOICE | DilemmaKind.STATEMENT:
            return words.method_vote
        case DilemmaKind.FACT:
            return words.method_answer
        case DilemmaKind.SCALE:
            return words.method_scale
        case DilemmaKind.RANK:
            return words.method_rank
        case DilemmaKind.OPEN:
            return words.method_discuss
        case _:
            assert_never(story.kind)
