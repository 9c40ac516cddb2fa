"""Presses about personal data."""

from cards.verbs import SCHOOL, Verb

MY_DATA_SHOW = Verb("my_data.show", shows=True, for_one=True)
WHO_SEES_SHOW = Verb("who_sees.show", about=(SCHOOL,), shows=True, for_one=True)
# asks first
MY_DATA_DELETE = Verb("my_data.delete", shows=True)
MY_DATA_DELETE_SURE = Verb("my_data.delete_sure")
KEEPING_SHOW = Verb("keeping.show", about=(SCHOOL,), shows=True)
KEEPING_SAVE = Verb("keeping.save", about=(SCHOOL,), inputs=("years?",))
