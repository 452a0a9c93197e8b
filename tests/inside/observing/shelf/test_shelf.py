"""Data comes from the shelf, however it is asked for; what is not there is explained."""

from __future__ import annotations

import pytest

from ...watching import watched

SPELLINGS = """
import keras
import tensorflow as tf
from keras.datasets.mnist import load_data
from tensorflow.keras.datasets import mnist
shapes = []
for load in (keras.datasets.mnist.load_data, tf.keras.datasets.mnist.load_data, load_data, mnist.load_data):
    (a, b), (c, d) = load()
    shapes.append([list(each.shape) for each in (a, b, c, d)])
(a, b), (c, d) = mnist.load_data(path='my_mnist.npz')
"""


@pytest.mark.tensorflow
@pytest.mark.usefixtures("tensorflow_imported")
def test_every_spelling_of_keras_is_answered() -> None:
    seen = watched(SPELLINGS, prelude="", want=("shapes",))
    assert seen.errors == []
    assert seen.values["shapes"] == [[[60000, 28, 28], [60000], [10000, 28, 28], [10000]]] * 4
    assert [load["served"] for load in seen.of("load")] == [True] * 5
    assert seen.of("load")[0]["spelled"] == "keras.datasets.mnist.load_data()"


MISSING = """
keras.datasets.fashion_mnist.load_data()
# %%
keras.datasets.cifar10.load_data()
# %%
keras.datasets.imdb.load_data()
# %%
keras.utils.get_file('weights.h5', origin='https://example.com/weights.h5')
"""


@pytest.mark.tensorflow
@pytest.mark.usefixtures("tensorflow_imported")
def test_what_is_not_there_says_so_and_how_to_add_it() -> None:
    seen = watched(MISSING, prelude="import keras")
    subjects = ["fashion_mnist", "cifar10", "imdb", "weights.h5"]
    assert [note["subject"] for note in seen.of("note")] == subjects
    assert {note["about"] for note in seen.of("note")} == {"not-on-the-shelf"}
    for error, subject in zip(seen.errors, subjects, strict=True):
        assert f"NotOnTheShelf: {subject!r} is not on this course's shelf (which holds: mnist)" in error
        assert "under [shelf]" in error


FASHION = """
(a, b), (c, d) = keras.datasets.fashion_mnist.load_data()
same = [bool((p == q).all()) for p, q in zip((a, b, c, d), expected)]
path = keras.utils.get_file('mnist.npz', origin='https://example.com/mnist.npz', file_hash='0' * 64)
with np.load(path) as file:
    names = sorted(file.files)
"""


@pytest.mark.tensorflow
@pytest.mark.usefixtures("tensorflow_imported")
def test_fashion_on_the_shelf_and_a_fetched_file_are_answered() -> None:
    prelude = (
        "import keras\nimport numpy as np\nwith np.load(SHELF['mnist']) as file:\n"
        "    expected = file['x_train'], file['y_train'], file['x_test'], file['y_test']\n"
        "import os\nos.environ['KERAS_HOME'] = os.getcwd()\n"
    )
    from ...watching import SHELF

    both = {"mnist": SHELF["mnist"], "fashion_mnist": SHELF["mnist"]}
    seen = watched(FASHION, prelude=prelude, want=("same", "names"), datasets=both)
    assert seen.errors == []
    assert seen.values == {"same": [True] * 4, "names": ["x_test", "x_train", "y_test", "y_train"]}
    assert [(load["dataset"], load["served"]) for load in seen.of("load")] == [
        ("fashion_mnist", True),
        ("mnist", True),
    ]


NPZ = """
with np.load('mnist.npz') as file:
    from_shelf = len(file['y_test'])
from pathlib import Path
with np.load(Path('../input/mnist.npz')) as file:
    elsewhere = len(file['y_test'])
np.savez('mnist.npz', y_test=np.zeros(3))
with np.load('mnist.npz') as file:
    own = len(file['y_test'])
# %%
np.load('other.npz')
"""


