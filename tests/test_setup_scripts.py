"""The scripts behind `make`: which Python is taken, and what happens where a system package is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import ROOT

BASH = shutil.which("bash") or "/bin/bash"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a script of .ci where no programs are to be found but those given, as name -> what it does."""

    def run(
        script: str, *words: str, programs: dict[str, str], **environment: str
    ) -> subprocess.CompletedProcess[str]:
        for name, text in programs.items():
            program = tmp_path / name
            program.write_text(f"#!{BASH}\n{text}\n", encoding="utf-8")
            program.chmod(0o755)
        return subprocess.run(
            [BASH, str(ROOT / ".ci" / script), *words],
            env={"PATH": str(tmp_path), **environment},
            capture_output=True,
            text=True,
            timeout=30,
        )

    return run


STUDENT, ROOT_USER = {"id": "echo 1000"}, {"id": "echo 0"}
BROWSER, BUBBLEWRAP = {"chromium": ""}, {"bwrap": ""}
APT = {"apt-get": 'echo "apt-get $*"'}
BROKEN_APT = {"apt-get": "exit 100"}


def test_nothing_is_said_where_all_packages_are_there(run: Run) -> None:
    done = run("system-packages", programs={**STUDENT, **BROWSER, **BUBBLEWRAP}, CI="true")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_any_of_the_usual_browsers_will_do(run: Run) -> None:
    done = run("system-packages", programs={**STUDENT, **BUBBLEWRAP, "google-chrome": ""}, CI="true")
    assert done.returncode == 0


def test_a_missing_package_is_named_to_those_who_may_not_install_it(run: Run) -> None:
    done = run("system-packages", programs={**STUDENT, **BUBBLEWRAP, **APT})
    assert done.returncode == 0
    assert "sudo apt-get install chromium" in done.stderr
    assert done.stdout == ""


def test_a_super_user_gets_what_is_missing_installed(run: Run) -> None:
    done = run("system-packages", programs={**ROOT_USER, **BROWSER, **APT})
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].endswith("bubblewrap")


@pytest.mark.parametrize("programs", [STUDENT, {**STUDENT, **APT}, {**ROOT_USER, **BROKEN_APT}, ROOT_USER])
def test_in_ci_a_missing_package_is_a_failure(run: Run, programs: dict[str, str]) -> None:
    done = run("system-packages", programs=programs, CI="true")
    assert done.returncode == 1
    assert "bubblewrap chromium" in done.stderr


def test_a_python_that_is_new_enough_is_taken(run: Run) -> None:
    done = run("find-python", sys.executable, programs={})
    assert (done.returncode, done.stdout.strip()) == (0, sys.executable)


def test_the_first_python_that_is_new_enough_is_found(run: Run) -> None:
    done = run("find-python", programs={"python3": "exit 1", "python3.12": "exit 0", "python3.11": "exit 0"})
    assert (done.returncode, done.stdout.strip()) == (0, "python3.12")


@pytest.mark.parametrize("words", [(), ("python3.9",)])
def test_where_no_python_is_new_enough_it_says_what_to_do(run: Run, words: tuple[str, ...]) -> None:
    done = run("find-python", *words, programs={"python3": "exit 1", "python3.9": "exit 1"})
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr
    assert "make test PYTHON=" in done.stderr
