"""What a model takes, and what it says of the rest: every fault at once, each at its place."""

from typing import Annotated

import pytest
from msgspec import Meta, field

from deckgen.yaml_source.models.faults import KEY, Fault, FaultKind, KeyPath, UnfitError
from deckgen.yaml_source.models.field_problems import MESSAGES
from deckgen.yaml_source.models.file_fields import Clock, Count, Flag, Id, Line, Markdown, Minutes, Share, one_of
from deckgen.yaml_source.models.file_model import FileModel, ReadInstead, ReadLater, says
from deckgen.yaml_source.models.file_schema import find_names, model_schema
from deckgen.yaml_source.models.model_reader import UNFIT, read_model


class Room(FileModel, frozen=True):
    """A room."""

    name: Annotated[Line, says("What it is called.")]
    seats: Annotated[Count | None, says("How many can sit.")] = None


def read_door(value: object, path: KeyPath, faults: list[Fault]) -> object:
    if value == "open":
        return True
    if value == "ajar":
        faults.append(Fault(FaultKind.UNUSABLE, (*path, "gap"), value))
        return UNFIT
    raise UnfitError(FaultKind.NO_TERM)


class House(FileModel, frozen=True, kw_only=True):
    """A house."""

    id: Annotated[Id, says("Its short name.")] = ""
    from_: Annotated[Clock, says("When it opens.")] = field(name="from", default="")
    rooms: Annotated[list[Room], Meta(min_length=1, max_length=3), says("What is in it.")]
    hours: Annotated[dict[Annotated[str, one_of(("mon", "tue"))], Minutes], says("By day.")] = {}
    notes: Annotated[list[Markdown], says("What else.")] = []
    warm: Annotated[Flag, says("Heated.")] = False
    full: Annotated[Share | None, says("How full.")] = None
    door: Annotated[Annotated[bool, ReadInstead(read_door)] | None, says("The door.")] = None
    later: Annotated[list[Annotated[Room | str, ReadLater()]], says("Read on its own.")] = []

    def __post_init__(self) -> None:
        if self.warm and not self.notes:
            raise UnfitError(FaultKind.EMPTY_PASSAGE, noted=0)


def faults_of(data: object) -> list[tuple[FaultKind, KeyPath]]:
    faults: list[Fault] = []
    assert read_model(House, data, faults) is None
    return [(fault.kind, fault.path) for fault in faults]


def read(data: object) -> House:
    faults: list[Fault] = []
    house = read_model(House, data, faults)
    assert faults == []
    assert house is not None
    return house


def test_texts_become_what_the_fields_ask_for() -> None:
    house = read(
        {
            "from": "9:05",
            "rooms": [{"name": "Hall", "seats": "12"}],
            "hours": {"mon": "7.5"},
            "warm": "ja",
            "notes": ["Airy."],
            "full": "67 %",
            "door": "open",
            "later": ["whatever"],
        }
    )
    assert (house.from_, house.warm, house.full, house.door, house.hours) == ("09:05", True, 0.67, True, {"mon": 7.5})
    assert house.rooms == [Room(name="Hall", seats=12)]
    assert house.later == ["whatever"]


def test_a_key_without_value_or_text_counts_as_not_written() -> None:
    assert read({"id": "", "from": None, "rooms": [{"name": "Hall", "seats": ""}], "notes": None, "full": ""}) == House(
        rooms=[Room(name="Hall")]
    )


def test_lists_that_are_not_written_are_not_shared() -> None:
    first, second = read({"rooms": [{"name": "Hall"}]}), read({"rooms": [{"name": "Hall"}]})
    first.notes.append("Airy.")
    assert second.notes == []


