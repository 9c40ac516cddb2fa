"""``Hvem er med?``: every member as leader, teacher or not taking part, on one card."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.people.verbs import LEAD_CLAIM, LEAD_MYSELF, PEOPLE_SAVE, PEOPLE_SHOW
from cards.verbs import Press
from domain.people.school import Caller, Member, Role
from locales import N_, tr

PAGE = 12  # people on one card
ROLES = {Role.LEADER: N_("Leader"), Role.TEACHER: N_("Teacher"), Role.NONE: N_("Not taking part")}
_GROUPS = {Role.LEADER: N_("Leads"), Role.TEACHER: N_("Teach"), Role.NONE: N_("Not taking part")}


def people(scene: Scene, caller: Caller, members: Sequence[Member], page: int = 0, saved: bool = False) -> Card:
    """For a leader a form, a page at a time; for others a list."""
    here = [member for member in members if member.here]
    top = (
        kit.subtle(kit.escape_line(caller.school.name)),
        kit.heading(scene.tr("Who is here?")),
    )
    if not caller.leads:
        led = any(member.role is Role.LEADER for member in here)
        claim = None if led else kit.actions(lead_button(scene, caller))
        nobody = None if led else kit.text(scene.tr("Nobody leads this school in Samklang yet."), spacing="Medium")
        return kit.card(scene, *top, *_groups(scene, here), nobody, claim)
    pages = max(1, -(-len(here) // PAGE))
    page = min(max(page, 0), pages - 1)
    return kit.card(
        scene,
        *top,
        kit.text(scene.tr("Saved."), bold=True) if saved else None,
        kit.text(scene.tr("Leaders and teachers vote and get invitations.")),
        [_role(scene, member) for member in here[page * PAGE : (page + 1) * PAGE]],
        kit.actions(*_buttons(scene, caller, page, pages)),
        kit.footnote(_page_of(scene, page, pages), apart=False),
    )


def lead_button(scene: Scene, caller: Caller) -> kit.Button:
    """The press of who leads a school that nobody leads yet: who added the bot leads at once, others are confirmed."""
    school = caller.school
    own = caller.person.id == school.installer_id
    return kit.execute(scene.tr("I lead the school"), Press(LEAD_MYSELF if own else LEAD_CLAIM, school.id))


def _groups(scene: Scene, here: Sequence[Member]) -> list[kit.Element]:
    found: list[kit.Element] = []
    for role, label in _GROUPS.items():
        names = [kit.escape_line(member.person.name) for member in here if member.role is role]
        if names:
            found.append(kit.fact(scene.tr(label), ", ".join(names[:150])))
    return found


def _role(scene: Scene, member: Member) -> kit.Element:
    options = [(role.value, scene.tr(words)) for role, words in ROLES.items()]
    return kit.choices(f"role_{member.person.id}", kit.plain(member.person.name), options, member.role.value)


def _buttons(scene: Scene, caller: Caller, page: int, pages: int) -> list[kit.Button]:
    school, language = caller.school.id, scene.language
    buttons: list[kit.Button] = [
        kit.execute(tr(language, "Save"), Press(PEOPLE_SAVE, school, str(page)), style="positive")
    ]
    if page > 0:
        press = Press(PEOPLE_SHOW, school, str(page - 1))
        buttons.append(kit.execute(tr(language, "Previous"), press, associated=False))
    if page < pages - 1:
        press = Press(PEOPLE_SHOW, school, str(page + 1))
        buttons.append(kit.execute(tr(language, "Next"), press, associated=False))
    return buttons


def _page_of(scene: Scene, page: int, pages: int) -> str:
    change = scene.tr("I read who is here from Teams. There must be at least one leader.")
    if pages == 1:
        return change
    return f"{tr(scene.language, 'Page {page} of {pages}.', page=page + 1, pages=pages)} {change}"
