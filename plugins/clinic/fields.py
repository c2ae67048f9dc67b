"""Fields of the data file, read one by one; a field that is wrong is a complaint and an empty value."""

from datetime import date
from math import nan

from plugins.clinic.form import Field, names
from plugins.clinic.times import read_day
from plugins.yamltext.nodes import Complaints, List, Table, Text

_YES_NO = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


class Fields:
    """Reads the fields of tables and keeps what is wrong with them."""

    def __init__(self, complaints: Complaints) -> None:
        self.complaints = complaints

    def only(self, table: Table, known: tuple[Field, ...], what: str) -> None:
        """Complain about every name that is none of the known ones."""
        for name in table.values:
            if name not in names(known):
                self.complaints.unknown(table.lines[name], name, names(known), what)

    def filled(self, table: Table, name: str, why: str) -> None:
        """Complain when a list is empty or missing."""
        value = table.values.get(name)
        if value is None or value in (List((), value.line), Text("", value.line)):
            self.complaints.add(table.lines.get(name, table.line), f"{name} is empty or missing.", why)

    def text(self, table: Table, name: str) -> str:
        """A text on one line; "" when it is not there."""
        value = table.values.get(name)
        if value is None:
            return ""
        if isinstance(value, Text):
            return " ".join(value.text.split())
        self.complaints.no_text(value.line, name)
        return ""

    def required(self, table: Table, name: str) -> str:
        """A text that must be there."""
        text = self.text(table, name)
        if not text and not isinstance(table.values.get(name), List | Table):
            self.complaints.add(table.lines.get(name, table.line), f"{name} is missing.")
        return text

    def texts(self, table: Table, name: str) -> tuple[str, ...]:
        """A list of texts, each on a line of its own."""
        found: list[str] = []
        for item in self.list(table, name):
            if not isinstance(item, Text):
                self.complaints.add(item.line, f"{name} takes one text a line.", "Write it like  - text")
            elif item.text:
                found.append(" ".join(item.text.split()))
        return tuple(found)

    def yes_no(self, table: Table, name: str) -> bool | None:
        """Whether something is so; None when it is not said."""
        text = self.text(table, name)
        if text and text.lower() not in _YES_NO:
            self.complaints.add(table.lines[name], f'{name} is "{text}".', "Write yes or no.")
        return _YES_NO.get(text.lower())

    def degrees(self, table: Table, name: str, most: int) -> float | None:
        """Degrees from -`most` to `most`; None when they are not there or are none."""
        text = self.text(table, name)
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            number = nan
        if not -most <= number <= most:
            self.complaints.add(
                table.lines[name], f'{name} is "{text}".', "Write degrees like 38.34 or -77.5."
            )
            return None
        return number

    def day(self, table: Table, name: str) -> date | None:
        """A day of the calendar that must be there."""
        value = table.values.get(name)
        if isinstance(value, Text):
            return read_day(value, self.complaints)
        what = "must be one day" if name in table.values else "is missing"
        line = table.lines.get(name, table.line)
        self.complaints.add(line, f"{name} {what}.", "Write it like 2026-11-26.")
        return None

    def table(self, table: Table, name: str) -> Table | None:
        """A table that must be there."""
        value = table.values.get(name)
        if isinstance(value, Table):
            return value
        if value is None or value == Text("", value.line):
            self.complaints.add(table.lines.get(name, table.line), f"{name} is missing.")
        else:
            self.complaints.add(table.lines[name], f"{name} needs its fields on lines of their own.")
        return None

    def list(self, table: Table, name: str) -> tuple[Text | List | Table, ...]:
        """A list; one value counts as a list of one."""
        value = table.values.get(name)
        if value is None:
            return ()
        return value.items if isinstance(value, List) else (value,)
