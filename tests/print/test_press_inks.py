"""House colours in printing inks: near to what a screen shows, by the measured colours of coated offset (FOGRA39)."""

from __future__ import annotations

import importlib.util
import math
import re
from pathlib import Path
from types import ModuleType

import pytest

from deckgen.blueprint.colours import contrast
from deckgen.planning.paper.paper_colours import WHITE
from deckgen.render.pdf.inks import channels
from deckgen.render.pdf.print_inks import MOST_INK, NEARLY_GREY, PrintInks, black_of, limit, separate
from deckgen.resources import resource

ROOT = Path(__file__).parents[2]
MEASURED = Path(__file__).with_name("fogra39l.csv")
COLOURS = sorted(
    {
        (path.parent.name, *found)
        for path in (ROOT / "templates").glob("*/template.yaml")
        for found in re.findall(r'^  (\w+): "([0-9A-Fa-f]{6})"', path.read_text("utf-8"), re.MULTILINE)
    }
)


def _load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("press_inks", ROOT / "tools" / "press_inks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _load_tool()
PRESS = TOOL.Press(
    [tuple(map(float, line.split(","))) for line in MEASURED.read_text("utf-8").splitlines() if line[0] != "#"]
)


def spread(rgb: str) -> float:
    return max(channels(rgb)) - min(channels(rgb))


def printed(rgb: str) -> tuple[float, ...]:
    """The colour that the inks of a screen colour have on coated paper, relative to it."""
    found: tuple[float, ...] = PRESS.print_colour([100 * ink for ink in PrintInks().ink_colour(rgb)])
    return found


def wanted(rgb: str) -> tuple[float, ...]:
    found: tuple[float, ...] = TOOL.target_of(channels(rgb), PRESS)
    return found


def hue(lab: tuple[float, ...]) -> float:
    return math.degrees(math.atan2(lab[2], lab[1]))


@pytest.mark.parametrize(("template", "role", "rgb"), COLOURS)
def test_each_role_prints_as_it_looks(template: str, role: str, rgb: str) -> None:
    """What papers print: colours that read on white. Lighter ones lie outside what inks can do."""
    if contrast(rgb, WHITE) < 4.5 or spread(rgb) <= NEARLY_GREY:
        return
    found, target = printed(rgb), wanted(rgb)

    assert TOOL.difference(found, target) < 6, (template, role)
    assert abs((hue(found) - hue(target) + 180) % 360 - 180) < 8, (template, role)


@pytest.mark.parametrize("rgb", sorted({rgb for _, _, rgb in COLOURS}))
def test_no_house_colour_needs_more_ink_than_dries(rgb: str) -> None:
    assert sum(PrintInks().ink_colour(rgb)) <= MOST_INK


def test_no_colour_of_all_needs_more_ink_than_dries() -> None:
    table = resource("press_inks.bin").read_bytes()

    assert len(table) == 4 * 9**3
    assert max(sum(table[at : at + 4]) / 255 for at in range(0, len(table), 4)) <= MOST_INK


def test_teal_stays_teal() -> None:
    """It printed blue when each ink was what a channel lacks of the brightest: 78 / 11 / 0 / 53."""
    naive = PRESS.print_colour((78, 11, 0, 53))
    target, found = wanted("1B6B78"), printed("1B6B78")

    assert TOOL.difference(naive, target) > 10
    assert TOOL.difference(found, target) < 4


@pytest.mark.parametrize("grey", ["1F2328", "5C6067", "8F8F8F", "C9C4BA", "F1ECE1"])
def test_greys_are_black_ink_as_light_as_on_the_screen(grey: str) -> None:
    inks = PrintInks().ink_colour(grey)

    assert inks[:3] == (0, 0, 0)
    assert printed(grey)[0] == pytest.approx(wanted(grey)[0], abs=4)


def test_white_has_no_ink_and_black_no_other() -> None:
    assert separate(1, 1, 1) == (0, 0, 0, 0)
    assert black_of(0) == pytest.approx(1)
    assert black_of(1) == pytest.approx(0)
    assert PrintInks().ink_colour("000000") == pytest.approx((0, 0, 0, 1))


def test_too_much_ink_is_taken_from_the_colours_not_from_the_black() -> None:
    cyan, magenta, yellow, black = limit((1, 1, 1, 0.9))

    assert cyan == magenta == yellow
    assert cyan + magenta + yellow + black == pytest.approx(MOST_INK)
    assert black == 0.9


def test_only_dark_text_is_printed_over_what_lies_below() -> None:
    inks = PrintInks()

    assert inks.overprint("1F2328") != inks.overprint("FFFFFF") == inks.overprint("")
