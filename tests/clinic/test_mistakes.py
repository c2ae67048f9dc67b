"""Every mistake in the practice's data file is answered with one sentence, at its line."""

from pathlib import Path

import pytest

from plugins.clinic.model import DAYS
from tests.clinic.good import GOOD, loaded, told

SPAN = '- {open: "08:00", close: "16:00"}'
OWN_LINES = "needs its fields on lines of their own."
NO_PARTNER = 'A quotation mark on this line has no partner. Write " at both ends of the text.'
RESERVED = 'which YAML reserves. Write " at both ends of the text.'
NO_PART = 'which is no part of it. Write " at both ends of the text.'
COLON = "has a colon in its text, and YAML takes that for another field. Put quotes around it:"
EMPTIED = "under it gives some. Delete the [] and keep the rest of the line."
NO_PAIR = "is no name with a value. Write a name, a colon, a space, a value."
MISFIT = "does not fit where it stands. Compare its spaces and its colon with the lines around it."
FIELDS = (
    "There are: name, short_name, legal_name, description, time_zone, address, phones, fax, emails, hours, "
    "schedules, closures, arrival, locations, area_served, languages, languages_es, telehealth, accepting_clients, "
    "reply_time, reply_time_es, links, crisis_lines, contact_form, notices."
)

# What is replaced in the good file, with what, and all that is said about it.
REPLACED = [
    # hours
    ("  friday:", "  fridy:", ['21: "fridy" is not a day. Did you mean "friday"?']),
    ("  friday:", "  Friday:", ['21: "Friday" is not a day. Did you mean "friday"?']),
    ("friday: closed", "friday: closd", ['21: Friday is the text "closd". Did you mean "closed"?']),
    ("friday: closed", "friday:", [f"21: Friday has no hours; write closed beside it, or {SPAN} on the line under it."]),
    ("friday: closed", "friday: 8am-4pm", [f'21: Friday is the text "8am-4pm"; write {SPAN} on the line under it.']),
    ("friday: closed", "friday:\n  - 8am-4pm", [f'22: Friday has the text "8am-4pm"; write {SPAN}.']),
    ("friday: closed", "friday:\n  - [8, 16]", [f"22: Friday has a list in its list; write {SPAN}."]),
    ("  friday: closed\n", "", ["15: friday is missing from the hours. Write  friday: closed"]),
    ("friday:", "thursday:", [
        "15: friday is missing from the hours. Write  friday: closed",
        "21: thursday appears twice (first on line 20). Keep one of them.",
    ]),
    ('{open: "08:00", close: "12:00"}', '{open: "13:00", close: "07:30"}',
     ["16: Monday closes at 07:30, before it opens at 13:00. Did you mean \"19:30\"?"]),
    ('{open: "08:00", close: "12:00"}', '{open: "08:00", close: "08:00"}',
     ["16: Monday opens and closes at 08:00."]),
    ("open: 12:30", "open: 11:30", ["17: Monday 11:30–16:00 overlaps 08:00–12:00."]),
    ("close: 16:00", "close: 02:00", [
        "17: Monday closes at 02:00, before it opens at 12:30. Did you mean \"14:00\"? "
        'For hours past midnight, close at "24:00" and open the next day at "00:00".'
    ]),
    ('"08:00"', '"28:00"', ['16: "28:00" is not a time of day. Write it like "08:00" or "16:30".']),
    ('"08:00"', "“08:00”", ['16: "“08:00”" is not a time of day. Write it like "08:00" or "16:30".']),
    (", close: 16:00", "", [f"17: Monday has no close time; write {SPAN}."]),
    ("close: 16:00", "closes: 16:00", ['17: "closes" is not open or close. Did you mean "close"?']),
    (GOOD[GOOD.index("hours:"):], "hours: 8-4\n", [f"14: hours {OWN_LINES}"]),
    (GOOD[GOOD.index("hours:"):], "", ["1: hours is missing."]),
    # contact
    ("703-594-1827", "594-1827", ['11: "594-1827" is not a telephone number. Write it like 703-594-1827.']),
    ("703-594-1827", "call us", ['11: "call us" is not a telephone number. Write it like 703-594-1827.']),
    ("703-594-1827", "703-594-1827 ext. 5",
     ['11: "703-594-1827 ext. 5" has an extension. Write it on a line of its own:  extension: …']),
    ("number:", "numbr:", ["10: number is missing.", '11: "numbr" is not a field of a phone. Did you mean "number"?']),
    ("\n  - label: Office\n    number:", "", [f"9: Each of the phones {OWN_LINES} It starts like  - label: Office"]),
    ("\n  - label: Office\n    number: 703-594-1827", "",
     ["9: phones is empty or missing. Visitors need a number to call."]),
    ("\n  - label: Office\n    number: 703-594-1827", " []",
     ["9: phones is empty or missing. Visitors need a number to call."]),
    ("phones:\n  - label: Office\n    number: 703-594-1827\n", "",
     ["1: phones is empty or missing. Visitors need a number to call."]),
    ("\n  - office@elm.example", "", ["12: emails is empty or missing. Visitors need an address to write to."]),
    ("\n  - office@elm.example", " []", ["12: emails is empty or missing. Visitors need an address to write to."]),
    ("emails:\n  - office@elm.example\n", "",
     ["1: emails is empty or missing. Visitors need an address to write to."]),
    ("office@elm.example", "office at elm",
     ['13: "office at elm" is not an e-mail address. Write it like name@example.org.']),
    ("office@elm.example", "office@elm", ['13: "office@elm" is not an e-mail address. Write it like name@example.org.']),
    ("number: 703-594-1827", "number: 703-594-1827\n    extension: five",
     ['12: "five" is not an extension. It has only digits.']),
    ("number: 703-594-1827", "name: Office\n    number: 703-594-1827",
     ['11: "name" is not a field of a phone. There are: label, label_es, number, extension, texts.']),
    ("America/New_York", "EST", ['8: "EST" is not a time zone. Write it like "America/New_York".']),
    ("number: 703-594-1827", "number: 703-594-1827\n    texts: maybe",
     ['12: texts is "maybe". Write yes or no.']),
    ("friday: closed", "friday: by apointment",
     ['21: Friday is the text "by apointment". Did you mean "by appointment"?']),
    # address and the rest
    ("22406", "22406\n  latitude: 38.3", ["8: latitude and longitude need each other. Write both, or neither."]),
    ("22406", "22406\n  latitude: north\n  longitude: 181", [
        '8: latitude is "north". Write degrees like 38.34 or -77.5.',
        '9: longitude is "181". Write degrees like 38.34 or -77.5.',
    ]),
    ("America/New_York", "Eastern", ['8: "Eastern" is not a time zone. Write it like "America/New_York".']),
    ("America/New_York", "america/new_york",
     ['8: "america/new_york" is not a time zone. Did you mean "America/New_York"?']),
    ("22406", "224", ['7: "224" is not a ZIP code. It has five digits.']),
    ("22406", "22406\n  country: Amerika", ['8: "Amerika" is not a country in two letters. Write it like US.']),
    ("  street: 1 Elm Road\n", "", ["4: street is missing."]),
    ("name: Elm Practice\n", "", ["1: name is missing."]),
    ("name: Elm Practice", "name: [a, b]", ['1: name must be one text. Write it on one line, in quotes: name: "…"']),
    ("time_zone:", "timezone:",
     ["1: time_zone is missing.", '8: "timezone" is not a field of the practice. Did you mean "time_zone"?']),
    ("time_zone:", "web: x\ntime_zone:", [f'8: "web" is not a field of the practice. {FIELDS}']),
    # what YAML cannot read, or would take for something else
    ("  tuesday:", "\ttuesday:", ["18: The line starts with a tab. Use spaces."]),
    ("tuesday: closed", "tuesday:\tclosed", ["18: There is a tab on this line. Use spaces."]),
    ("tuesday: closed", "tuesday:closed", [f'18: The line "tuesday:closed" {NO_PAIR}']),
    ("time_zone: A", "time_zone A", [f'8: The line "time_zone America/New_York" {NO_PAIR}']),
    ("  tuesday", " tuesday", [f'18: The line "tuesday: closed" {MISFIT}']),
    ('"08:00"', '"08:00', [f"16: {NO_PARTNER}"]),
    ("A practice.", "'A practice.", [f"2: {NO_PARTNER}"]),
    ('"12:00"}', '"12:00"', ['16: The line "- {open: "08:00", close: "12:00"" has { without }. Write } at its end.']),
    ("A practice.", "'It's good'",
     ["2: A text on this line goes on after its closing quotation mark. Inside it, write “ ” or ’."]),
    ("A practice.", "Elm: a practice", [f'2: description {COLON} description: "Elm: a practice"']),
    ("A practice.", "Elm: a practice  # ours", [f'2: description {COLON} description: "Elm: a practice"']),
    ("A practice.", 'Elm: a "practice"', [f"""2: description {COLON} description: 'Elm: a "practice"'"""]),
    ("A practice.", "Elm's: \"a\"", [f"""2: description {COLON} description: 'Elm''s: "a"'"""]),
    ("label: Office", "label: Office: front", [f'10: label {COLON} label: "Office: front"']),
    ("friday: closed", f"friday: {SPAN}",
     ["21: The - stands on the same line as friday. Put it, and what follows it, on the line under friday, further in."]),
    # what stands under a line that is complete
    ("friday: closed", f"friday: closed\n    {SPAN}",
     [f'22: The line "{SPAN}" has no place, because friday is "closed" (line 21). Delete it, or delete "closed" on line 21.']),
    ("friday: closed", f"friday: closed  # for now\n\n  {SPAN}",
     [f'23: The line "{SPAN}" has no place, because friday is "closed" (line 21). Delete it, or delete "closed" on line 21.']),
    ("friday: closed", 'friday: closed\n    open: "08:00"',
     ['22: The line "open: "08:00"" has no place, because friday is "closed" (line 21). Delete it, or delete "closed" on line 21.']),
    ("A practice.", "@elm", [f"2: A text on this line starts with @, {RESERVED}"]),
    ("A practice.", "*Elm* is good", [f"2: A text on this line starts with *, {RESERVED}"]),
    ("A practice.", "!Elm", [f"2: A text on this line starts with !, {NO_PART}"]),
    ("A practice.", "&elm A practice.\nshort_name: *elm", [
        f"2: A text on this line starts with &, {NO_PART}", f"3: A text on this line starts with *, {NO_PART}",
    ]),
    ("A practice.", "A\x00", ["2: A character on this line cannot be shown. Delete it and type it again."]),
    ("A practice.", r'"A \ud800"', ["2: The character U+D800 is no text. Remove it."]),
    ("A practice.", r'"\U0011FFFF"',
     ["The file is not text that can be read. Restore the last version that worked."]),
    ("hours:", "? [a]\n: b\nhours:", ["14: This line needs a name. Write a name, a colon, a space, a value."]),
    (GOOD, "", ["The file has no fields. Start with a line like  name: …"]),
    (GOOD, "- a\n", ["The file has no fields. Start with a line like  name: …"]),
]  # fmt: skip

