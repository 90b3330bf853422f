"""The words on slides and in speaker notes. Words in braces are filled in by planning."""

from __future__ import annotations

from msgspec import Struct


class SlideWords(Struct, frozen=True):
    """One language's words for slides; each file in resources/locales holds them all."""

    question_title: str  # {cluster}, {word}, {n}
    answer: str  # behind the question's title: "antwoord"
    more: str
    discussion: str
    part: str  # {title}, {n}, {total}: " (2/3)"
    choice_name: str  # {letter}: name of a choice
    see_feedback: str  # {letter}: what a letter badge links to
    show_feedback: str  # {letter}: what a letter badge makes appear
    see_more: str
    home: str
    watch_video: str
    quote_source: str  # {source}, {section}
    prompts: str
    position: str  # {cluster}, {n}, {total}: the footer
    introduction_section: str
    closing_section: str
    notes_say: str  # headings of the speaker notes
    notes_timing: str  # {minutes}
    notes_aim: str
    notes_introduction: str
    notes_prompts: str
    notes_pitfalls: str
    notes_debrief: str
    notes_verdicts: str
    notes_source: str  # {source}
    notes_values: str
    notes_more: str  # what to do on the slide
    notes_discussion: str
    notes_cluster: str
    notes_agenda: str
    notes_break: str
    notes_free: str
    notes_opening: str
    notes_video: str  # {target}
    notes_continued: str
    no_verdict: str
    minutes: str  # {minutes}: "10 min."
    notes_remarks: str  # heading of the facilitator's own notes
    notes_share: str  # {minutes}, {total}: a step's share of a dilemma's time
    notes_full_title: str  # {title}: of which the slide shows a part
    notes_reviewed: str  # {by}, {date}
    see_cluster: str  # {cluster}: what a number on the agenda links to
    one_dilemma: str  # on a cluster's own slide
    dilemmas: str  # {n}
    name_title: str  # names of the shapes on a slide
    name_subtitle: str
    name_details: str
    name_text: str
    name_question: str
    name_prompts: str
    name_picture: str
    name_letter: str  # {letter}
    name_echo: str  # {name}: a choice that an answer says again
    name_verdict: str  # {letter}
    name_cluster: str  # {n}
    name_part: str  # {n}
    name_time: str  # {time}
    name_rule: str
    name_progress: str  # {number}: a dot on the rail above the title
    go_on: str  # {dilemma}
    roles: str  # {roles}
    votes: str
    name_chart: str
    name_table: str
    name_film: str
    model_order: str
    group_work: str
    notes_group_work: str
    group_minutes: str  # {minutes}
    notes_opening_exam: str
    twist: str
    twist_number: str  # {n}: where there are several
    outcome: str
    vote: str
    notes_twist: str
    notes_outcome: str
    notes_vote: str
    name_dilemma: str  # the line above the title that names the dilemma
    name_sign: str  # {name}: the symbol on a verdict or a button
