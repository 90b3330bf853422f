"""What a paper for participants says by right, in the order in which it is read, to tell a leak from an honest word.

A text is open where participants read the same letters in the same order: in one sentence, or in several that follow
one another, such as a letter and its choice, or the number and the title of a dilemma.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import asdict

from deckgen.blueprint.look import Look
from deckgen.blueprint.secrets import letters_of
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.audience import Audience
from deckgen.content.author_texts import Wordless, author_texts
from deckgen.content.deck import Deck, Picture
from deckgen.content.locale import Locale
from deckgen.content.paper_words import PaperWords
from deckgen.planning.paper.glyphs import drawn_text
from deckgen.planning.provenance import HASH_LENGTH
from deckgen.storyboard.part_search import options_of, prompts_of, prose_of
from deckgen.storyboard.parts import Asked, Endings, Film, Option, Part, Quotation, Said, Themes
from deckgen.storyboard.scenes import ClusterStory, DilemmaStory, Scene, SceneKind, Storyboard

LONGEST_ROW = 60  # letters of sentences in a row that are known as a whole; a longer text is open wherever it stands
_START = 3  # letters that open sentences are looked up by
_FIELD = re.compile(r"\{[^}]*\}")
_PIECE_ENDS = re.compile(r"(?<=[.!?…:])[”’»\")]*\s+|(?<!\s)\s+[–/·]\s+|(?<=\b[A-Z])[.:)]*\s+|(?<=\d)\s+|\n")

# What stands in a part and is not printed with it.
_UNSAID: Wordless = {
    Option: frozenset({"id"}),
    Picture: frozenset({"file", "format"}),
    Quotation: frozenset({"source"}),
    Film: frozenset({"address"}),
}


@lru_cache(maxsize=4096)  # a paper says most texts in several rows, and every paper of a deck the same ones
def pieces_of(text: str) -> tuple[str, ...]:
    """The letters of each sentence, and of what stands before it: a choice's letter, a number, a title."""
    return tuple(letters for piece in _PIECE_ENDS.split(text) if (letters := letters_of(piece)))


class Edition(Struct, frozen=True):
    """A deck in one language, and what a paper says of it besides."""

    deck: Deck
    board: Storyboard
    locale: Locale
    kind: str = ""
    facts: DocumentFacts | None = None
    look: Look | None = None
    said: dict[int, tuple[Part, tuple[str, ...]]] = field(
        default_factory=dict
    )  # kept, so that their numbers stay theirs

    @property
    def words(self) -> PaperWords:
        """The words on papers."""
        return self.locale.paper


class OpenWords:
    """Letters that may be read, in rows; whole sentences in them are known as such."""

    def __init__(self, rows: Iterable[Sequence[str]], paged: Iterable[str] = ()) -> None:
        """`paged` are the lines of contents, behind each of which a page number stands."""
        self._paged = {letters_of(text) for text in paged}
        folded = [[letters for text in row for letters in pieces_of(text)] for row in rows]
        self._all = "\n".join(dict.fromkeys("".join(row) for row in folded))
        self._whole = set[str]()
        for row in folded:
            _add_neighbours(row, self._whole)
        self._starts: dict[str, list[str]] = {}

    def hold(self, letters: str) -> bool:
        """Whether these letters stand in this order anywhere."""
        return letters in self._all

    def hold_whole(self, letters: str) -> bool:
        """Whether some sentences, titles or labels in a row say just this."""
        return letters in self._whole or letters.rstrip("0123456789") in self._paged

    def make_up(self, letters: str) -> bool:
        """Whether these letters are nothing but open sentences, in any order: such may follow each other by chance."""
        starts = self._starts or self._index()
        reached = [True, *[False] * len(letters)]
        for start in range(len(letters)):
            if reached[start]:
                for known in starts.get(letters[start : start + _START], ()):
                    if letters.startswith(known, start):
                        reached[start + len(known)] = True
                for length in range(1, min(_START, len(letters) - start + 1)):
                    reached[start + length] |= letters[start : start + length] in self._whole
        return reached[-1]

    def _index(self) -> dict[str, list[str]]:
        """All that is open by its first letters; what is shorter is looked up as it is."""
        starts: dict[str, list[str]] = {}
        for letters in self._whole:
            if len(letters) >= _START:
                starts.setdefault(letters[:_START], []).append(letters)
        self._starts = starts
        return starts

    def joined(self, other: OpenWords) -> OpenWords:
        """What is open in either."""
        both = OpenWords(())
        both._paged = self._paged | other._paged  # the same class
        both._whole = self._whole | other._whole
        both._all = f"{self._all}\n{other._all}"
        both._starts = dict(self._starts or self._index())
        for letters in other.new_to(self):
            if len(letters) >= _START:
                both._starts[letters[:_START]] = [*both._starts.get(letters[:_START], ()), letters]
        return both

    def new_to(self, other: OpenWords) -> tuple[str, ...]:
        """The sentences that are open here and not there."""
        return tuple(self._whole - other._whole)


