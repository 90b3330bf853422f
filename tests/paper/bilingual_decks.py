"""The deck with answers of the paper tests in French, as a translation of it would be read; and both as one handout."""

from __future__ import annotations

from msgspec.structs import replace
from paper_decks import COMPLAINT, CRITICISM, FACTS, GRIP, OPEN_CASE, REQUEST, answer_deck, make_look, text, words_of

from deckgen.content.deck import Cluster, Deck
from deckgen.content.dilemma import Dilemma
from deckgen.planning.paper import PaperPlan
from deckgen.planning.paper.bilingual.plan import plan_bilingual_handout
from deckgen.rich_text import bullet, paragraph


def _translate(dilemma: Dilemma, title: str, *choices: tuple[str, str]) -> Dilemma:
    made = tuple(
        replace(choice, text=text(words), feedback=text(feedback) if feedback else ())
        for choice, (words, feedback) in zip(dilemma.choices, choices, strict=True)
    )
    return replace(dilemma, title=title, choices=made, answer=(), meer_weten=())


PLAINTE = replace(
    _translate(
        COMPLAINT,
        "Le collègue mécontent",
        ("Vous ne faites rien. Ce que l’on publie sur un profil relève de la vie privée.", "Trois cents amis, c’est."),
        ("Vous trouvez cela déplacé et vous le signalez à votre responsable.", "Un bon choix si c’est public."),
        ("Vous en parlez vous-même à votre collègue.", "Le meilleur premier pas, et le plus franc."),
        ("Vous répondez sous le message que cela ne se fait pas.", "Ainsi, une plainte devient une dispute."),
    ),
    question=(
        paragraph(
            "Un soir, vous parcourez votre fil d’actualité. Un collègue de votre service s’y lâche\u202f: le planning"
            " est «\u00a0une vaste blague\u00a0» et «\u00a0certains\u00a0» ne viennent que pour le café. Qui travaille"
            " là comprend aussitôt de qui il s’agit."
        ),
        paragraph(
            "Le premier message n’est visible que par ses amis. Une semaine plus tard, il en publie un que tout le"
            " monde peut lire."
        ),
        paragraph("Comment réagissez-vous\u202f?", bold=True),
    ),
    discussion=(
        text("Est-ce différent pour vous si seuls des amis voient le message, ou si tout le monde le voit\u202f?"),
        text("Et si votre collègue avait raison au sujet du planning\u202f?"),
    ),
)
DEMANDE = replace(
    _translate(
        REQUEST,
        "La demande d’ami",
        ("Vous l’acceptez, à contrecœur.", "Vous ne devez jamais vous sentir obligé."),
        ("Vous laissez la demande sans réponse.", "C’est possible, mais cela reste entre vous."),
        ("Vous refusez et vous expliquez pourquoi.", "Clair et poli, votre responsable sait où il en est."),
    ),
    question=text("Votre responsable vous envoie une demande d’ami. Que faites-vous\u202f?"),
)
CRITIQUE = replace(
    _translate(
        CRITICISM,
        "La critique d’un citoyen",
        ("Ne pas réagir.", ""),
        ("Rectifier les chiffres sous votre propre nom.", ""),
        ("Remercier et transmettre la critique en interne.", ""),
        ("Partager la critique fondée.", ""),
    ),
    question=text(
        "Un citoyen écrit sur une page publique que le réaménagement de la place, «\u00a0c’est de l’argent jeté par les"
        " fenêtres\u00a0», et il cite le service où vous travaillez. Vous savez que deux des chiffres sont faux.",
        "Que faites-vous\u202f?",
    ),
)
BUREAU = replace(
    _translate(OPEN_CASE, "Silence dans le bureau paysager"),
    question=text(
        "Depuis le déménagement, plus personne n’ose parler à voix haute. Des collègues se parlent par messagerie,"
        " parfois à deux mètres. Comment résolvez-vous le problème\u202f?"
    ),
    discussion=(
        text("Quels réseaux sociaux utilisez-vous pour le travail\u202f?"),
        text("Comment aborder quelqu’un qui travaille à domicile\u202f?"),
    ),
)
REPERES = replace(
    GRIP,
    title="Points de repère",
    text=(
        bullet("le code de déontologie"),
        bullet("votre responsable"),
        bullet("le test de la une\u202f: aimeriez-vous le lire dans le journal\u202f?"),
    ),
)


def french_deck() -> Deck:
    """`answer_deck` in French."""
    deck = answer_deck()
    return replace(
        deck,
        title="L’intégrité en ligne",
        subtitle="Dilemmes sur les réseaux sociaux",
        occasion="Journée portes ouvertes",
        organisation="Ville d’Exemple",
        language="fr",
        program=(
            deck.program[0],
            Cluster("L’agent sur les réseaux sociaux", (PLAINTE, DEMANDE), deck.place),
            deck.program[2],
            Cluster("L’organisation en ligne", (CRITIQUE, BUREAU), deck.place),
            REPERES,
        ),
    )


def plan_pair(first: Deck, second: Deck, *, large_print: bool = False) -> PaperPlan:
    """The handout of a deck in two languages."""
    facts = replace(FACTS, language=first.language, other_languages=(second.language,))
    editions = (first, words_of(first.language)), (second, words_of(second.language))
    return plan_bilingual_handout(*editions, make_look(), facts, large_print=large_print)
