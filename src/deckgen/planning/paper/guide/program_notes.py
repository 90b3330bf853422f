"""What the author noted for the trainer at free slides, agendas and breaks: below the timetable that names them."""

from __future__ import annotations

from deckgen.content.deck import Cluster
from deckgen.planning.paper.flowables import Keep, keep_together
from deckgen.planning.paper.guide.guide_setting import Guide


def set_program_notes(guide: Guide, parent: int) -> None:
    """A title and its notes, one after the other; nothing where nothing was noted."""
    ms = guide.ms
    noted = [item for item in ms.context.deck.program if not isinstance(item, Cluster) and item.notes]
    if not noted:
        return
    full, styles = ms.context.grid.full, ms.context.styles
    heading = ms.heading(3, ms.context.words.program_notes, styles.dilemma, parent, column=full)
    ms.add(keep_together(heading, last=Keep.ALWAYS))
    for item in noted:
        title = ms.paragraph(item.title, styles.strong, parent, column=full, place=item.place)
        ms.add((*keep_together(title, Keep.ALWAYS, last=Keep.ALWAYS), *ms.text(item.notes, parent, column=full)))
