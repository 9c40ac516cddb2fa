"""Groups as all see them: who talks with whom, in which order, how far each group is and what it found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.groups.verbs import GROUP_MINE
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.groups.groups import Group, Part
from domain.groups.seating import here
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Member
from locales import N_, tr

People = Mapping[str, Member]  # members of the school by person
PARTS = {
    Part.CHAIR: N_("leads the talk"),
    Part.TIMEKEEPER: N_("keeps the time"),
    Part.FOCUS: N_("keeps to the question"),
    Part.SECRETARY: N_("writes"),
}
ROOM_FOR_FINDINGS = 3600  # characters on the shared card, 4 bytes each at worst; the whole texts are in the minutes
LONGEST_SHOWN = 500
MANY = 12  # groups: from more on their rows have no mark, and what they found waits for the minutes
MOST_LINES = 6  # groups told of one by one on the leader's card
LONGEST_NAME = 30


def shared(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    groups: Sequence[Group],
    members: People,
    *buttons: kit.Button,
    note: str = "",
) -> Card:
    """The card in the thread, edited in place. With ``buttons`` it is the leader's own view of it."""
    title = kit.escape_line(present.title(scene, characteristic))
    over = meeting.state is not MeetingState.RUNNING
    own = kit.execute(scene.tr("My group"), Press(GROUP_MINE, meeting.id), fallback=False, associated=False)
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("you lead the meeting")) if buttons else kit.subtle(title),
        kit.heading(scene.tr("What the groups found") if over else scene.tr("We talk in groups")),
        kit.box(kit.text(note)) if note else None,
        None if over else kit.text(_how(scene, groups)),
        _question(scene, meeting),
        [row for group in groups for row in _rows(scene, group, groups, members)],
        None if over else kit.actions(*(buttons or [own])),
        None if over or buttons else kit.footnote(_means(scene), apart=False),
    )


def status_lines(scene: Scene, groups: Sequence[Group]) -> list[str]:
    """How far the groups are, for the leader's card: "Gruppe 1 er ferdig, gruppe 2 skriver". Empty without groups."""
    if not groups:
        return []
    if len(groups) > MOST_LINES:
        done = sum(group.done for group in groups)
        part = present.out_of(scene, done, len(groups))
        return [scene.trn("{part} groups has finished", "{part} groups have finished", done, part=part)]
    said = [_status(scene, group) for group in groups]
    return [", ".join([said[0], *(words[:1].lower() + words[1:] for words in said[1:])])]


def name_of(member: Member, others: Sequence[Member]) -> str:
    """What a person is called among these people: the first name, with the surname where two have the same."""
    first = member.person.first_name
    twice = sum(other.person.first_name.casefold() == first.casefold() for other in others) > 1
    return kit.escape_line(kit.short(member.person.name if twice else first, LONGEST_NAME))


def order(scene: Scene, group: Group, members: People) -> list[str]:
    """The group in speaking order, each with their part: "Silje (ordstyrer)"."""
    everybody = [member for member in members.values() if member.takes_part]
    found = []
    for seat, member in here(group, members):
        name = name_of(member, everybody)
        part = PARTS.get(seat.part)
        found.append(f"{name} ({tr(scene.language, part)})" if part else name)
    return found


def _how(scene: Scene, groups: Sequence[Group]) -> str:
    how = scene.tr("Speak in the order you stand in, one at a time. When all have spoken, talk freely.")
    if any(seat.part is Part.SECRETARY for group in groups for seat in group.seats):
        return how
    return f"{how} {tr(scene.language, 'Agree on who writes.')}"


def _means(scene: Scene) -> str:
    return scene.tr("Press My group to write what you find. If you come late, press I am here first.")


def _question(scene: Scene, meeting: Meeting) -> kit.Element | None:
    if not meeting.questions or meeting.state is not MeetingState.RUNNING:
        return None
    asked = [kit.text(kit.escape(question), spacing="Small") for question in meeting.questions[:2]]
    return kit.box(kit.subtle(scene.tr("Questions to talk about")), *asked)


def _rows(scene: Scene, group: Group, groups: Sequence[Group], members: People) -> list[kit.Element]:
    """One group: how far it is, who is in it (until the meeting ends), and what it found."""
    people = ", ".join(order(scene, group, members))
    if len(groups) > MANY:
        return [kit.text(f"**{_status(scene, group)}.** {people}".strip(), spacing="Small")]
    mark = "ferdig" if group.done else "na" if group.finding else "venter"
    rows: list[kit.Element] = [kit.mark_row(scene, mark, _status(scene, group), [people])]
    room = min(LONGEST_SHOWN, ROOM_FOR_FINDINGS // len(groups))
    if group.finding:
        rows.append(kit.text(kit.escape(kit.short(group.finding, room)), spacing="Small"))
    return rows


def _status(scene: Scene, group: Group) -> str:
    language, number = scene.language, group.number
    if group.done:
        return tr(language, "Group {number} has finished", number=number)
    if group.finding:
        return tr(language, "Group {number} is writing", number=number)
    return tr(language, "Group {number} is talking", number=number)
