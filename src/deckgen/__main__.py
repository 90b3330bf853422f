"""`python -m deckgen`, and what the `deckgen` command starts."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from deckgen.cli import command_line

    command_line()


if __name__ == "__main__":
    main()
