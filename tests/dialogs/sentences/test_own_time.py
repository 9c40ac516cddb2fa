"""What sentences in three languages say of when one may be reminded."""

from __future__ import annotations

from datetime import UTC, datetime

from dialogs.sentences.own_time import plainly_own_time, read_own_time
from domain.reminders.rhythms import Rhythm, Wants

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)  # a Tuesday
NOT_MONDAY = {"days": "1,2,3,4"}
MORNINGS = {"begin": "8", "end": "12"}

FILLED = {
    "ikke på mandager": NOT_MONDAY,
    "ikkje på måndagar": NOT_MONDAY,
    "not on Mondays": NOT_MONDAY,
    "ikke mas på meg på mandager og fredager": {"days": "1,2,3"},
    "bare tirsdager og torsdager": {"days": "1,3"},
    "berre tysdagar": {"days": "1"},
    "only Tuesdays": {"days": "1"},
    "ikke mas i helgene": {"days": "0,1,2,3,4"},
    "bare om formiddagen": MORNINGS,
    "berre om føremiddagen": MORNINGS,
    "only in the mornings": MORNINGS,
    "ikke før klokka 12": {"begin": "12"},
    "not before 2 pm": {"begin": "14"},
    "ikkje etter klokka 16": {"end": "16"},
    "bare mellom 10 og 14": {"begin": "10", "end": "14"},
    "ikke om kvelden": {"end": "17"},
    "jeg er på ferie til 15. januar": {"pause": "2027-01-15"},
    "eg er på ferie fram til 15. januar": {"pause": "2027-01-15"},
    "I'm on holiday until 15 January": {"pause": "2027-01-15"},
    "ikkje mas på meg denne veka": {"pause": "2026-11-30"},
    "ikke mas på meg denne uka": {"pause": "2026-11-30"},
    "don't nag me this week": {"pause": "2026-11-30"},
    "ikke mas på meg i dag": {"pause": "2026-11-25"},
    "jeg er borte i to uker": {"pause": "2026-12-08"},
    "slutt å mase": {"wants": "off"},
    "ikkje mas på meg": {"wants": "off"},
    "stop nagging me": {"wants": "off"},
    "bare minn meg på fristen": {"wants": "due_only"},
    "remind me only on the date": {"wants": "due_only"},
    "påminnelser": {},
    "hvor ofte minner du meg": {},
}
CANNOT = {
    "minn meg hver dag": ["once_a_day"],
    "send påminnelser på e-post": ["only_here"],
    "remind me by email": ["only_here"],
    "ikke mas mer enn en gang i uka": ["no_weeks"],
    "minn meg på det i morgen": ["no_own"],
    "ikke på mandag": ["no_one_day"],
    "jeg er på ferie": ["until_when"],
    "ikkje mellom 10 og 12": ["no_hours_between"],
    "bare etter 10.30": ["whole_hours"],
    "ikke mas neste uke": ["from_now"],
}
PLAIN = {
    **dict.fromkeys(("ikke på mandager", "not on Mondays", "berre tysdagar", "bare om formiddagen"), True),
    **dict.fromkeys(("ikke på mandag", "vi møtes på mandager", "bare fredag", "ikke bestem det nå", "nei"), False),
}


def test_what_is_said_is_filled_in() -> None:
    read = {said: read_own_time(said, Rhythm("p"), NOW, "Europe/Oslo").values for said in FILLED}

    assert read == FILLED


def test_what_cannot_be_had_is_said() -> None:
    read = {said: read_own_time(said, Rhythm("p"), NOW, "Europe/Oslo").notes for said in CANNOT}

    assert read == CANNOT


def test_to_begin_again_takes_the_pause_away_and_asks_again() -> None:
    off = Rhythm("p", wants=Wants.OFF)

    assert read_own_time("begynn å minne meg igjen", off, NOW, "Europe/Oslo").values == {"pause": "", "wants": "all"}


def test_a_short_word_about_days_as_they_come_back_is_about_reminders() -> None:
    assert {said: plainly_own_time(said) for said in PLAIN} == PLAIN
