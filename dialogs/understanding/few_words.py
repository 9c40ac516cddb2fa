"""What is asked in few words, or seldom, and read by rule: what to begin with, what to do now, what it costs."""

from __future__ import annotations

import re
from collections.abc import Mapping

_I = re.IGNORECASE
_END = r"[\s.!?]*$"
_WE = r"(?:jeg|eg|vi|me|i|we|dere|de)"
_NOW = r"(?:nå|no|nu|now|i møtet|in the meeting)"
_TOPIC = r"(?:tema\w*|emne\w*|kjennetegn\w*|kjenneteikn\w*|topics?|subjects?|characteristics?)"

_BEGIN = re.compile(
    r"^(?:hvordan|korleis|how)(?: (?:do|can|should|kan|skal|bør))? (?:jeg |eg |vi |me |i |we )?"
    r"(?:kommer|kjem|komme|kome|koma|get)(?: (?:jeg|eg|vi|me))? (?:i gang|i gong|started|going)"
    r"(?: (?:her|here|med dette|with this))?[.!? ]*$|"
    r"\b(?:hva|hvor|kva|kor|what|where)\b (?:bør|skal|kan|må|should|do|can|shall) (?:jeg|eg|vi|i|we)\b(?: \w+){0,2} "
    r"(?:begynne|starte|start|begin)(?: (?:med|with|på|here|her|først|first)){0,2}[.!?]*$"
    r"|\b(?:lag|lage|foreslå|sett opp|gi meg|gje meg|make|propose|set up|give me|suggest)\b(?: \w+){0,2} "
    r"(?:et |eit |a |my |our |vårt |det |the )?(?:aller )?(?:første|first) "
    r"(?:møte\w*|refleksjonsmøte\w*|meeting|reflection meeting)(?: (?:for|til) (?:meg|oss|me|us))?[.!?]*$",
    _I,
)
_WHAT_NOW = re.compile(
    rf"^(?:hva|kva|what) (?:gjør|gjer|skal|må|should|do|are) {_WE}(?: \w+)?(?: gjøre| gjere| do| doing)? {_NOW}{_END}"
    rf"|^(?:hva|kva|what) (?:skjer|hender|foregår|happens|is happening|is going on)(?: \w+)? {_NOW}{_END}"
    rf"|^(?:hvor|kor|kvar|where) (?:er|are) {_WE} (?:nå |no |now )?(?:i|in) (?:møtet|the meeting)"
    rf"(?: nå| no| now)?{_END}"
    r"|^(?:hva|kva|what) (?:er|is|blir) (?:det |the )?(?:neste|nest|next)(?: steg\w*| punkt\w*| step)?"
    rf"(?: i møtet)?{_END}",
    _I,
)
_PRICE = re.compile(
    r"^(?:hva|kva|what|how much|hvor mye|kor mykje)(?: does| do| vil| will)? (?:koster|kostar|kosta|does|is|er)? ?"
    r"(?:dette|det|du|samklang|denne|boten|appen|this|it|you|the app|prisen)(?: egentlig| eigentleg| å bruke| to use)?"
    rf" ?(?:koster?|kosta|cost|på (?:dette|samklang|appen))?(?: for oss| oss| skolen| us)?{_END}"
    rf"|^(?:koster|kostar) (?:det|dette|samklang|appen) (?:oss )?(?:noe|noko|penger|pengar)(?: å bruke| å bruka)?{_END}"
    rf"|^does (?:it|this|the app) cost (?:us )?(?:anything|something|money)(?: to use)?{_END}"
    r"|^(?:er|is) (?:dette|det|du|samklang|appen|this|it|you|the app) (?:gratis|free|for free)"
    rf"(?: å bruke| å bruka| to use)?{_END}",
    _I,
)
_COST = re.compile(r"\b(?:koster?|kostar|kosta|costs?|pris\w*|gratis|free|how much|hvor mye|kor mykje)\b", _I)
_SUGGEST = re.compile(
    rf"^(?:kan|får|må|may|can|could|kunne) {_WE} (?:få )?(?:foreslå|komme med|kome med|ønske|melde inn|suggest|propose)"
    rf"(?: et| eit| en| ein| a| forslag til| framlegg til)?(?: nytt| anna| annet| new)? {_TOPIC}{_END}"
    r"|^(?:jeg|eg|i) (?:vil|har lyst til å|ønsker å|ønskjer å|want to|would like to|'d like to) "
    rf"(?:foreslå|suggest|propose) (?:et |eit |a )?{_TOPIC}{_END}"
    rf"|^(?:hvordan|korleis|how)(?: kan| can| do)? (?:foreslår |foreslå )?{_WE} (?:foreslå |suggest |propose )?"
    rf"(?:et |eit |a )?{_TOPIC}{_END}"
    rf"|^(?:hvem|kven|who) (?:bestemmer|avgjør|avgjer|velger|vel|decides|chooses) (?:tema\w*|emne\w*|the topic){_END}",
    _I,
)
_OTHER_TOPIC = re.compile(
    rf"\b(?:bytt\w*|byt|endr\w*|skift\w*|change|switch) (?:til )?(?:the )?(?:et annet |eit anna |another )?{_TOPIC}\b"
    rf"|\b(?:møtet|det|meeting) (?:skal|bør|må|should|must) (?:heller |rather )?(?:handle|dreie seg|be) (?:om|about)\b"
    rf".*\b(?:i stedet|i staden|heller|instead)\b",
    _I,
)
_WHO_ARE_YOU = re.compile(
    rf"^(?:(?:hei|heisann|hallo|hello|hi|hey)[,!]? )?(?:hvem|kven|who|hva|kva|what) (?:er|are) (?:du|you)"
    rf"(?: egentlig| eigentleg| for noe| for noko)?{_END}",
    _I,
)
_MOVE_TO = re.compile(
    r"^(?:(?:kan|kunne|can|could) (?:du|vi|me|you|we) |please |vennligst )?"
    r"(?:flytt|flytte|flytta|utsett|utsette|utsetta|move|postpone) (?:det |møtet |it |the meeting )?(?:til|to) "
    r"(?:over |neste |next )?"
    r"(?:(?:man|mån|tirs|tys|ons|tors|fre)dag\w*|(?:mon|tues|wednes|thurs|fri)day|i morgon|"
    r"i morgen|tomorrow|uke|veke|week|(?:kl\.?|klokka|klokken) ?\d\S*|helga)"
    rf"(?: kl\.? ?\d\S*| i stedet| i staden| instead)?{_END}",
    _I,
)
_RULES: Mapping[str, re.Pattern[str]] = {
    "begin": _BEGIN,
    "help": _WHO_ARE_YOU,
    "move": _MOVE_TO,
    "now": _WHAT_NOW,
    "suggest_topic": _SUGGEST,
    "change_topic": _OTHER_TOPIC,
}


def by_few_words(text: str) -> str:
    """The intent of a plain text that is put in words like these, or ""."""
    if _PRICE.search(text) and _COST.search(text):
        return "price"
    return next((intent for intent, pattern in _RULES.items() if pattern.search(text)), "")
