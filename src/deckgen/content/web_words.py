"""The words of the self-study page and of what goes to learning platforms. Words in braces are filled in."""

from __future__ import annotations

from msgspec import Struct


class WebWords(Struct, frozen=True):
    """One language's words for pages; each file in resources/locales holds them all."""

    self_study: str  # the name of the page
    skip: str
    language: str
    overview: str
    progress: str  # {answered}, {total}
    position: str  # {n}, {total}
    use: str
    duration: str  # {minutes}
    privacy: str
    privacy_platform: str
    keep: str
    no_script: str
    begin: str
    resume: str
    back: str
    next: str
    finish: str
    leads_to: str  # {title}
    what_do_you_do: str  # legend of the choices
    ask_statement: str
    ask_fact: str
    ask_scale: str
    true_words: str  # what authors call what is true, parted by commas
    false_words: str
    several: str
    why: str
    your_view: str
    your_answer: str
    show: str
    go_on: str
    choose_first: str
    write_first: str
    feedback: str
    you_chose: str
    no_verdict: str
    others: str
    outcome: str
    colleagues: str
    colleagues_use: str
    change: str
    twist: str  # {n}
    still: str
    roles: str
    role_note: str  # {role}
    move_up: str  # {item}
    move_down: str  # {item}
    moved: str  # {item}, {n}, {total}
    rank_legend: str
    model_order: str
    scale_point: str  # {low}, {high}, {from}, {to}
    done: str  # heading of the last screen
    still_open: str  # {n}
    your_choices: str
    not_answered: str
    answered: str
    score: str  # {score}
    passed: str
    failed: str  # {pass}
    attest: str
    attest_use: str
    name: str
    deck: str
    version: str
    code: str
    date: str
    time_spent: str
    minutes: str  # {minutes}
    print: str
    save_text: str
    restart: str
    restart_sure: str
    kept_partly: str  # the LMS takes no more
    film: str
    film_here: str  # {target}
    source_page: str
    opens_site: str
