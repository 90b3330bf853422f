"""Random honest decks: what is said afterwards and to the trainer quotes in all ways what participants read."""

from __future__ import annotations

from random import Random

from paper_decks import CODE, HERE

from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide, Picture, Session, SessionBreak, Step, Video
from deckgen.content.dilemma import LETTERS, Choice, Dilemma, Facilitation, Passage, Review, Role, Twist
from deckgen.content.verdict import Verdict
from deckgen.rich_text import Block, BlockKind, Span, Text, bullet, paragraph

LOGO = Picture(b"", "png", 0, 0, "Bureau voor Integriteit", decorative=False, file="logo.png", place=HERE)
_WORDS = tuple(
    word
    for line in (
        "de fles wijn cadeau collega burger dossier vraagt krijgt meldt leest weigert aanvaardt niet wel",
        "zonder eerst morgen op het werk aan je leidinggevende e-mail sociale media foto één café privé 25",
        "euro fout fouten goed keuze nee ja antwoord bespreken waarom dilemma hand-out pagina thema groep",
        "samen integriteit vertrouwen",
    )
    for word in line.split()
)
_ENDS = (".", "?", "!", "", ":", " …")


class HonestDeck:
    """A deck of one seed, and the texts that participants read of it."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._open: list[str] = ["Hand-out", "Bureau voor Integriteit", f"{CODE.title} {CODE.version}", "A", "1.1", "2"]
        self.deck = self._make()

    def _say(self, most: int = 9) -> str:
        words = " ".join(self._random.choices(_WORDS, k=self._random.randint(1, most)))
        return words[:1].upper() + words[1:] + self._random.choice(_ENDS)

    def _tell(self, most: int = 9) -> str:
        text = self._say(most)
        self._open.append(text)
        return text

    def _text(self) -> Text:
        """What is put to participants: paragraphs, and now and then a list."""
        blocks = [paragraph(" ".join(self._tell() for _ in range(self._random.randint(1, 3))))]
        if self._random.random() < 0.3:
            blocks += [bullet(self._tell(4)) for _ in range(2)]
        if self._random.random() < 0.1:
            blocks.append(Block(BlockKind.NUMBER, (Span(self._tell(4)),), number=self._random.randint(1, 9)))
        return tuple(blocks)

    def _closed(self) -> Text:
        """What is said afterwards or to the trainer: words of its own, or a quotation of what is open."""
        pick = self._random.random()
        if pick < 0.35:
            return (paragraph(self._say(14)),)
        if pick < 0.7:
            return (paragraph(self._random.choice(self._open)),)
        if pick < 0.85:
            return (
                paragraph(
                    f"{self._random.choice(LETTERS)}{self._random.choice('.:) ')} {self._random.choice(self._open)}"
                ),
            )
        return (paragraph(" ".join(self._random.sample(self._open, k=2))),)

    def _choices(self) -> tuple[Choice, ...]:
        texts = [(paragraph(self._tell(6)),) for _ in range(self._random.randint(2, 5))]
        written = [f"{letter} {text[0].text}" for letter, text in zip(LETTERS, texts, strict=False)]
        self._open += [*written, " ".join(written[:2]), f"{LETTERS[0]}: {texts[0][0].text}"]
        verdicts = [*Verdict, None]
        return tuple(
            Choice(
                f"k{letter}",
                letter,
                text,
                self._random.choice(verdicts),
                self._closed(),
                HERE,
                outcome=self._closed() if self._random.random() < 0.2 else (),
            )
            for letter, text in zip(LETTERS, texts, strict=False)
        )

    def _dilemma(self, cluster: int, number: int) -> Dilemma:
        title = self._tell(4)
        self._open.append(f"{cluster}.{number} {title}")
        question, prompts = self._text(), tuple(self._text()[:1] for _ in range(self._random.randint(0, 2)))
        choices = self._choices() if self._random.random() < 0.8 else ()
        said = Facilitation(
            self._random.choice([None, 5.0]),
            aim=self._closed(),
            introduction=self._closed(),
            prompts=(self._closed(),),
            pitfalls=(self._closed(), self._closed()),
            debrief=self._closed(),
            notes=self._closed(),
        )
        return Dilemma(
            f"d{cluster}{number}",
            title,
            question,
            HERE,
            short=self._text()[:1] if self._random.random() < 0.5 else (),
            choices=choices,
            answer=self._closed() if self._random.random() < 0.5 else (),
            discussion=prompts,
            values=(self._tell(1).strip(".?!: …") or "moed",),
            meer_weten=(Passage(self._closed(), HERE, CODE, "Loyaliteit"), Passage(self._closed(), HERE)),
            facilitation=said,
            tags=(self._random.choice(_WORDS),),
            questions=tuple((paragraph(self._tell()),) for _ in range(self._random.choice([0, 0, 2]))),
            roles=self._roles(),
            twists=tuple(Twist(self._closed(), HERE, self._closed()) for _ in range(self._random.choice([0, 0, 1]))),
            reviewed=Review(self._random.choice(["Bureau voor Integriteit", "Ann"]), "2026-10-01"),
        )

    def _roles(self) -> tuple[Role, ...]:
        names = ("Teamleider", "Collega") if self._random.random() < 0.3 else ()
        return tuple(Role(name, self._closed(), HERE, (self._closed(),)) for name in names)

    def _make(self) -> Deck:
        clusters = []
        for cluster in range(1, self._random.randint(2, 3)):
            name = f"{self._say(4)} {cluster}"
            self._open.append(name)
            dilemmas = tuple(self._dilemma(cluster, number) for number in range(1, self._random.randint(2, 4)))
            clusters.append(Cluster(name, dilemmas, HERE))
        film = Video("https://example.org/film", 3, HERE)
        title, place = self._tell(5), self._random.choice(["Stad Voorbeeld", ""])
        slide = FreeSlide(self._tell(3), HERE, self._text(), video=film, notes=self._closed(), handout=True)
        pause = Break(self._tell(2), HERE, notes=self._closed(), minutes=5)
        sequence = (Step.QUESTION, Step.CHOICE, Step.ANSWER, Step.MEER_WETEN)
        return Deck(
            "proef",
            title,
            HERE,
            program=(Agenda("Vandaag", HERE, notes=self._closed()), *clusters, pause, slide),
            subtitle=self._tell(4),
            occasion="Opendeurdag",
            organisation=place,
            date="2026-11-22",
            sequence=self._random.choice([sequence, (Step.DILEMMA, Step.DISCUSSION)]),
            session=Session(HERE, start="09:00", breaks=(SessionBreak(5, HERE, "Koffie"),)),
        )
