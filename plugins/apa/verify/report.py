"""What was found → text for people, or JSON for programs."""

import json

from plugins.apa.verify.findings import TO_MEND, Finding, Kind
from plugins.apa.verify.verify import Checked, Verified

_ORDER = {kind: place for place, kind in enumerate(Kind)}


def to_mend(verified: Verified) -> int:
    """How many entries have something to mend."""
    return sum(any(finding.kind in TO_MEND for finding in one.findings) for one in verified.checked)


def as_text(verified: Verified) -> str:
    """The entries with findings, the gravest finding of each first, then a sentence on the whole."""
    blocks = [_block(one) for one in verified.checked if one.findings]
    return "\n\n".join([*blocks, _summary(verified)])


def _block(one: Checked) -> str:
    findings = sorted(one.findings, key=lambda finding: _ORDER[finding.kind])
    lines = [f"  {finding.kind.value}: {finding.sentence}" for finding in findings]
    return "\n".join([f"{one.entry.file}:{one.entry.line}: {one.entry.key}", *lines])


def _summary(verified: Verified) -> str:
    done, known = len(verified.checked), sum(one.known for one in verified.checked)
    mend = to_mend(verified)
    entries = "entry" if done == 1 else "entries"
    sentence = f"{done} {entries} looked up, {known} found in Crossref: {mend or 'nothing'} to mend."
    return f"{sentence} No file was changed."


def as_json(verified: Verified) -> str:
    """A list of entries with their findings, also those without any, and the outage if there was one."""
    entries = [
        {
            "key": one.entry.key,
            "file": str(one.entry.file),
            "line": one.entry.line,
            "found": one.known,
            "findings": [_finding(finding) for finding in one.findings],
        }
        for one in verified.checked
    ]
    whole = {"entries": entries, "to_mend": to_mend(verified), "outage": verified.outage}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "kind": finding.kind.value,
        "field": finding.field,
        "entry": finding.ours,
        "record": finding.theirs,
        "sentence": finding.sentence,
    }
