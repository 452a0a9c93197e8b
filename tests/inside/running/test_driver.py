"""The order of a run: hello, environment, cells, done; and what a submission finds when it starts."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from grader.sandbox.process import process_sandbox
from grader.sandbox.warm_sandbox import WarmSandbox

from ...sandbox.conftest import sandbox as sandbox
from ...sandbox.trial import run


def test_frames_come_in_this_order(sandbox: WarmSandbox) -> None:
    frames = run(sandbox, "1", "2;").frames
    told = [(frame.header["kind"], frame.header.get("state")) for frame in frames]
    assert told == [
        ("hello", None),
        ("environment", None),
        ("cell", "started"),
        ("output", None),
        ("cell", "ok"),
        ("cell", "started"),
        ("cell", "ok"),
        ("done", None),
    ]
    assert frames[0].header == {"kind": "hello", "format": 1}


def test_the_environment_is_what_it_is(sandbox: WarmSandbox) -> None:
    told = run(sandbox).frames[1].header
    assert told["python"] == platform.python_version()
    assert told["packages"]["numpy"] == metadata.version("numpy")
    assert "tensorflow" in told["packages"]
    assert "expected-but-missing" not in told["packages"]


def test_cells_are_named_by_their_position_in_the_file(sandbox: WarmSandbox) -> None:
    cells = [{"position": 3, "source": "1"}, {"position": 8, "source": "1/0"}]
    told = []
    sandbox.run(_job(cells), lambda frame: told.append(frame.header))
    assert [one["cell"] for one in told if one["kind"] == "cell"] == [3, 3, 8, 8]
    assert "Cell 8, line 1" in told[-2]["error"]["traceback"]


def _job(cells: list[dict[str, object]]) -> dict[str, object]:
    from ...sandbox.trial import job

    return job() | {"cells": cells}


def test_empty_cells_are_cells(sandbox: WarmSandbox) -> None:
    assert run(sandbox, "", "   \n", "# nothing", "print('x')").outcomes() == ["ok"] * 4


def test_without_tensorflow_it_is_not_loaded(sandbox: WarmSandbox) -> None:
    assert run(sandbox, "import sys; print('tensorflow' in sys.modules)").printed() == "False\n"


def test_a_forked_child_does_not_run_the_next_cell(sandbox: WarmSandbox) -> None:
    cells = (
        "import os; pid = os.fork()",
        "open('ran', 'a').write('x')",
        "if pid: os.waitpid(pid, 0)",
        "open('ran').read()",
    )
    trial = run(sandbox, *cells)
    assert trial.cells[4].outputs[0]["data"] == {"text/plain": "'x'"}


@pytest.fixture(scope="module")
def warm() -> Iterator[WarmSandbox]:
    """A sandbox that forks from a parent with TensorFlow."""
    with process_sandbox() as started:
        yield started


TRAINING = """
import json, os, sys
loaded = 'tensorflow' in sys.modules
import numpy as np, keras
import tensorflow as tf
x, y = np.random.rand(256, 8), np.random.randint(0, 3, 256)
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(3, activation='softmax')])
model.compile('adam', 'sparse_categorical_crossentropy')
history = model.fit(x, y, epochs=2, verbose=0)
"""


@pytest.mark.tensorflow
def test_training_gives_the_same_numbers_every_time(warm: WarmSandbox) -> None:
    source = (
        TRAINING
        + "print(json.dumps([loaded, history.history['loss'], model.predict(x[:3], verbose=0).tolist()]))"
    )
    first, second = (
        json.loads(run(warm, source, tensorflow=True, seconds=120.0).printed()) for _ in range(2)
    )
    assert first[0] is True
    assert first == second


@pytest.mark.tensorflow
def test_the_number_of_threads_is_the_same_everywhere(warm: WarmSandbox) -> None:
    source = "import tensorflow as tf\nt = tf.config.threading\nprint(t.get_intra_op_parallelism_threads(), "
    trial = run(warm, source + "t.get_inter_op_parallelism_threads())", tensorflow=True)
    assert trial.printed() == "1 2\n"


@pytest.mark.tensorflow
def test_another_backend_that_is_asked_for_is_tensorflow_all_the_same(warm: WarmSandbox) -> None:
    source = "import os\nos.environ['KERAS_BACKEND'] = 'jax'\nimport keras\nprint(keras.backend.backend())"
    trial = run(warm, source, tensorflow=True)
    assert trial.printed() == "tensorflow\n"
    assert trial.about() == ["other"]


@pytest.mark.tensorflow
def test_what_keras_keeps_at_home_is_private_to_a_run(warm: WarmSandbox) -> None:
    home = "import os, keras\nprint(keras.config.keras_home() if hasattr(keras.config, 'keras_home') else "
    source = home + "__import__('keras.src.backend.config', fromlist='x').keras_home())"
    first, second = (run(warm, source, tensorflow=True).printed().strip() for _ in range(2))
    assert first != second
    assert not Path(first).exists()


@pytest.mark.tensorflow
def test_honest_training_is_far_from_the_hard_limits(warm: WarmSandbox) -> None:
    """The backstop is at four times the memory limit; TensorFlow reserves more than it touches."""
    source = (
        TRAINING
        + "print(*[line.split()[1] for line in open('/proc/self/status') if line.startswith('VmData')])"
    )
    assert int(run(warm, source, tensorflow=True).printed()) / 1024 < 4096
