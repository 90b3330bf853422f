"""Random decks of words that occur once each, with what every reader of the deck should find in its files."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct, field
from photographs import phone_photo, photo, png_with_texts, webp_photo

WORD = re.compile(r"(?<![a-z0-9])([a-z]{1,3})\d{4}(?![a-z0-9])")
STARTS = (None, 0, 1, 8, 98, 2019, 32766, 50000)
SUMS = ("{0} %", "€ {0}", "{0} €", "art. {0}", "{0},50", "n° {0}", "nr. {0}", "{0}/2", "06-{0}")


class Link(NamedTuple):
    """Words that lead somewhere; a bare address has itself as its words."""

    kind: str
    words: str
    address: str


class Item(NamedTuple):
    """An item of a numbered list: the number that its author wrote, and its words."""

    kind: str
    number: int
    words: str


class Words(Struct):
    """A deck as it is written, and its words, links, numbers and pictures in the order in which they were written.

    The kind of a text is the letters with which its words begin.
    """

    chance: random.Random
    made: int = 0
    phrases: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)  # of tables, which stand again on a table's next page
    pictures: dict[str, bytes] = field(default_factory=dict)  # by their descriptions, which say who may see them

    def one_of(self, kind: str) -> str:
        self.made += 1
        return f"{kind}{self.made:04d}"

    def plain(self, kind: str, most: int = 5) -> str:
        """A few words, kept as one phrase."""
        said = " ".join(self.one_of(kind) for _ in range(self.chance.randint(1, most)))
        self.phrases.append(said)
        return said

    def rich(self, kind: str, most: int = 4) -> str:
        """A few words as Markdown, with a sum, an emphasis or a link among them; what they say is one phrase."""
        marked, said = [], []
        for _ in range(self.chance.randint(1, most)):
            word = self.one_of(kind)
            match self.chance.randrange(8):
                case 0:
                    said.append(self.chance.choice(SUMS).format(self.chance.randint(2, 999)))
                    marked.append(said[-1])
                case 1:
                    marked.append(f"**{word}**")
                case 2:
                    marked.append(self.link(kind, word))
                case 3:
                    marked.append(f"*{word}*")
                case _:
                    marked.append(word)
            if len(said) < len(marked):
                said.append(self.links[-1].words if marked[-1].startswith(("http", "[")) else word)
        if not any(WORD.search(re.sub(r"https://\S+", "", word)) for word in said):  # a sum or an address alone
            said.append(self.one_of(kind))
            marked.append(said[-1])
        self.phrases.append(" ".join(said))
        return " ".join(marked)

    def link(self, kind: str, word: str) -> str:
        address = f"https://www.example.org/{kind}/{self.made}?a=1&b=2"
        bare = self.chance.random() < 0.3
        self.links.append(Link(kind, address if bare else word, address))
        return address if bare else f"[{word}]({address})"

    def text(self, kind: str, column: int, *, tables: bool = True) -> str:
        """Paragraphs, lists and tables in any order."""
        makers = [self.paragraph, self.paragraph, self.any_list, self.any_list]
        makers += [self.table] if tables else []
        blocks = [self.paragraph(kind)]
        blocks += [self.chance.choice(makers)(kind) for _ in range(self.chance.randint(0, 3))]
        lines = "\n\n".join(blocks).splitlines()
        return "\n".join(f"{' ' * column}{line}".rstrip() for line in lines)

    def paragraph(self, kind: str) -> str:
        return self.rich(kind, 6)

    def any_list(self, kind: str) -> str:
        above = self.rich(kind)  # two lists after each other would be one
        return f"{above}\n\n" + "\n".join(self.list(kind, "", self.chance.randint(0, 2)))

    def list(self, kind: str, indent: str, deeper: int) -> list[str]:
        """A list with bullets or with numbers from anywhere, perhaps with a list inside."""
        start = self.chance.choice(STARTS)
        lines = []
        for place in range(self.chance.randint(1, 4)):
            mark = "-" if start is None else f"{start + place}."
            lines.append(f"{indent}{mark} {self.rich(kind)}")
            if start is not None:
                self.items.append(Item(kind, start + place, self.phrases[-1]))
            if deeper and not place:
                lines += ["", *self.list(kind, indent + " " * (len(mark) + 1), deeper - 1), ""]
        return lines

    def table(self, kind: str) -> str:
        columns = self.chance.randint(2, 4)
        heads = len(self.phrases)
        rows = [[self.rich(kind, 2) for _ in range(columns)] for _ in range(self.chance.randint(2, 4))]
        self.heads += self.phrases[heads : heads + columns]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return "\n".join([lines[0], f"|{'---|' * columns}", *lines[1:]])

    def picture(self, kind: str) -> str:
        """A picture of a camera, a phone or a program, held in any way."""
        turn, size = self.chance.randint(1, 8), (100, 200)
        makers: list[Callable[[], bytes]] = [
            lambda: photo(turn, size),
            lambda: photo(turn, size, "PNG"),
            lambda: phone_photo(turn, size),
            lambda: png_with_texts(turn, size),
            lambda: webp_photo(turn, size),
        ]
        data = self.chance.choice(makers)()
        alt = self.one_of(f"{kind}a")
        self.pictures[alt] = data
        return f"{{file: {alt}.jpg, alt: {alt}}}"


def write_deck(words: Words) -> str:
    """A deck of slides and dilemmas for every reader: see `SEEN` for what each of them may see."""
    lines = [f"title: {words.plain('d')}", f"language: {words.chance.choice(['nl', 'fr', 'de', 'en'])}", "program:"]
    for _ in range(words.chance.randint(1, 2)):
        lines += [write_slide(words, shared=True), write_slide(words, shared=False)]
    for _ in range(words.chance.randint(1, 2)):
        lines += [f"- cluster: {words.plain('c')}", "  dilemmas:"]
        lines += [write_dilemma(words) for _ in range(words.chance.randint(1, 2))]
    return "\n".join(lines) + "\n"


def write_slide(words: Words, *, shared: bool) -> str:
    kind = "v" if shared else "w"
    lines = [f"- slide: {words.plain(f'{kind}t')}", "  text: |", words.text(kind, 4)]
    lines += ["  handout: true"] if shared else []
    lines += [f"  image: {words.picture(kind)}"] if words.chance.random() < 0.5 else []
    return "\n".join([*lines, "  notes: |", words.text("n", 4, tables=False)])


def write_dilemma(words: Words) -> str:
    lines = [f"  - id: i{words.made}", f"    title: {words.plain('t')}", "    question: |", words.text("q", 6)]
    lines += [f"    image: {words.picture('q')}"] if words.chance.random() < 0.3 else []
    lines += ["    choices:"]
    for verdict in words.chance.sample(["best", "good", "wrong", "avoid"], words.chance.randint(2, 4)):
        lines += [f"    - text: {words.plain('k')}", f"      verdict: {verdict}", f"      feedback: {words.plain('f')}"]
    lines += ["    answer: |", words.text("a", 6)] if words.chance.random() < 0.3 else []
    lines += ["    meer_weten: |", words.text("m", 6)]
    return "\n".join([*lines, "    facilitator:", "      notes: |", words.text("g", 8, tables=False)])


SEEN = {
    "slides": ("d", "vt", "v", "wt", "w", "c", "q", "k", "f", "a", "m"),
    "notes": ("n", "g"),
    "handout": ("d", "vt", "v", "c", "t", "q", "k"),
    "answers": ("d", "vt", "v", "c", "t", "q", "k", "f", "a", "m"),
    "guide": ("d", "n", "c", "t", "q", "k", "f", "a", "m", "g"),
}
