"""What I keep about you: shown, taken along, deleted."""

from __future__ import annotations

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.personal_data.verbs import KEEPING_SHOW, MY_DATA_DELETE, MY_DATA_DELETE_SURE, MY_DATA_SHOW
from cards.verbs import Press
from domain.meetings.meeting import MeetingState
from domain.people.school import Role
from domain.personal_data.my_data import MyData, Warned
from locales import N_, tr, trn

ROLES = {Role.LEADER: N_("leader"), Role.TEACHER: N_("teacher"), Role.NONE: N_("not taking part")}
MOST_SCHOOLS = 12


def my_data(scene: Scene, mine: MyData, subject: str) -> Card:
    """What is kept, in short; the whole of it is in the files. ``subject`` is what their addresses are about."""
    language = scene.language
    documents = scene.addresses.document
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(scene.tr("What I keep about you")),
        kit.fact(scene.tr("Name"), kit.escape_line(mine.person.name)),
        kit.fact(scene.tr("Schools"), "\n\n".join(_schools(scene, mine))) if mine.parts or mine.owned else None,
        kit.fact(scene.tr("What you have done"), "\n\n".join(_done(language, mine)) or scene.tr("Nothing yet.")),
        kit.who_sees(
            scene,
            scene.tr(
                "Colleagues see your name at what you see to, and at your remarks. Your placements only you see. What "
                "you vote lies sealed until the meeting ends, and is in no file.",
            ),
        ),
        kit.actions(
            kit.open_url(scene.tr("Fetch all (Excel)"), documents("mydata", subject, scene.now, ".xlsx")),
            kit.open_url(scene.tr("Fetch all (JSON)"), documents("mydata", subject, scene.now, ".json")),
        ),
        kit.actions(
            kit.execute(scene.tr("How long I keep things"), Press(KEEPING_SHOW, scene.school_id))
            if scene.school_id
            else None,
            kit.execute(scene.tr("Delete my data"), Press(MY_DATA_DELETE)),
        ),
        kit.footnote(
            scene.tr(
                "The links hold for a quarter of an hour. What I have written to you in Teams lies in Teams, and not "
                "with me.",
            )
        ),
    )


def ask(scene: Scene, warned: Warned) -> Card:
    """What goes, what stays, and what it does to others, before it is done."""
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(scene.tr("Delete your data?")),
        [kit.box(*(kit.text(line) for line in lines)) for lines in [_warnings(scene, warned)] if lines],
        kit.fact(
            scene.tr("This goes"),
            scene.tr(
                "Your name, your settings, your part in schools, your placements, and what is planned to be sent to "
                "you.",
            ),
        ),
        kit.fact(
            scene.tr("This stays, without your name"),
            scene.tr("What a group agreed: measures and how they went, minutes, remarks and good practice."),
        ),
        kit.text(
            scene.tr(
                "I cannot bring it back. If you write to me or press a button later, you begin anew as somebody I do "
                "not know.",
            )
        ),
        kit.actions(
            kit.execute(scene.tr("Delete my data"), Press(MY_DATA_DELETE_SURE)),
            kit.execute(scene.tr("Keep my data"), Press(MY_DATA_SHOW)),
        ),
    )


def nothing(scene: Scene, *, deleted: bool = False) -> Card:
    """Nothing is kept; it has no buttons, for a press would begin anew."""
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(
            scene.tr("Your data is deleted") if deleted else scene.tr("I keep nothing about you"),
        ),
        kit.text(scene.tr("As long as you do not write to me or press a button, it stays so.")),
        kit.footnote(
            scene.tr(
                "What I have written to you lies in Teams: delete the chat there. The service's backups are "
                "overwritten in their own time.",
            )
        )
        if deleted
        else None,
    )


def _schools(scene: Scene, mine: MyData) -> list[str]:
    language = scene.language
    lines = []
    for school, member in mine.parts[:MOST_SCHOOLS]:
        role = scene.tr(ROLES[member.role]) if member.here else scene.tr("has left")
        about = [role, kit.escape_line(member.subject)] if member.subject else [role]
        lines.append(f"{kit.escape_line(school.name)}: {', '.join(about)}")
    lines += [
        f"{kit.escape_line(school.name)}: {tr(language, 'you own for it')}" for school in mine.owned[:MOST_SCHOOLS]
    ]
    return lines


def _done(language: str, mine: MyData) -> list[str]:
    own = sum(one.owner_id == mine.person.id for one in mine.measures)
    helped = len(mine.measures) - own
    drafts = sum(one.state is MeetingState.DRAFT for one in mine.meetings)
    planned = len(mine.meetings) - drafts
    counted = (
        (own, trn(language, "{count} measure that you see to", "{count} measures that you see to", own)),
        (helped, trn(language, "{count} measure that you help with", "{count} measures that you help with", helped)),
        (
            len(mine.changes),
            trn(language, "{count} change of measures", "{count} changes of measures", len(mine.changes)),
        ),
        (planned, trn(language, "{count} planned meeting", "{count} planned meetings", planned)),
        (
            drafts,
            trn(language, "{count} draft of a meeting, not sent", "{count} drafts of meetings, not sent", drafts),
        ),
        (
            len(mine.remarks),
            trn(language, "{count} remark to minutes", "{count} remarks to minutes", len(mine.remarks)),
        ),
        (len(mine.placed), trn(language, "{count} own placement", "{count} own placements", len(mine.placed))),
        (
            len(mine.attendances),
            trn(
                language,
                "{count} answer about coming to a meeting",
                "{count} answers about coming to meetings",
                len(mine.attendances),
            ),
        ),
    )
    return [words for count, words in counted if count]


def _warnings(scene: Scene, warned: Warned) -> list[str]:
    found = []
    if warned.leaderless:
        names = present.names(scene, [kit.escape_line(school.name) for school in warned.leaderless])
        found.append(scene.tr("Nobody leads {names} then. I ask in the channel who does.", names=names))
    if warned.open_measures:
        found.append(
            scene.trn(
                "You see to {count} measure under way. Nobody does until the leaders find somebody.",
                "You see to {count} measures under way. Nobody does until the leaders find somebody.",
                warned.open_measures,
            )
        )
    if warned.running:
        found.append(
            scene.tr("A meeting is going on. If you have voted in it, your vote goes too, and does not count.")
        )
    return found
