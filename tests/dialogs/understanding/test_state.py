"""What is under way bends what is meant: (what is under way, what is said, what is meant), in three languages."""

from __future__ import annotations

import pytest

from dialogs.understanding.model import model
from dialogs.understanding.state import State, bent
from dialogs.understanding.understand import understand

TEACHER, LEADER = State(leads=False), State(leads=True)
VOTING, LEADS_VOTE = State(False, running=True, vote_open=True), State(True, running=True, vote_open=True)
RUNNING = State(True, running=True)
TODAY = State(False, meeting_today=True)
UNDER = State(True, under_card=True)
ONE = State(False, own_measures=1)
ASKED = State(True, asked="move")

CASES = (
    *[(VOTING, said, "vote") for said in ("ferdig", "eg er ferdig", "I'm done", "jeg er ferdig", "done")],
    *[(VOTING, said, "vote") for said in ("3", "nivå 2", "level 4", "eg røystar 3")],
    *[(LEADER, said, "move") for said in ("flytt til fredag", "kan du flytte det til kl 15", "move it to Tuesday")],
    *[(TEACHER, said, "begin") for said in ("hvordan kommer jeg i gang", "korleis kjem eg i gang")],
    (TEACHER, "how do I get started", "begin"),
    *[(TEACHER, said, "help") for said in ("hei, hvem er du", "kven er du?", "who are you")],
    *[(TEACHER, said, "price") for said in ("koster det noe", "kostar det noko?", "does it cost anything")],
    *[(VOTING, said, "privacy") for said in ("kan jeg se hva Jonas stemte", "can I see how Silje voted")],
    *[(LEADS_VOTE, said, "show_result") for said in ("ferdig", "me er ferdige", "we're done")],
    *[(ONE, said, "measure_done") for said in ("jeg har gjort det", "eg har gjort det", "I have done it", "I'm done")],
    *[(ONE, said, "measure_done") for said in ("ferdig", "det er gjort", "it's done")],
    *[(UNDER, said, "move") for said in ("en uke senere", "ei veke seinare", "a week later", "flytt det en uke")],
    *[(UNDER, said, "cancel_meeting") for said in ("avlys det", "vi dropper det", "cancel it", "call it off")],
    *[(UNDER, said, "move") for said in ("kan vi ta det fredag i stedet", "can we do it on Friday instead")],
    *[(TODAY, said, "next_meeting") for said in ("hvor er det", "where is it", "kor er det")],
    *[(TODAY, said, "ill") for said in ("jeg er syk", "eg er sjuk", "I'm ill")],
    *[(TODAY, said, "not_coming") for said in ("jeg kommer ikke", "eg kjem ikkje", "I can't make it")],
    *[(TEACHER, said, "move") for said in ("flytt det en uke", "push it back a week", "flytt møtet til fredag")],
    *[(RUNNING, said, "next_phase") for said in ("neste fase", "vi går videre", "next phase")],
    *[(ASKED, said, "yes") for said in ("ja", "ja takk", "yes")],
    *[(LEADER, said, "measures") for said in ("hvordan går det med tiltakene", "korleis går det med tiltaka")],
)
# What is under way never makes these into something that opens or notes.
NEVER = (
    (VOTING, "ferdig", {"measure_done"}),
    (VOTING, "I'm done", {"measure_done"}),
    (TODAY, "hvem ser hva jeg stemmer", {"ill", "not_coming"}),
    (UNDER, "skal møtet avlyses?", {"cancel_meeting"}),
    (UNDER, "ikke avlys møtet", {"cancel_meeting"}),
    (ONE, "slett dataene mine", {"measure_done"}),
    (State(False, own_measures=2), "ferdig", {"vote"}),
)


def test_what_is_under_way_decides_what_is_meant() -> None:
    wrong = [
        (said, meant.intent or meant.guesses, wanted)
        for state, said, wanted in CASES
        if (meant := understand(said, state=state)).intent != wanted
    ]

    assert wrong == []


def test_it_opens_nothing_that_was_not_meant() -> None:
    assert [(said, not_) for state, said, not_ in NEVER if understand(said, state=state).intent in not_] == []


def test_without_it_the_short_ones_are_not_acted_upon() -> None:
    said = ("ferdig", "en uke senere", "hvor er det", "call it off")

    assert [one for one in said if understand(one).intent] == []


@pytest.mark.parametrize("state", [TEACHER, VOTING, LEADS_VOTE, TODAY, UNDER, ONE, ASKED])
def test_shares_stay_shares_and_every_intent_stays_possible(state: State) -> None:
    likely = bent(model().likely("flytt møtet til DAY"), state)

    assert sum(likely.values()) == pytest.approx(1)
    assert set(likely) == set(model().names)
    assert list(likely.values()) == sorted(likely.values(), reverse=True)
