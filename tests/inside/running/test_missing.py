"""Packages that are not installed here cost nothing and stop nothing."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

from grader.inside.running.installers import is_installer
from grader.inside.running.missing import Inert, missing_package, sentence
from grader.inside.running.statements import imported_names, one_by_one
from grader.sandbox.warm_sandbox import WarmSandbox

from ...sandbox.conftest import sandbox as sandbox
from ...sandbox.trial import run

GOES_ON = {
    "import nowhere_to_be_found": "nowhere_to_be_found",
    "import nowhere_to_be_found as nope, os": "nowhere_to_be_found",
    "from nowhere_to_be_found import something": "nowhere_to_be_found",
    "from nowhere_to_be_found.deeper import *": "nowhere_to_be_found",
    "import nowhere_to_be_found.deeper": "nowhere_to_be_found",
    "from google.colab import drive": "google.colab",
    "import google.colab": "google.colab",
}


@pytest.mark.parametrize(("source", "package"), GOES_ON.items())
def test_the_rest_of_the_cell_runs_and_the_package_is_noted(
    source: str, package: str, sandbox: WarmSandbox
) -> None:
    trial = run(sandbox, f"x = 1\n{source}\nprint('on')")
    assert trial.outcomes() == ["ok"]
    assert trial.text(1) == "on\n"
    assert [(note.about, note.subject, note.line) for note in trial.notes] == [
        ("missing-package", package, 2)
    ]


def test_of_two_packages_in_one_statement_the_other_is_imported(sandbox: WarmSandbox) -> None:
    assert run(sandbox, "import nowhere_to_be_found, os\nprint(os.sep)").text(1) == "/\n"


def test_what_a_missing_name_would_have_done_is_an_error_as_ever(sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "import nowhere_to_be_found as nope\nnope.f()", "print('next')")
    assert trial.cells[1].error is not None
    assert trial.cells[1].error.name == "NameError"
    assert trial.text(2) == "next\n"


def test_an_import_that_is_tried_stays_a_try(sandbox: WarmSandbox) -> None:
    source = "try:\n    import google.colab\n    where = 'colab'\nexcept ImportError:\n    where = 'here'\n"
    trial = run(sandbox, source + "print(where)")
    assert trial.text(1) == "here\n"
    assert trial.notes == ()


def test_colab_helpers_do_nothing(sandbox: WarmSandbox) -> None:
    source = (
        "from google.colab import drive, files\ndrive.mount('/content/drive')\nfor f in files.upload(): 1"
    )
    trial = run(sandbox, source)
    assert trial.outcomes() == ["ok"]
    assert "does nothing here" in trial.text(1)


def test_a_missing_package_in_a_helper_is_the_same(sandbox: WarmSandbox, tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("import nowhere_to_be_found")
    trial = run(sandbox, "import helper\nprint('on')", files={"helper.py": str(tmp_path / "helper.py")})
    assert trial.text(1) == "on\n"
    assert trial.notes[0].subject == "nowhere_to_be_found"


def test_a_missing_package_in_a_function_is_noted_and_an_error(sandbox: WarmSandbox) -> None:
    trial = run(sandbox, "def f():\n    import nowhere_to_be_found\nf()")
    assert trial.outcomes() == ["error"]
    assert trial.about() == ["missing-package"]


@pytest.mark.parametrize("name", ["numpy.no_such_part", "json.no_such_part", "grader.no_such_part"])
def test_a_part_that_an_installed_package_no_longer_has_is_an_error(name: str) -> None:
    with pytest.raises(ModuleNotFoundError) as caught:
        importlib.import_module(name)
    assert missing_package(caught.value) is None


def test_an_import_error_about_a_name_is_an_error() -> None:
    with pytest.raises(ImportError) as caught:
        exec("from json import no_such_name")
    assert missing_package(caught.value) is None


def test_an_import_error_because_of_a_missing_package_is_about_that() -> None:
    error = ImportError("Missing optional dependency")
    error.__cause__ = ModuleNotFoundError("No module named 'nowhere'", name="nowhere_to_be_found")
    assert missing_package(error) == "nowhere_to_be_found"


def test_other_errors_are_about_no_package() -> None:
    assert missing_package(ValueError()) is None
    assert missing_package(None) is None


@pytest.mark.parametrize(
    ("package", "says"), [("numpy", "grader doctor"), ("torch", "does not list"), ("google.colab", "Colab")]
)
def test_a_missing_package_is_told_in_a_sentence(package: str, says: str) -> None:
    assert says in sentence(package, ["numpy"])


def test_an_inert_object_takes_everything() -> None:
    thing = Inert("google.colab.drive")
    assert list(thing.anything.at.all) == []
    assert not hasattr(thing, "__array__")
    assert "does nothing" in repr(thing)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import a.b", {"a": "a"}),
        ("import a.b as c", {"c": "a.b"}),
        ("from a.b import c, d as e", {"c": "a.b.c", "e": "a.b.d"}),
        ("from a import *", {}),
        ("x = 1", {}),
    ],
)
def test_an_import_binds_these_names(source: str, names: dict[str, str]) -> None:
    assert imported_names(ast.parse(source).body[0]) == names


def test_statements_come_one_by_one_and_only_the_last_is_shown() -> None:
    nodes = ast.parse("import a, b\nx = 1\nx").body
    shown = [(ast.unparse(node), mode) for node, mode in one_by_one(nodes, "last_expr")]
    assert shown == [("import a", "none"), ("import b", "none"), ("x = 1", "none"), ("x", "last_expr")]


@pytest.mark.parametrize(
    ("command", "installs"),
    [
        ("pip install x", True),
        ("pip3 install --upgrade x", True),
        ("sudo apt-get -y install x", True),
        ("/usr/bin/python3 -m pip install x", True),
        ("python.exe -m pip uninstall -y x", True),
        ("conda create -n e", True),
        ("pip list", False),
        ("pip show install", True),
        ("echo pip install", False),
        ("ls installers", False),
        ("python install.py", False),
        ("", False),
    ],
)
def test_commands_that_install_are_known(command: str, installs: bool) -> None:
    assert is_installer(command) is installs
