"""A series of meetings to be confirmed: each day can be left out, and one press makes them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.kit.sentences import sentence
from cards.meetings.verbs import MEETING_LIST, MEETING_PLAN
from cards.verbs import Press
from cards.year.verbs import SERIES_SAVE
from domain.catalogue.areas import Catalogue
from domain.errors import Problem
from domain.meetings.forms import LONGEST, SHORTEST
from domain.year.series import MOST

_DAY = "%y%m%d"  # as a button carries it


@dataclass(frozen=True, slots=True)
class Series:
    """A series as it is proposed. ``left_out`` has each day off with its name, ``busy`` what has a meeting already."""

    id: str
    abouts: Mapping[date, str]  # what each day's meeting is about
    left_out: Mapping[date, str]
    busy: frozenset[date] = frozenset()
    at: time | None = None
    minutes: int = 90
    notes: tuple[Problem, ...] = ()


def pack(series: Series) -> str:
    """Return what the button carries: which series, each day with what it is about, and the days that are left out."""
    days = ",".join(f"{day:{_DAY}}={about}" for day, about in sorted(series.abouts.items()))
    return f"{series.id}|{days}|{','.join(f'{day:{_DAY}}' for day in sorted(series.left_out)[:MOST])}"


def unpack(arg: str) -> Series | None:
    """Return the series that a button carries, without names and times; None where that is none of ours."""
    series, _, rest = arg.partition("|")
    days, _, out = rest.partition("|")
    try:
        pairs = [one.partition("=") for one in days.split(",") if one]
        abouts = {_read(day): about for day, _, about in pairs}
        left_out = {_read(day): "" for day in out.split(",") if day}
    except ValueError:
        return None
    return Series(series, abouts, left_out) if series and 0 < len(abouts) <= MOST else None


def propose(
    scene: Scene,
    series: Series,
    catalogue: Catalogue,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
) -> Card:
    """The days to be confirmed. Inputs: days (those that are ticked), time, minutes."""
    if not series.abouts:
        return _nothing(scene, series)
    days = sorted(series.abouts)
    abouts = set(series.abouts.values())
    same = next(iter(abouts)) if len(abouts) == 1 else ""
    filled = {
        "days": ",".join(day.isoformat() for day in days if day not in series.busy),
        "time": series.at.strftime("%H:%M") if series.at else "",
        "minutes": str(series.minutes),
        **(values or {}),
    }
    options = [(day.isoformat(), _row(scene, day, "" if same else series.abouts[day], catalogue)) for day in days]
    minutes = filled["minutes"]
    number = int(minutes) if minutes.isascii() and minutes.isdigit() and len(minutes) < 6 else None
    fields: list[kit.Element] = [
        kit.time_field("time", scene.tr("Time"), filled["time"], required=scene.tr("Choose a time")),
        kit.number_field("minutes", scene.tr("Length in minutes"), number, least=SHORTEST, most=LONGEST),
        kit.choices(
            "days", scene.tr("Untick the days that do not suit"), options, filled["days"], open_list=True, several=True
        ),
    ]
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(scene.trn("A series of {count} meeting", "A series of {count} meetings", len(days))),
        kit.text(_span(scene, days)),
        kit.text(kit.escape_line(title(scene, same, catalogue)), bold=True) if same else _from_the_year(scene),
        [kit.box(*(kit.text(sentence(scene, note)) for note in series.notes))] if series.notes else None,
        kit.to_put_right(scene, problems),
        [kit.beside(scene, problems, one) for one in fields],
        _left_out(scene, series.left_out),
        kit.actions(
            kit.execute(
                scene.tr("Make these proposals"), Press(SERIES_SAVE, scene.school_id, pack(series)), style="positive"
            ),
            kit.execute(scene.tr("See meetings"), Press(MEETING_LIST, scene.school_id), associated=False),
        ),
        kit.footnote(scene.tr("Nobody is invited yet: the next card has the button for that."), apart=False),
    )


def title(scene: Scene, characteristic_id: str, catalogue: Catalogue) -> str:
    """Return a characteristic's number and title; the number alone where the catalogue has lost it."""
    found = catalogue.characteristic(characteristic_id)
    return present.title(scene, found) if found else characteristic_id


def named(series: Series, names: Mapping[date, str]) -> Series:
    """Return the series with the names of the days that it leaves out."""
    return replace(series, left_out={day: names.get(day, "") for day in series.left_out})


def _nothing(scene: Scene, series: Series) -> Card:
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(scene.tr("No day is left for that series")),
        [kit.box(*(kit.text(sentence(scene, note)) for note in series.notes))] if series.notes else None,
        _left_out(scene, series.left_out) or kit.text(scene.tr("No such day comes in the time you named.")),
        kit.actions(
            kit.execute(scene.tr("Plan a meeting"), Press(MEETING_PLAN, scene.school_id), style="positive"),
            kit.execute(scene.tr("See meetings"), Press(MEETING_LIST, scene.school_id)),
        ),
    )


def _from_the_year(scene: Scene) -> kit.Element:
    return kit.text(
        scene.tr("Each is about the characteristic that comes next in the year. You can change each one afterwards.")
    )


def _row(scene: Scene, day: date, about: str, catalogue: Catalogue) -> str:
    on = present.capitalised(present.day(scene, day))
    return f"{on}: {title(scene, about, catalogue)}" if about else on


def _span(scene: Scene, days: Sequence[date]) -> str:
    first, last = present.day(scene, days[0]), present.day(scene, days[-1])
    return present.capitalised(first if days[0] == days[-1] else scene.tr("{first} to {last}", first=first, last=last))


def _left_out(scene: Scene, left_out: Mapping[date, str]) -> kit.Element | None:
    if not left_out:
        return None
    lines = [
        kit.text(
            present.capitalised(
                f"{present.day(scene, day)}: {kit.escape_line(name)}" if name else present.day(scene, day)
            ),
            spacing="None",
        )
        for day, name in sorted(left_out.items())
    ]
    return kit.group(kit.text(scene.tr("These days are left out:"), bold=True), *lines)


def _read(day: str) -> date:
    """The day that six digits stand for. Raises ``ValueError``."""
    return date.fromisoformat(f"20{day}" if len(day) == 6 and day.isascii() else "")
