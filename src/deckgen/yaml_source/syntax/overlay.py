"""Plain data with values of other files put over it: each value keeps the place where its author wrote it."""

from __future__ import annotations

import copy
from typing import Any

from deckgen.yaml_source.syntax.author_file import Path, PlacedData, PlaceMap


class Overlay:
    """A copy of plain data that takes values from elsewhere."""

    def __init__(self, plain: PlacedData) -> None:
        self.data: Any = copy.deepcopy(plain.data)
        self._file = plain.file
        self._spots = plain.places.subtree()

    def put(self, path: Path, value: object, places: PlaceMap) -> None:
        """Put a value at a path; `places` is seen from the value. Mappings on the way are made where they are missing.

        A path that leads through something else than mappings and lists is left as it is.
        """
        parent: Any = self.data
        for part in path[:-1]:
            if isinstance(parent, dict) and parent.get(str(part)) is None:
                parent[str(part)] = {}
            parent = look_up(parent, (part,))
        if isinstance(parent, dict):
            parent[str(path[-1])] = copy.deepcopy(value)
        elif isinstance(parent, list) and isinstance(path[-1], int) and path[-1] < len(parent):
            parent[path[-1]] = copy.deepcopy(value)
        else:
            return
        self._move_spots(path, value, places)

    def _move_spots(self, path: Path, value: object, places: PlaceMap) -> None:
        if isinstance(value, str) and path in self._spots:
            self._spots[path] = places.spot()
            return
        length = len(path)
        self._spots = {key: spot for key, spot in self._spots.items() if key[:length] != path}
        self._spots[path] = places.spot()
        self._spots |= {(*path, *key): spot for key, spot in places.subtree().items()}

    def result(self) -> PlacedData:
        """The data as it is now."""
        return PlacedData(self.data, PlaceMap(self._spots), self._file)


def look_up(data: object, path: Path) -> object:
    """The value at a path, or None."""
    for part in path:
        if isinstance(data, dict) and isinstance(part, str):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def name_path(path: Path) -> str:
    """A path as authors read it, items counted from 1: `choices.niets.text`, `discussion.2`."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
