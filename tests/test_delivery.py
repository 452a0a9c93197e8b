"""Where reports go: the path that annotations name."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.delivery import Delivery
from tests.reports.canned import KINDS


@pytest.mark.parametrize(
    ("file", "workspace", "named"),
    [
        ("week 3/a.ipynb", None, "week 3/a.ipynb"),
        ("{here}/week 3/a.ipynb", None, "week 3/a.ipynb"),
        ("{here}/week 3/a.ipynb", "{here}/week 3", "a.ipynb"),
        ("a.ipynb", "{above}", "{name}/a.ipynb"),
        ("/elsewhere/a.ipynb", "{here}", "/elsewhere/a.ipynb"),
        ("a.ipynb", "/elsewhere", "a.ipynb"),
    ],
)
def test_annotations_name_the_file_from_the_root_of_the_repository(
    file: str,
    workspace: str | None,
    named: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    here = {"here": str(tmp_path), "above": str(tmp_path.parent), "name": tmp_path.name}
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    if workspace is not None:
        monkeypatch.setenv("GITHUB_WORKSPACE", workspace.format(**here))
    delivery = Delivery.of("github", None, Path(file.format(**here)), "student")
    delivery.deliver(KINDS["mistakes"]())
    assert f"file={named.format(**here)},line=" in capsys.readouterr().out
