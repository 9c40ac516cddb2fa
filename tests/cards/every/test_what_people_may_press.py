"""A leader, a teacher and somebody who does not take part see the buttons that are theirs, and no others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cards.arriving import welcome
from cards.attendance.words import Coming
from cards.conducting import conductor
from cards.conducting.at import At
from cards.conducting.verbs import CONDUCTOR, MEETING_START
from cards.kit import kit
from cards.kit.scene import Card
from cards.meetings import form as proposal_form
from cards.meetings import invitation, proposal
from cards.meetings import listing as meetings
from cards.meetings.verbs import MEETING_CANCEL, MEETING_LIST, MEETING_MOVE, MEETING_PLAN
from cards.people import home
from cards.people import settings as settings_card
from cards.people import who as people
from cards.people.verbs import COPIES_OFF, PEOPLE_SAVE
from cards.verbs import every_verb
from domain.attendance.attendance import Attendance
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.meetings.plan import TEXTS
from domain.people.school import Caller, Role
from preview import school as samples
from tests.cards.every.everything import buttons, elements, titles, words

NB = samples.scene("nb")
LEADER, TEACHER = samples.leader(NB), samples.teacher(NB)
DIRECTOR = replace(TEACHER, role=Role.NONE)
MEETING = samples.meeting(NB)
LEADERS_ONLY = {
    *(MEETING_PLAN, MEETING_MOVE, MEETING_CANCEL, MEETING_START, CONDUCTOR, PEOPLE_SAVE),
    *(verb for verb in every_verb().values() if verb.dialog),
}


def verbs(card: Card) -> set[str]:
    return {one["data"]["verb"] for one in buttons(card) if "data" in one}


def at_home(caller: Caller, meeting: Meeting | None = MEETING) -> Card:
    return home.home(NB, caller, meeting, samples.CHARACTERISTIC, ["Ingrid"])


def test_only_a_leader_is_offered_to_plan() -> None:
    assert MEETING_PLAN in verbs(at_home(LEADER))
    assert not verbs(at_home(TEACHER)) & LEADERS_ONLY
    assert not verbs(at_home(DIRECTOR)) & LEADERS_ONLY


def test_a_teacher_prepares_first_and_a_director_is_not_asked_to() -> None:
    assert titles(at_home(TEACHER))[0] == "Forbered deg"
    assert "Forbered deg" not in titles(at_home(DIRECTOR))


def test_only_a_leader_in_personal_chat_may_start_move_or_cancel_from_the_list() -> None:
    rows = [(MEETING, samples.CHARACTERISTIC)]

    assert titles(meetings.listing(NB, LEADER, rows))[:3] == ["Start møtet", "Flytt møtet", "Avlys møtet"]
    assert not verbs(meetings.listing(NB, TEACHER, rows)) & LEADERS_ONLY
    assert not verbs(meetings.listing(NB, DIRECTOR, rows)) & LEADERS_ONLY
    assert "Start møtet" not in titles(meetings.listing(NB, LEADER, rows, personal=False))


def test_every_meeting_on_a_long_list_can_be_taken_up() -> None:
    rows = [(replace(MEETING, id=f"m-{at}"), samples.CHARACTERISTIC) for at in range(9)]
    reached: set[str] = set()
    to_press = {""}
    while to_press:
        card = meetings.listing(NB, LEADER, rows, chosen=to_press.pop())
        pressed = [one["data"] for one in buttons(card)]
        reached |= {data["ref"] for data in pressed if data["verb"] == MEETING_START}
        to_press |= {data["arg"] for data in pressed if data["verb"] == MEETING_LIST} - reached

    assert reached == {f"m-{at}" for at in range(9)}


def test_only_a_leader_changes_roles() -> None:
    assert [one for one in elements(people.people(NB, LEADER, samples.MEMBERS)) if one["type"].startswith("Input.")]
    for caller in (TEACHER, DIRECTOR):
        card = people.people(NB, caller, samples.MEMBERS)
        assert not [one for one in elements(card) if one["type"].startswith("Input.")]
        assert "Ingrid Lunde" in words(card)


def test_only_a_leader_sets_the_limit_of_the_school() -> None:
    def fields(caller: Caller) -> set[str]:
        return {one["id"] for one in elements(settings_card.settings(NB, caller)) if one["type"].startswith("Input.")}

    schools = {"school_language", "limit", "leaders_vote", "remark_days"}
    assert fields(LEADER) == {"language", "copies", "subject", *schools}
    assert fields(TEACHER) == {"language", "copies", "subject"}


def test_who_claims_to_lead_is_named_to_those_who_confirm() -> None:
    card = welcome.claim(NB, samples.SCHOOL, samples.INGRID)

    assert buttons(card)[0]["data"] == {"v": 1, "verb": "lead.confirm", "ref": "s-solvik", "arg": "p-ingrid"}


def test_a_proposal_is_sent_as_a_message_with_the_version_that_was_seen() -> None:
    draft = replace(MEETING, state=MeetingState.DRAFT, version=4)
    card = proposal.proposal(NB, draft, samples.CHARACTERISTIC, samples.readings(), [], {"copies": 1})

    assert titles(card) == ["Send innkalling", "Endre", "Tider", "Vis innkallingen", "Forkast"]
    sent = [one for one in buttons(card) if one["title"] != "Tider"]  # which is a view of its own, not the dialog's
    assert {one["type"] for one in sent} == {"Action.Submit"}
    assert {one["data"]["rev"] for one in sent} == {4}
    assert "Én kollega får også en egen kopi." in " ".join(words(card))


def invited(meeting: Meeting, *, figures: bool = True) -> Card:
    found = samples.readings() if figures else []
    return invitation.invitation(NB, meeting, samples.CHARACTERISTIC, found, None, "Ingrid Lunde")


def test_the_invitation_is_whole_without_figures() -> None:
    card = invited(MEETING, figures=False)
    text = "\n".join(words(card))

    for part in ("1.4 Samarbeid med hjemmet", "Øvingssalen", MEETING.problem, MEETING.unseen, *MEETING.questions):
        assert part in text
    assert "Det tallene viser" not in text
    assert titles(card) == ["Forbered deg", "Legg i kalenderen", "Jeg kommer", "Jeg kommer ikke"]


def test_the_invitation_says_who_set_the_limits_of_the_colours() -> None:
    assert any(line.startswith("Fargene forenkler.") for line in words(invited(MEETING)))


def test_the_invitation_says_what_became_of_the_meeting() -> None:
    moved = words(invited(replace(MEETING, sequence=1)))
    cancelled = invited(replace(MEETING, state=MeetingState.CANCELLED))
    running = invited(replace(MEETING, state=MeetingState.RUNNING))
    ended = invited(replace(MEETING, state=MeetingState.ENDED, agreement=Agreement(2, 3)))
    open_end = invited(replace(MEETING, state=MeetingState.ENDED, agreement=Agreement(None, None)))

    assert "Refleksjonsmøte · flyttet" in moved
    assert any(line.startswith("Ny tid: torsdag 3.") for line in moved)
    assert (titles(cancelled), "Refleksjonsmøte · avlyst" in words(cancelled)) == ([], True)
    assert "Legg i kalenderen" not in titles(running)
    assert "Vi ble enige om nivå\u00a02 og vil nå nivå\u00a03." in words(ended)
    assert "Forbered deg" not in titles(ended)
    assert "Møtet er over. Vi satte ikke noe felles nivå." in words(open_end)


def test_words_of_people_are_escaped_on_the_invitation() -> None:
    trap = "[trykk](https://farlig.example) <at>alle</at>"
    card = invited(replace(MEETING, problem=trap, comment=trap, unseen=trap, place=trap, questions=(trap,)))

    for line in words(card):
        assert "](" not in line
        assert "<at>" not in line


def test_a_copy_can_be_turned_off_in_one_press() -> None:
    card = invitation.copy(NB, MEETING, samples.CHARACTERISTIC, "Jonas")

    assert COPIES_OFF in verbs(card)
    assert words(card)[1].startswith("Hei, Jonas.")


def test_a_copy_shows_what_one_has_said_and_offers_the_other() -> None:
    coming = invitation.copy(NB, MEETING, samples.CHARACTERISTIC, "Jonas", own=True)
    not_coming = invitation.copy(NB, MEETING, samples.CHARACTERISTIC, "Jonas", own=False)

    assert "Du har sagt at du kommer." in words(coming)
    assert titles(coming)[:3] == ["Forbered deg", "Legg i kalenderen", "Jeg kommer ikke"]
    assert "Du har sagt at du ikke kommer." in words(not_coming)
    assert titles(not_coming)[:2] == ["Forbered deg", "Jeg kommer"], "no calendar for what one does not come to"


def test_the_leader_sees_who_is_not_coming_and_a_teacher_what_they_said_themselves() -> None:
    counted = Attendance(5, samples.MEMBERS[1:3], 1)
    row, coming = (MEETING, samples.CHARACTERISTIC), Coming(False, counted)
    line = "5 kommer. Kommer ikke: Jonas Vik og Silje Moe. 1 har ikke svart."
    leaders = (
        meetings.next_one(NB, LEADER, row, more=False, personal=True, coming=coming),
        meetings.listing(NB, LEADER, [row], coming={MEETING.id: coming}),
        conductor.conductor(At(NB, MEETING, [], 0, 8, 5, attendance=counted), samples.CHARACTERISTIC),
    )
    teacher = meetings.next_one(NB, TEACHER, row, more=False, personal=True, coming=coming)

    assert all(line in words(card) for card in leaders)
    assert line not in words(teacher)
    assert "Du har sagt at du ikke kommer." in words(teacher)
    assert "Jeg kommer" in titles(teacher)


def test_the_longest_words_that_a_leader_may_write_still_fit() -> None:
    for char in ("\\", "🎻", "~", "{"):
        written: dict[str, Any] = {name: char * most for name, most in TEXTS.items()}
        question = written.pop("question")
        meeting = replace(MEETING, questions=(question,) * 3, **written)
        readings = {reading.indicator.id: reading for reading in samples.readings()}

        for card in (
            invited(meeting),
            proposal.proposal(NB, meeting, samples.CHARACTERISTIC, samples.readings(), [], {"copies": 7}),
            proposal_form.form(NB, meeting, samples.CATALOGUE, readings),
            invitation.copy(NB, meeting, samples.CHARACTERISTIC, char * 60),
        ):
            assert kit.size_of(card) <= kit.LARGEST
