"""What the editing page asks for is what the readers of the files know, neither more nor less."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema
import pytest

from plugins.admin.collections import Editable, practice_fields, settings
from plugins.admin.publish import PROGRAM
from plugins.admin.settings import Editing, editing
from plugins.admin.widgets import label
from plugins.articles.read import ARTICLE_FIELDS, PAGE_FIELDS
from plugins.build.project import HERE
from plugins.clinic.form import INTERVAL, PLACE, PRACTICE, Field, Takes, names

WORKS = (("neff2011", "Neff (2011): Self-compassion"),)
MADE = settings(
    Editing("elm/site"),
    Editable(WORKS, ("Sleep", "Therapy"), several_places=False, site="https://elm.example"),
)
# Shown, but no field of any file.
PAGE_ONLY = {"original", "body", "lookup"}


def places(fields: tuple[Field, ...], above: str = "") -> Iterator[str]:
    for field in fields:
        yield above + field.name
        yield from places(field.fields, f"{above}{field.name}.")


def asked(widgets: list[dict[str, Any]], above: str = "") -> Iterator[str]:
    for widget in widgets:
        yield above + widget["name"]
        yield from asked(widget.get("fields", []), f"{above}{widget['name']}.")


def widget_of(path: str, several: bool = False) -> dict[str, Any]:
    fields = practice_fields(several)
    for name in path.split("."):
        found = next(widget for widget in fields if widget["name"] == name)
        fields = found.get("fields", [])
    return found


def front(collection: str) -> list[str]:
    found = next(one for one in MADE["collections"] if one["name"] == collection)
    return [field["name"] for field in found["fields"]]


def test_the_editing_program_accepts_the_settings() -> None:
    schema = json.loads((PROGRAM / "schema" / "sveltia-cms.json").read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    several = settings(
        Editing("elm/site"), Editable(WORKS, (), several_places=True, site="https://elm.example")
    )
    for made in (MADE, several):
        assert [error.message for error in validator.iter_errors(made)] == []


def test_every_field_of_the_practice_can_be_edited() -> None:
    one, several = (set(asked(practice_fields(many))) for many in (False, True))
    assert one | several == set(places(PRACTICE))
    assert set(names(PLACE)) <= one
    assert "locations.hours.friday" in several


def test_places_stand_either_at_the_top_or_in_a_list() -> None:
    one, several = (set(asked(practice_fields(many))) for many in (False, True))
    assert "locations" not in one
    assert not set(names(PLACE)) & {name for name in several if "." not in name}


def test_each_kind_of_field_has_a_control_of_its_own() -> None:
    assert widget_of("closures.date") | {"hint": ""} == {
        "name": "date",
        "label": "Date",
        "hint": "",
        "required": True,
        "widget": "datetime",
        "type": "date",
        "format": "YYYY-MM-DD",
    }
    times, appointment = widget_of("hours.friday")["types"]
    assert [field["type"] for field in times["fields"]] == ["time", "time"]
    assert appointment["fields"] == []
    assert widget_of("notices.kind")["options"] == ["information", "warning"]
    assert widget_of("telehealth")["options"] == ["yes", "no"]
    assert widget_of("emails")["field"]["type"] == "email"
    assert widget_of("phones")["min"] == 1


def every_widget(widgets: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for widget in widgets:
        if widget["widget"] != "hidden":
            yield widget
        yield from every_widget(widget.get("fields", []))
        for type_ in widget.get("types", []):
            yield from every_widget(type_["fields"])


def test_every_field_has_a_hint_in_words() -> None:
    several = settings(
        Editing("elm/site"), Editable(WORKS, (), several_places=True, site="https://elm.example")
    )
    shown = [one for made in (MADE, several) for one in (*made["singletons"], *made["collections"])]
    asked = [widget for one in shown for widget in every_widget(one["fields"])]
    assert len(asked) > 150
    words = re.compile(r"[A-Z]\w*[,.]? \w+")
    assert [(one["name"], one.get("hint")) for one in asked if not words.match(one.get("hint", ""))] == []
    # A picker shows dates and times in the reader's own way.
    picked = [one for one in asked if one["widget"] == "datetime"]
    assert [one["name"] for one in picked if re.search(r"\d", one["hint"])] == []


def test_no_hint_speaks_of_how_a_file_is_written() -> None:
    several = settings(
        Editing("elm/site"), Editable(WORKS, (), several_places=True, site="https://elm.example")
    )
    shown = [one for made in (MADE, several) for one in (*made["singletons"], *made["collections"])]
    hints = {widget["hint"] for one in shown for widget in every_widget(one["fields"])}
    # A citation's brackets are typed here as well as in a file.
    of_files = re.compile(r"""quote|one a line|["{}]|\[(?!@)|: ?\w+$""")
    assert [hint for hint in hints if of_files.search(hint)] == []


