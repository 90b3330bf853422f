"""Paints what a layout's slides show behind their text, as small pictures in which places can be looked at."""
