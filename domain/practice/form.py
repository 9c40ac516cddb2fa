"""The form of a write-up."""

from __future__ import annotations

from domain.fields import Form, Text
from domain.measures.measure import LONGEST_TITLE
from domain.practice.practice import LONGEST_PART

TITLE = Text("title", LONGEST_TITLE, lines=False, missing="practice_title_missing")
DID = Text("did", LONGEST_PART, missing="practice_did_missing")
CHANGED = Text("changed", LONGEST_PART)
AGAIN = Text("again", LONGEST_PART)
WRITE_UP = Form(TITLE, DID, CHANGED, AGAIN)
