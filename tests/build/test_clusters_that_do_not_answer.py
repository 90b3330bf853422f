"""Whatever answers at the address of a scheduler, or does not, a sentence says so within a bounded time."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from deckgen.build.pipeline import cluster
from deckgen.build.pipeline.cluster import connect
from deckgen.build.pipeline.order import Job, PrintOptions
from deckgen.build.pipeline.workers import run_on_cluster
from deckgen.problems import DeckgenError

pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # connections that nobody answered
    pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning"),
]
SECONDS = 2
LONGEST = 2 * (SECONDS + 1) + 3


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SECONDS_TO_ANSWER", SECONDS)


@contextmanager
def a_port(serve: Callable[[socket.socket], None]) -> Iterator[str]:
    """An address where something takes connections, each in its own way."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def take() -> None:
            while True:
                try:
                    taken, _ = server.accept()
                except OSError:
                    return
                threading.Thread(target=serve, args=(taken,), daemon=True).start()

        threading.Thread(target=take, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"


def say_nothing(taken: socket.socket) -> None:
    time.sleep(LONGEST)
    taken.close()


def speak_of_much(taken: socket.socket) -> None:
    """The length of a message that no memory holds."""
    taken.sendall((2**62).to_bytes(8, "little") * 4)
    time.sleep(LONGEST)
    taken.close()


def hang_up(taken: socket.socket) -> None:
    taken.close()


@pytest.mark.parametrize("serve", [say_nothing, speak_of_much, hang_up])
def test_a_port_that_is_no_scheduler_is_named(serve: Callable[[socket.socket], None]) -> None:
    began = time.monotonic()
    with a_port(serve) as address, pytest.raises(DeckgenError, match="nothing answers as a Dask scheduler"):
        connect(address)
    assert time.monotonic() - began < LONGEST


def test_a_web_server_is_no_scheduler() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            with pytest.raises(DeckgenError, match="nothing answers as a Dask scheduler"):
                connect(f"tcp://127.0.0.1:{server.server_port}")
        finally:
            server.shutdown()


@pytest.mark.parametrize("address", ["tls://127.0.0.1:9", "ucx://127.0.0.1:9", "no://x", "tcp://127.0.0.1:1", "::"])
def test_an_address_that_cannot_be_used_is_named(address: str) -> None:
    with pytest.raises(DeckgenError, match="nothing answers as a Dask scheduler"):
        connect(address)


def test_a_scheduler_without_workers_is_not_waited_for() -> None:
    from distributed import LocalCluster

    with (
        LocalCluster(n_workers=0, processes=False, dashboard_address="", silence_logs=50) as empty,
        pytest.raises(DeckgenError, match="has no worker"),
    ):
        connect(empty.scheduler_address)


@pytest.mark.parametrize("answer", [None, 3, ("a", b"b"), {"deckgen": "0.1.0"}])
def test_a_worker_that_answers_with_no_build_is_named(answer: object) -> None:
    from distributed import LocalCluster

    job = Job(Path("deck.yaml"), "", "", (), PrintOptions(), "")
    with (
        LocalCluster(n_workers=1, processes=False, dashboard_address="", silence_logs=50) as cluster_here,
        pytest.raises(DeckgenError, match="that is no build"),
    ):
        list(run_on_cluster([job], partial(_answer, answer), cluster_here.scheduler_address))


def _answer(answer: Any, _: Job) -> Any:
    return answer
