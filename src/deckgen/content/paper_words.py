"""The words on papers: handout, answers, facilitator guide, cards. Words in braces are filled in by planning.

Where a word is a list, each line of it is an item.
"""

from __future__ import annotations

from msgspec import Struct


class PaperWords(Struct, frozen=True):
    """One language's words for papers; each file in resources/locales holds them all."""

    handout: str
    answers: str
    guide: str
    cards: str
    page_of: str  # {page}, {total}
    contents: str
    dilemma: str
    handout_use: str
    handout_use_open: str  # where there is nothing to choose
    my_thoughts: str  # where there is nothing to choose
    discuss: str
    film: str  # {target}
    addresses: str
    address_code: str  # {address}
    answers_use: str
    answers_open: str  # instead, where nothing is judged
    verdict_legend: str
    answer: str
    no_answer: str
    more: str
    more_at_back: str  # {key}: in the guide, where to find it
    same_text: str  # {key}: the author's own text that stood at an earlier dilemma
    see_page: str  # {page}
    on_page: str  # {page}
    slide_column: str  # above numbers of slides
    on_slide: str  # {numbers}
    on_slides: str  # {numbers}: of several
    sources: str
    version: str  # {version}
    internal_use: str
    voting_card: str  # {letter}
    card_front: str  # {key}
    choose: str  # above the choices on a card's back
    guide_use: str
    what: str
    when: str
    for_whom: str
    duration: str
    participants: str
    groups: str
    clusters_per_group: str
    themes: str
    dilemmas: str
    codes: str
    notes: str
    before: str
    prepare: str  # a list
    prepare_film: str
    ground_rules: str
    ground_rule_items: str  # a list
    every_dilemma: str
    material: str
    amount: str
    material_slides: str
    material_handout: str
    material_answers: str
    material_voting: str
    material_cards: str
    material_pens: str
    material_evaluation: str
    once: str
    each_participant: str
    each_group: str
    timetable: str
    start: str
    part: str
    method: str
    group_work: str
    plenary: str  # {cluster}
    method_plenary: str
    method_vote: str
    method_talk: str
    method_film: str
    method_break: str
    clock: str  # {hours}, {minutes}
    continued: str  # {part}: what goes on after a break
    ends: str
    total_groups: str  # {sum}, {minutes}: written out, and what it comes to
    total_other: str  # {minutes}: what is added to it
    total_break: str  # {minutes}
    total_sum: str  # {parts}, {last}, {minutes}
    total_alone: str  # {minutes}
    total_plain: str  # {minutes}
    hours_minutes: str  # {hours}, {minutes}
    ends_at: str  # {time}
    over_budget: str  # {minutes}, {budget}
    slack: str  # what is left of the session's minutes, as a row of the timetable
    under_budget: str  # {minutes}, {budget}
    no_clock: str
    assumed: str  # {dilemma}, {slide}, {pause}
    rotation: str
    rotation_use: str
    rotation_uneven: str  # {turns}: instead, where a theme has more groups than another
    rotation_turns: str  # {groups}, {themes}
    rotation_turn: str  # {themes}
    rotation_none: str  # {themes}
    group: str
    round: str  # {n}
    presents: str
    running_late: str
    running_late_use: str
    running_late_last: str  # where no dilemma has a priority of its own
    skip_if_late: str
    short: str
    short_value: str  # {asked}, {whole}
    short_use: str  # {asked}, {whole}
    short_nothing: str  # {asked}
    left_out: str
    left_out_theme: str  # {cluster}
    left_out_priority: str  # {priority}
    left_out_late: str
    reason: str
    aim: str
    introduction: str
    situation: str
    ask_on: str
    pitfalls: str
    debrief: str
    trainer_notes: str
    read_aloud: str
    values: str
    reviewed: str  # {by}, {on}
    reviewed_by: str  # {by}
    tally: str
    tally_before: str
    tally_after: str
    picture_of: str  # {title}: what a slide's picture shows
    answer_key: str
    answer_key_use: str
    closing: str
    closing_use: str
    closing_questions: str  # a list
    flight_cards: str
    flight_use: str
    at_a_glance: str
    evaluation: str
    evaluation_use: str
    evaluation_items: str  # a list
    evaluation_low: str
    evaluation_high: str
    evaluation_questions: str  # a list
    report: str
    report_use: str
    report_fields: str  # a list
    report_version: str
    report_discussed: str
    report_before: str
    report_after: str
    report_remark: str
    report_questions: str  # a list
    roles: str
    new_facts: str
    outcomes: str
    go_on: str  # {dilemma}, {page}
    later: str
    later_heading: str
    model_order: str
    own_method: str
    step_minutes: str  # {step}, {minutes}
    brief: str  # {role}
    role_card: str
    role_card_use: str
    material_roles: str
    read_step: str
    roles_step: str
    prompts_step: str
    talk_step: str
    twist_step: str
    feedback_quote_step: str
    feedback_step: str
    points: str  # {points}
    one_point: str
    score_sheet: str
    score_name: str
    score_birth: str
    score_date: str
    score_most: str
    score_own: str
    score_total: str
    score_right: str  # {right}
    score_wrong: str  # {points}
    score_pass: str  # {share}, {points}, {most}
    score_band: str  # {points}
    exam_rule_items: str  # a list
    handout_use_kinds: str
    handout_use_exam: str
    answers_use_facts: str
    answers_said: str
    rank_hint: str
    method_discuss: str
    method_answer: str
    method_scale: str
    method_rank: str
