"""A choice among names that says which one was probably meant; light, for commands that need no more."""

from __future__ import annotations

from typing import Any

import click

from deckgen.messages.message import tell


class NearChoice(click.Choice[str]):
    """A choice among names that says which one was probably meant."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value, or an error that names the nearest."""
        if value in self.choices:
            return str(value)
        from deckgen.yaml_source.syntax.near_names import find_nearest

        nearest = find_nearest(str(value), self.choices)
        if nearest:
            self.fail(
                tell("`{value}` is not known; did you mean `{nearest}`?", value=value, nearest=nearest), param, ctx
            )
        known = ", ".join(self.choices)
        return self.fail(tell("`{value}` is not known; choose one of: {known}", value=value, known=known), param, ctx)
