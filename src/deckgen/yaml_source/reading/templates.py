"""Reads the house style that a deck names: a folder with `template.yaml`, or a presentation alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deckgen.content.deck import Picture
from deckgen.content.template import Brand, Covers, PaperMargins, Template
from deckgen.file_reading import find_home, is_file, lies_within
from deckgen.messages.message import tell
from deckgen.problems import Place, error
from deckgen.resources import built_in_templates
from deckgen.yaml_source.models.decode import decode
from deckgen.yaml_source.models.media_file import ImageFile
from deckgen.yaml_source.models.template_file import MarginsFile, TemplateFile
from deckgen.yaml_source.reading.pictures import read_picture
from deckgen.yaml_source.reading.reading_state import Reading, show_path
from deckgen.yaml_source.syntax.author_file import PlacedData, PlaceMap
from deckgen.yaml_source.syntax.author_paths import find_file
from deckgen.yaml_source.syntax.near_names import suggest

DEFAULT = "default"
MAX_BRAND_BYTES = 50 * 1024 * 1024
_ENDINGS = (".pptx", ".potx")
_REFUSED_ENDINGS = (".pptm", ".potm", ".ppt", ".pot", ".odp", ".otp", ".thmx")
_NAME = re.compile(r"\w[\w .-]*")


class _Asked(Struct, frozen=True):
    """A template's name or path, and where it is asked for."""

    written: str
    place: Place


class TemplateReader:
    """Reads the template of one deck, with those that it extends. `homes` are more folders to look for it in."""

    def __init__(self, reading: Reading, *homes: Path) -> None:
        self._reading = reading
        self._more_homes = homes

    def read(self, written: str, place: Place) -> Template | None:
        """The template, or None with the problems."""
        asked = _Asked(written.strip(), place)
        ending = Path(asked.written).suffix.lower()
        if ending in _ENDINGS:
            return self._read_brand_alone(asked)
        if ending in _REFUSED_ENDINGS:
            message = tell(
                "`{written}` cannot be a template: it is a {ending} file.", written=asked.written, ending=ending
            )
            hint = tell("Save it in PowerPoint as .pptx or .potx, without macros.")
            self._reading.problems.append(error("wrong-template", message, place, hint))
            return None
        return self._read_folder(asked, ())

    @property
    def _root(self) -> Path:
        return find_home(self._reading.folder)

    def _homes(self) -> list[Path]:
        own = [self._reading.folder / "templates", self._root / "templates"]
        return [*dict.fromkeys([*self._more_homes, *own]), built_in_templates()]

    def _read_brand_alone(self, asked: _Asked) -> Template | None:
        """A presentation is a template of its own: seen from the deck's folder, or from the repository's top."""
        root = self._root
        folder = self._reading.folder
        if not is_file(folder / asked.written) and is_file(root / asked.written):
            folder = root
        path = find_file(asked.written, folder, root, asked.place, self._reading.problems)
        brand = self._brand(path, asked.place, root) if path is not None else None
        return Template(path.stem, asked.place, brand=brand) if brand is not None and path is not None else None

    def _read_folder(self, asked: _Asked, seen: tuple[str, ...]) -> Template | None:
        if asked.written in seen:
            chain = " → ".join([*seen, asked.written])
            message = tell("These templates extend each other in a circle: {chain}.", chain=chain)
            self._reading.problems.append(error("wrong-template", message, asked.place))
            return None
        folder = self._find_folder(asked.written)
        if folder is not None and not self._may_read(folder):
            message = tell("The template `{written}` is a link that leads out.", written=asked.written)
            hint = tell("Put the template's own folder there.")
            self._reading.problems.append(error("path-outside", message, asked.place, hint))
            return None
        if folder is None and asked.written == DEFAULT:
            return Template(DEFAULT, asked.place)
        if folder is None:
            message = tell("There is no template `{written}`.", written=asked.written)
            hint = self._suggest(asked.written)
            self._reading.problems.append(error("unknown-template", message, asked.place, hint))
            return None
        if not is_file(folder / "template.yaml"):
            brand = self._find_brand(folder, "", asked.place)
            return Template(asked.written, asked.place, brand=brand)
        plain = self._reading.read_plain(folder / "template.yaml", folder.resolve())
        return self._build(asked, folder, plain, seen) if plain is not None else None

    def _find_folder(self, name: str) -> Path | None:
        if not _NAME.fullmatch(name):
            return None
        return next((home / name for home in self._homes() if _is_template(home / name)), None)

    def _may_read(self, folder: Path) -> bool:
        """Whether a folder of templates holds this one itself, and is no link out of the repository."""
        return lies_within(folder, folder.parent) and self._is_own(folder.parent)

    def _is_own(self, home: Path) -> bool:
        """Whether a folder of templates is the repository's own, named by the user, or deckgen's."""
        return home in self._more_homes or home == built_in_templates() or lies_within(home, self._root)

    def _suggest(self, written: str) -> str:
        """What was meant: the name that comes nearest, of a path its last folder."""
        names = self._names()
        name = _name_in(written)
        if name != written and name in names:
            return tell("A template is named by its folder alone: `template: {name}`.", name=name)
        return suggest(name or written, names, "Templates")

    def _names(self) -> list[str]:
        found: dict[str, None] = {}
        for home in self._homes():
            if home.is_dir() and self._is_own(home):
                names = sorted(entry.name for entry in home.iterdir())
                found |= dict.fromkeys(name for name in names if _is_template(home / name))
        return list(found)

    def _build(self, asked: _Asked, folder: Path, plain: PlacedData, seen: tuple[str, ...]) -> Template | None:
        places = plain.places
        file = decode(TemplateFile, plain.data, places, self._reading.problems).model
        if file is None:
            return None
        base = Template(asked.written, places.value())
        if file.extends:
            extended = self._read_folder(_Asked(file.extends.strip(), places.value("extends")), (*seen, asked.written))
            base = extended or base
        return replace(
            base,
            name=asked.written,
            place=places.value(),
            colours={**base.colours, **file.colours},
            heading_font=file.fonts.heading.strip() or base.heading_font,
            body_font=file.fonts.body.strip() or base.body_font,
            logo=self._picture(file.logo, folder, places.within("logo")) or base.logo,
            covers=Covers(file.covers) if places.has("covers") else base.covers,
            photograph=self._picture(file.photograph, folder, places.within("photograph")) or base.photograph,
            footer=file.footer.strip() or base.footer,
            layouts={**base.layouts, **file.layouts},
            margins=_merge_margins(base.margins, file.paper.margins),
            brand=self._find_brand(folder, file.brand, places.value("brand")) or base.brand,
            places={**base.places, **_name_places(file, places)},
        )

    def _picture(self, image: ImageFile | None, folder: Path, places: PlaceMap) -> Picture | None:
        if image is None:
            return None
        return read_picture(image, places, image.alt.strip(), folder, self._reading)

    def _find_brand(self, folder: Path, written: str, place: Place) -> Brand | None:
        """The presentation that is named, or the only one in the folder."""
        if written:
            path = find_file(written, folder, folder, place, self._reading.problems)
            if path is not None and path.suffix.lower() not in _ENDINGS:
                message = tell("A brand presentation is a .pptx or .potx file, not `{written}`.", written=written)
                hint = tell("Save it in PowerPoint as .pptx or .potx, without macros.")
                self._reading.problems.append(error("wrong-template", message, place, hint))
                return None
            return self._brand(path, place, folder) if path is not None else None
        found = sorted(entry for entry in folder.iterdir() if entry.suffix.lower() in _ENDINGS and is_file(entry))
        if len(found) > 1:
            names = ", ".join(f"`{entry.name}`" for entry in found)
            message = tell("This template's folder holds more than one presentation: {names}.", names=names)
            self._reading.problems.append(
                error("wrong-template", message, place, tell("Write `brand: {name}`.", name=found[0].name))
            )
            return None
        return self._brand(found[0], place, folder) if found else None

    def _brand(self, path: Path, place: Place, within: Path) -> Brand | None:
        data = self._reading.read_bytes(path, MAX_BRAND_BYTES + 1, within.resolve())
        if data is not None and len(data) > MAX_BRAND_BYTES:
            message = tell("The presentation `{name}` is larger than 50 MiB.", name=path.name)
            hint = tell("Remove its sample slides and pictures.")
            self._reading.problems.append(error("wrong-template", message, place, hint))
            return None
        return Brand(data, show_path(path), place) if data is not None else None