def test_a_new_article_starts_as_a_draft_and_the_list_says_so() -> None:
    articles, pages = MADE["collections"]
    (status,) = (field for field in articles["fields"] if field["name"] == "status")
    assert (status["default"], status["required"]) == ("draft", True)
    assert articles["summary"] == "{{status | default('published')}}: {{title}}"
    assert [field["name"] for field in pages["fields"] if "default" in field] == []


def test_a_text_without_a_description_is_not_saved() -> None:
    for collection in MADE["collections"]:
        needed = [field["name"] for field in collection["fields"] if field.get("required")]
        assert "description" in needed


def test_an_item_that_is_not_open_says_which_it_is() -> None:
    shown = [widget for many in (False, True) for widget in every_widget(practice_fields(many))]
    closed = {widget["name"]: widget["summary"] for widget in shown if widget.get("collapsed")}
    assert closed["phones"] == "{{number}} {{label}}"
    for name, summary in closed.items():
        inside = next(widget["fields"] for widget in shown if widget["name"] == name)
        assert set(re.findall(r"{{(\w+)}}", summary)) <= {field["name"] for field in inside}


def test_pictures_are_only_our_own() -> None:
    (cover,) = (field for field in MADE["collections"][0]["fields"] if field["name"] == "cover")
    assert cover["choose_url"] is False
    assert MADE["media_libraries"]["stock_assets"]["providers"] == []


def test_notices_and_closures_are_opened_by_their_own_names() -> None:
    forms = {one["name"]: one for one in MADE["singletons"]}
    assert list(forms) == ["notices", "closures", "practice", "authors"]
    shown = {name: [field["name"] for field in form["fields"]] for name, form in forms.items()}
    assert shown["notices"] == ["notices", "original"]
    assert shown["closures"] == ["closures", "original"]
    assert shown["practice"][0] == "hours"
    assert {forms[name]["file"] for name in ("notices", "closures", "practice")} == {"content/clinic.yaml"}
    # Together they show every field, and none of them twice.
    together = [name for form in ("notices", "closures", "practice") for name in shown[form][:-1]]
    assert sorted(together) == sorted(widget["name"] for widget in practice_fields(False))


def test_in_a_list_what_must_be_filled_in_comes_first() -> None:
    asked = [field["name"] for field in widget_of("notices")["fields"]]
    assert asked[:3] == ["text", "start", "end"]
    assert sorted(asked[3:]) == ["kind", "text_es"]


def test_the_closures_of_several_places_stay_with_the_places() -> None:
    several = settings(
        Editing("elm/site"), Editable(WORKS, (), several_places=True, site="https://elm.example")
    )
    assert [one["name"] for one in several["singletons"]] == ["notices", "practice", "authors"]


@pytest.mark.parametrize(("name", "known"), [("articles", ARTICLE_FIELDS), ("pages", PAGE_FIELDS)])
def test_a_front_matter_has_the_fields_its_reader_knows(name: str, known: tuple[str, ...]) -> None:
    assert set(front(name)) - PAGE_ONLY == set(known)


