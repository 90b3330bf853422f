"""Connects to a Dask scheduler within a bounded time, whatever answers at its address."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from deckgen.messages.message import tell
from deckgen.problems import DeckgenError

if TYPE_CHECKING:
    from distributed import Client

SECONDS_TO_ANSWER = 10  # of a scheduler, and then of its first worker

Found = TypeVar("Found")


def connect(address: str) -> Client:
    """A client of the scheduler, which has a worker. Raises DeckgenError."""
    try:
        from distributed import Client
    except ImportError:
        raise DeckgenError(tell("--scheduler needs Dask: pip install 'deckgen[dask]'")) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is said below
    client = _wait_for(
        lambda: Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False),
        tell("nothing answers as a Dask scheduler at {address}", address=address),
    )
    _wait_for(
        lambda: client.wait_for_workers(1, timeout=SECONDS_TO_ANSWER),
        tell("the Dask scheduler at {address} has no worker", address=address),
    )
    return client


def _wait_for(work: Callable[[], Found], otherwise: str) -> Found:
    """What a call gives, if it gives something in time.

    Why a thread: a port that takes a connection and says nothing, or speaks another language, holds Dask for ever. Why
    any exception: what is read from such a port can make Dask raise whatever there is.
    """
    found: list[Found] = []
    failures: list[Exception] = []

    def call() -> None:
        try:
            found.append(work())
        except Exception as failure:  # noqa: BLE001
            failures.append(failure)

    thread = threading.Thread(target=call, daemon=True)
    thread.start()
    thread.join(SECONDS_TO_ANSWER + 1)
    if found:
        return found[0]
    failure = failures[0] if failures else None
    said = str(failure).strip().partition("\n")[0] if failure else ""
    raise DeckgenError(tell("{what}: {said}", what=otherwise, said=said) if said else otherwise) from failure
