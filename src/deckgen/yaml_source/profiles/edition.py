"""A deck for one profile in one language: what is laid over its files before anything in them is checked."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.content.source import Source
from deckgen.content.template import Template
from deckgen.messages.message import tell
from deckgen.problems import Place, error
from deckgen.yaml_source.reading.pools import Pools
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.syntax.author_file import Path, PlacedData
from deckgen.yaml_source.syntax.near_names import suggest
from deckgen.yaml_source.syntax.overlay import Overlay, look_up
from deckgen.yaml_source.translation.language_tags import language_code, read_language_tag

if TYPE_CHECKING:  # most builds are of the deck as it is written: what profiles and translations need is imported there
    from deckgen.yaml_source.profiles.profile_overrides import OverrideWriter
    from deckgen.yaml_source.profiles.profile_reader import Profile
    from deckgen.yaml_source.translation.translatable import TextField, Texts
    from deckgen.yaml_source.translation.translated_data import Original, Spared
    from deckgen.yaml_source.translation.translated_sources import TranslatedSources

DEFAULT_LANGUAGE = "nl"
_CONTACT_FORMS = {"name": "text", "mail": "mail", "phone": "phone", "url": "url"}


class Edition(Struct):
    """How one deck is dressed. `language` is empty where the deck keeps its own."""

    reading: Reading
    pools: Pools
    original_language: str = DEFAULT_LANGUAGE
    language: str = ""
    profile: Profile | None = None
    overrides: OverrideWriter | None = None
    left_out: int = 0  # dilemmas
    lacking: frozenset[str] = frozenset()  # terms whose words in the language are missing, which is reported already
    sources: TranslatedSources | None = None
    _inline: set[str] = field(default_factory=set)

    @property
    def translates(self) -> bool:
        """Whether texts come from translations."""
        return bool(self.language) and language_code(self.language) != language_code(self.original_language)

    def dress_deck(self, path: FilePath, plain: PlacedData) -> PlacedData:
        """The deck's own file in the edition's language and words."""
        if self.translates:
            from deckgen.yaml_source.translation.translatable import list_deck_texts

            plain, self.lacking = self._translate(path, plain, list_deck_texts(plain.data))
        if not self.language and self.profile is None:
            return plain
        overlay = Overlay(plain)
        if self.language:
            overlay.put(("language",), self.language, plain.places.within("language"))
        if self.profile is not None:
            self._put_profile(overlay, self.profile)
        return overlay.result()

    def dress_dilemma(self, name: str, path: FilePath, plain: PlacedData) -> PlacedData:
        """A dilemma of the pool in the edition's language and words."""
        if self.translates:
            from deckgen.yaml_source.translation.translatable import list_dilemma_texts

            plain, _ = self._translate(path, plain, list_dilemma_texts(plain.data))
        if self.overrides is None or name not in self.overrides.dilemmas:
            return plain
        overlay = Overlay(plain)
        self.overrides.write(name, overlay)
        return overlay.result()

    def dress_source(self, source: Source) -> Source | None:
        """A source's official text in the edition's language; None with the problem."""
        return self.sources.find(source) if self.sources is not None else source

    def leaves_out(self, entry: object, place: Place) -> bool:
        """Whether the profile leaves a dilemma of the program out: its name, or its data where it is written inline."""
        if self.profile is None:
            return False
        wanted, unwanted, excluded = self.profile.selection
        if not (wanted or unwanted or excluded):
            return False
        name = entry.strip() if isinstance(entry, str) else look_up(entry, ("id",))
        data = entry
        if isinstance(entry, str) and (wanted or unwanted):
            plain = self.pools.dilemma(entry.strip(), place)
            data = plain.data if plain is not None else None
        tags = _tags(data)
        gone = name in excluded or bool(tags & unwanted)
        gone = gone or bool(wanted and data is not None and not tags & wanted)
        self.left_out += gone
        return gone

    def dress_template(self, template: Template | None) -> Template | None:
        """The house style with the profile's footer."""
        footer = look_up(self.profile.plain.data, ("footer",)) if self.profile is not None else None
        return (
            replace(template, footer=footer.strip()) if template is not None and isinstance(footer, str) else template
        )

    def check_program(self, dilemmas: int) -> None:
        """What can only be said once the program is read: names that lead nowhere, and a deck without dilemmas."""
        self._check_names()
        self._check_rest(dilemmas)

    def _check_names(self) -> None:
        """Every dilemma that the profile names must be in the pool or in the deck."""
        if self.profile is None or self.overrides is None:
            return
        known = [*self.pools.originals("dilemmas", ".yaml"), *sorted(self._inline)]
        places = self.profile.plain.places
        named = [(name, places.key("overrides", name)) for name in self.overrides.dilemmas]
        excluded = enumerate(self.profile.file.exclude.dilemmas if self.profile.file.exclude else ())
        named += [(name, places.value("exclude", "dilemmas", number)) for number, name in excluded]
        for name, place in named:
            if name not in known:
                message = tell(
                    "The profile names a dilemma `{name}`, which is neither in the pool nor in this deck.", name=name
                )
                hint = suggest(name, known, "Dilemmas")
                self.reading.problems.append(error("unknown-override", message, place, hint))

    def _check_rest(self, dilemmas: int) -> None:
        """A deck from which a profile leaves everything out shows nothing."""
        if self.profile is not None and self.left_out and not dilemmas:
            places = self.profile.plain.places
            place = places.key("include") if places.has("include") else places.key("exclude")
            message = tell("The profile `{name}` leaves out every dilemma of this deck.", name=self.profile.name)
            hint = tell("Widen `include`, or do not build this deck for the profile.")
            self.reading.problems.append(error("nothing-left", message, place, hint))

    def _translate(self, path: FilePath, plain: PlacedData, texts: Texts) -> tuple[PlacedData, frozenset[str]]:
        """The data in the edition's language, and the terms that have no words in it."""
        from deckgen.yaml_source.translation.translated_data import Original, translate

        original = Original(path, plain, texts)
        translated = translate(original, language_code(self.language), self.reading, self.spare(original))
        return translated.plain, translated.lacking

    def spare(self, original: Original) -> Spared:
        """Words of a source that is in the language already stay as they are quoted."""

        def is_spared(text: TextField) -> bool:
            if not text.quote:
                return False
            source = self.pools.source(text.quote, original.plain.places.value(*text.original[:-1], "quote"))
            return source is not None and language_code(source.language) == language_code(self.language)

        return is_spared

    def _put_profile(self, overlay: Overlay, profile: Profile) -> None:
        data, places = profile.plain.data, profile.plain.places
        for name in ("organisation", "template"):
            if look_up(data, (name,)) is not None:
                overlay.put((name,), look_up(data, (name,)), places.within(name))
        terms = look_up(data, ("terms",))
        self.lacking = self.lacking.difference(terms if isinstance(terms, dict) else ()) | profile.lacking
        for name, words in terms.items() if isinstance(terms, dict) else ():
            overlay.put(("terms", name), words, places.within("terms", name))
        contact = look_up(data, ("contact",))
        if isinstance(contact, dict) and contact.get("name"):
            forms = {_CONTACT_FORMS[name]: text for name, text in contact.items() if name in _CONTACT_FORMS and text}
            overlay.put(("terms", "contact"), forms, places.within("contact"))
        for at, name in _find_inline(overlay.data):
            self._inline.add(name)
            if self.overrides is not None:
                self.overrides.write(name, overlay, at)


