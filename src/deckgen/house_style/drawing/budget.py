"""How much may be painted of one brand: an office's takes a hundredth of it, a hostile one would take minutes."""

from __future__ import annotations

_MOST_PIXELS_OF_BRAND = 120_000_000  # of all its pictures, as far as they must be decoded
_MOST_DRAWINGS_OF_BRAND = 10_000  # shapes, each as often as a layout shows it


class Budget:
    """What is left for one brand."""

    def __init__(self) -> None:
        self._pixels = _MOST_PIXELS_OF_BRAND
        self._drawings = _MOST_DRAWINGS_OF_BRAND

    def take_pixels(self, pixels: int) -> bool:
        """Whether a picture of that size may still be decoded."""
        self._pixels -= pixels
        return self._pixels >= 0

    def take_drawing(self) -> bool:
        """Whether one more shape may be painted."""
        self._drawings -= 1
        return self._drawings >= 0