def _add_neighbours(row: Sequence[str], whole: set[str]) -> None:
    """Add each sentence of a row, and those that follow each other as long as they are short together."""
    for first, joined in enumerate(row):
        whole.add(joined)
        following = first + 1
        while following < len(row) and len(joined) + len(row[following]) <= LONGEST_ROW:
            joined += row[following]  # noqa: PLW2901
            whole.add(joined)
            following += 1


def list_open_rows(edition: Edition, audiences: frozenset[Audience]) -> Iterator[list[str]]:
    """Everything that a paper for some audiences may say, row by row."""
    board = edition.board
    yield from _list_furniture(edition)
    yield from ([each] for each in _own_words(edition))
    if Audience.AFTER in audiences and edition.deck.scoring is not None:
        yield from ([*_texts(band)] for band in edition.deck.scoring.bands)
    yield [text for cluster in board.clusters for text in _contents(cluster)]
    yield [text for item in board.program for text in _as_printed(item, edition, audiences)]
    yield [text for story in board.dilemmas for text in _as_card(story, edition)]
    yield from ([*_without_questions(story, edition, audiences)] for story in board.dilemmas)
    yield from (row for story in board.dilemmas for row in _as_slides(story, edition, audiences))
    shown = [scene for scene in board.scenes if any(part.audience in audiences for part in scene.parts)]
    for kept in (shown, [scene for scene in shown if scene.kind not in {SceneKind.TITLE, SceneKind.BREAK}]):
        yield [text for scene in kept for text in _as_shown(scene, edition, audiences)]
    for scene in shown:
        yield [scene.heading.name, scene.heading.text, scene.heading.name]


def list_paged(edition: Edition) -> Iterator[str]:
    """The lines of the contents, and their titles alone."""
    for cluster in edition.board.clusters:
        yield from (cluster.title.text, f"{cluster.number} {cluster.title.text}")
        for story in cluster.dilemmas:
            yield from (story.title.text, f"{story.number} {story.title.text}")
    yield from (scene.heading.text for scene in edition.board.free)


def list_parallel_rows(editions: Sequence[Edition]) -> Iterator[list[str]]:
    """What bookmarks and columns side by side say in both languages, one after the other."""
    boards = [edition.board for edition in editions]
    yield [board.title.heading.text for board in boards]
    for clusters in zip(*(board.clusters for board in boards), strict=False):
        yield [str(clusters[0].number), *(cluster.title.text for cluster in clusters)]
    for stories in zip(*(board.dilemmas for board in boards), strict=False):
        yield [stories[0].number, *(story.title.text for story in stories)]
    for scenes in zip(*(board.free for board in boards), strict=False):
        yield [scene.heading.text for scene in scenes]


def _list_furniture(edition: Edition) -> Iterator[list[str]]:
    """Title, foot, logo and properties."""
    deck, look = edition.deck, edition.look
    kinds = (edition.locale.paper.handout, edition.locale.paper.answers, edition.locale.paper.cards, edition.kind)
    for kind in kinds:
        yield from _name_kind(kind, edition)
    yield [deck.title, deck.organisation, deck.title]
    if look is not None:
        yield [look.footer, deck.title, look.logo.alt if look.logo else ""]
    if edition.facts is not None:
        yield from _list_properties(edition.facts, edition.locale.date(deck.date))
    yield [text for source in edition.board.sources for text in (source.title, source.version)]
    yield [edition.locale.name, deck.language]
    labels = [deck.labels, *(cluster.labels for cluster in deck.clusters), *(each.labels for each in deck.dilemmas)]
    yield from ([text.text] for text in author_texts(tuple(labels)))


def list_own_rows(edition: Edition) -> Iterator[list[str]]:
    """What one paper of a deck says of itself, unlike the others: its kind and its properties."""
    yield from _name_kind(edition.kind, edition)
    if edition.facts is not None:
        yield from _list_properties(edition.facts, edition.locale.date(edition.deck.date))


def _name_kind(kind: str, edition: Edition) -> Iterator[list[str]]:
    deck, date = edition.deck, edition.locale.date(edition.deck.date)
    yield [kind, deck.title, kind, deck.title, deck.subtitle, deck.occasion, date, deck.organisation]
    yield [deck.title, kind, *_FIELD.split(edition.words.page_of)]


