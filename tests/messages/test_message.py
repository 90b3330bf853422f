"""A text for people keeps what it was made from, wherever it goes."""

from __future__ import annotations

import json
import pickle

import pytest

from deckgen.messages.message import Message, tell, tell_count
from deckgen.messages.stored_message import restore_message, store_message
from deckgen.problems import MAX_MESSAGE, Place, error

MESSAGE = tell_count("{count} file of {what}", "{count} files of {what}", count=2, what=tell("a list"))


class Loud:
    """A language that shouts."""

    def gettext(self, message: str) -> str:
        return message.replace("file", "FILE").replace("list", "LIST")

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self.gettext(one if count == 1 else many)


def test_a_message_is_its_english_text() -> None:
    assert tell("The file `{name}` holds {{ term }} and {count:,}.", name="x", count=1234) == (
        "The file `x` holds {{ term }} and 1,234."
    )


@pytest.mark.parametrize(("count", "expected"), [(0, "0 files"), (1, "1 file"), (2, "2 files")])
def test_one_and_many_differ(count: int, expected: str) -> None:
    assert tell_count("{count} file", "{count} files", count=count) == expected


def test_a_message_within_a_message_is_translated_too() -> None:
    message = tell("This file is {what}.", what=tell("a list"))
    assert isinstance(message, Message)
    assert message.worded(Loud()) == "This FILE is a LIST."


def test_a_message_survives_the_way_to_another_process() -> None:
    came = pickle.loads(pickle.dumps(MESSAGE))  # noqa: S301  # what deckgen sent itself
    assert came == MESSAGE
    assert came.worded(Loud()) == "2 FILEs of a LIST"


def test_a_message_survives_the_way_to_a_file() -> None:
    came = restore_message(json.loads(json.dumps(store_message(MESSAGE))))
    assert isinstance(came, Message)
    assert came.worded(Loud()) == "2 FILEs of a LIST"


@pytest.mark.parametrize(
    "stored",
    [
        3,
        None,
        {"template": "x"},
        {"template": 3, "arguments": {}},
        {"template": "x", "arguments": []},
        {"template": "x", "many": "y", "arguments": {}},
        {"template": "x", "arguments": {"a": ["b"]}},
    ],
)
def test_what_is_no_stored_message_is_refused(stored: object) -> None:
    with pytest.raises((TypeError, KeyError)):
        restore_message(stored)


def test_a_long_argument_is_shortened_and_the_message_stays_one() -> None:
    problem = error("x", tell("`{name}` is no name.", name="n" * 5000), Place("f"))
    assert isinstance(problem.message, Message)
    assert len(problem.message) <= MAX_MESSAGE


def test_line_ends_of_an_author_do_not_end_the_line_of_a_message() -> None:
    assert error("x", tell("`{name}` is no name.", name="a\nb"), Place("f")).message == "`a b` is no name."
