"""The colours of pictures, and how to measure whether two of them can be told apart."""

from __future__ import annotations

PAPER = "#F6F4EF"
INK = "#1F2A37"
MUTED = "#5A6472"
INK_DEEP = "#0B1220"  # on the third blue, where ink is too light
HAIRLINE = "#CFCABF"
LIMIT = "#9A948A"  # dashed limits: lines only, never words
WHITE = "#FFFFFF"

TEAL = "#11707F"
AMBER = "#F2C14E"
AMBER_DARK = "#8A6208"  # rims, lines and words, where amber itself is too light
RUST = "#A6341B"
SLATE = "#47505C"
SUPPRESSED = "#E4E0D8"

BLUE = "#2F5D9B"
BLUE_PALE = "#C9D6E8"
LEVELS = ("#DCE6F2", "#A9C1E0", "#5F8CC4", "#1F4679")
VOICES = {"pupils": BLUE, "guardians": "#7A3E78", "staff": SLATE}

# Lines of a trend are told apart by these, by their markers and by their dashes; none of them is a status.
LINES = (INK, BLUE, "#C2185B")
# The colour of the value at the end of a line, by the word of its newest figure.
STATUS_LINES = {"good": TEAL, "watch": AMBER_DARK, "lift": RUST, "plain": SLATE, "suppressed": MUTED, "compared": MUTED}
