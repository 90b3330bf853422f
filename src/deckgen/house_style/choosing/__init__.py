"""Chooses the layout of a brand presentation for each slide role, and says why."""