def _name_in(path: str) -> str:
    """The folder that a path to a template ends with, whether it names the folder or the file in it."""
    parts = [part for part in re.split(r"[/\\]", path) if part.strip(". ")]
    if len(parts) > 1 and Path(parts[-1]).suffix.lower() in {".yaml", ".yml"}:
        parts.pop()
    return parts[-1].strip() if parts else ""


def _is_template(folder: Path) -> bool:
    """Whether a folder holds a house style that can be read."""
    try:
        if not folder.is_dir():
            return False
        return any(entry.name == "template.yaml" or entry.suffix.lower() in _ENDINGS for entry in folder.iterdir())
    except OSError:
        return False


def _merge_margins(base: PaperMargins, file: MarginsFile) -> PaperMargins:
    return PaperMargins(
        top=base.top if file.top is None else file.top,
        bottom=base.bottom if file.bottom is None else file.bottom,
        inner=base.inner if file.inner is None else file.inner,
        outer=base.outer if file.outer is None else file.outer,
    )


def _name_places(file: TemplateFile, places: PlaceMap) -> Mapping[str, Place]:
    """`colours.primary` -> place, for every value that later steps may find fault with."""
    paths = [("colours", name) for name in file.colours]
    paths += [("layouts", name) for name in file.layouts]
    paths += [
        ("fonts", "heading"),
        ("fonts", "body"),
        ("logo", "file"),
        ("logo", "alt"),
        ("photograph", "file"),
        ("paper", "margins"),
    ]
    paths += [("photograph", "file"), ("brand",), ("footer",), ("covers",)]  # type: ignore[list-item]
    return {".".join(path): places.value(*path) for path in paths if places.has(*path)}
