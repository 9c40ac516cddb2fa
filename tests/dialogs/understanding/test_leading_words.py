"""What is said on the way through a meeting: who leads, that it is to be sent, what was agreed."""

from __future__ import annotations

from dialogs.placing.read_answers import Move, read_level, read_move
from dialogs.understanding.leading_words import levels_said
from dialogs.understanding.text import plain
from dialogs.understanding.understand import understand

SAID = {
    "lead_school": (
        "Hei, det er jeg som er rektor her", "jeg leder kulturskolen", "Eg er leiaren her", "I'm the principal here",
    ),
    "send_invitation": (
        "det ser fint ut, send den til alle", "send innkallinga no", "looks good, send it to everybody", "send ut",
    ),
    "agree_level": (
        "vi er enige om nivå 2 og vil til nivå 3", "me vart samde om nivå 2, mot nivå 3", "felles nivå blir 2",
        "we agreed on level 2 and want to reach level 3", "nå må vi bli enige om et nivå",
    ),
}  # fmt: skip
OTHERWISE = (
    "jeg er ikke leder", "hvem leder skolen?", "jeg leder møtet", "ikke send den ennå", "send det til eieren",
    "send rapporten til kommunen", "når sendes innkallingen?", "vi er ikke enige om nivå 2", "er vi enige om nivå 2?",
)  # fmt: skip


def test_it_is_understood() -> None:
    wrong = {text: name for name, texts in SAID.items() for text in texts if understand(text).intent != name}
    assert wrong == {}


def test_what_is_asked_denied_or_for_others_is_not() -> None:
    assert [text for text in OTHERWISE if understand(text).intent in SAID] == []


def test_the_levels_are_read() -> None:
    assert levels_said(plain("Vi er enige om nivå 2 og vil til nivå 3")) == (2, 3)
    assert levels_said(plain("me vart samde om nivå to")) == (2, 0)
    assert levels_said(plain("nå må vi bli enige om et nivå")) == (0, 0)


def test_a_level_and_a_word_on_the_way_may_stand_in_a_sentence() -> None:
    read = {
        text: read_level(text)[0] for text in ("Eg meiner vi er på nivå 2", "nivå 3 tror jeg", "vi er vel på nivå 2")
    }
    assert list(read.values()) == [2, 3, 2]
    assert read_level("jeg mener vi ikke er på nivå 2")[0] is None
    assert [read_move(text) for text in ("Lagre det, takk", "ok, gå videre", "takk, lagre")] == [
        Move.SAVE, Move.ON, Move.SAVE,
    ]  # fmt: skip
