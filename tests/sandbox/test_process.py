"""The process sandbox as a whole: what a run finds, what it leaves, and what happens when our side fails."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

import psutil
import pytest

from grader.errors import SandboxUnavailable
from grader.sandbox import choose
from grader.sandbox import process as process_level
from grader.sandbox.boxed import missing
from grader.sandbox.origins import Origins
from grader.sandbox.process import ProcessPlace, process_sandbox
from grader.sandbox.warm_sandbox import WarmSandbox

from ..conftest import ROOT
from .trial import job, left_over, run


def shown(sandbox: WarmSandbox, expression: str, **options: object) -> object:
    """The value of an expression inside, by way of JSON."""
    return json.loads(
        run(sandbox, f"import os, sys, json\nprint(json.dumps({expression}))", **options).text(1)
    )


def test_the_working_folder_holds_the_files_and_is_gone_afterwards(
    sandbox: WarmSandbox, tmp_path: Path
) -> None:
    (tmp_path / "numbers.csv").write_text("1,2,3")
    files = {"data/numbers.csv": str(tmp_path / "numbers.csv")}
    trial = run(sandbox, "import os; print(open('data/numbers.csv').read(), os.getcwd())", files=files)
    numbers, folder = trial.text(1).split()
    assert numbers == "1,2,3"
    assert not Path(folder).parent.exists()


def test_a_module_beside_the_submission_can_be_imported(sandbox: WarmSandbox, tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("def answer(): return 42")
    trial = run(sandbox, "import helper\nhelper.answer()", files={"helper.py": str(tmp_path / "helper.py")})
    assert trial.cells[1].outputs[0]["data"] == {"text/plain": "42"}


@pytest.mark.parametrize("name", ["../outside.txt", "/outside.txt", "a/../../outside.txt", "..\\outside.txt"])
def test_no_file_is_put_outside_the_folder(name: str, sandbox: WarmSandbox, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ValueError, match="does not stay inside"):
        run(sandbox, "1", files={name: str(tmp_path / "file")})


def test_home_and_temporary_folder_are_private_and_gone_afterwards(sandbox: WarmSandbox) -> None:
    cell = "import tempfile, pathlib, os\nprint(pathlib.Path.home(), tempfile.gettempdir())"
    places = run(sandbox, cell + "\nprint(os.environ['KERAS_HOME'])").text(1).split()
    assert {Path(place).is_relative_to(Path.home()) for place in places} == {False}
    assert not any(Path(place).exists() for place in places)


def test_secrets_of_the_outside_stay_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_TOKEN", "API_KEY", "AWS_SECRET_ACCESS_KEY", "GITHUB_STEP_SUMMARY"):
        monkeypatch.setenv(name, "secret")
    with process_sandbox() as fresh:
        environment = shown(fresh, "[dict(os.environ), open('/proc/self/environ').read()]")
    assert "secret" not in json.dumps(environment)


def test_the_checkout_is_not_on_the_module_path(sandbox: WarmSandbox) -> None:
    path = shown(sandbox, "[sys.path, os.environ.get('PYTHONPATH')]")
    assert str(ROOT) not in path[0]
    assert path[1] is None


def test_one_run_does_not_see_another(sandbox: WarmSandbox) -> None:
    run(sandbox, "import sys, os; sys.modules['planted'] = sys; os.environ['PLANTED'] = '1'; planted = 1")
    found = shown(sandbox, "['planted' in sys.modules, 'PLANTED' in os.environ, 'planted' in globals()]")
    assert found == [False, False, False]


def test_the_descriptors_of_a_run_are_its_own(sandbox: WarmSandbox) -> None:
    """Standard streams and what we need ourselves; nothing of ours lies where people look."""
    descriptors = {int(name) for name in shown(sandbox, "os.listdir('/proc/self/fd')")}
    listing = 3  # the one that listing opened
    assert {number for number in descriptors if number < 100} == {0, 1, 2, listing}


def test_a_run_goes_on_when_its_warm_parent_dies_and_the_next_one_gets_another(tmp_path: Path) -> None:
    with process_sandbox() as own:
        kill = "import psutil\npsutil.Process().parent().parent().kill()\nprint('alive')"
        assert run(own, kill).printed() == "alive\n"
        assert run(own, "print('again')").printed() == "again\n"
        assert left_over(own) == []


def test_what_a_run_left_is_swept_when_it_killed_its_keeper(sandbox: WarmSandbox) -> None:
    program = "import os, time, subprocess\nsubprocess.Popen(['sleep', '600'])\n"
    run(sandbox, program + "os.kill(os.getppid(), 9)\ntime.sleep(.2)")
    assert left_over(sandbox) == []


def test_nothing_is_left_after_closing() -> None:
    before = {process.pid for process in psutil.Process().children(recursive=True)}
    place = ProcessPlace()
    own = WarmSandbox(Origins(place))
    run(own, "1")
    folder = place._folder
    assert folder is not None
    own.close()
    own.close()
    assert {process.pid for process in psutil.Process().children(recursive=True)} <= before
    assert not folder.exists()


def test_a_driver_that_says_no_hello_is_our_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with (
        process_sandbox() as broken,
        pytest.raises(SandboxUnavailable, match=r"ended at once.*grader doctor"),
    ):
        run(broken, "1")


def test_a_failure_of_ours_comes_with_the_last_words_of_our_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "numpy.py").write_text("raise ImportError('this numpy is broken')")
    monkeypatch.setattr(process_level, "scrubbed", lambda: {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"})
    with process_sandbox() as broken, pytest.raises(SandboxUnavailable, match="this numpy is broken"):
        run(broken, "1")


def test_a_job_that_cannot_be_prepared_is_our_failure(sandbox: WarmSandbox) -> None:
    with pytest.raises(SandboxUnavailable, match="could not be started: KeyError"):
        sandbox.run(
            {**job("1"), "limits": {"seconds": 9.0, "memory_mb": 400, "processes": 9}}, lambda frame: None
        )


def test_an_error_of_whoever_listens_ends_the_run_and_reaches_the_caller(sandbox: WarmSandbox) -> None:
    def listen(frame: object) -> None:
        raise RuntimeError("ours")

    with pytest.raises(RuntimeError, match="ours"):
        sandbox.run(job("while True: pass"), listen)
    assert left_over(sandbox) == []


@pytest.fixture
def unboxed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without bubblewrap."""
    monkeypatch.setattr(missing, "reason", lambda: "Bubblewrap is missing.")


