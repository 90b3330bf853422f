"""Finds the words of a source that an author quotes, or says why there are none."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.content.dilemma import Passage
from deckgen.content.source import Source
from deckgen.messages.message import tell
from deckgen.problems import error
from deckgen.rich_text import plain
from deckgen.wording.source_sections import find_sections, section_text, whole_text
from deckgen.yaml_source.markdown.allowed_markup import WITH_BREAKS
from deckgen.yaml_source.markdown.markdown_text import read_markdown
from deckgen.yaml_source.markdown.terms import VERBATIM
from deckgen.yaml_source.markdown.typography import Typographer
from deckgen.yaml_source.models.dilemma_file import PassageFile
from deckgen.yaml_source.reading.locales import LANGUAGES, read_typography
from deckgen.yaml_source.reading.pools import Pools
from deckgen.yaml_source.reading.quotes import as_quotation, check_quotation
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.syntax.author_file import PlaceMap
from deckgen.yaml_source.syntax.author_text import AuthorText
from deckgen.yaml_source.syntax.bounds import explain_excess
from deckgen.yaml_source.syntax.near_names import suggest

Translate = Callable[[Source], Source | None]  # a source -> its official text in the language that is built


class QuotedPassageReader:
    """Reads the quotes of one dilemma."""

    def __init__(
        self, reading: Reading, pools: Pools, language: str, translate: Translate, *, holds_spaces: bool
    ) -> None:
        self._holds_spaces = holds_spaces
        self._reading = reading
        self._pools = pools
        self._language = language
        self._translate = translate

    def read(self, block: PassageFile, places: PlaceMap) -> tuple[Passage, ...]:
        """The passage; nothing where there is a problem."""
        source = self._pools.source(block.quote, places.value("quote"))
        own = AuthorText(block.text, places.spot("text")) if block.text else None
        if source is None:
            return ()
        index = self._find_section(source, block.section, places) if block.section else None
        if block.section and index is None:
            return ()
        source = self._translate(source)
        if source is None:
            return ()
        searched = whole_text(source) if index is None else section_text(source, index)
        language = _foreign(source.language, self._language)
        section = source.sections[index].title if index is not None else ""
        if own is None:
            excess = explain_excess(plain(searched))
            if excess:
                hint = tell("Quote the passage that matters: `text: …`.")
                self._reading.problems.append(error("text-too-long", excess, places.value(), hint))
                return ()
            return (
                Passage(
                    as_quotation(searched, language, self._typographer(language)),
                    places.value(),
                    source,
                    section,
                    whole_section=True,
                ),
            )
        passage = read_markdown(own, VERBATIM, self._reading.problems, WITH_BREAKS)
        problem = check_quotation(passage, searched, source, own)
        if problem is not None:
            self._reading.problems.append(problem)
        return (Passage(as_quotation(passage, language, self._typographer(language)), places.value(), source, section),)

    def _typographer(self, language: str) -> Typographer | None:
        """Who sets the spaces of a language; nobody where we do not know it."""
        written = (language or self._language).partition("-")[0]
        if not self._holds_spaces or written not in LANGUAGES:
            return None
        return Typographer(read_typography(written), quotes=False)

    def _find_section(self, source: Source, title: str, places: PlaceMap) -> int | None:
        found = find_sections(source, title)
        if len(found) == 1:
            return found[0]
        place = places.value("section")
        if found:
            message = tell(
                "The source `{id}` has {count} sections called `{title}`.", id=source.id, count=len(found), title=title
            )
            hint = tell("Write the chapter before it: `Chapter > Section`.")
            self._reading.problems.append(error("unknown-section", message, place, hint))
        else:
            names = [section.title for section in source.sections if section.title]
            message = tell("The source `{id}` has no section `{title}`.", id=source.id, title=title)
            hint = suggest(title, names, tell("Its sections"))
            if not names:
                hint = tell(
                    "The source has no headings; put `#` and a space before each, as in `# {title}`.", title=title
                )
            self._reading.problems.append(error("unknown-section", message, place, hint))
        return None


def _foreign(language: str, deck_language: str) -> str:
    """The source's language, where it is another than the deck's."""
    return language if language.partition("-")[0] != deck_language.partition("-")[0] else ""
