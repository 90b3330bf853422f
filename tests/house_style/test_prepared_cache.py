from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import pptx
from deckgen.content.template import Brand, Template
from deckgen.house_style.preparation import prepare
from deckgen.house_style.prepared_cache import find_folder, keep, recall
from deckgen.problems import Place

FILE = Path(pptx.__file__).parent / "templates" / "default.pptx"
PLACE = Place("templates/huis/template.yaml", 3, 8)


def template(**more: object) -> Template:
    return Template("huis", PLACE, brand=Brand(FILE.read_bytes(), "huis.pptx", PLACE), **more)  # type: ignore[arg-type]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DECKGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "templates"


def only_file(cache: Path) -> Path:
    (file,) = cache.iterdir()
    return file


def test_a_second_build_knows_what_the_first_has_learned(cache: Path) -> None:
    light = {"ink": "EEEEEE"}  # which is a problem, so that problems are remembered too
    learned = prepare(template(colours=light))
    assert only_file(cache).stat().st_size > 0
    remembered = recall(template(colours=light))
    assert remembered is not None
    assert remembered == learned
    assert remembered.problems
    assert prepare(template(colours=light)) == learned


def test_a_build_that_remembers_opens_no_presentation(cache: Path) -> None:
    prepare(template())
    assert cache.is_dir()
    program = f"""
import sys
from pathlib import Path
from deckgen.content.template import Brand, Template
from deckgen.house_style.preparation import prepare
from deckgen.problems import Place
place = Place("templates/huis/template.yaml", 3, 8)
prepare(Template("huis", place, brand=Brand(Path({str(FILE)!r}).read_bytes(), "huis.pptx", place)))
print("pptx" in sys.modules, "lxml.etree" in sys.modules)
"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "False False\n"


def test_own_house_styles_open_no_presentation_and_keep_nothing(cache: Path) -> None:
    prepare(Template("eigen", PLACE))
    assert not cache.exists()


def test_another_template_yaml_or_another_file_is_learned_anew(cache: Path) -> None:
    prepare(template())
    assert recall(template(footer="Bureau")) is None
    assert recall(template(colours={"primary": "17384F"})) is None
    other = Brand(FILE.read_bytes() + b" ", "huis.pptx", PLACE)
    assert recall(Template("huis", PLACE, brand=other)) is None
    prepare(template(footer="Bureau"))
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_byte_that_changed_makes_the_file_as_good_as_absent(cache: Path, place: int) -> None:
    learned = prepare(template())
    file = only_file(cache)
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    assert recall(template()) is None
    assert prepare(template()) == learned
    assert recall(template()) == learned


def test_a_file_of_another_template_is_not_taken_for_this_one(cache: Path) -> None:
    prepare(template())
    first = only_file(cache)
    prepare(template(footer="Bureau"))
    (second,) = set(cache.iterdir()) - {first}
    second.replace(first)
    assert recall(template()) is None


def test_a_cut_or_empty_file_is_as_good_as_absent(cache: Path) -> None:
    prepare(template())
    file = only_file(cache)
    for length in (0, 10, 31, 32, 1000):
        file.write_bytes(file.read_bytes()[:length])
        assert recall(template()) is None


@pytest.mark.parametrize("word", ["off", "0", "No"])
def test_the_cache_can_be_switched_off(word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKGEN_CACHE", word)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert find_folder() is None
    prepare(template())
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", "utf-8")
    monkeypatch.setenv("DECKGEN_CACHE", str(blocked))
    assert not any(problem.is_error for problem in prepare(template()).problems)
    assert blocked.read_text("utf-8") == "no folder"


@pytest.mark.skipif(sys.platform != "linux", reason="each system has a place of its own")
def test_without_a_wish_it_lies_where_the_system_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DECKGEN_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/cache/somebody")
    assert find_folder() == Path("/var/cache/somebody/deckgen/templates")
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert find_folder() is None


def test_the_oldest_make_room(cache: Path) -> None:
    learned = prepare(template())
    for number in range(40):
        keep(template(footer=str(number)), learned)
        for file in cache.iterdir():
            os.utime(file, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns - 10**9))
    assert len(list(cache.iterdir())) <= 33
    assert recall(template(footer="39")) is not None
    assert recall(template(footer="0")) is None


def test_nothing_half_written_stays(cache: Path) -> None:
    prepare(template())
    assert [file.suffix for file in cache.iterdir()] == [".template"]
    kept = only_file(cache)
    kept.unlink()
    kept.mkdir()  # where the next one cannot be put
    prepare(template())
    assert not list(cache.glob("*.tmp"))


def test_a_presentation_that_cannot_be_read_is_not_kept(cache: Path) -> None:
    broken = Template("huis", PLACE, brand=Brand(b"GIF89a", "huis.pptx", PLACE))
    assert prepare(broken).stands_in
    assert not cache.exists()
