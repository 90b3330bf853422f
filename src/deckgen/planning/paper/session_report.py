"""Plans the report on a session: numbers, shifts, remarks, open questions, versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.deck import Deck
from deckgen.content.locale import Locale
from deckgen.content.outcome_words import OutcomeWords
from deckgen.content.tally import DilemmaTally, LineTally, Tally, Votes, ballots_of
from deckgen.planning.paper.composition import compose_paper
from deckgen.planning.paper.dilemma_parts import set_dilemma_heading
from deckgen.planning.paper.flowables import Column, Flowable, Flowables, Keep, beside, keep_together
from deckgen.planning.paper.front_matter import set_title_block
from deckgen.planning.paper.guide.guide_setting import say_duration
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.paper_context import make_context
from deckgen.planning.paper.paper_plan import PaperPlan
from deckgen.planning.paper.tables import ROW, Cell, TableLook, set_table
from deckgen.planning.paper.vote_bars import VoteBars
from deckgen.rich_text import Text
from deckgen.storyboard.scenes import DilemmaStory

_NONE = "–"  # not counted
_PICTURES, _BETWEEN = 3, 14.0  # small ones in a row, and the room between them
_MINUS = "−"  # noqa: RUF001  # a hyphen is too short to be read as one


def plan_session_report(deck: Deck, tally: Tally, look: Look, locale: Locale, facts: DocumentFacts) -> PaperPlan:
    """Plan the report. Its first lines tell the session's date and group instead of the deck's."""
    told = replace(deck, date=tally.date, occasion=tally.group or deck.occasion)
    context = make_context(told, look, locale, facts, locale.outcome.title)
    return compose_paper(context, lambda ms: _Report(ms, tally, deck).write())


class _Report:
    """Writes one report."""

    def __init__(self, ms: Manuscript, tally: Tally, deck: Deck) -> None:
        self.ms = ms
        self.tally = tally
        self.deck = deck
        self.board = ms.context.board
        self.words: OutcomeWords = ms.context.locale.outcome

    def write(self) -> None:
        """All parts, in the order in which an integrity office wants to know them."""
        set_title_block(self.ms)
        styles = self.ms.context.styles
        section = self.ms.section()
        self.ms.add(self.ms.paragraph(self.words.use, styles.lead, section, column=self.full))
        self._write_facts(section)
        discussed = [each for each in self.board.dilemmas if each.id in self.tally.dilemmas]
        voted = any(self._votes(each).is_counted for each in discussed)
        if voted and sum(len(_shown(self._votes(each))) for each in discussed) > 1:
            self._write_overview(discussed)
        self._write_list(self.words.questions, self.tally.open_questions, self.words.questions_use)
        for each in discussed:
            self.ms.add(self._set_dilemma(each))
        self._write_list(self.words.session_remarks, self.tally.remarks)
        self._write_versions()

    @property
    def full(self) -> Column:
        return self.ms.context.grid.full

    def _votes(self, story: DilemmaStory) -> DilemmaTally:
        return self.tally.dilemmas[story.id]

    def _look(self, column: Column, *shares: float, right: tuple[int, ...] = ()) -> TableLook:
        styles, colours = self.ms.context.styles, self.ms.context.colours
        head = replace(styles.small_strong, colour=colours.muted, after=0, hyphenate=False)
        return TableLook(shares, column, replace(styles.table, after=0), head, frozenset(right))

    def _chapter(self, title: str, anchor: str) -> tuple[int, Flowables]:
        section = self.ms.section()
        style = self.ms.context.styles.cluster
        return section, self.ms.heading(2, title, style, section, column=self.full, anchor=anchor)

    def _write_facts(self, parent: int) -> None:
        """Who, where, how long: attendance is a number and nothing else."""
        words, tally, locale = self.words, self.tally, self.ms.context.locale
        count = words.of.format(count=len(tally.dilemmas), total=len(self.board.dilemmas))
        facts = (
            (words.date, locale.date(tally.date)),
            (words.group, tally.group),
            (words.location, tally.location),
            (words.attendance, str(tally.attendance)),
            (words.duration, say_duration(tally.duration, locale) if tally.duration else ""),
            (words.discussed, count),
        )
        self._write_pairs(parent, ((name, value) for name, value in facts if value))

    def _write_pairs(self, parent: int, pairs: Iterable[tuple[str, str]]) -> None:
        strong = replace(self.ms.context.styles.table, bold=True, after=0)
        rows = [(Cell(name, scope=ROW), Cell(value, style=strong)) for name, value in pairs]
        look = self._look(self.full, 0.34, 0.66)
        self.ms.add(keep_together(set_table(self.ms, parent, ("", ""), rows, look)))

    def _write_overview(self, discussed: Sequence[DilemmaStory]) -> None:
        """All dilemmas in one table: how many voted, and how many votes went elsewhere."""
        words = self.words
        section, heading = self._chapter(words.overview, "overview")
        head = (self.ms.context.words.dilemma, words.votes_before, words.votes_after, words.moved)
        rows = [self._overview_row(each, line) for each in discussed for line in _shown(self._votes(each))]
        look = self._look(self.full, 0.52, 0.16, 0.16, 0.16, right=(1, 2, 3))
        pictures = self._set_pictures(discussed, section)
        self.ms.add((*heading, *pictures, *set_table(self.ms, section, head, rows, look)))

    def _set_pictures(self, discussed: Sequence[DilemmaStory], parent: int) -> Flowables:
        """The votes of all dilemmas as small pictures on one scale, beside one another."""
        counted = [(each, line) for each in discussed for line in _shown(self._votes(each)) if line.is_counted]
        width = self.full.width / _PICTURES
        flowables: list[Flowable] = [*self._bars(counted[0][1]).set_legend(parent, self.full)]
        for first in range(0, len(counted), _PICTURES):
            row = []
            for place, (story, line) in enumerate(counted[first : first + _PICTURES]):
                column = Column(self.full.x + place * width, width - _BETWEEN)
                title = f"{story.title.text}: {line.name}" if line.name else story.title.text
                row.append(self._bars(line).set_small(f"{story.number} {title}", title, parent, column))
            flowables += keep_together(beside(row), Keep.ALWAYS)
        return tuple(flowables)

    def _bars(self, line: LineTally) -> VoteBars:
        return VoteBars(self.ms, line, self.tally.attendance)

    def _overview_row(self, story: DilemmaStory, votes: LineTally) -> tuple[Cell, ...]:
        both = bool(votes.before and votes.after)
        moved = str(sum(change for change in votes.shift.values() if change > 0)) if both else _NONE
        title = f"{story.number}  {story.title.text}" + (f": {votes.name}" if votes.name else "")
        return (
            Cell(title, scope=ROW, target=f"page:{story.anchor}"),
            Cell(str(sum(votes.before.values())) if votes.before else _NONE),
            Cell(str(sum(votes.after.values())) if votes.after else _NONE),
            Cell(moved),
        )

    def _set_dilemma(self, story: DilemmaStory) -> Flowables:
        """Picture, table and remarks of one dilemma on one page, if they fit."""
        ms, votes = self.ms, self._votes(story)
        section = ms.section()
        flowables = [*set_dilemma_heading(ms, story, section)]
        if not votes.is_counted:
            flowables += ms.paragraph(self.words.no_vote, ms.context.styles.strong, section)
        for line in _shown(votes) if votes.is_counted else ():
            flowables += self._set_line(story, line, section)
        if votes.remarks:
            flowables += ms.heading(4, self.words.remarks, ms.context.styles.part, section)
            flowables += ms.bullets(votes.remarks, section)
        return keep_together(flowables)

    def _set_line(self, story: DilemmaStory, line: LineTally, parent: int) -> Flowables:
        """Picture, table and shift of what was voted on, under its name where a dilemma has several lines."""
        ms = self.ms
        flowables = [*ms.heading(4, line.name, ms.context.styles.part, parent)] if line.name else []
        if line.is_counted:
            legend = self._bars(line).set_legend(parent, self.full)
            flowables += [*keep_together(legend, Keep.ALWAYS, last=Keep.ALWAYS), *self._set_votes(story, line, parent)]
        flowables += ms.paragraph(self._say_shift(line), ms.context.styles.strong, parent)
        return tuple(flowables)

    def _set_votes(self, story: DilemmaStory, votes: LineTally, parent: int) -> Flowables:
        """The choices in words, each with its bars and numbers."""
        words, bars = self.words, self._bars(votes)
        both = bool(votes.before and votes.after)
        dilemma = next(each for each in self.deck.dilemmas if each.id == story.id)
        rows = [
            (
                Cell(f"{ballot.name}.  {ballot.text}" if ballot.text else ballot.name, scope=ROW),
                Cell(fill=partial(bars.set_row, story.title.text, ballot.name)),
                Cell(_count(votes.before, ballot.name)),
                Cell(_count(votes.after, ballot.name)),
                Cell(_signed(votes.shift.get(ballot.name, 0)) if both else _NONE),
            )
            for ballot in ballots_of(dilemma)
        ]
        head = (words.choice, self.ms.context.words.tally, words.before, words.after, words.difference)
        return set_table(
            self.ms, parent, head, rows, self._look(self.full, 0.4, 0.3, 0.09, 0.09, 0.12, right=(2, 3, 4))
        )

    def _say_shift(self, votes: LineTally) -> str:
        if not votes.is_counted:
            return self.words.no_vote
        if not votes.before or not votes.after:
            return self.words.one_round
        if not votes.shift:
            return self.words.no_shift
        changes = ", ".join(f"{letter}\u00a0{_signed(change)}" for letter, change in votes.shift.items())
        return self.words.shift.format(changes=changes)

    def _write_list(self, title: str, items: tuple[Text, ...], use: str = "") -> None:
        if not items:
            return
        ms = self.ms
        section, heading = self._chapter(title, title)
        lead = ms.paragraph(use, ms.context.styles.body, section, column=self.full) if use else ()
        held = keep_together(lead, Keep.ALWAYS, last=Keep.ALWAYS)
        ms.add((*heading, *held, *keep_together(ms.bullets(items, section, column=self.full))))

    def _write_versions(self) -> None:
        """What was used: the deck with the hash of its content, and each code with its version and date."""
        words, facts = self.words, self.ms.context.facts
        section, heading = self._chapter(words.versions, "versions")
        self.ms.add(heading)
        pairs = [
            (words.deck, self.deck.title),
            (words.content, f"{facts.deck} · {facts.content_hash}" if facts.content_hash else facts.deck),
            (words.deck_date, self.ms.context.locale.date(facts.deck_date)),
            *((words.code, code) for code in self._codes()),
        ]
        self._write_pairs(section, ((name, value) for name, value in pairs if value))

    def _codes(self) -> Iterator[str]:
        locale = self.ms.context.locale
        for source in self.board.sources:
            version = locale.paper.version.format(version=source.version) if source.version else ""
            yield ", ".join(part for part in (source.title, version, locale.date(source.date)) if part)


def _shown(votes: DilemmaTally) -> tuple[LineTally, ...]:
    """The lines that were voted on; where none was, the first stands for all."""
    return tuple(line for line in votes.lines if line.is_counted) or (replace(votes.lines[0], name=""),)


def _count(votes: Votes, letter: str) -> str:
    return str(votes.get(letter, 0)) if votes else _NONE


def _signed(change: int) -> str:
    """A change with its sign; nothing has none."""
    return f"+{change}" if change > 0 else f"{_MINUS}{-change}" if change < 0 else "0"
