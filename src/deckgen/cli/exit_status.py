"""What the exit status of every command means."""

from __future__ import annotations

FINE = 0
PROBLEMS = 1  # in the content; nothing was written for that deck
# 2 is click's own, for what cannot be asked
ENVIRONMENT = 3  # no rights, disk full
INTERRUPTED = 130  # Ctrl-C, as shells have it
