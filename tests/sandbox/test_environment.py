"""Which variables get in."""

from __future__ import annotations

import site
from pathlib import Path

import pytest

from grader.sandbox.environment import home, scrubbed


@pytest.mark.parametrize(
    "name",
    ["GITHUB_TOKEN", "GITHUB_OUTPUT", "AWS_SECRET_ACCESS_KEY", "OPENAI_API_KEY", "HOME", "PYTHONPATH",
     "PYTHONSTARTUP", "LD_PRELOAD", "SSH_AUTH_SOCK", "HTTP_PROXY", "KAGGLE_KEY", "MPLBACKEND"],
)  # fmt: skip
def test_what_is_not_on_the_list_stays_outside(name: str) -> None:
    assert "from outside" not in scrubbed({name: "from outside"}).values()


@pytest.mark.parametrize("name", ["PATH", "LANG", "TZ", "LD_LIBRARY_PATH", "SystemRoot", "PATHEXT"])
def test_what_programs_need_gets_in_whatever_its_case(name: str) -> None:
    assert scrubbed({name: "needed"})[name] == "needed"


def test_the_same_seed_threads_and_devices_everywhere() -> None:
    inside = scrubbed({"PYTHONHASHSEED": "1", "OMP_NUM_THREADS": "64", "CUDA_VISIBLE_DEVICES": "0"})
    assert (inside["PYTHONHASHSEED"], inside["OMP_NUM_THREADS"], inside["CUDA_VISIBLE_DEVICES"]) == (
        "0",
        "1",
        "",
    )


def test_every_place_that_is_written_lies_in_the_private_folder(tmp_path: Path) -> None:
    assert all(Path(place).is_relative_to(tmp_path) for place in home(tmp_path).values())


def test_packages_installed_for_the_user_are_found_from_another_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "ENABLE_USER_SITE", True)
    assert scrubbed({})["PYTHONUSERBASE"] == site.getuserbase()


def test_an_installed_grader_needs_no_module_path(monkeypatch: pytest.MonkeyPatch) -> None:
    assert scrubbed({})["PYTHONPATH"] == str(Path(__file__).parents[2])
    monkeypatch.setattr(site, "getsitepackages", lambda: [str(Path(__file__).parents[2])])
    assert "PYTHONPATH" not in scrubbed({})
