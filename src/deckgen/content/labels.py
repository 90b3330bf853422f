"""The words that a deck, a theme or a dilemma uses instead of the language's own."""

from __future__ import annotations

from msgspec import Struct


class Labels(Struct, frozen=True):
    """Words in titles and on papers; an empty one means that the language's word holds."""

    question: str = ""
    choice: str = ""
    answer: str = ""
    more: str = ""
    twist: str = ""
    outcome: str = ""

    def over(self, further: Labels) -> Labels:
        """These words, and where one is empty the word of what stands further away."""
        return Labels(
            self.question or further.question,
            self.choice or further.choice,
            self.answer or further.answer,
            self.more or further.more,
            self.twist or further.twist,
            self.outcome or further.outcome,
        )