def test_one_mistake_hides_no_other() -> None:
    data = {
        "id": "two words",
        "rooms": [{"seats": "0"}, "Hall", {"name": " ", "colour": "red"}],
        "hours": {"wed": "2", "tue": "-1", "mon": "soon"},
        "notes": [{"text": "no"}, "", None],
        "roof": "flat",
    }
    assert faults_of(data) == [
        (FaultKind.NO_ID, ("id",)),
        (FaultKind.MISSING, ("rooms", 0, "name")),
        (FaultKind.BELOW, ("rooms", 0, "seats")),
        (FaultKind.NO_KEYS, ("rooms", 1)),
        (FaultKind.EMPTY, ("rooms", 2, "name")),
        (FaultKind.UNKNOWN_KEY, ("rooms", 2, "colour")),
        (FaultKind.UNKNOWN_VALUE, ("hours", "wed", KEY)),
        (FaultKind.NOT_ABOVE, ("hours", "tue")),
        (FaultKind.NO_NUMBER, ("hours", "mon")),
        (FaultKind.NO_TEXT, ("notes", 0)),
        (FaultKind.EMPTY, ("notes", 1)),
        (FaultKind.NO_TEXT, ("notes", 2)),
        (FaultKind.UNKNOWN_KEY, ("roof",)),
    ]


@pytest.mark.parametrize(
    ("key", "value", "kind"),
    [
        ("rooms", [], FaultKind.TOO_FEW),
        ("rooms", [{"name": 1}] * 4, FaultKind.TOO_MANY),
        ("rooms", {"name": "Hall"}, FaultKind.NO_LIST),
        ("rooms", None, FaultKind.NO_LIST),
        ("hours", ["mon"], FaultKind.NO_KEYS),
        ("from", "24:00", FaultKind.NO_CLOCK),
        ("warm", "maybe", FaultKind.NO_FLAG),
        ("warm", ["ja"], FaultKind.NO_FLAG),
        ("full", "101%", FaultKind.NO_SHARE),
        ("door", "shut", FaultKind.NO_TERM),
    ],
)
def test_what_does_not_fit_is_named_at_its_key(key: str, value: object, kind: FaultKind) -> None:
    assert faults_of({"rooms": [{"name": "Hall"}], key: value}) == [(kind, (key,))]


def test_a_value_read_by_its_own_reader_reports_deeper_places() -> None:
    assert faults_of({"rooms": [{"name": "Hall"}], "door": "ajar"}) == [(FaultKind.UNUSABLE, ("door", "gap"))]


def test_what_does_not_go_together_is_reported_where_all_else_fits() -> None:
    assert faults_of({"rooms": [{"name": "Hall"}], "warm": "ja"}) == [(FaultKind.EMPTY_PASSAGE, ())]
    assert faults_of({"rooms": [], "warm": "ja"}) == [(FaultKind.TOO_FEW, ("rooms",))]


@pytest.mark.parametrize("data", [None, "Hall", ["Hall"]])
def test_what_holds_no_keys_is_no_model(data: object) -> None:
    assert faults_of(data) == [(FaultKind.NO_KEYS, ())]


def test_each_kind_of_fault_has_its_words() -> None:
    assert set(MESSAGES) == set(FaultKind)


def test_the_schema_shows_keys_as_authors_write_them() -> None:
    schema = model_schema(House)
    assert schema["required"] == ["rooms"]
    assert schema["properties"]["from"] == {
        "default": "",
        "description": "When it opens.",
        "pattern": r"^\d{1,2}:\d{2}$",
        "type": "string",
    }
    assert schema["properties"]["rooms"]["items"] == {"$ref": "#/$defs/Room"}
    assert (schema["properties"]["rooms"]["minItems"], schema["properties"]["rooms"]["maxItems"]) == (1, 3)
    assert schema["$defs"]["Room"]["properties"]["seats"]["anyOf"] == [
        {"maximum": 10000, "minimum": 1, "type": "integer"},
        {"type": "null"},
    ]


def test_the_keys_at_a_place_are_found_through_lists() -> None:
    assert find_names(House, ("rooms", 4)) == ["name", "seats"]
    assert find_names(House, ("later", 0)) == ["name", "seats"]
    assert find_names(House, ("nowhere",)) == []
