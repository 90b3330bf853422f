"""Runs a command under an audit hook: in a process of its own, or in a fork of this one, which has all of it loaded.

A fork costs a tenth of a process. Nothing of one run is left for the next: each has its own fork, of a process that
only loaded modules. What a fork cannot show (what is opened while modules load, how Python begins) the processes show.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import os
import pkgutil
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SECONDS = 10  # of the processor
PATIENCE = 90  # seconds by the clock, on a machine that does other work as well
MEMORY = 3 << 30
NOT_LOADED = ("deckgen.__main__", "deckgen.build.pipeline.cluster")  # what starts itself, and what needs dask
STREAMS = ("kept",) * 10 + ("full", "closed", "unread", "mute", "deaf")
WATCH = """
import os, sys
def watch_from_now(path):
    log = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.set_inheritable(log, False)
    here = os.getcwd()
    def note(line):
        os.write(log, (line + chr(10)).encode("utf-8", "surrogateescape"))
    def name(path, folder=-1):
        if isinstance(folder, int) and folder >= 0:  # what shutil removes is named from its folder
            return os.path.join(os.readlink(f"/proc/self/fd/{folder}"), os.fsdecode(path))
        path = os.path.join(here, os.fsdecode(path))
        return os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
    def watch(event, arguments):
        if event == "open":
            path, mode, flags = arguments
            writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) if isinstance(flags, int) else 0
            if writes and not isinstance(path, int):
                note("write " + os.path.realpath(os.path.join(here, os.fsdecode(path))))
        elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.spawn", "pty.spawn"):
            note("start " + os.fsdecode(arguments[0]))
        elif event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto"):
            note("connect " + repr(arguments[-1]))
        elif event == "os.rename":
            note("write " + name(arguments[0], arguments[2]))
            note("write " + name(arguments[1], arguments[3]))
        elif event in ("os.remove", "os.rmdir", "os.chmod", "os.mkdir", "os.truncate", "os.utime"):
            if not isinstance(arguments[0], int):
                note("write " + name(arguments[0], arguments[-1] if event in ("os.remove", "os.rmdir") else -1))
        elif event in ("os.symlink", "os.link"):
            note("write " + name(arguments[1]))
    sys.addaudithook(watch)
"""
PROCESS = f"{WATCH}\nwatch_from_now(os.environ.pop('DECKGEN_AUDIT'))\nsys.argv[0] = 'deckgen'\n"
PROCESS += "from deckgen.__main__ import main\nmain()\n"


@dataclass(frozen=True)
class Outcome:
    """How a run ended: `status` is None where it did not."""

    status: int | None
    said: str
    seconds: float


def run_process(words: tuple[str, ...], folder: Path, log: Path, environment: dict[str, str], stream: str) -> Outcome:
    """Run a command as a user does."""
    said = log.with_name("said.txt")
    command = [sys.executable, "-c", PROCESS, *words]
    variables = {**environment, "DECKGEN_AUDIT": str(log)}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=variables,
        start_new_session=True,
        preexec_fn=lambda: _prepare(said, stream),  # noqa: PLW1509
    )
    outcome = _wait(process.pid, said)
    process.returncode = 0  # it was waited for
    return outcome


def run_fork(words: tuple[str, ...], folder: Path, log: Path, environment: dict[str, str], stream: str) -> Outcome:
    """Run a command in a fork."""
    _load_all()
    said = log.with_name("said.txt")
    child = os.fork()
    if child:
        return _wait(child, said)
    try:
        os.setsid()
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        tempfile.tempdir = None  # this process asked for its own
        _prepare(said, stream)
        _open_streams()
        sys.argv = ["deckgen", *words]
        made: dict[str, object] = {}
        exec(WATCH, made)  # noqa: S102
        watch = made["watch_from_now"]
        assert callable(watch)
        watch(str(log))
        importlib.import_module("deckgen.__main__").main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001  # what Python would have said
        with contextlib.suppress(Exception):
            traceback.print_exc()
        status = 1
    else:
        status = 0
    try:
        for one in (sys.stdout, sys.stderr):
            one.flush()
    except Exception:  # noqa: BLE001  # as Python ends
        status = 120
    os._exit(status)


@cache
def _load_all() -> None:
    import deckgen

    for module in pkgutil.walk_packages(deckgen.__path__, "deckgen."):
        if module.name not in NOT_LOADED:
            importlib.import_module(module.name)
    importlib.import_module("deckgen.__main__")
    gc.collect()
    gc.freeze()


def _prepare(said: Path, stream: str) -> None:
    """Bound what the process may take, and lay out its streams."""
    resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.SIG_DFL)
    kept = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(kept, 1)
    os.dup2(kept, 2)
    if stream == "full":
        os.dup2(os.open("/dev/full", os.O_WRONLY), 1)
    elif stream == "unread":
        reading, writing = os.pipe()
        os.close(reading)
        os.dup2(writing, 1)
    for number in {"closed": (1,), "mute": (2,), "deaf": (0, 1, 2)}.get(stream, ()):
        os.close(number)
    os.closerange(3, 64)


def _open_streams() -> None:
    """What Python makes of its three numbers when it begins."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            setattr(sys, name, None)
        else:
            errors = "backslashreplace" if name == "stderr" else "strict"
            setattr(sys, name, io.TextIOWrapper(os.fdopen(number, f"{mode}b"), "utf-8", errors))


def _wait(child: int, said: Path) -> Outcome:
    until = time.monotonic() + PATIENCE
    while True:
        ended, status, used = os.wait4(child, os.WNOHANG)
        if ended:
            break
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            _, _, used = os.wait4(child, 0)
            return Outcome(None, _read(said), used.ru_utime + used.ru_stime)
        time.sleep(0.002)
    return Outcome(os.waitstatus_to_exitcode(status), _read(said), used.ru_utime + used.ru_stime)


def _read(said: Path) -> str:
    return said.read_bytes().decode("utf-8", "replace") if said.exists() else ""
