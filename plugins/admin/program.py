"""The editing program's text, with what does not fit a practice where several people edit one file changed.

Its own settings do not reach any of this. The program is pinned with its hash, so each piece is known to the
letter; a version that says it in another way is refused, and a person has to look.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Change(NamedTuple):
    """What the program says, exactly once, and what it is to say."""

    said: str
    says: str


CHANGES = (
    # When somebody else has changed the file meanwhile, the button put the whole file back to what it was
    # before them. Now it reads their change; a file that is gone has no button.
    Change("t=k(()=>Y(`save_conflict.save_anyway`))", "t=k(()=>Y(`remote_change.reload_entry`))"),
    Change(
        "onOk:async()=>{await Le({skipCI:R(p)?.skipCI,overwrite:!0})}",
        "get showOk(){return!!R(p)?.conflict.entry},"
        "onOk:async()=>{let e=w5(i.current.originalEntry)?.entry;e&&await ELe({entryDraft:i,entry:e})}",
    ),
    Change(
        "If you save now, their changes will be lost.",
        "It cannot be saved over theirs: press Reload Entry, and make your change again.",
    ),
    Change("If you save now, the entry will be created again.", "It cannot be saved any more."),
    # What was left without saving is offered again, but not when the file has changed since: that would
    # undo the change of somebody else without a word.
    Change(
        "r=await p4(t,n);if(!r)return;",
        "r=await p4(t,n);if(!r)return;"
        "if(Object.entries(r.currentValues).some(([n,t])=>"
        "(t.original||``)!==(e.originalEntry?.locales[n]?.content?.original||``)))"
        "{await f4(t,n);return}",
    ),
    # Nobody opens or closes "now": one tap beside an hour changed it to the minute.
    Change("W(w,e=>{i()||e(T)})", "W(w,e=>{i()||R(l)===`time`||e(T)})"),
)
_FONT = re.compile(r"https://cdn\.jsdelivr\.net/fontsource/fonts/([a-z0-9-]+)[^)\s]*")


def own(program: str, fonts: Iterable[str], address: str) -> str:
    """The program with these changes, and with the fonts that came with it, which are served at `address`.

    Raises ValueError when a piece to change is not there exactly once.
    """
    for said, says in CHANGES:
        if program.count(said) != 1:
            raise ValueError(
                f"The editing program is not the one that plugins/admin/program.py knows: {said}"
            )
        program = program.replace(said, says)
    came = sorted(fonts)

    def here(match: re.Match[str]) -> str:
        # Where it would ask a stranger for them first.
        return next((f"{address}/{name}" for name in came if name.startswith(match[1])), match[0])

    return _FONT.sub(here, program)
