"""What people write to the bot, as data: the words of each command in bokmål, nynorsk and English.

The first phrase of each language is the one that help, documentation and the app's command list show. A language may
share phrases with another; a phrase belongs to one command only. Words are lower case; a space is any white space.
"""

from __future__ import annotations

from collections.abc import Mapping

Phrases = Mapping[str, tuple[str, ...]]  # language -> phrases, the shown one first

COMMANDS: Mapping[str, Phrases] = {
    "help": {
        "nb": ("hjelp", "hei", "hallo", "heisann", "hei hei", "god dag", "god morgen", "start", "hva kan du", "meny"),
        "nn": ("hjelp", "hei", "hallo", "god dag", "god morgon", "kva kan du"),
        "en": ("help", "hello", "hi", "hey", "good morning", "what can you do", "menu"),
    },
    "plan": {
        "nb": (
            "planlegg møte",
            "refleksjonsmøte",
            "planlegg refleksjonsmøte",
            "planlegg et møte",
            "planlegg et refleksjonsmøte",
            "planlegg",
            "planlegge møte",
            "planlegge et møte",
            "planlegge et refleksjonsmøte",
            "nytt møte",
            "nytt refleksjonsmøte",
            "lag møte",
            "lag et møte",
            "lag et refleksjonsmøte",
            "sett opp møte",
            "sett opp et møte",
            "sett opp et refleksjonsmøte",
            "kall inn til møte",
            "kall inn til refleksjonsmøte",
            "innkall til møte",
            "møte om",
        ),
        "nn": (
            "planlegg møte",
            "refleksjonsmøte",
            "planlegg refleksjonsmøte",
            "planlegg eit møte",
            "planlegg eit refleksjonsmøte",
            "planlegge eit møte",
            "planleggje møte",
            "planleggje eit møte",
            "nytt møte",
            "nytt refleksjonsmøte",
            "lag møte",
            "lag eit møte",
            "lag eit refleksjonsmøte",
            "set opp møte",
            "set opp eit møte",
            "kall inn til møte",
            "møte om",
        ),
        "en": (
            "plan meeting",
            "reflection meeting",
            "plan a meeting",
            "plan a reflection meeting",
            "plan reflection meeting",
            "plan",
            "new meeting",
            "new reflection meeting",
            "set up a meeting",
            "set up a reflection meeting",
            "schedule a meeting",
            "schedule a reflection meeting",
            "schedule meeting",
            "schedule",
            "a reflection meeting",
            "meeting on",
            "meeting about",
        ),
    },
    "meetings": {
        "nb": (
            "møter",
            "møtene",
            "møteplan",
            "møteliste",
            "vis møter",
            "kommende møter",
            "flytt møte",
            "avlys møte",
            "flytt møtet",
            "flytte møte",
            "flytte møtet",
            "avlys møtet",
            "avlyse møte",
            "avlyse møtet",
        ),
        "nn": (
            "møte",
            "møta",
            "møteplan",
            "vis møte",
            "komande møte",
            "flytt møte",
            "avlys møte",
            "flytt møtet",
            "flytte møte",
            "flytte møtet",
            "avlys møtet",
            "avlyse møte",
            "avlyse møtet",
        ),
        "en": ("meetings", "meeting", "show meetings", "coming meetings", "move meeting", "cancel meeting"),
    },
    "assess": {
        "nb": ("vurder", "plasser", "vurdere", "plassere", "forbered", "forbered meg"),
        "nn": ("vurder", "plasser", "vurdere", "plassere", "førebu", "førebu meg"),
        "en": ("assess", "place", "prepare"),
    },
    "measures": {
        "nb": ("tiltak", "tiltakene", "vis tiltak", "alle tiltak"),
        "nn": ("tiltak", "tiltaka", "vis tiltak", "alle tiltak"),
        "en": ("measures", "measure", "show measures", "all measures"),
    },
    "my_measures": {
        "nb": ("mine tiltak", "tiltakene mine", "tiltak mine"),
        "nn": ("mine tiltak", "tiltaka mine", "tiltak mine"),
        "en": ("my measures", "my measure"),
    },
    "overview": {
        "nb": ("oversikt", "oversikten", "vis oversikt"),
        "nn": ("oversyn", "oversynet", "vis oversyn", "oversikt"),
        "en": ("overview", "show overview"),
    },
    "minutes": {
        "nb": ("referat", "referater", "referatene", "referatet", "vis referat", "vis referatet", "gamle referater"),
        "nn": ("referat", "referata", "referatet", "vis referat", "vis referatet", "gamle referat"),
        "en": ("minutes", "the minutes", "show minutes", "old minutes"),
    },
    "figures": {
        "nb": ("tall", "tallene", "vis tall", "tall om", "indikatorer"),
        "nn": ("tal", "tala", "vis tal", "tal om", "indikatorar"),
        "en": ("figures", "figure", "show figures", "numbers", "indicators"),
    },
    "characteristics": {
        "nb": ("kjennetegn", "kjennetegnene", "vis kjennetegn", "kvalitetskjennetegn"),
        "nn": ("kjenneteikn", "kjenneteikna", "vis kjenneteikn", "kvalitetskjenneteikn"),
        "en": ("characteristics", "characteristic", "show characteristics", "catalogue"),
    },
    "practice": {
        "nb": ("god praksis", "vis god praksis"),
        "nn": ("god praksis", "vis god praksis"),
        "en": ("good practice", "show good practice"),
    },
    "package": {
        "nb": ("pakke", "pakker", "lag pakke", "lag en pakke", "vis pakke"),
        "nn": ("pakke", "pakkar", "lag pakke", "lag ei pakke", "vis pakke"),
        "en": ("package", "packages", "make package", "make a package"),
    },
    "year": {
        "nb": ("årshjul", "årsplan", "årshjulet"),
        "nn": ("årshjul", "årsplan", "årshjulet"),
        "en": ("year", "the year", "year plan", "annual plan"),
    },
    "school_days": {
        "nb": ("skoleruta", "skolerute", "skoleruten", "ferier", "planleggingsdager"),
        "nn": ("skuleruta", "skulerute", "feriar", "planleggingsdagar"),
        "en": ("school days", "school calendar", "school holidays", "planning days"),
    },
    "owner": {
        "nb": ("skoleeier", "skoleeieren", "eier", "eieren", "eiere"),
        "nn": ("skuleeigar", "skuleeigaren", "eigar", "eigaren"),
        "en": ("school owner", "owner", "owners", "the owner"),
    },
    "who": {
        "nb": ("hvem er med", "hvem", "hvem er her", "roller", "deltakere"),
        "nn": ("kven er med", "kven", "kven er her", "roller", "deltakarar"),
        "en": ("who", "who is in", "who is here", "who's in", "roles", "people"),
    },
    "settings": {
        "nb": ("innstillinger", "innstilling", "språk"),
        "nn": ("innstillingar", "innstilling", "språk"),
        "en": ("settings", "setting", "language"),
    },
    "reminders": {
        "nb": ("påminnelser", "påminnelse", "påminnelsene", "når jeg blir spurt", "ikke forstyrr", "pause"),
        "nn": ("påminningar", "påminning", "påminningane", "når eg blir spurd", "ikkje forstyrr", "pause"),
        "en": ("reminders", "reminder", "my reminders", "when i am asked", "do not disturb"),
    },
    "imports": {
        "nb": ("siste import", "angre import", "angre siste import", "importer tall", "ta inn tall", "ta inn tallene"),
        "nn": ("siste import", "angre import", "angre siste import", "importer tal", "ta inn tal", "ta inn tala"),
        "en": ("last import", "undo import", "undo last import", "undo the last import", "import figures"),
    },
    "surveys": {
        "nb": ("spørreskjema", "spørreskjemaer", "spørreundersøkelse", "undersøkelse", "elevundersøkelse"),
        "nn": ("spørjeskjema", "spørjeundersøking", "undersøking", "elevundersøking"),
        "en": ("survey", "surveys", "questionnaire", "question sets"),
    },
    "exports": {
        "nb": ("eksport", "eksporter", "last ned", "ta med"),
        "nn": ("eksport", "eksporter", "last ned", "ta med"),
        "en": ("export", "exports", "download"),
    },
    "my_data": {
        "nb": ("mine data", "dataene mine", "slett meg", "slett mine data"),
        "nn": ("mine data", "dataa mine", "slett meg"),
        "en": ("my data", "delete me", "delete my data"),
    },
    "cancel": {
        "nb": ("avbryt", "stopp", "glem det", "lukk"),
        "nn": ("avbryt", "stopp", "gløym det", "lukk"),
        "en": ("cancel", "stop", "never mind", "nevermind", "quit"),
    },
}

# What stands before or after a command and means nothing to it.
POLITE: Phrases = {
    "nb": ("kan du", "kan vi", "vil du", "vis meg", "takk", "er du snill", "vær så snill", "jeg vil", "vi vil"),
    "nn": ("kan du", "kan vi", "vil du", "vis meg", "takk", "er du snill", "ver så snill", "eg vil", "vi vil"),
    "en": ("can you", "can we", "could you", "please", "thanks", "thank you", "show me", "i want to", "let's"),
}

BOT_NAMES = ("samklang", "samklang-boten", "samklangboten")
ABOUT = {"nb": ("om", "med", "for"), "nn": ("om", "med", "for"), "en": ("about", "on", "regarding", "for")}
