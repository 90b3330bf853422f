"""Arguments and options that several commands take, and how decks are found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from deckgen.cli.terminal import say
from deckgen.messages.message import tell
from deckgen.problems import DeckgenError

_A_DAY = 24 * 60

Command = TypeVar("Command", bound=Callable[..., Any])


def decks_argument(command: Command) -> Command:
    """`[DECK…]`: paths, or the names of files in decks/."""
    return click.argument("decks", nargs=-1, metavar="[DECK]...", shell_complete=complete_decks)(command)


def format_option(command: Command) -> Command:
    """`--format`."""
    option = click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "github", "gitlab"]),
        default="text",
        show_default=True,
        help=tell("How problems and files are reported."),
    )
    return option(command)


def language_option(what: str) -> Callable[[Command], Command]:
    """`--language`, which takes a language of deckgen only."""
    return click.option("--language", metavar="CODE", default="", callback=_check_language, help=what)


def minutes_option(what: str) -> Callable[[Command], Command]:
    """`--minutes`, which asks for a short version."""
    return click.option("--minutes", type=click.IntRange(1, _A_DAY), default=None, metavar="N", help=what)


def variant_options(command: Command) -> Command:
    """`--profile`, `--language` and `--minutes`."""
    command = minutes_option(
        tell("A short version: leave out what has the lowest priority until N minutes are enough.")
    )(command)
    what = tell("Build in this language; `nl+fr` makes a handout in two, side by side.")
    command = click.option("--language", metavar="CODE", default="", callback=_check_languages, help=what)(command)
    return click.option("--profile", "profiles", multiple=True, metavar="NAME", help=tell("Organisation or audience."))(
        command
    )


def _check_languages(_context: click.Context, _parameter: click.Parameter, written: str) -> str:
    if not written:
        return ""
    from deckgen.library.languages import read_languages

    with as_bad_parameter():
        return read_languages(written)


def _check_language(_context: click.Context, _parameter: click.Parameter, written: str) -> str:
    if not written:
        return ""
    from deckgen.library.languages import read_language

    with as_bad_parameter():
        return read_language(written)


@contextmanager
def as_bad_parameter() -> Iterator[None]:
    """Say what the library refuses as a mistake in what was typed."""
    try:
        yield
    except DeckgenError as failure:
        raise click.BadParameter(failure.args[0]) from failure


def find_decks(names: tuple[str, ...], form: str = "text") -> tuple[Path, ...]:
    """The decks named, or every decks/*.yaml below the current folder.

    Raises click.UsageError where there is none; who reads JSON finds that in an object too.
    """
    try:
        return _find_decks(names)
    except click.UsageError as failure:
        if form == "json":
            _report_as_json(failure.message, names)
        raise


def _report_as_json(message: str, names: tuple[str, ...]) -> None:
    from deckgen.build.pipeline.order import BuildReport
    from deckgen.cli.problem_report import as_json
    from deckgen.problems import Place, error

    missing = next((name for name in names if not (Path(name).is_file() or _in_decks(name).is_file())), "decks")
    problem = error("unreadable-file", message, Place(Path(missing).as_posix(), 1, 1))
    say(as_json(BuildReport((problem,))))


def _find_decks(names: tuple[str, ...]) -> tuple[Path, ...]:
    if names:
        return tuple(dict.fromkeys(_find_deck(name) for name in names))
    from deckgen.build.pipeline.deck_list import list_decks, list_decks_below

    if stands_in_decks():
        return list_decks(Path())
    _refuse_link()
    found = list_decks_below(Path())
    if not found:
        raise click.UsageError(_explain_none())
    return found


def stands_in_decks() -> bool:
    """Whether the current folder is the `decks/` of a repository, with decks in it."""
    from deckgen.build.pipeline.deck_list import DECKS, list_decks

    here = Path()
    return Path.cwd().name == DECKS and not (here / DECKS).is_dir() and bool(list_decks(here))


def _explain_none() -> str:
    """Why no deck was found: there is none, or its name ends otherwise."""
    for folder in (Path("decks"), Path()):
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            if path.name.lower().endswith((".yaml.txt", ".yml.txt")):
                name = path.name[: -len(".txt")]
                return tell(
                    "`{path}` ends in .txt, so it is no deck: rename it to {name}", path=path.as_posix(), name=name
                )
    return tell("there is no decks/*.yaml here or below; `deckgen new NAME` starts one")


def _find_deck(name: str) -> Path:
    path = Path(name)
    if path.is_file():
        return path
    places = [_in_decks(name), _in_decks(name, ".yml")]
    if stands_in_decks():
        places += [Path(f"{name}.yaml"), Path(f"{name}.yml")]
    found = next((each for each in places if each.is_file()), None)
    if found is not None:
        if found.parent.name:
            _refuse_link()
        return found
    if path.is_dir():
        example = path.joinpath("NAME.yaml").as_posix()
        raise click.UsageError(
            tell("`{name}` is a folder; name a deck in it, such as {example}", name=name, example=example)
        )
    beside = _in_decks(name)
    nearest = _suggest(beside.stem)
    if nearest:
        raise click.UsageError(
            tell(
                "there is no deck `{name}`, neither a file nor {path}; did you mean `{nearest}`?",
                name=name,
                path=beside.as_posix(),
                nearest=nearest,
            )
        )
    raise click.UsageError(
        tell("there is no deck `{name}`, neither a file nor {path}", name=name, path=beside.as_posix())
    )


def _refuse_link() -> None:
    """Whoever names a folder may name a link; `decks` is named by whoever made the repository."""
    from deckgen.file_reading import lies_within

    if not lies_within(Path("decks"), Path()):
        raise click.UsageError(tell("decks is a link that leads out of this folder; name the deck where it really is"))


def refuse_untyped_link(context: click.Context, output: Path) -> None:
    """Whoever types an output folder may name a link; one that is only there came with the repository."""
    from deckgen.file_reading import lies_within

    home = Path("..") if output.parts[:1] == ("..",) else Path()
    is_typed = context.get_parameter_source("output") is click.core.ParameterSource.COMMANDLINE
    if not is_typed and not lies_within(output, home):
        said = tell(
            "{output} is a link that leads out of this folder; name the folder with -o", output=output.as_posix()
        )
        raise click.UsageError(said)


def _in_decks(name: str, ending: str = ".yaml") -> Path:
    return Path("decks", name if name.endswith(ending) else f"{name}{ending}")


def _suggest(stem: str) -> str:
    """The deck that was probably meant."""
    from deckgen.build.pipeline.deck_list import list_decks
    from deckgen.yaml_source.syntax.near_names import find_nearest

    return find_nearest(stem, (path.stem for path in list_decks(Path() if stands_in_decks() else Path("decks"))))


def complete_decks(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The names of decks that begin so, for the completion of shells."""
    from deckgen.build.pipeline.deck_list import list_decks

    folder = Path() if stands_in_decks() else Path("decks")
    return [path.stem for path in list_decks(folder) if path.stem.startswith(incomplete)]


class ToldOption(click.Option):
    """An option whose help has arguments: click would leave its English alone."""

    def __init__(self, names: Sequence[str] | None = None, **settings: Any) -> None:
        super().__init__(names, **settings)
        self.help = settings.get("help")


def quiet_option(command: Command) -> Command:
    """`-q`."""
    return click.option("-q", "--quiet", is_flag=True, help=tell("Print problems only."))(command)
