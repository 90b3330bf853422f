"""Resolves a colour of DrawingML: its base, what is done to it, and how much it lets through."""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PIL import ImageColor

from deckgen.blueprint.colours import luminance
from deckgen.house_style.parts.brand_xml import Node, local_name

if TYPE_CHECKING:
    from deckgen.house_style.parts.brand_theme import Theme

_SHARE = 100_000
_DEGREE = 60_000
_MOST_COLOURS = 24
_CURVE_STARTS = 0.0031308
_SHORT_NAMES = (("dk", "dark"), ("lt", "light"), ("med", "medium"))  # of preset colours, as against those of CSS

Channels = tuple[float, float, float]


class Paint(NamedTuple):
    """RRGGBB, and how much it hides of what is behind it."""

    rgb: str
    alpha: float = 1.0


def to_channels(paint: Paint) -> tuple[int, int, int, int]:
    """The colour as Pillow writes it."""
    red, green, blue = (int(paint.rgb[start : start + 2], 16) for start in (0, 2, 4))
    return red, green, blue, round(paint.alpha * 255)


def resolve_paint(node: Node | None, theme: Theme) -> Paint | None:
    """Say the colour inside a fill, a stop or a reference; None where there is none."""
    for child in () if node is None else node:
        base = _read_base(child, theme)
        if base is not None:
            return _change(base, child)
    return None


def resolve_colour(node: Node | None, theme: Theme) -> str:
    """Say the RRGGBB of the colour inside a fill or a reference; "" where there is none."""
    paint = resolve_paint(node, theme)
    return "" if paint is None else paint.rgb


def plain_colour(node: Node) -> str:
    """Say the RRGGBB of a colour that needs no theme."""
    name = local_name(node)
    if name == "srgbClr":
        value = node.get("val", "").upper()
        return value if len(value) == 6 and all(sign in "0123456789ABCDEF" for sign in value) else "000000"  # noqa: PLR2004
    if name == "sysClr":
        return node.get("lastClr", "000000" if node.get("val") == "windowText" else "FFFFFF").upper()
    if name == "hslClr":
        hue, light = int(node.get("hue", "0")) / 360 / _DEGREE, read_share(node.get("lum"))
        return _write(colorsys.hls_to_rgb(hue, light, read_share(node.get("sat"))))
    if name == "scrgbClr":
        red, green, blue = (_to_display(read_share(node.get(channel))) for channel in "rgb")
        return _write((red, green, blue))
    return _name_preset(node.get("val", ""))


def _read_base(node: Node, theme: Theme) -> Paint | None:
    name = local_name(node)
    if name == "schemeClr":
        value = node.get("val", "")
        if value == "phClr":
            return theme.placeholder
        rgb = theme.colour(value)
        return Paint(rgb) if rgb else None
    if name in {"srgbClr", "sysClr", "prstClr", "hslClr", "scrgbClr"}:
        return Paint(plain_colour(node))
    return None


def _name_preset(name: str) -> str:
    for short, long in _SHORT_NAMES:
        if name.startswith(short) and not name.startswith(long):
            name = long + name[len(short) :]
    try:
        red, green, blue = ImageColor.getrgb(name.lower())[:3]
    except ValueError:
        return "808080"
    return f"{red:02X}{green:02X}{blue:02X}"


def _change(paint: Paint, node: Node) -> Paint:
    """Apply what a colour says of itself, in the order it says it."""
    red, green, blue = (int(paint.rgb[start : start + 2], 16) / 255 for start in (0, 2, 4))
    channels, alpha = (red, green, blue), paint.alpha
    for change in node:
        name, value = local_name(change), read_share(change.get("val"))
        if name.startswith("alpha"):
            alpha = {"alpha": value, "alphaMod": alpha * value, "alphaOff": alpha + value}.get(name, alpha)
        elif name.startswith("hue"):
            turn = int(change.get("val", "0")) / 360 / _DEGREE
            channels = _change_hue(channels, name, value if name == "hueMod" else turn)
        elif name.startswith(("lum", "sat")):
            channels = _change_hls(channels, name, value)
        elif name in _IN_LIGHT:
            channels = _CHANGES[name](channels, value)
    return Paint(_write(channels), min(1.0, max(0.0, alpha)))


def _change_hls(channels: Channels, name: str, value: float) -> Channels:
    hue, light, saturation = colorsys.rgb_to_hls(*channels)
    if name.startswith("lum"):
        light = _adjust(light, name[3:], value)
    else:
        saturation = _adjust(saturation, name[3:], value)
    return colorsys.hls_to_rgb(hue, light, saturation)


def _change_hue(channels: Channels, name: str, value: float) -> Channels:
    hue, light, saturation = colorsys.rgb_to_hls(*channels)
    hue = {"hue": value, "hueMod": hue * value, "hueOff": hue + value}.get(name, hue)
    return colorsys.hls_to_rgb(hue % 1.0, light, saturation)


def _adjust(now: float, how: str, value: float) -> float:
    changed = {"": value, "Mod": now * value, "Off": now + value}.get(how, now)
    return min(1.0, max(0.0, changed))


def _shade(channels: Channels, value: float) -> Channels:
    return _map_light(channels, lambda light: light * value)


def _tint(channels: Channels, value: float) -> Channels:
    return _map_light(channels, lambda light: light * value + 1 - value)


def _complement(channels: Channels, _: float) -> Channels:
    hue, light, saturation = colorsys.rgb_to_hls(*channels)
    return colorsys.hls_to_rgb((hue + 0.5) % 1.0, light, saturation)


def _invert(channels: Channels, _: float) -> Channels:
    return _map_light(channels, lambda light: 1 - light)


def _to_grey(channels: Channels, _: float) -> Channels:
    red, green, blue = (_to_light(channel) for channel in channels)
    grey = _to_display(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (grey, grey, grey)


_CHANGES: Mapping[str, Callable[[Channels, float], Channels]] = {
    "shade": _shade,
    "tint": _tint,
    "comp": _complement,
    "inv": _invert,
    "gray": _to_grey,
}
_IN_LIGHT = frozenset(_CHANGES)


def _map_light(channels: Channels, change: Callable[[float], float]) -> Channels:
    """Shades and tints are mixed as light."""
    red, green, blue = (_to_display(min(1.0, max(0.0, change(_to_light(channel))))) for channel in channels)
    return (red, green, blue)


def read_share(value: str | None) -> float:
    """The share that a number of DrawingML says, in thousandths of a percent or with its sign."""
    text = value or "0"
    return float(text[:-1]) / 100 if text.endswith("%") else int(text) / _SHARE


def _write(channels: Channels) -> str:
    return "".join(f"{round(min(1.0, max(0.0, channel)) * 255):02X}" for channel in channels)


def _to_light(channel: float) -> float:
    """Undo sRGB's curve."""
    return channel / 12.92 if channel <= _CURVE_STARTS * 12.92 else ((channel + 0.055) / 1.055) ** 2.4


def _to_display(light: float) -> float:
    return light * 12.92 if light <= _CURVE_STARTS else float(1.055 * light ** (1 / 2.4) - 0.055)


def thin_out(colours: Sequence[str]) -> tuple[str, ...]:
    """Keep few enough colours, the lightest and the darkest among them."""
    if len(colours) < _MOST_COLOURS:
        return tuple(colours)
    by_light = sorted(colours, key=lambda rgb: (luminance(rgb), rgb))
    last = len(by_light) - 1
    return tuple(dict.fromkeys(by_light[round(last * step / (_MOST_COLOURS - 2))] for step in range(_MOST_COLOURS - 1)))
