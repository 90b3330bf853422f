"""What pages are made of: HTML from an author's text, colours that read, a policy that lets nothing else run."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import product
from xml.etree.ElementTree import fromstring

import pytest
from course_of_every_kind import BREAK_OUT, CLOSED, FACTS, make_course_of_every_kind
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckgen.blueprint.colours import contrast
from deckgen.content.template import Template
from deckgen.house_style.own.layout_designs import DESIGNS
from deckgen.house_style.own.own_look import describe_look
from deckgen.house_style.own.palette import make_palette
from deckgen.html_text import write_html, write_inline
from deckgen.problems import Place
from deckgen.render.web.page_colours import write_colours
from deckgen.render.web.self_study import render_self_study, write_json
from deckgen.rich_text import Block, BlockKind, Span, paragraph
from deckgen.storyboard.course import Screen
from deckgen.storyboard.exercise import Answering
from deckgen.yaml_source.reading.locales import LANGUAGES, read_locale

LOOK = describe_look(Template("default", Place("templates/default", 1, 1)), DESIGNS, make_palette({}))
RGB = st.from_regex(r"[0-9A-F]{6}", fullmatch=True)


def item(text: str, level: int = 0, number: int = 0) -> Block:
    return Block(BlockKind.NUMBER if number else BlockKind.BULLET, (Span(text),), level, number)


def test_lists_stand_in_the_items_that_they_belong_to() -> None:
    text = (item("a"), item("a1", 1, 1), Block(BlockKind.PARAGRAPH, (Span("more"),), 1), item("b"), paragraph("end"))

    assert write_html(text) == "<ul><li>a<ol><li>a1</li></ol><p>more</p></li><li>b</li></ul><p>end</p>"


def test_a_numbered_list_behind_bullets_is_a_list_of_its_own_and_keeps_its_number() -> None:
    assert write_html((item("a"), item("b", 0, 3))) == '<ul><li>a</li></ul><ol start="3"><li>b</li></ol>'


def test_a_table_names_its_columns() -> None:
    cells = (Span("What"), Span("\t"), Span("€"), Span("\n"), Span("Gift", bold=True), Span("\t"), Span("<50"))
    table = Block(BlockKind.TABLE, cells, columns=("left", "right"))

    assert write_html((table,)) == (
        '<table><thead><tr><th scope="col">What</th><th scope="col" class="right">€</th></tr></thead>'
        '<tbody><tr><td><strong>Gift</strong></td><td class="right">&lt;50</td></tr></tbody></table>'
    )


def test_only_addresses_of_the_web_and_of_mail_become_links() -> None:
    spans = (
        Span("a", link="javascript:alert(1)"),
        Span("b", link='https://x.org/?a=1&b="2"'),
        Span("c", link="data:x"),
    )

    made = write_html((Block(BlockKind.PARAGRAPH, spans),))

    assert made.count("<a ") == 1
    assert 'href="https://x.org/?a=1&amp;b=&quot;2&quot;"' in made


FRENCH = read_locale("fr")
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))  # no XML
SPANS = st.builds(Span, TEXTS, st.booleans(), st.booleans(), st.sampled_from(["", "https://x.org/a'b"]))
KINDS = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.BULLET, BlockKind.NUMBER])
BLOCKS = st.builds(
    Block, KINDS, st.lists(SPANS, max_size=3).map(tuple), st.integers(0, 3), st.integers(0, 4), st.booleans()
)


@given(st.lists(BLOCKS, max_size=8).map(tuple))
def test_any_text_is_well_formed_and_says_every_word_once(text: tuple[Block, ...]) -> None:
    said = "".join(fromstring(f"<div>{write_html(text)}</div>").itertext())

    assert said == "".join(block.text for block in text if block.text.strip())
    fromstring(f"<div>{write_inline(text)}</div>")


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(("paper", "tint", "ink", "primary", "question", "muted"), RGB)))
def test_every_colour_of_text_reads_on_every_ground_of_any_house_style(colours: dict[str, str]) -> None:
    css = write_colours(make_palette(colours))
    for block in re.findall(r":root\{([^}]*)\}", css):
        shown = dict(re.findall(r"--([\w-]+):#(\w{6});", block))
        grounds = [shown[name] for name in ("paper", "surface", "tint")]
        for name, ground in product(
            ("muted", "primary", "question", "positive", "neutral", "negative", "link"), grounds
        ):
            assert contrast(shown[name], ground) >= 4.5, (name, shown[name], ground)
        assert contrast(shown["on-primary"], shown["primary"]) >= 4.5


def page(*languages: str) -> str:
    courses = [(make_course_of_every_kind(language), read_locale(language)) for language in languages]
    return render_self_study(courses, LOOK, FACTS).decode()


def test_where_nothing_is_said_of_an_answer_no_feedback_is_promised() -> None:
    course = make_course_of_every_kind("fr")
    exercise = next(screen.exercise for screen in course.screens if screen.key == "pick")
    assert exercise
    silent = replace(exercise, judged={}, endings={}, answer=(), more=[], discussion=())
    courses = [replace(course, screens=(Screen(x.key, x.title, exercise=x),), themes=()) for x in (exercise, silent)]
    shown = [render_self_study([(each, FRENCH)], LOOK, FACTS).decode() for each in courses]

    assert exercise.says_anything
    assert not silent.says_anything
    assert [FRENCH.web.show in text.split("</main>")[0] for text in shown] == [True, False]
    assert [FRENCH.web.no_verdict in text.split("</main>")[0] for text in shown] == [False, True]
    assert '"labelled":"{label}\u00a0: {words}"' in shown[0]


def test_the_page_is_the_same_each_time_and_small() -> None:
    assert page("en") == page("en")
    assert len(page("en").encode()) < 300_000 * 0.6


def test_a_page_holds_the_words_that_its_scripts_say_and_no_others() -> None:
    data = json.loads(page("en").split('id="course">')[1].split("</script>")[0])
    script = page("en").rpartition("<script>")[2]

    assert set(data["words"]["en"]) == set(re.findall(r"words\.(\w+)", script))
    assert "begin" in data["words"]["en"]
    assert not re.search(r"^\s*//|^[ \t]", script, re.MULTILINE)


def test_the_policy_names_the_digest_of_every_script_and_style_and_allows_nothing_else() -> None:
    text = page("nl", "fr")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    allowed = policy[1].replace("&#39;", "'")
    inside = [each[1] for each in re.findall(r"<(script|style)>(.*?)</\1>", text, re.DOTALL)]
    assert len(inside) == 3
    for each in inside:
        assert f"'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'" in allowed
    assert allowed.startswith("default-src 'none'; ")
    assert "unsafe" not in allowed
    reader = AttributeReader()
    reader.feed(text)
    assert {"class", "lang", "data-screen"} < reader.names
    assert not {name for name in reader.names if name.startswith("on") or name == "style"}


class AttributeReader(HTMLParser):
    """The names of all attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, _tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.names |= {name for name, _ in attributes}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_page(language: str) -> None:
    text = page(language)

    assert f'<html lang="{language}"' in text
    assert read_locale(language).web.privacy.split(".")[0] in text


def test_words_that_want_out_of_a_script_are_kept_in() -> None:
    assert "<" not in write_json({"text": BREAK_OUT})
    assert "\u2028" not in write_json("\u2028")


def test_nothing_closed_stands_outside_what_is_folded() -> None:
    text = re.sub(
        r"<details class=\"(fold|brief)\".*?(?=<div class=\"later\"|<form|<div class=\"steps)",
        "",
        page("en"),
        flags=re.DOTALL,
    )

    assert CLOSED not in text


def test_points_are_those_of_the_best_choice_or_of_all_right_ones_together() -> None:
    exercises = {screen.key: screen.exercise for screen in make_course_of_every_kind().screens if screen.exercise}

    assert [exercises["pick"].points_of(f"o{number}") for number in range(3)] == [0, 1, 0.8]
    assert exercises["pick"].most_points == 1
    assert exercises["several"].most_points == 1.6
    assert exercises["rate"].most_points == 0
    assert exercises["rate"].answering is Answering.RATE