def read_edition(plain: PlacedData, reading: Reading, pools: Pools, profile: str, language: str) -> Edition | None:
    """What a profile and a language ask for; None with the problems."""
    own = read_language_tag(look_up(plain.data, ("language",))) or DEFAULT_LANGUAGE
    edition = Edition(reading, pools, own)
    pools.dress = edition.dress_dilemma
    files = None
    if profile:
        from deckgen.yaml_source.profiles.profile_reader import ProfileReader

        files = ProfileReader(reading, pools).read(profile)
        if files is None:
            return None
    asked = language or (files.language if files is not None else "")
    edition.language = _with_region(asked, own)
    code = language_code(edition.language or own)
    if edition.translates:
        from deckgen.yaml_source.translation.translated_sources import TranslatedSources

        edition.sources = TranslatedSources(reading, code, language_code(own))
    if files is not None:
        edition.profile = files.settle(code, language_code(own), reading)
        if edition.profile is None:
            return None
        from deckgen.yaml_source.profiles.profile_overrides import OverrideWriter

        edition.overrides = OverrideWriter(edition.profile.plain, edition.profile.name, reading.problems)
    return edition


def _with_region(asked: str, own: str) -> str:
    """`fr` asked of a deck in `nl-BE` is `fr-BE`."""
    region = own.partition("-")[2]
    if not asked or "-" in asked or not region:
        return asked
    return f"{asked}-{region}"


def _tags(data: object) -> set[str]:
    tags = look_up(data, ("tags",))
    return {tag.strip() for tag in tags if isinstance(tag, str)} if isinstance(tags, list) else set()


def list_named_dilemmas(data: object) -> list[str]:
    """The dilemmas of the pool that a deck names, each once."""
    program = look_up(data, ("program",))
    entries: list[object] = []
    for item in program if isinstance(program, list) else ():
        dilemmas = look_up(item, ("dilemmas",))
        entries += dilemmas if isinstance(dilemmas, list) else []
    return list(dict.fromkeys(entry.strip() for entry in entries if isinstance(entry, str)))


def _find_inline(data: Any) -> list[tuple[Path, str]]:
    """Where dilemmas are written in the deck itself, with their ids."""
    found: list[tuple[Path, str]] = []
    program = look_up(data, ("program",))
    for number, item in enumerate(program if isinstance(program, list) else ()):
        dilemmas = look_up(item, ("dilemmas",))
        for place, dilemma in enumerate(dilemmas if isinstance(dilemmas, list) else ()):
            name = look_up(dilemma, ("id",))
            if isinstance(name, str):
                found.append((("program", number, "dilemmas", place), name))
    return found