def test_works_are_found_by_name_and_written_by_key() -> None:
    fields = {field["name"]: field for field in MADE["collections"][0]["fields"]}
    shown = "[@neff2011] Neff (2011): Self-compassion"
    assert fields["lookup"]["options"] == [{"value": "[@neff2011]", "label": shown}]
    assert fields["nocite"]["options"] == [{"value": "neff2011", "label": shown}]


def test_the_categories_in_use_are_named() -> None:
    hints = {field["name"]: field["hint"] for field in MADE["collections"][0]["fields"] if "hint" in field}
    assert hints["category"] == "Sleep, Therapy, or a new one"


def test_nobody_can_delete_a_page_or_sign_in_by_way_of_others() -> None:
    assert [one["delete"] for one in MADE["collections"]] == [False, False]
    assert {**MADE["backend"], "commit_messages": {}} == {
        "commit_messages": {},
        "name": "github",
        "repo": "elm/site",
        "branch": "main",
        "auth_methods": ["token"],
    }


def test_names_are_shown_as_words() -> None:
    assert label("postal_code") == "Postal code"
    assert label("text_es") == "Text in Spanish"


def test_every_kind_of_field_is_known() -> None:
    kinds = {field.takes for field in _all(PRACTICE)}
    assert kinds == set(Takes) - {Takes.TIME}  # the times of a day are inside its hours


def _all(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _all(field.fields)


@pytest.mark.parametrize(
    ("written", "takes"),
    [("TIMES", Takes.TIME), ("ANSWERS", Takes.YES_NO), ("MOMENTS", Takes.MOMENT), ("DATES", Takes.DATE)],
)
def test_the_page_knows_which_fields_can_be_written_in_several_ways(written: str, takes: Takes) -> None:
    script = (HERE / "plugins" / "admin" / "page" / "files.js").read_text("utf-8")
    (listed,) = re.findall(rf"^const {written} = (\[.*\]);$", script, re.MULTILINE)
    known = {field.name for field in (*_all(PRACTICE), *INTERVAL) if field.takes is takes}
    # Beside the practice's fields, the dates of articles.
    assert set(json.loads(listed)) - {"modified", "reviewed", "next_review"} == known


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"ADMIN_REPOSITORY": "site"}, 'ADMIN_REPOSITORY is "site". Write owner/name'),
        ({"ADMIN_REPOSITORY": "https://github.com/elm/site"}, "Write owner/name"),
        ({"ADMIN_REPOSITORY": "elm/site", "ADMIN_BRANCH": "a b"}, 'ADMIN_BRANCH is "a b".'),
        ({"ADMIN_REPOSITORY": "elm/site", "ADMIN_REVIEW": "maybe"}, 'ADMIN_REVIEW is "maybe".'),
        ({"ADMIN_REPOSITORY": "elm/site", "ADMIN_API": "api; script-src *"}, "ADMIN_API"),
    ],
)
def test_settings_that_cannot_be_are_refused(environment: Mapping[str, str], sentence: str) -> None:
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 (the sentence is checked below)
        editing(environment)
    assert sentence in str(refusal.value)


def test_without_a_repository_there_is_no_editing_page() -> None:
    assert editing({}) is None
    assert editing({"ADMIN_REPOSITORY": ""}) is None
    assert editing({"ADMIN_REPOSITORY": "elm/site"}) == Editing("elm/site", "main", "https://api.github.com")


def test_changes_are_made_at_once_unless_somebody_is_to_look_first() -> None:
    review = editing({"ADMIN_REPOSITORY": "elm/site", "ADMIN_REVIEW": "yes"})
    assert review is not None
    assert MADE["publish_mode"] == "simple"
    assert settings(review, Editable(WORKS, (), False, ""))["publish_mode"] == "editorial_workflow"
