"""Made-up cards about arriving."""

from __future__ import annotations

from cards.arriving.team import (
    archived,
    channel_back,
    channel_gone,
    channel_lost,
    channel_settled,
    choose_channel,
    school_goes,
)
from cards.arriving.welcome import channel, claim, claimed, handed_over, personal, settled, stranger, who_leads
from domain.people.school import Role
from preview import school as samples

CHANNELS = [("19:a@thread.tacv2", ""), ("19:b@thread.tacv2", "Kvalitet og utvikling"), ("19:c@thread.tacv2", "Fagdag")]

SAMPLES: samples.Samples = {
    "welcome": [
        ("channel", lambda on: channel(on, samples.SCHOOL, has_leader=True)),
        ("channel, nobody leads", lambda on: channel(on, samples.SCHOOL, has_leader=False)),
        ("personal, leader", lambda on: personal(on, samples.INGRID, samples.SCHOOL, Role.LEADER)),
        ("personal, teacher", lambda on: personal(on, samples.JONAS, samples.SCHOOL, Role.TEACHER)),
        ("who leads", lambda on: who_leads(on, samples.SCHOOL, samples.MEMBERS)),
        ("handed over", lambda on: handed_over(on, samples.SCHOOL, samples.INGRID.name)),
        ("who leads, settled", lambda on: settled(on, samples.SCHOOL, samples.INGRID.name)),
        ("a stranger", stranger),
        ("claim", lambda on: claim(on, samples.SCHOOL, samples.INGRID)),
        ("claimed", lambda on: claimed(on, samples.SCHOOL, samples.INGRID.name)),
    ],
    "team": [
        ("channel gone", lambda on: channel_gone(on, samples.SCHOOL, "Kvalitet")),
        ("channel gone, to choose", lambda on: channel_gone(on, samples.SCHOOL, "Kvalitet", may_choose=True)),
        ("channel lost", lambda on: channel_lost(on, samples.SCHOOL)),
        ("choose channel", lambda on: choose_channel(on, samples.SCHOOL, CHANNELS)),
        ("channel settled", lambda on: channel_settled(on, samples.SCHOOL, "Kvalitet og utvikling")),
        ("channel back", lambda on: channel_back(on, samples.SCHOOL, "Kvalitet")),
        ("archived", lambda on: archived(on, samples.SCHOOL)),
        ("school goes", lambda on: school_goes(on, samples.SCHOOL, samples.NOW)),
    ],
}