@pytest.mark.usefixtures("unboxed")
def test_the_level_and_what_it_does_not_hold_are_told() -> None:
    with choose("process") as chosen:
        assert chosen.isolation.level == "process"
        assert any("network" in note for note in chosen.isolation.notes)
        assert any("Bubblewrap is missing." in note for note in chosen.isolation.notes)


def test_the_best_level_is_used_where_less_would_do() -> None:
    with choose("process") as chosen:
        assert chosen.isolation.level == "sandboxed"


@pytest.mark.usefixtures("unboxed")
@pytest.mark.parametrize("level", ["sandboxed", "limited"])
def test_a_level_that_is_not_to_be_had_is_refused_with_what_to_do(level: str) -> None:
    with pytest.raises(SandboxUnavailable, match="--isolation process"):
        choose(level)


@pytest.mark.parametrize(
    ("started", "processes"),
    [("process.process_sandbox()", 3), ("levels.best('limited')", 6)],
    ids=["process", "sandboxed"],
)
def test_a_killed_supervisor_takes_everything_along(started: str, processes: int, tmp_path: Path) -> None:
    """The last word on a keeper's control socket is the end of whoever holds the other end."""
    script = tmp_path / "supervisor.py"
    script.write_text(
        "from tests.sandbox.trial import run\nfrom grader.sandbox import levels, process\n"
        f"run({started}, 'while True: pass')\n"
    )
    supervisor = psutil.Popen(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
    )
    while len(psutil.Process(supervisor.pid).children(recursive=True)) < processes:
        assert supervisor.poll() is None
        time.sleep(0.02)
    family = psutil.Process(supervisor.pid).children(recursive=True)
    supervisor.send_signal(signal.SIGKILL)
    supervisor.wait()
    _, alive = psutil.wait_procs(family, timeout=10)
    assert alive == []


def test_files_that_hide_modules_of_ours_do_not_hide_them_from_us(
    sandbox: WarmSandbox, tmp_path: Path
) -> None:
    for name in ("random.py", "traceback.py", "json.py", "codecs.py"):
        (tmp_path / name).write_text("raise RuntimeError('not the one you want')")
    files = {path.name: str(path) for path in tmp_path.iterdir()}
    trial = run(sandbox, "print('before')", "1/0", "print('after')", files=files)
    assert trial.outcomes() == ["ok", "error", "ok"]
