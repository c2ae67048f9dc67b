"""A mistake in the settings is told in a sentence, with its line."""

from pathlib import Path

import pytest

from plugins.build.configured import is_address_of_a_site, mistakes
from plugins.build.project import HERE
from tests.conftest import run_build
from tests.trust.small import everything, make_program, make_project, run_program

SETTINGS = (HERE / "pelicanconf.py").read_text("utf-8")
LAST = SETTINGS.count("\n") + 1
RESTORE = "Restore it from the history."
ADDED = {
    "a bracket that is not closed": (
        "A = (",
        f"pelicanconf.py:{LAST}: Python cannot read this line: '(' was never closed. "
        "Compare it and the line above with the history.",
    ),
    "a name that nothing has": (
        "A = nothing",
        f"pelicanconf.py:{LAST}: NameError: name 'nothing' is not defined. {RESTORE}",
    ),
    "a module that is not there": (
        "import nothing_like_this",
        f"pelicanconf.py:{LAST}: ModuleNotFoundError: No module named 'nothing_like_this'. "
        "Take the line out if you added it; else run make clean and make html, which installs all.",
    ),
    "a module of ours that is not there": (
        "import plugins.nothing",
        f"pelicanconf.py:{LAST}: ModuleNotFoundError: No module named 'plugins.nothing'. {RESTORE}",
    ),
    "a file that is not there": (
        "A = open('/nowhere')",
        f"pelicanconf.py:{LAST}: FileNotFoundError: [Errno 2] No such file or directory: '/nowhere'. "
        f"{RESTORE}",
    ),
    "an extension that is not there": (
        'MARKDOWN["extensions"].append("plugins.nothing")',
        'pelicanconf.py:{MARKDOWN}: There is no extension of Markdown that is called "plugins.nothing". '
        "Take it out.",
    ),
    "a theme that is not there": (
        'THEME = "/nowhere"',
        f'pelicanconf.py:{{THEME}}: THEME is "/nowhere", where there are no templates. {RESTORE}',
    ),
    "a time zone that is not there": (
        'TIMEZONE = "Mars/Base"',
        'pelicanconf.py:{TIMEZONE}: TIMEZONE is "Mars/Base", which is not a time zone. '
        'Write it like "America/New_York".',
    ),
    "a time zone that climbs": (
        'TIMEZONE = "../../etc/passwd"',
        'pelicanconf.py:{TIMEZONE}: TIMEZONE is "../../etc/passwd", which is not a time zone. '
        'Write it like "America/New_York".',
    ),
    "a setting that is gone": ("del SITEURL", f"pelicanconf.py:{{SITEURL}}: SITEURL is missing. {RESTORE}"),
}


def line_of(name: str) -> int:
    return SETTINGS[: SETTINGS.index(f"\n{name} = ") + 1].count("\n") + 1


def told(file: Path) -> list[str]:
    return [str(problem) for problem in mistakes(file)]


def test_the_settings_are_without_mistakes() -> None:
    assert told(HERE / "pelicanconf.py") == []


def test_the_settings_for_publishing_are_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEURL", "https://a.example")
    assert told(HERE / "publishconf.py") == []


@pytest.mark.parametrize(("added", "sentence"), ADDED.values(), ids=ADDED)
def test_a_mistake_is_told_with_its_line(added: str, sentence: str, tmp_path: Path) -> None:
    file = tmp_path / "pelicanconf.py"
    file.write_text(
        SETTINGS.replace("ROOT = Path(__file__).parent", f"ROOT = Path({str(HERE)!r})") + added, "utf-8"
    )
    lines = {name: line_of(name) for name in ("MARKDOWN", "SITEURL", "THEME", "TIMEZONE")}
    assert told(file) == [sentence.format(**lines)]


def test_settings_that_are_gone_come_back_from_the_history(tmp_path: Path) -> None:
    assert told(tmp_path / "pelicanconf.py") == [f"pelicanconf.py: The file is missing. {RESTORE}"]


def test_of_an_empty_file_every_missing_setting_is_told(tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").write_text("")
    assert f"pelicanconf.py: TIMEZONE is missing. {RESTORE}" in told(tmp_path / "pelicanconf.py")
    assert len(told(tmp_path / "pelicanconf.py")) == 9


@pytest.mark.slow
@pytest.mark.parametrize("name", ["base", "article", "index", "404"])
def test_no_template_of_pelicans_takes_the_place_of_a_lost_one(name: str, tmp_path: Path) -> None:
    root = make_program(tmp_path)
    (root / "theme" / "templates" / f"{name}.html").unlink()
    run = run_program(root, "html")
    assert (run.code, run.said) == (1, f"theme/templates/{name}.html: The file is missing. {RESTORE}\n")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["html", "publish", "check", "serve"])
def test_no_command_starts_with_broken_settings(command: str, tmp_path: Path) -> None:
    root = make_program(tmp_path)
    assert run_program(root, "html").code == 0
    before = everything(root / "output")
    broken = "publishconf.py" if command == "publish" else "pelicanconf.py"
    with (root / broken).open("a", encoding="utf-8") as settings:
        settings.write("A = (\n")
    run = run_program(root, command)
    (said,) = run.said.splitlines()
    assert said.startswith(f"{broken}:")
    assert "Python cannot read this line: '(' was never closed." in said
    assert run.code == 1
    assert everything(root / "output") == before


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org",
        "http://localhost:8000",
        "https://a.example/b/c-d/",
        "https://münchen.example",
    ],
)
def test_an_address_that_a_site_can_have(address: str) -> None:
    assert is_address_of_a_site(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "www.example.org",
        "ftp://a.example",
        "https://",
        "https://[::1",
        "https://ann:secret@a.example",
        "https://a.example/?b",
        "https://a.example/#b",
        'https://a.example/"><script>',
        "https://a b.example",
        "https://a.example\n",
        "https://a.example:65536",
        "https://a.example:0",
    ],
)
def test_an_address_that_no_site_can_have(address: str) -> None:
    assert not is_address_of_a_site(address)


@pytest.mark.slow
@pytest.mark.parametrize("epoch", ["today", "99999999999999999", "1e9"])
def test_a_clock_that_is_none(epoch: str, tmp_path: Path) -> None:
    run = run_build(make_project(tmp_path), "html", SOURCE_DATE_EPOCH=epoch)
    assert run.said == (
        "SOURCE_DATE_EPOCH is no number of seconds since 1970. Leave it out to build for today.\n"
    )
    assert run.code == 1
