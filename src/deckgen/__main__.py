"""`python -m deckgen`, and what the `deckgen` command starts."""

from __future__ import annotations

import gc
import os
import sys
import warnings
from types import ModuleType

from deckgen.standard_streams import leave, leave_unheard, open_closed_streams
from deckgen.stored_help import show_stored_help, show_version

TYPE_CHECKING = False  # as type checkers understand it, without loading `typing`
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_OBJECTS_BEFORE_A_SEARCH = 1_000_000
# What libraries load for cases that are rare here: paths as addresses (pathlib), programs that unpack photographs
# and the names of what a camera notes (Pillow), schemas of values (msgspec).
_HARDLY_USED: dict[str, tuple[str, ...]] = {
    "ipaddress": (),
    "urllib.parse": ("quote_from_bytes",),
    "subprocess": (),
    "msgspec.inspect": (),
    "PIL.ExifTags": (),
    "msgspec._json_schema": ("schema", "schema_components"),
}


def main() -> None:
    """Run the command line and end the process."""
    open_closed_streams()
    _forget_current_folder()
    if _is_answered():
        return
    if not sys.warnoptions:  # warnings of libraries are for programmers; processes that we start inherit the wish
        warnings.simplefilter("ignore")
        os.environ.setdefault("PYTHONWARNINGS", "ignore")
    gc.set_threshold(_OBJECTS_BEFORE_A_SEARCH)  # what a build makes it keeps: there is no garbage to find
    load_when_used(_HARDLY_USED)
    try:
        from deckgen.cli import command_line

        command_line()
    except SystemExit as end:
        if isinstance(end.code, int | None):
            leave(end.code or 0)
        raise
    except OSError as failure:  # the standard output, while the command line was being read
        leave_unheard(failure)
    except KeyboardInterrupt:  # before the command line could take care of it
        sys.stderr.write("deckgen: stopped\n")
        leave(130)


def load_when_used(names: Mapping[str, tuple[str, ...]]) -> None:
    """Put something in the place of modules that are not loaded yet; the first use of it loads the module.

    With each name come the functions that others take out of the module before they use them.

    Why not `importlib.util.LazyLoader`: before Python 3.12 it loads a module as soon as it is imported a second time.
    """
    from importlib import import_module

    for name, functions in names.items():
        if name not in sys.modules:
            sys.modules[name] = module = _LateModule(name)
            parent, _, child = name.rpartition(".")
            if parent in sys.stdlib_module_names or parent in sys.modules:  # as an import would do
                setattr(import_module(parent), child, module)  # other packages take it from the modules when they come
            for function in functions:
                setattr(module, function, module.make_late(function))


class _LateModule(ModuleType):
    """What whoever imports the module gets until then, and keeps."""

    def make_late(self, name: str) -> Callable[..., object]:
        """A function of the module that loads it when it is called."""

        def call(*arguments: object, **named: object) -> object:
            found: Callable[..., object] = getattr(self.load(), name)
            return found(*arguments, **named)

        return call

    def __getattr__(self, wanted: str) -> object:
        """Called for what is not there: at first all, later nothing. Raises AttributeError for what an import asks."""
        if wanted == "__path__":  # whether modules are to be sought in it
            raise AttributeError(wanted)
        return getattr(self.load(), wanted)

    def load(self) -> ModuleType:
        """The module itself."""
        from importlib import import_module

        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        module = import_module(self.__name__)
        vars(self).update(vars(module))
        return module


def _is_answered() -> bool:
    try:
        return show_version(sys.argv[1:]) or show_stored_help(sys.argv[1:])
    except OSError as failure:
        leave_unheard(failure)


def _forget_current_folder() -> None:
    """`python -m` looks for modules where it was started first: in a repository of decks, that may be anyone's code."""
    try:
        if not sys.flags.safe_path and sys.path[0] in {"", os.getcwd()}:  # noqa: PTH109  # pathlib costs as much again
            del sys.path[0]
    except (OSError, IndexError):
        return


if __name__ == "__main__":
    main()
