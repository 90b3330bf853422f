"""Reads a deck's program: slides, agendas, breaks and clusters, each validated on its own."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.content.deck import Agenda, Break, Cluster, FreeSlide, ProgramItem, Video
from deckgen.content.dilemma import Dilemma
from deckgen.messages.message import tell
from deckgen.problems import Place, error
from deckgen.rich_text import Text
from deckgen.yaml_source.markdown.allowed_markup import PLAIN, WITH_HEADINGS, Allowed
from deckgen.yaml_source.markdown.terms import Words
from deckgen.yaml_source.models.deck_file import (
    ITEM_MODELS,
    AgendaItem,
    BreakItem,
    ClusterItem,
    SlideItem,
)
from deckgen.yaml_source.models.decode import decode
from deckgen.yaml_source.models.media_file import VideoFile
from deckgen.yaml_source.reading.dilemmas import DilemmaReader
from deckgen.yaml_source.reading.field_texts import FieldTexts
from deckgen.yaml_source.reading.media import read_image, read_video
from deckgen.yaml_source.reading.play import read_labels, read_own_method
from deckgen.yaml_source.reading.pools import Pools
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.syntax.author_file import PlaceMap
from deckgen.yaml_source.syntax.bounds import MAX_ITEMS
from deckgen.yaml_source.syntax.near_names import find_nearest


class ProgramReader:
    """Reads the items of one deck."""

    def __init__(
        self,
        reading: Reading,
        words: Words,
        pools: Pools,
        dilemmas: DilemmaReader,
        leaves_out: Callable[[object, Place], bool],
    ) -> None:
        self._reading = reading
        self._texts = FieldTexts(reading, words)
        self._pools = pools
        self._dilemmas = dilemmas
        self._leaves_out = leaves_out  # what a profile does not take
        self._count = 0  # dilemmas
        self._named: dict[str, Dilemma | None] = {}

    def read(self, items: object, places: PlaceMap) -> tuple[ProgramItem, ...]:
        """All items that can be read; `places` is seen from the value of `program`."""
        if not isinstance(items, list):
            return ()
        read = (self._item(item, places.within(number)) for number, item in enumerate(items))
        return tuple(item for item in read if item is not None)

    def _item(self, data: object, places: PlaceMap) -> ProgramItem | None:
        problems = self._reading.problems
        if not isinstance(data, dict):
            message = tell("An item of the program must be a slide, an agenda, a break or a cluster.")
            problems.append(error("wrong-type", message, places.value(), tell("Write `- slide: Title`.")))
            return None
        kinds = [key for key in data if key in ITEM_MODELS]
        if len(kinds) != 1:
            self._report_kind(data, kinds, places)
            return None
        kind = kinds[0]
        decoded = decode(ITEM_MODELS[kind], data, places, problems, {kind: f"\0{places.value()}"})
        model = decoded.model
        if isinstance(model, SlideItem):
            return self._slide(model, places)
        if isinstance(model, AgendaItem):
            title, text, notes = self._words_of((model.agenda, model.text, model.notes), places, "agenda")
            return Agenda(title, places.value(), text, notes, model.minutes)
        if isinstance(model, BreakItem):
            title, text, notes = self._words_of((model.break_, model.text, model.notes), places, "break")
            video = self._video(model.video, places)
            return Break(title, places.value(), text, video, notes, model.minutes, model.priority)
        return self._cluster(model, data, places) if isinstance(model, ClusterItem) else None

    def _report_kind(self, data: dict[str, object], kinds: list[str], places: PlaceMap) -> None:
        if kinds:
            *others, last = (f"`{kind}`" for kind in kinds)
            both = tell("{others} and {last}", others=", ".join(others), last=last)
            message = tell("This item is {value} at once.", value=both)
            hint = tell("Start a new item with `- ` for each.")
            self._reading.problems.append(error("program-item", message, places.key(kinds[1]), hint))
            return
        message = tell("This item is none of `slide`, `agenda`, `break` and `cluster`.")
        if "question" in data or "choices" in data:
            message = tell("A dilemma stands here in the program itself; it belongs to a cluster.")
            hint = tell("Write it under `dilemmas:` of a cluster, two columns further to the right than `dilemmas`.")
            self._reading.problems.append(error("program-item", message, places.value(), hint))
            return
        for key in data:
            nearest = find_nearest(key, ITEM_MODELS)
            if nearest:
                place = places.key(key)
                self._reading.problems.append(
                    error("program-item", message, place, tell("Did you mean `{nearest}`?", nearest=nearest))
                )
                return
        self._reading.problems.append(
            error("program-item", message, places.value(), tell("Start it with `- slide: Title`."))
        )

    def _slide(self, file: SlideItem, places: PlaceMap) -> FreeSlide:
        title, text, notes = self._words_of((file.slide, file.text, file.notes), places, "slide", WITH_HEADINGS)
        return FreeSlide(
            title=title,
            place=places.value(),
            text=text,
            picture=read_image(file.image, places, self._texts),
            video=self._video(file.video, places),
            notes=notes,
            minutes=file.minutes,
            handout=file.handout,
            priority=file.priority,
        )

    def _cluster(self, file: ClusterItem, data: dict[str, object], places: PlaceMap) -> Cluster | None:
        """A cluster. None if it has dilemmas and none could be read: it must not look like an empty one."""
        written = data.get("dilemmas")
        entries = written if isinstance(written, list) else []
        named: list[Place] = []
        dilemmas: list[Dilemma] = []
        for number, entry in enumerate(entries):
            if self._leaves_out(entry, places.value("dilemmas", number)):
                continue
            dilemma = self._dilemma(entry, places.within("dilemmas", number))
            if dilemma is not None:
                dilemmas.append(dilemma)
                named.append(places.value("dilemmas", number))
        if not dilemmas and (entries or (written is not None and not isinstance(written, list))):
            return None
        title, text, notes = self._words_of((file.cluster, file.text, file.notes), places, "cluster")
        steps = file.sequence or ()
        return Cluster(
            title=title,
            dilemmas=tuple(dilemmas),
            place=places.value(),
            dilemma_places=tuple(named),
            text=text,
            notes=notes,
            labels=read_labels(file.labels, places, self._texts),
            sequence=tuple(steps),
            sequence_places=tuple(places.value("sequence", number) for number in range(len(steps))),
            method=read_own_method(file.session, places, self._texts),
        )

    def _dilemma(self, entry: object, places: PlaceMap) -> Dilemma | None:
        self._count += 1
        if self._count > MAX_ITEMS:
            if self._count == MAX_ITEMS + 1:
                message = tell("A deck has at most {max_items:,} dilemmas.", max_items=MAX_ITEMS)
                hint = tell("Divide it into several decks.")
                self._reading.problems.append(error("deck-too-large", message, places.value(), hint))
            return None
        if isinstance(entry, dict):
            return self._dilemmas.read(entry, places)
        if not isinstance(entry, str):
            message = tell("A dilemma is the name of a file in `dilemmas/`, or is written here with `id: …`.")
            self._reading.problems.append(error("wrong-type", message, places.value()))
            return None
        name = entry.strip()
        plain = self._pools.dilemma(name, places.value())
        if name not in self._named:  # a deck that names one a thousand times has one problem, not a thousand copies
            self._named[name] = self._dilemmas.read(plain.data, plain.places, name) if plain is not None else None
        return self._named[name]

    def _words_of(
        self, written: tuple[str, str, str], places: PlaceMap, kind: str, allowed: Allowed = PLAIN
    ) -> tuple[str, Text, Text]:
        title, text, notes = written
        line = self._texts.line(title, places, kind)
        body = self._texts.text(text, places, "text", allowed=allowed)
        return line, body, self._texts.text(notes, places, "notes")

    def _video(self, video: VideoFile | None, places: PlaceMap) -> Video | None:
        return read_video(video, places.within("video"), self._texts) if video is not None else None