def _list_properties(facts: DocumentFacts, date: str) -> Iterator[list[str]]:
    yield [facts.title, facts.author, facts.subject]
    yield facts.keywords.split(", ")
    yield [facts.deck, facts.content_hash[:HASH_LENGTH], date, facts.code_version, facts.profile]


def _own_words(edition: Edition) -> Iterator[str]:
    """Deckgen's own words on papers and slides, but for the verdicts; of those with fields each piece."""
    for words in (edition.locale.paper, edition.locale.slides):
        for text in asdict(words).values():
            yield from _FIELD.split(text)


def _contents(cluster: ClusterStory) -> list[str]:
    return [
        str(cluster.number),
        cluster.title.text,
        *(text for story in cluster.dilemmas for text in (story.number, story.title.text)),
    ]


def _as_printed(item: Scene | ClusterStory, edition: Edition, audiences: frozenset[Audience]) -> Iterator[str]:
    """An item of the program on handout and answers."""
    if isinstance(item, Scene):
        yield from _as_shown(item, edition, audiences)
        return
    yield from (str(item.number), item.title.text)
    for story in item.dilemmas:
        yield from (story.number, story.title.text or edition.words.dilemma)
        for part in (*story.case, *story.outcome, *story.guidance, *story.later):
            if part.audience in audiences and not _is_for_cards(part):
                yield from _say(part, edition)


def _as_card(story: DilemmaStory, edition: Edition) -> list[str]:
    words = edition.words
    front = prose_of(story.case, Said.SHORT) or prose_of(story.case, Said.SITUATION)
    back = [text for option in options_of(story.case) for text in (option.letter, *_texts(option))]
    asked = [text for prompt in prompts_of(story.case, Asked.DISCUSSION) for text in _texts(prompt)]
    label = words.choose if back else words.discuss
    return [
        story.number,
        story.title.text or words.dilemma,
        *_texts(front),
        *(story.number, label, *(back or asked)),
    ]


def _without_questions(story: DilemmaStory, edition: Edition, audiences: frozenset[Audience]) -> Iterator[str]:
    """A dilemma whose questions do not stand behind its situation, but below its choices."""
    yield from (story.number, story.title.text or edition.words.dilemma)
    for part in story.case:
        if (
            part.audience in audiences
            and not _is_for_cards(part)
            and getattr(part, "asked", None) is not Asked.QUESTION
        ):
            yield from _say(part, edition)


def _as_slides(story: DilemmaStory, edition: Edition, audiences: frozenset[Audience]) -> Iterator[list[str]]:
    """The slides of a dilemma, each with the dilemma's name between its heading and what it says."""
    name = (story.number, story.title.text or edition.words.dilemma)
    for scene in story.scenes:
        said = (text for part in scene.parts if part.audience in audiences for text in _said(part, edition))
        yield [scene.heading.text, *name, *said]


def _as_shown(scene: Scene, edition: Edition, audiences: frozenset[Audience]) -> Iterator[str]:
    """A scene on its slide, or on the papers that print it."""
    yield scene.heading.text
    for part in scene.parts:
        if part.audience in audiences:
            yield from _say(part, edition)


def _is_for_cards(part: Part) -> bool:
    return getattr(part, "said", None) is Said.SHORT


def _say(part: Part, edition: Edition) -> Iterator[str]:
    """The texts of a part, with the label that stands above or before them."""
    words = edition.words
    if getattr(part, "asked", None) is Asked.DISCUSSION:
        yield words.discuss
    if isinstance(part, Film):
        before, _, after = words.film.partition("{target}")
        yield from (before, part.target, after, part.target.rpartition("/")[2])
    if isinstance(part, Themes):
        yield from (text for row in part.rows for text in (row.number, row.time, row.title, row.words))
        return
    if isinstance(part, Endings):
        for row in part.rows:
            yield from (row.option.letter, *_texts(row.text))
    yield from _said(part, edition)
    if isinstance(part, Quotation):
        source, date = part.source, edition.locale.date(part.source.date)
        version = words.version.format(version=source.version) if source.version else ""
        yield from (source.title, source.publisher, version, date, source.url)


def _said(part: Part, edition: Edition) -> tuple[str, ...]:
    """The texts of a part, which stands in several rows."""
    known = edition.said.get(id(part))
    if known is None:
        known = edition.said[id(part)] = (part, tuple(_texts(part)))
    return known[1]


def _texts(value: object) -> Iterator[str]:
    """Paragraph by paragraph, list items with their numbers."""
    for text in author_texts(value, wordless=_UNSAID):
        if text.block is not None and text.block.number:
            yield str(text.block.number)
        yield drawn_text(text.text)
