"""The new site takes the place of the last one in one step."""

from pathlib import Path

import pytest

from plugins.build.swap import fresh, recover, replace_in_two_steps, swap


def site(directory: Path, words: str) -> Path:
    directory.mkdir(exist_ok=True)
    (directory / "index.html").write_text(words)
    return directory


def shown(output: Path) -> str:
    return (output / "index.html").read_text()


def test_the_first_site_is_put_in_place(tmp_path: Path) -> None:
    output = tmp_path / "output"
    swap(site(fresh(output), "new"), output)
    assert shown(output) == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.mark.parametrize("step", [swap, replace_in_two_steps])
def test_a_new_site_replaces_the_last_one_and_nothing_is_left_over(tmp_path: Path, step: object) -> None:
    output = site(tmp_path / "output", "old")
    (output / "removed.html").write_text("gone with the next build")
    assert callable(step)
    step(site(fresh(output), "new"), output)
    assert shown(output) == "new"
    assert [path.name for path in output.iterdir()] == ["index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_run_killed_while_building_is_cleared_away(tmp_path: Path) -> None:
    output = site(tmp_path / "output", "old")
    site(fresh(output), "half a site")
    recover(output)
    assert shown(output) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_run_killed_between_two_renames_gets_its_site_back(tmp_path: Path) -> None:
    output = tmp_path / "output"
    site(tmp_path / ".output.old-abc", "old")
    site(tmp_path / ".output.new-abc", "new")
    recover(output)
    assert shown(output) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_other_hidden_directories_are_nobodys_rubbish(tmp_path: Path) -> None:
    output = site(tmp_path / "output", "old")
    site(tmp_path / ".outputs.new-abc", "not ours")
    recover(output)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".outputs.new-abc", "output"]


@pytest.mark.parametrize("kind", ["file", "link", "link to nothing"])
def test_what_is_no_directory_stays_where_it_is(kind: str, tmp_path: Path) -> None:
    output, elsewhere = tmp_path / "output", tmp_path / "elsewhere"
    if kind == "file":
        output.write_text("mine")
    else:
        output.symlink_to(site(elsewhere, "served from here") if kind == "link" else elsewhere)
    with pytest.raises(OSError, match="This is no directory of its own") as refused:
        fresh(output)
    assert refused.value.filename == str(output)
    assert output.is_symlink() == (kind != "file")
    assert list(tmp_path.glob(".output.*")) == []


@pytest.mark.parametrize("name", [".output.new-a", ".output.old-a"])
def test_leftovers_that_are_no_directories_are_cleared_away_too(name: str, tmp_path: Path) -> None:
    output, elsewhere = site(tmp_path / "output", "old"), site(tmp_path / "elsewhere", "not ours")
    (tmp_path / name).symlink_to(elsewhere)
    (tmp_path / f"{name}b").write_text("rubbish")
    recover(output)
    assert (shown(output), shown(elsewhere)) == ("old", "not ours")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "output"]


def test_a_link_is_no_site_to_bring_back(tmp_path: Path) -> None:
    elsewhere = site(tmp_path / "elsewhere", "not ours")
    (tmp_path / ".output.old-a").symlink_to(elsewhere)
    recover(tmp_path / "output")
    assert [path.name for path in tmp_path.iterdir()] == ["elsewhere"]
