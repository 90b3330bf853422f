"""Reads the slides of a program that deckgen built: cover, themes, agenda, breaks and free slides."""

from __future__ import annotations

import re

from deckgen.content.locale import Locale
from deckgen.importing.draft import DraftCluster, DraftDeck, DraftDilemma, DraftSlide, Fate
from deckgen.importing.own.own_dilemmas import OwnDilemmas
from deckgen.importing.own.own_notes import OwnNotes
from deckgen.importing.own.own_texts import OwnTexts
from deckgen.importing.own.slide_names import OwnName, item_name, step_name
from deckgen.importing.recognition.markdown import write_text
from deckgen.importing.recognition.tables import table_lines
from deckgen.importing.slides.seen import SeenParagraph, SeenSlide
from deckgen.importing.writing.names import first_words, make_name
from deckgen.messages.message import tell
from deckgen.wording.folding import wording_key

_LISTED = re.compile(r"(?P<number>\d+\.\d+)\s+(?P<title>.+)")
_MINUTES = re.compile(r"\d{1,4}(?:[.,]\d+)?")
_NAMESAKE = re.compile(r"(?P<title>.+) \(\d+\)")
_PART = re.compile(r"(?<!\s)\s*\(\d+/\d+\)$")


class OwnProgram:
    """Takes own slides into a deck, in their order."""

    def __init__(self, deck: DraftDeck, locale: Locale) -> None:
        self._deck = deck
        self._words = locale.slides
        self._layouts = {word.casefold(): name for name, word in locale.layouts.items()}
        self._notes = OwnNotes(locale)
        self._texts = OwnTexts(locale)
        self._dilemmas = OwnDilemmas(locale)
        self._by_id: dict[str, DraftDilemma] = {}
        self._titles: dict[str, str] = {}  # of dilemmas by number, as the opening of a theme lists them
        self._items: dict[str, DraftSlide] = {}
        self._shown: list[str] = []
        self._whole = re.compile(re.escape(self._words.notes_full_title).replace(r"\{title\}", "(?P<title>.+)"))
        self._opener: DraftCluster | None = None
        counted = (self._words.one_dilemma, self._words.dilemmas)
        self._counted = re.compile("|".join(re.escape(each).replace(r"\{n\}", r"\d+") for each in counted))
        pattern = re.escape(self._words.question_title)
        for name, what in (("cluster", "(?P<cluster>.+)"), ("word", ".+?"), ("n", r"\d+")):
            pattern = pattern.replace(rf"\{{{name}\}}", what)
        self._title = re.compile(f"{pattern}(?: [–—-] .*)?")

    def _title_of(self, slide: SeenSlide) -> str:
        """A title as its author wrote it: whole where the notes have it, without the number that keeps it apart."""
        whole = next((found["title"] for line in slide.notes if (found := self._whole.fullmatch(line.text))), "")
        found = _NAMESAKE.fullmatch(slide.title)
        known = {wording_key(title) for title in self._shown}
        self._shown.append(slide.title)
        bare = found["title"] if found and wording_key(found["title"]) in known else slide.title
        return whole or bare

    def take(self, slide: SeenSlide) -> DraftDilemma | None:
        """Take a slide; the dilemma that it belongs to, if any."""
        step = step_name(slide)
        if step is not None:
            return self._take_step(slide, step)
        name = item_name(slide)
        if name is not None:
            self._take_item(slide, name)
        return None

    def finish(self) -> None:
        """Set what only all slides together tell."""
        for dilemma in self._by_id.values():
            self._dilemmas.finish(dilemma)
            if _is_derived(dilemma):
                dilemma.title = ""

    def _take_step(self, slide: SeenSlide, name: OwnName) -> DraftDilemma:
        dilemma = self._by_id.get(name.id)
        if dilemma is None:
            cluster = self._cluster_of(slide)
            number = f"{len(self._deck.clusters)}.{len(cluster.dilemmas) + 1}"
            dilemma = DraftDilemma(id=name.id, title=self._dilemmas.title_of(slide) or self._titles.get(number, ""))
            self._by_id[name.id] = dilemma
            cluster.dilemmas.append(dilemma)
        dilemma.where.append(slide.where)
        for line in self._dilemmas.roles_on(slide):
            self._deck.say(Fate.LEFT_OUT, slide.where, line, tell("Its roles: no slide tells what each of them knows."))
        self._dilemmas.take(dilemma, slide, name)
        for seen in slide.pictures:
            if dilemma.picture is None and seen.picture.data:
                dilemma.picture = seen.picture
        if slide.videos:
            dilemma.video = dilemma.video or slide.videos[0]
        return dilemma

    def _cluster_of(self, slide: SeenSlide) -> DraftCluster:
        if self._opener is not None:
            cluster, self._opener = self._opener, None
            return cluster
        found = self._title.fullmatch(_PART.sub("", slide.title))
        theme = slide.section or (found["cluster"] if found else "") or self._deck.title
        last = self._deck.clusters[-1] if self._deck.clusters else None
        if last is not None and wording_key(last.title) == wording_key(theme):
            return last
        self._deck.program.append(DraftCluster(theme))
        return self._deck.clusters[-1]

    def _take_item(self, slide: SeenSlide, name: OwnName) -> None:
        role = self._layouts.get(slide.layout_name.casefold(), slide.layout_name)
        if name.id == "title" and slide.number == 1:
            self._take_cover(slide)
        elif role == "Cluster" or name.id.startswith("cluster-"):
            self._take_opener(slide)
        else:
            self._take_slide(slide, name, role)

    def _take_cover(self, slide: SeenSlide) -> None:
        self._deck.title = self._title_of(slide) or self._deck.title
        for text in slide.texts:
            if text.name == self._words.name_subtitle and not self._deck.subtitle:
                self._deck.subtitle = text.text
            elif text.name == self._words.name_details:
                why = tell("Details of the cover; `occasion`, `date` and `organisation` hold them.")
                self._deck.say(Fate.LEFT_OUT, slide.where, text.text, why)
        slide.texts = [text for text in slide.texts if text.name == self._words.name_subtitle]

    def _take_opener(self, slide: SeenSlide) -> None:
        self._keep_texts(slide)
        lines = [
            line
            for text in slide.texts
            for line in text.paragraphs
            if not self._counted.fullmatch(line.text) and not self._take_listed(line.text)
        ]
        told, notes = write_text(lines, true_lists=True), self._notes.of_item(slide.notes)
        made = DraftCluster(self._title_of(slide), text=told, notes=notes)
        self._opener = made
        self._deck.program.append(made)
        slide.texts = []

    def _take_listed(self, line: str) -> bool:
        """Whether a line lists a dilemma of the theme; its title is remembered."""
        found = _LISTED.fullmatch(line)
        if found:
            self._titles[found["number"]] = found["title"]
        return bool(found)

    def _keep_texts(self, slide: SeenSlide) -> None:
        """Leave on the slide what its author wrote: no badge, button or row of an agenda."""
        mine = {self._words.name_text, self._words.name_subtitle}
        slide.texts = [text for text in self._texts.join_columns(slide.texts) if text.name in mine]

    def _take_slide(self, slide: SeenSlide, name: OwnName, role: str) -> None:
        self._keep_texts(slide)
        kind = {"Agenda": "agenda", "Break": "break"}.get(role, "slide")
        lines = [line for text in slide.texts for line in text.paragraphs]
        for text in slide.texts:
            text.used = True
        known = self._items.get(name.id) if name.part > 1 else None
        if known is None:
            known = DraftSlide(kind, self._title_of(slide), notes=self._notes.of_item(slide.notes), where=slide.where)
            self._items[name.id] = known
            self._deck.program.append(known)
            if kind == "break":
                lines = self._take_minutes(known, lines)
        tables = ["\n".join(table_lines(table)) for table in slide.tables]
        told = write_text(lines, headings=True, true_lists=True)
        known.text = "\n\n".join(part for part in (known.text, told, *tables) if part)
        known.picture = known.picture or next((seen.picture for seen in slide.pictures if seen.picture.data), None)
        known.video = known.video or next(iter(slide.videos), "")

    def _take_minutes(self, item: DraftSlide, lines: list[SeenParagraph]) -> list[SeenParagraph]:
        """A pause says first, in bold, how long it is."""
        found = _MINUTES.search(lines[0].text) if lines and lines[0].is_bold else None
        if not found or len(lines[0].text) > len(self._words.minutes):
            return lines
        item.minutes = float(found[0].replace(",", "."))
        return lines[1:]


def _is_derived(dilemma: DraftDilemma) -> bool:
    """Whether a title only says the id again, which was made of the question's first words."""
    bare = re.sub(r"-\d+$", "", dilemma.id)
    start = make_name(first_words(dilemma.question), "")
    return make_name(dilemma.title, "") == make_name(dilemma.id.replace("-", " "), "") and bare == start
