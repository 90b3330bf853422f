"""A small but complete ICC profile of a press, made here: two grid points a channel, enough for a real conversion."""

from __future__ import annotations

import struct
from itertools import product

IDENTITY = struct.pack(">9i", *(65536 if at % 4 == 0 else 0 for at in range(9)))
RAMP = bytes(range(256))


def cmyk_profile() -> bytes:
    to_lab = [_lab_of(*(level / 255 for level in levels)) for levels in product((0, 255), repeat=4)]
    to_inks = [_inks_of(*levels) for levels in product((0, 255), repeat=3)]
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 11) + b"Test press\0" + bytes(78),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061),
        b"A2B0": _table(4, 3, to_lab),
        b"B2A0": _table(3, 4, to_inks),
    }
    at, directory, body = 132 + 12 * len(tags), b"", b""
    for name, data in tags.items():
        padded = data + bytes(-len(data) % 4)
        directory += name + struct.pack(">II", at + len(body), len(data))
        body += padded
    header = bytearray(128)
    header[8:12] = b"\x02\x40\0\0"
    header[12:24] = b"prtrCMYKLab "
    header[24:36] = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    header[36:40] = b"acsp"
    header[68:80] = struct.pack(">3i", 63190, 65536, 54061)
    whole = bytes(header) + struct.pack(">I", len(tags)) + directory + body
    return struct.pack(">I", len(whole)) + whole[4:]


def _table(inputs: int, outputs: int, points: list[tuple[int, ...]]) -> bytes:
    head = b"mft1\0\0\0\0" + bytes((inputs, outputs, 2, 0)) + IDENTITY
    return head + RAMP * inputs + bytes(value for point in points for value in point) + RAMP * outputs


def _lab_of(cyan: float, magenta: float, yellow: float, black: float) -> tuple[int, ...]:
    light = 1 - min(1, black + (cyan + magenta + yellow) / 3)
    return (round(255 * light), round(128 + 60 * (magenta - cyan)), round(128 + 60 * (yellow - magenta)))


def _inks_of(lightness: int, _a: int, _b: int) -> tuple[int, ...]:
    return (0, 0, 0, 255 - lightness)