CLOSED_WEEK = "    hours:\n" + "".join(f"      {day}: closed\n" for day in DAYS)
# What is added to the good file, from its line 24 on, and all that is said about it.
ADDED = [
    ("closures:\n  - date: 2026-11-31\n", ["25: 2026-11-31 is not a day in the calendar."]),
    ("closures:\n  - date: 12/25/2026\n", ['25: "12/25/2026" is not a day. Write it like 2026-11-26.']),
    ("closures:\n  - date: [2026-12-25]\n", ["25: date must be one day. Write it like 2026-11-26."]),
    ("closures:\n  - reason: Snow\n", ["25: date is missing. Write it like 2026-11-26."]),
    ("closures:\n  - date: 2026-12-02\n    last_date: 2026-12-01\n",
     ["26: The closure ends on 2026-12-01, before it starts on 2026-12-02."]),
    ("closures:\n  - date: 2026-12-25\n  - date: 2026-12-24\n    last_date: 2026-12-26\n",
     ["26: 2026-12-25 is in two closures (the other is on line 25). Keep one of them."]),
    ("closures:\n  - date: 2026-12-25\n    reason: Christmas\n  - date: 2026-12-25\n",
     ['27: 2026-12-25 is in two closures (the other, "Christmas", is on line 25). Keep one of them.']),
    ("schedules:\n  - name: Summer\n    first_date: 2027-08-01\n    last_date: 2027-06-01\n" + CLOSED_WEEK,
     ["27: The schedule ends on 2027-06-01, before it starts on 2027-08-01."]),
    ("schedules:\n  - name: Summer\n    first_date: 2027-06-01\n    last_date: 2027-08-01\n",
     ["25: hours is missing."]),
    ("schedules:\n  - name: Summer\n    first_date: 2027-06-01\n    last_date: 2027-08-01\n" + CLOSED_WEEK
     + "  - name: Fall\n    first_date: 2027-08-01\n    last_date: 2027-09-01\n" + CLOSED_WEEK,
     ['36: 2027-08-01 is in two schedules (the other, "Summer", is on line 25). Keep one of them.']),
    ("fax: none\n", ['24: "none" is not a fax number. Write it like 703-594-1827.']),
    ("accepting_clients: soon\n", ['24: accepting_clients is "soon". Write yes or no.']),
    ("languages:\n  - [a]\n", ["25: languages takes one text a line. Write it like  - text"]),
    ("arrival:\n  parkng: Here.\n", ['25: "parkng" is not a field of arrival. Did you mean "parking"?']),
    ("crisis_lines:\n  - number: help\n    when: always\n",
     ['25: "help" is not a number to call. Write it like 988.']),
    *((f"crisis_lines:\n  - number: '{number}'\n    when: always\n",
       [f'25: "{number}" is not a number to call. Write it like 988.'])
      for number in ("98", "9888", "999", "911911911911", "703-594-182", "1-800-799-SAFE", "800-273-8255 ext 5", "٩٨٨")),
    ("reply_time: Within one business day.\n",
     ['24: reply_time is "Within one business day", and goes on after "We answer". '
      'Write "within one business day".']),
    ("reply_time: 1\n", ['24: reply_time is "1", and goes on after "We answer". Write it like: within one business day']),
    ("contact_form:\n  endpoint: http://forms.example/x\n",
     ['25: "http://forms.example/x" is not a secure web address. It starts with https://']),
    ("contact_form:\n  message_box: yes\n", ["25: endpoint is missing."]),
    ("closures: none\n", [f"24: Each of the closures {OWN_LINES} It starts like  - date: 2026-11-26"]),
    ("closures:\n  - 2026-12-25\n", [f"25: Each of the closures {OWN_LINES} It starts like  - date: 2026-11-26"]),
    ("closures:\n  - date: 2026-12-25\n    hours: 8am-noon\n",
     ['26: 2026-12-25 is the text "8am-noon"; write - {open: "08:00", close: "12:00"} on the line under it.']),
    ("closures:\n  - date: 2026-12-25\n    reason: Closed: holiday\n", [f'26: reason {COLON} reason: "Closed: holiday"']),
    ("closures:\n  - {date: 2026-12-25, reason: Closed: holiday}\n",
     [f'25: reason {COLON} reason: "Closed: holiday"']),
    ("closures:\n  - date: 2026-12-25\n    reason:\n      Closed: holiday\n",
     ['27: reason must be one text. Write it on one line, in quotes: reason: "…"']),
    ("closures: []\n  - date: 2026-12-25\n", [f"24: closures says [], which means none, and line 25 {EMPTIED}"]),
    ("closures: []\n- date: 2026-12-25\n", [f"24: closures says [], which means none, and line 25 {EMPTIED}"]),
    ("notices: []  # none\n\n  - text: Snow\n", [f"24: notices says [], which means none, and line 26 {EMPTIED}"]),
    ("closures: none\n  - date: 2026-12-25\n",
     ['25: The line "- date: 2026-12-25" has no place, because closures is "none" (line 24). '
      'Delete it, or delete "none" on line 24.']),
    ("links:\n  - label: F\n    url: facebook\n", ['26: "facebook" is not a web address. It starts with https://']),
    ('links:\n  - label: F\n    url: "http://[a.b"\n', ['26: "http://[a.b" is not a web address. It starts with https://']),
    ("links:\n  - label: F\n", ["25: url is missing."]),
    ("notices:\n  - text: Snow\n    start: 2026-12-02 08:00\n    end: 2026-12-02 06:00\n",
     ['27: The notice "Snow" ends at 2026-12-02 06:00, before it starts at 2026-12-02 08:00.']),
    ("notices:\n  - text: Snow\n    start: 2026-12-02 08:00\n    end: 2026-12-02 08:00\n",
     ['27: The notice "Snow" has no length: it starts and ends at 2026-12-02 08:00.']),
    ("notices:\n  - text: Snow\n    start: soon\n    end: 2026-12-02\n",
     ['26: "soon" is not a day or a time. Write it like 2026-11-26 08:00.']),
    ("notices:\n  - text: Snow\n    start: 2026-12-02\n",
     ["25: A notice needs a start and an end. Write both like 2026-11-26 08:00."]),
    ("notices:\n  - text: Snow\n    kind: warn\n    start: 2026-12-02\n    end: 2026-12-03\n",
     ['26: "warn" is not a kind of notice. Did you mean "warning"?']),
    ("notices:\n  - text: Snow\n    start: 0001-01-01T00:00+14:00\n    end: 2026-12-03\n",
     ['26: "0001-01-01T00:00+14:00" is too far away.']),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentences"), REPLACED)
def test_a_mistake(old: str, new: str, sentences: list[str], tmp_path: Path) -> None:
    assert old in GOOD
    found = loaded(GOOD.replace(old, new, 1), tmp_path)
    assert found.clinic is None
    assert told(found) == sentences


@pytest.mark.parametrize(("added", "sentences"), ADDED)
def test_a_mistake_in_an_optional_part(added: str, sentences: list[str], tmp_path: Path) -> None:
    found = loaded(GOOD + added, tmp_path)
    assert found.clinic is None
    assert told(found) == sentences
