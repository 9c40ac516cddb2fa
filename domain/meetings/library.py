"""What a school keeps for its next meetings: questions of its own, forms of meeting, pictures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question that a leader wrote; ``characteristic_id`` "" fits every characteristic.

    ``origin`` is the school it came from in a package, "" where it was written here.
    """

    id: str
    school_id: str
    characteristic_id: str
    text: str
    made_at: datetime
    origin: str = ""


@dataclass(frozen=True, slots=True)
class OwnForm:
    """A form of meeting that the school saved: phases as (phase, minutes), see ``domain/meetings/forms.py``.

    ``origin`` is as for questions.
    """

    id: str
    school_id: str
    name: str
    phases: tuple[tuple[str, int], ...]
    made_at: datetime
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for an invitation: checked, scaled down, without metadata. ``digest`` names it in its address."""

    digest: str
    school_id: str
    png: bytes
    width: int
    height: int
    made_at: datetime
