"""What the author noted for the trainer at free slides, agendas and breaks: below the timetable that names them."""

from __future__ import annotations

from deckgen.planning.paper.flowables import Keep, keep_together
from deckgen.planning.paper.guide.guide_setting import Guide
from deckgen.planning.paper.link_note_rows import set_link_notes
from deckgen.planning.paper.link_notes import LinkNotes
from deckgen.storyboard.part_search import prose_of
from deckgen.storyboard.parts import Said


def set_program_notes(guide: Guide, parent: int) -> None:
    """A title and its notes, one after the other; nothing where nothing was noted."""
    ms = guide.ms
    noted = [scene for scene in ms.context.board.free if scene.notes]
    if not noted:
        return
    full, styles = ms.context.grid.full, ms.context.styles
    heading = ms.heading(3, ms.context.words.program_notes, styles.dilemma, parent, column=full)
    ms.add(keep_together(heading, last=Keep.ALWAYS))
    ms.setter.link_notes = LinkNotes()
    for scene in noted:
        title = ms.paragraph(scene.heading.text, styles.strong, parent, column=full, place=scene.place)
        ms.add(
            (
                *keep_together(title, Keep.ALWAYS, last=Keep.ALWAYS),
                *ms.text(prose_of(scene.notes, Said.REMARK), parent, column=full),
            )
        )
    ms.add(set_link_notes(ms, parent, full))
    ms.setter.link_notes = None
