"""Reads a profile with what it extends merged, in the language asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, error
from deckgen.yaml_source.models.decode import Decoded, decode
from deckgen.yaml_source.reading.pools import Pools
from deckgen.yaml_source.reading.reading_state import Reading, show_path
from deckgen.yaml_source.syntax.author_file import Path, PlacedData
from deckgen.yaml_source.syntax.near_names import suggest
from deckgen.yaml_source.syntax.overlay import Overlay, look_up
from deckgen.yaml_source.translation.language_tags import language_code
from deckgen.yaml_source.translation.translatable import TextField, list_profile_texts
from deckgen.yaml_source.translation.translated_data import Original, Translated, translate

if TYPE_CHECKING:
    from deckgen.yaml_source.models.profile_file import ProfileFile

_WHOLE = {"include", "exclude"}  # a profile's own list takes the place of the one it extends


class _Layer(Struct, frozen=True):
    """One file of a profile; `language` is what it is written in, or empty for the deck's own."""

    name: str
    plain: PlacedData
    language: str


class Profile(Struct, frozen=True):
    """A profile ready to be laid over a deck."""

    name: str
    file: ProfileFile
    plain: PlacedData
    lacking: frozenset[str] = frozenset()  # terms without words in the language

    @property
    def selection(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Tags that are wanted, tags that are not, and dilemmas that are not."""
        include, exclude = self.file.include, self.file.exclude
        return (
            frozenset(include.tags if include else ()),
            frozenset(exclude.tags if exclude else ()),
            frozenset(exclude.dilemmas if exclude else ()),
        )


class ProfileFiles(Struct, frozen=True):
    """The files of one profile, the one it extends last. `language` is the one that it builds, or empty."""

    layers: tuple[_Layer, ...]
    language: str

    def settle(self, code: str, deck_code: str, reading: Reading) -> Profile | None:
        """Translate each file that is written in another language, and merge them."""
        merged: PlacedData | None = None
        lacking: set[str] = set()
        for number in reversed(range(len(self.layers))):
            layer = self.layers[number]
            plain = layer.plain
            if code != (language_code(layer.language) or deck_code):
                nearer = tuple(each.plain for each in self.layers[:number])
                translated = _translate_layer(layer, code, nearer, reading)
                plain = translated.plain
                lacking |= translated.lacking
            merged = plain if merged is None else _merge(merged, plain)
        if merged is None:
            return None
        file = _decode(merged, []).model
        return Profile(self.layers[0].name, file, merged, frozenset(lacking)) if file is not None else None


def _decode(plain: PlacedData, problems: list[Problem]) -> Decoded[ProfileFile]:
    from deckgen.yaml_source.models.profile_file import ProfileFile  # most decks have no profile

    return decode(ProfileFile, plain.data, plain.places, problems)


class ProfileReader:
    """Reads the profiles beside one deck."""

    def __init__(self, reading: Reading, pools: Pools) -> None:
        self._reading = reading
        self._pools = pools

    def read(self, name: str) -> ProfileFiles | None:
        """The files of a profile, or None with the problems."""
        place = Place(show_path(self._reading.folder / "profiles" / f"{name}.yaml"))
        layers: list[_Layer] = []
        while name:
            layer = self._read_layer(name, place, layers)
            if layer is None:
                return None
            layers.append(layer)
            data, places = layer.plain.data, layer.plain.places
            name, place = _text(data, "extends"), places.value("extends")
        languages = [layer.language for layer in layers]
        filled = tuple(
            _Layer(layer.name, layer.plain, next((each for each in languages[number:] if each), ""))
            for number, layer in enumerate(layers)
        )
        return ProfileFiles(filled, next((each for each in languages if each), ""))

    def _read_layer(self, name: str, place: Place, above: list[_Layer]) -> _Layer | None:
        chain = [layer.name for layer in above]
        if name in chain:
            message = tell("These profiles extend each other in a circle: {value}.", value=" → ".join([*chain, name]))
            hint = tell("Remove `extends` from one of them.")
            self._reading.problems.append(error("profile-circle", message, place, hint))
            return None
        known = self._pools.originals("profiles", ".yaml")
        if name not in known:
            hint = suggest(name, known, "Profiles") or tell(
                "Make `profiles/` beside the deck, with a .yaml file in it."
            )
            self._reading.problems.append(
                error("unknown-profile", tell("There is no profile `{name}`.", name=name), place, hint)
            )
            return None
        plain = self._reading.read_plain(self._reading.folder / "profiles" / f"{name}.yaml")
        if plain is None:
            return None
        before = len(self._reading.problems)
        decoded = _decode(plain, self._reading.problems).model
        if decoded is None or len(self._reading.problems) > before:
            return None
        return _Layer(name, plain, decoded.language)


def _translate_layer(layer: _Layer, code: str, nearer: tuple[PlacedData, ...], reading: Reading) -> Translated:
    """A file's texts in another language; what a nearer file says itself needs none."""
    texts = list_profile_texts(layer.plain.data)

    def is_covered(field: TextField) -> bool:
        return any(look_up(plain.data, field.original) is not None for plain in nearer)

    path = reading.folder / "profiles" / f"{layer.name}.yaml"
    return translate(Original(path, layer.plain, texts), code, reading, is_covered)


def _merge(base: PlacedData, over: PlacedData) -> PlacedData:
    """The nearer file's values over those of the file that it extends."""
    overlay = Overlay(base)
    for path in _leaves(over.data, ()):
        overlay.put(path, look_up(over.data, path), over.places.within(*path))
    return overlay.result()


def _leaves(data: Any, path: Path) -> Iterator[Path]:
    """What is replaced as a whole: texts, lists, terms with all their forms."""
    is_term = len(path) == 2 and path[0] == "terms"  # noqa: PLR2004
    if isinstance(data, dict) and not is_term and not (path and path[0] in _WHOLE):
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    elif data is not None:
        yield path


def _text(data: object, name: str) -> str:
    value = look_up(data, (name,))
    return value.strip() if isinstance(value, str) else ""
