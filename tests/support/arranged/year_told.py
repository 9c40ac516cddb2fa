"""What is told unasked in a school year that is lived through in a test: day, to whom ("" the channel), what."""

from __future__ import annotations

TEACHERS = ("Jonas", "Silje", "Mikkel", "Hanne", "Ida")
ASKED, LEADER, DIGEST = "Hvordan går det med", "trenger deg", "Tiltakene våre"


OVERDUE = "Trenger tiltaket en ny frist?"


def kind_of(text: str) -> str:
    """What a message was, in a word or two; measures by their title."""
    titles = (
        *("Ring hjem", "Åpen time", "Brev i august", "Lage årsplan", "Spørre kommunen", "Konsert på torget"),
        *("Foreldrekaffe", "Felles mal", "Prøvespill"),
    )
    about = next((title for title in titles if title in text), "")
    several = next((word for number, word in ((2, "two"), (3, "three")) if f"{number} tiltak" in text), "")
    about = several or about
    for mark, word in (
        (ASKED, "asked"), (OVERDUE, "asked"), (LEADER, "leader"), (DIGEST, "digest"), ("har du fem minutter", "nudge"),
        ("Møtet starter", "conductor"), ("Nå kan du forberede deg", "prepare"), ("ser på dette igjen", "look again"),
        ("se på dette igjen", "look again"), ("har delt noe nytt", "released"),
    ):  # fmt: skip
        if mark in text:
            return f"{word} {about}".strip() if word in ("asked", "leader") else word
    return text


def _nudges(day: str, *names: str) -> list[tuple[str, str, str]]:
    return [(day, name, "nudge") for name in names]


AUTUMN = [
    *_nudges("09-01", *TEACHERS),
    ("09-03", "Ingrid", "conductor"),
    ("10-01", "Jonas", "asked Ring hjem"),  # a week ahead of 7 October is Wednesday: Thursday is his next day
    (
        "10-13",
        "Jonas",
        "asked Ring hjem",
    ),  # the date is in the holiday; three days after it is still before his Tuesday
    ("10-20", "Jonas", "asked Ring hjem"),  # ten days after
    ("10-23", "Ingrid", "leader Ring hjem"),  # ten days after his answer
    ("11-02", "", "digest"),  # the first of November is a Sunday; in October nobody had answered yet
    ("11-03", "Jonas", "asked Ring hjem"),
    ("11-06", "Silje", "asked Åpen time"),
    *_nudges("11-17", "Jonas", "Silje", "Hanne", "Ida"),
    ("11-19", "Ingrid", "conductor"),
]
WINTER = [
    ("12-01", "", "digest"),
    ("12-16", "Hanne", "asked Brev i august"),  # what Mikkel left
    ("01-04", "Hanne", "asked Brev i august"),  # 23 December, and three and ten days after, are in the holiday
    ("01-14", "Ingrid", "leader Brev i august"),
    ("01-14", "Jonas", "asked Spørre kommunen"),
    ("01-18", "Hanne", "asked Brev i august"),
    ("01-19", "Jonas", "asked Konsert på torget"),
    ("01-21", "Jonas", "asked Spørre kommunen"),
    ("01-26", "Jonas", "asked two"),  # one is three days late, the other was due on a Friday
    ("02-01", "Ingrid", "leader Spørre kommunen"),  # not of what Ida is asked for the first time today
    ("02-01", "Ida", "asked Lage årsplan"),  # nothing before her pause is over
    ("02-01", "", "digest"),
    ("02-02", "Jonas", "asked two"),
    ("02-05", "Ingrid", "leader Konsert på torget"),  # due on a Friday, asked about on his Tuesday: ten days from then
    ("03-01", "", "digest"),
]
SPRING = [
    ("04-15", "Ragnhild", "released"),
    ("05-20", "Ingrid", "look again"),
]
SUMMER = [
    ("05-27", "", "prepare"),
    *_nudges("06-01", "Jonas", "Silje", "Hanne", "Ida"),
    ("06-03", "Ingrid", "conductor"),
    ("06-08", "Silje", "asked Foreldrekaffe"),
    ("06-15", "Silje", "asked Foreldrekaffe"),
    ("06-18", "Silje", "asked Foreldrekaffe"),
    ("06-25", "Ingrid", "leader Foreldrekaffe"),
    ("06-25", "Silje", "asked Foreldrekaffe"),
]
