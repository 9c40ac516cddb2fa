"""Arriving: the first words to a channel and to a person, and who leads."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.people.verbs import LEAD_CLAIM, LEAD_CONFIRM, LEAD_HAND_OVER, LEAD_MYSELF
from cards.people.who import lead_button
from cards.verbs import Press
from domain.people.school import Caller, Member, Person, School
from locales import tr


def channel(scene: Scene, school: School, has_leader: bool) -> Card:
    """The one welcome post of a school."""
    lines = (
        scene.tr("The leader calls a meeting in one sentence. I bring the figures and the questions."),
        scene.tr("Each of us votes on which level we are usually at. Nobody sees what the others vote."),
        scene.tr("We agree on a level and a few measures. I ask kindly how they are going."),
    )
    claim = None
    if not has_leader:
        claim = kit.actions(kit.execute(scene.tr("I lead the school"), Press(LEAD_CLAIM, school.id)))
    return kit.card(
        scene,
        kit.subtle(f"Samklang · {kit.escape_line(school.name)}"),
        kit.heading(scene.tr("Hello. I help you talk about quality together")),
        kit.text("\n".join(f"- {line}" for line in lines)),
        None if has_leader else kit.text(scene.tr("Who leads the school?"), bold=True, spacing="Medium"),
        claim,
        kit.who_sees(
            scene,
            scene.tr("Everybody in the channel sees what I post here. What you write to me alone, only you see."),
        ),
        kit.footnote(scene.tr("Write **help** to me, here or in a chat of our own.")),
    )


def who_leads(scene: Scene, school: School, members: Sequence[Member]) -> Card:
    """To the person who installed: who leads? One press either way."""
    people = [(member.person.id, member.person.name) for member in members if member.here][:100]
    hand_over: list[kit.Element] = []
    if people:
        hand_over = [
            kit.choices("person", scene.tr("Or choose who does"), people, hint=scene.tr("Choose a person")),
            kit.actions(kit.execute(scene.tr("Hand over"), Press(LEAD_HAND_OVER, school.id))),
        ]
    return kit.card(
        scene,
        kit.subtle(f"Samklang · {kit.escape_line(school.name)}"),
        kit.heading(scene.tr("Who leads the school?")),
        kit.text(scene.tr("You added me here. Whoever leads calls the meetings and can change roles.")),
        kit.actions(
            kit.execute(
                scene.tr("I lead the school"),
                Press(LEAD_MYSELF, school.id),
                style="positive",
                associated=False,
            )
        ),
        hand_over,
        kit.footnote(scene.tr("The choice can be changed later: write **who**."), apart=False),
    )


def handed_over(scene: Scene, school: School, leader_name: str) -> Card:
    """The installer's answer: thank you, that was all."""
    name = kit.escape_line(leader_name)
    return kit.card(
        scene,
        kit.subtle(f"Samklang · {kit.escape_line(school.name)}"),
        kit.heading(scene.tr("Thank you. {name} leads here", name=name)),
        kit.text(
            scene.tr("I have said so to {name}, with a first meeting ready. You need do nothing more.", name=name)
        ),
    )


def leads_now(scene: Scene, school: School) -> Card:
    """To who added the bot and says in the channel that they lead: the rest is in their own chat."""
    return kit.card(
        scene,
        kit.subtle(f"Samklang · {kit.escape_line(school.name)}"),
        kit.heading(scene.tr("You lead here now")),
        kit.text(scene.tr("In our own chat you find what to begin with.")),
    )


def settled(scene: Scene, school: School, leader_name: str) -> Card:
    """The question to the person who installed, once somebody leads."""
    return kit.card(
        scene,
        kit.subtle(f"Samklang · {kit.escape_line(school.name)}"),
        kit.heading(scene.tr("{name} leads the school", name=kit.escape_line(leader_name))),
        kit.footnote(scene.tr("The choice can be changed later: write **who**."), apart=False),
    )


def nobody_leads(scene: Scene, caller: Caller) -> Card:
    """To who says that they lead, where nobody does yet: the press by which they do."""
    sentence = scene.tr("Whoever leads calls the meetings and can change roles. One of the others confirms it.")
    if caller.person.id == caller.school.installer_id:
        sentence = scene.tr("Whoever leads calls the meetings and can change roles.")
    return kit.card(
        scene,
        kit.subtle(f"Samklang · {kit.escape_line(caller.school.name)}"),
        kit.heading(scene.tr("Nobody leads this school in Samklang yet.").rstrip(".")),
        kit.text(sentence),
        kit.actions(lead_button(scene, caller)),
    )


def stranger(scene: Scene) -> Card:
    """The personal welcome for somebody whose school has not added the bot yet."""
    return kit.card(
        scene,
        kit.subtle("Samklang"),
        kit.heading(scene.tr("Hello. I help you talk about quality together")),
        kit.text(scene.tr("I belong in a school's team in Teams, and I have not met yours yet.")),
        kit.text(
            scene.tr("Add me to the school's team, or ask whoever runs it to. Then write **hello** to me here."),
        ),
        kit.who_sees(scene, scene.tr("Only you see what we write here. It stays in Teams.")),
    )


def claim(scene: Scene, school: School, claimant: Person) -> Card:
    """To the channel: somebody says that they lead; another member confirms."""
    language, name = scene.language, kit.escape_line(claimant.name)
    press = Press(LEAD_CONFIRM, school.id, claimant.id)
    return kit.card(
        scene,
        kit.subtle(f"Samklang · {kit.escape_line(school.name)}"),
        kit.heading(tr(language, "Does {name} lead the school?", name=name)),
        kit.text(tr(language, "One of you others needs to confirm it. One press is enough.")),
        kit.actions(kit.execute(tr(language, "Yes, that is right"), press)),
        kit.footnote(tr(language, "If it is not right, leave it be, or say so here."), apart=False),
    )


def claimed(scene: Scene, school: School, leader_name: str) -> Card:
    """The same card after it was confirmed."""
    return kit.card(
        scene,
        kit.subtle(f"Samklang · {kit.escape_line(school.name)}"),
        kit.heading(scene.tr("{name} leads the school", name=kit.escape_line(leader_name))),
        kit.text(scene.tr("It has been confirmed by a colleague. Write **who** to see the roles.")),
    )