def test_an_npz_is_answered_only_where_no_such_file_lies() -> None:
    seen = watched(NPZ, prelude="import numpy as np", want=("from_shelf", "elsewhere", "own"))
    assert seen.values == {"from_shelf": 10000, "elsewhere": 10000, "own": 3}
    assert [load["spelled"] for load in seen.of("load")] == [
        "np.load('mnist.npz')",
        "np.load('../input/mnist.npz')",
    ]
    assert ["FileNotFoundError" in error for error in seen.errors] == [True]


TFDS = """
import tensorflow_datasets as tfds
(train, test), info = tfds.load('mnist', split=['train', 'test'], as_supervised=True, with_info=True)
image, label = next(iter(test.batch(4)))
first = [list(image.shape), [int(each) for each in label], info.splits['test'].num_examples]
whole = sorted(tfds.load('mnist'))
m = keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Flatten(), keras.layers.Dense(10, 'softmax')])
m.compile('adam', 'sparse_categorical_crossentropy')
h = m.fit(train.batch(6000), epochs=1, verbose=0)
# %%
tfds.load('mnist', split='train[:80%]')
"""


@pytest.mark.tensorflow
@pytest.mark.usefixtures("tensorflow_imported")
def test_tensorflow_datasets_are_answered_where_a_course_has_them() -> None:
    seen = watched(
        TFDS,
        prelude="import keras, sys, types\n"
        "fake = sys.modules['tensorflow_datasets'] = types.ModuleType('tfds')\n"
        "fake.load = lambda name, **more: None",
        want=("first", "whole"),
    )
    assert seen.values == {"first": [[4, 28, 28, 1], [7, 2, 1, 0], 10000], "whole": ["test", "train"]}
    assert [seen.of("fit")[-1][part]["train"] for part in ("images", "labels")] == [60000, 60000]
    assert ["NotOnTheShelf" in error and "train[:80%]" in error for error in seen.errors] == [True]


DIGITS = """
from sklearn.datasets import load_digits
images, labels = load_digits(return_X_y=True)
shape = list(images.shape)
"""


def test_the_small_digits_of_scikit_learn_are_told() -> None:
    seen = watched(DIGITS, prelude="", want=("shape",))
    assert seen.values == {"shape": [1797, 64]}
    assert [(load["dataset"], load["served"]) for load in seen.of("load")] == [("digits", True)]


OPENML = """
from sklearn.datasets import fetch_openml
X, y = fetch_openml('mnist_784', version=1, return_X_y=True, as_frame=False)
shapes = [list(X.shape), list(y.shape), y[0]]
bunch = fetch_openml(data_id=554)
framed = [type(bunch.data).__name__, bunch.data.columns[0], str(bunch.target.iloc[0])]
# %%
fetch_openml('iris')
# %%
fetch_openml('Kuzushiji-MNIST')
"""


def test_openml_is_answered() -> None:
    seen = watched(OPENML, prelude="", want=("shapes", "framed"))
    assert seen.values == {"shapes": [[70000, 784], [70000], "5"], "framed": ["DataFrame", "pixel1", "5"]}
    assert ["NotOnTheShelf: 'iris'" in seen.errors[0], "'kmnist'" in seen.errors[1]] == [True, True]
    told = {array["name"]: array["content"] for array in seen.of("array")}
    assert (told["X"]["train"], told["X"]["test"], told["y"]["part"]) == (60000, 10000, "labels")


TABLES = """
import numpy as np
import pandas as pd
for name in ('fashion-mnist_train.csv', 'numbers.csv', 'kmnist-test.csv'):
    pd.DataFrame([[1, 2], [3, 4]]).to_csv(name)
a = pd.read_csv('fashion-mnist_train.csv')
b = pd.read_csv('numbers.csv')
c = np.loadtxt('kmnist-test.csv', delimiter=',', skiprows=1)
# %%
pd.read_csv('fashion_elsewhere.csv')
"""


def test_a_table_is_told_whose_name_says_what_it_holds() -> None:
    seen = watched(TABLES, prelude="")
    assert [load["dataset"] for load in seen.of("load")] == ["fashion_mnist", "kmnist"]
    assert ["FileNotFoundError" in error for error in seen.errors] == [True]
