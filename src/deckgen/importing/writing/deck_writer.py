"""Writes recognised decks as files: the deck, its dilemmas in the pool or inside it, its pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from deckgen.content.source import Source
from deckgen.importing.draft import DraftCluster, DraftDeck, DraftDilemma, DraftPicture, DraftSlide, Fate
from deckgen.importing.writing.dilemma_writer import write_dilemma, write_picture, write_video
from deckgen.importing.writing.known_dilemmas import KnownDilemmas
from deckgen.importing.writing.mending import mend_dilemma
from deckgen.importing.writing.names import Names, first_words, make_name
from deckgen.importing.writing.quotes import find_quotes
from deckgen.importing.writing.yaml_lines import write_guess, write_key, write_scalar
from deckgen.messages.catalogue import worded
from deckgen.messages.message import tell

_KINDS = {"slide": tell("a slide"), "agenda": tell("an agenda"), "break": tell("a break")}


class DeckWriter:
    """Writes decks into one folder; dilemmas that several share stand there once."""

    def __init__(self, known: KnownDilemmas, sources: Sequence[Source], *, inline: bool) -> None:
        self.files: dict[str, bytes] = {}
        self._known = known
        self._sources = sources
        self._inline = inline
        self._names = Names(frozenset(known.names))
        self._pictures: dict[str, str] = {}

    def write(self, deck: DraftDeck, name: str, origin: str) -> None:
        """Write one deck under a name; `origin` is the file that it comes from."""
        lines = [
            f"# {worded(tell('Imported from {name}. Lines with `# ?` say what was guessed.', name=origin))}",
            "format: 1",
            *write_key("title", deck.title or name.replace("-", " ").capitalize()),
            *write_key("subtitle", deck.subtitle),
            f"language: {deck.language}",
            *self._sequence(deck),
            "program:",
        ]
        for item in deck.program:
            if isinstance(item, DraftCluster):
                lines += self._write_cluster(item, deck)
            else:
                lines += self._write_slide(item, deck)
        self.files[f"{name}.yaml"] = _encode(lines)

    def _sequence(self, deck: DraftDeck) -> list[str]:
        """The steps, where prompts would otherwise be on no slide."""
        asks = any(dilemma.discussion for dilemma in deck.dilemmas)
        return ["sequence: [question, choice, discussion, answer, meer-weten]"] if asks else []

    def _write_cluster(self, cluster: DraftCluster, deck: DraftDeck) -> list[str]:
        lines = [*write_guess(cluster.guess), f"- cluster: {write_scalar(cluster.title)}"]
        lines += [*write_key("text", cluster.text, "  "), *write_key("notes", cluster.notes, "  "), "  dilemmas:"]
        for dilemma in cluster.dilemmas:
            lines += self._write_dilemma(dilemma, deck)
        return lines

    def _write_dilemma(self, dilemma: DraftDilemma, deck: DraftDeck) -> list[str]:
        mend_dilemma(dilemma, deck)
        known = self._known.find(dilemma)
        if known and not self._inline:
            why = tell("It is in the pool already, as `{name}`; the deck shows that one.", name=known)
            deck.say(Fate.LEFT_OUT, dilemma.where, dilemma.question, why)
            return [f"  - {known}"]
        name = self._names.give(make_name(dilemma.id or dilemma.title or first_words(dilemma.question), "dilemma"))
        picture = self._add_picture(dilemma.picture, name)
        lines = write_dilemma(dilemma, find_quotes(dilemma.meer_weten, self._sources), picture)
        if self._inline:
            return [f"  - id: {name}", *(f"    {line}" if line else "" for line in lines)]
        self._known.add(name, dilemma)
        self.files[f"dilemmas/{name}.yaml"] = _encode([f"id: {name}", *lines])
        return [f"  - {name}"]

    def _write_slide(self, item: DraftSlide, deck: DraftDeck) -> list[str]:
        picture = self._add_picture(item.picture, make_name(item.title, "picture")) if item.kind == "slide" else ""
        if item.video and not item.video.startswith("https://"):
            deck.say(
                Fate.LEFT_OUT,
                item.where,
                item.video,
                tell("Put the film beside the deck and name it under `video: file`."),
            )
        deck.say(Fate.TAKEN, item.where, item.title, _KINDS[item.kind])
        return [
            *write_guess(item.guess),
            f"- {item.kind}: {write_scalar(' '.join(item.title.split()))}",
            *write_key("text", item.text, "  "),
            *write_picture(picture, item.picture.alt if item.picture else "", "  "),
            *(write_video(item.video, "  ") if item.kind != "agenda" else []),
            *write_key("notes", item.notes, "  "),
            *([f"  minutes: {item.minutes:g}"] if item.minutes else []),
        ]

    def _add_picture(self, picture: DraftPicture | None, name: str) -> str:
        """The path of a picture, seen from the folder of decks: dilemmas of the pool name theirs from there too."""
        if picture is None or not picture.data:
            return ""
        digest = hashlib.sha256(picture.data).hexdigest()
        if digest not in self._pictures:
            path = f"media/{name}{picture.suffix}"
            number = 1
            while path in self.files:
                number += 1
                path = f"media/{name}-{number}{picture.suffix}"
            self._pictures[digest] = path
            self.files[path] = picture.data
        return self._pictures[digest]


def _encode(lines: Sequence[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
