"""Version help on errors that really arise: each line is run with the installed packages."""

from __future__ import annotations

import contextlib
import os
import tempfile
import warnings
from typing import Any

import pytest

from grader.checks.errors.advice import advice_on
from grader.facts import CellError

from ...forked import forked

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("tensorflow_imported")]

BEFORE = """
import keras
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf
x, y = np.zeros((8, 28, 28), "float32"), np.arange(8)
i = keras.Input((28, 28))
def plain():
    return keras.Sequential([i, keras.layers.Flatten(), keras.layers.Dense(10, "softmax")])
def net():
    model = plain()
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
import tensorflow.python.keras as old
import tensorflow.python.keras.optimizer_v2.adam
"""
IN_KERAS = {
    "keras.optimizers.Adam(lr=0.1)": "learning_rate",
    "net().optimizer.lr": "learning_rate",
    "tf.keras.optimizers.legacy.Adam()": "neither `legacy`",
    "tf.keras.optimizers.experimental.Adam()": "neither `legacy`",
    "net().fit(x, y, nb_epoch=1)": "rounds",
    "net().fit(x, y, workers=4)": "no longer takes this argument",
    "keras.layers.Dense(10, init='uniform')": "Keras 1",
    "keras.layers.Dense(output_dim=10)": "Keras 1",
    "keras.layers.Convolution2D(32, 3, 3, border_mode='same')": "Keras 1",
    "keras.layers.Dropout(p=0.5)": "Keras 1",
    "keras.layers.Conv2D(32, 3, 3, 'relu')": "as one argument",
    "keras.Model(input=i, output=i)": "in the plural",
    "net().predict_classes(x)": "no longer has this method",
    "net().predict_proba(x)": "no longer has this method",
    "net().fit_generator([])": "takes generators",
    "keras.metrics.Mean().reset_states()": "singular",
    "net().layers[1].input_shape": "no longer have this attribute",
    "net().layers[1].output_shape": "no longer have this attribute",
    "net().to_yaml()": "YAML",
    "net().fit(x, y, verbose=0).history['acc']": "accuracy",
    "net().fit(x, y, verbose=0).history['val_loss']": "validation data",
    "{}.get('acc') > 0.9": "One side of the comparison",
    "net().save('name')": ".keras",
    "net().save('name', save_format='tf')": ".keras",
    "keras.callbacks.ModelCheckpoint('best')": ".keras",
    "net().save_weights('w.h5')": ".weights.h5",
    "keras.models.load_model('name')": "folder",
    "keras.models.load_model('name.keras')": "not saved before",
    "m = plain(); m.compile('adam', 'mse', ['accuracy']); m.fit(x, y, verbose=0)": "metrics by name",
    "plain().compile('adam', 'mse', metrics='accuracy')": "as a list",
    "from keras.utils import np_utils": "np_utils",
    "from keras.utils.np_utils import to_categorical": "np_utils",
    "keras.utils.np_utils": "np_utils",
    "from keras.layers.core import Dense": "all layers in one place",
    "from keras.layers.convolutional import Conv2D": "all layers in one place",
    "from tensorflow.keras.layers.experimental import preprocessing": "all layers in one place",
    "tf.keras.layers.experimental.preprocessing.Rescaling(1)": "all layers in one place",
    "from keras.wrappers.scikit_learn import KerasClassifier": "package of their own",
    "from keras.engine import Model": "moved or dropped",
    "from keras.utils.vis_utils import plot_model": "moved or dropped",
    "from keras.preprocessing.image import ImageDataGenerator": "generator of images",
    "from keras.utils import multi_gpu_model": "dropped",
    "tf.keras.experimental.export_saved_model(1, 2)": "dropped",
    "keras.backend.mean(x)": "keras.ops",
    "from keras.backend import set_session": "keras.ops",
    "tf.nn.relu(i)": "keras.layers",
    "keras.Model(i, tf.nn.softmax(i))": "keras.layers",
    "from keras.optimizers import adam": "capital",
    "keras.layers.dense(3)": "capital",
    "keras.model.Sequential()": "spelling",
}
ELSEWHERE = {
    "tf.Session()": "TensorFlow 1",
    "tf.placeholder(tf.float32)": "TensorFlow 1",
    "tf.app.run()": "TensorFlow 1",
    "tf.contrib.layers": "TensorFlow 1",
    "tf.train.AdamOptimizer(0.1)": "TensorFlow 1",
    "tf.layers.dense(1, 2)": "TensorFlow 1",
    "tf.set_random_seed(1)": "renamed",
    "tf.log(1.0)": "renamed",
    "from tensorflow.examples.tutorials.mnist import input_data": "keras.datasets",
    "keras.Sequential([old.layers.Dense(3)])": "is not Keras",
    "from tensorflow.python.keras.optimizers import Adam": "is not Keras",
    "plain().compile(old.optimizer_v2.adam.Adam(), 'mse')": "is not Keras",
    "old.models.Sequential().add(keras.layers.Dense(3))": "is not Keras",
    "np.float(1)": "Python's own types",
    "np.int": "Python's own types",
    "np.NaN": "NumPy 2",
    "np.product([1])": "NumPy 2",
    "plt.style.use('seaborn-whitegrid')": "version",
    "plt.hold(True)": "no `hold`",
    "plt.hist([1, 2], normed=True)": "density",
    "from sklearn.cross_validation import train_test_split": "model_selection",
    "from sklearn.datasets import fetch_mldata": "mldata",
    "from sklearn.externals import joblib": "scikit-learn renamed",
    "pd.DataFrame([1]).ix[0]": "pandas",
    "pd.DataFrame([1]).as_matrix()": "pandas",
    "from scipy.misc import imread": "SciPy",
    "import urllib2": "Python 2",
    "xrange(3)": "Python 2",
}
SLIPS = {
    "plain().compile(keras.optimizers.Adam, 'mse')": "class",
    "plain().compile('mse', 'adam')": "optimizer first",
    "plain().compile(optimiser='adam')": "spelling",
    "keras.optimizers.Adam(learning_rate='0.1')": "without quotes",
    "keras.layers.Dense(10, activation='Relu')": "spelling",
    "m = plain(); m.compile('adam', 'sparse_entropy'); m.fit(x, y, verbose=0)": "spelling",
    "plain().fit(x, y)": "not compiled",
    "m = keras.Sequential(); m.compile('adam', 'mse'); m.fit(x, y, verbose=0)": "No layer was added",
    "keras.Sequential([keras.layers.Dense])": "has to be a layer",
    "net().fit(x, y[:5], verbose=0)": "as many labels",
    "m = keras.Sequential([i, keras.layers.Dense(10)]); m.compile('adam', "
    "'sparse_categorical_crossentropy'); m.fit(x, y)": "one long row",
    "net().fit(x, y.astype(str), verbose=0)": "texts",
    "net().fit(x, y.astype(str).astype(object), verbose=0)": "texts",
    "keras.Sequential(keras.layers.Flatten(), keras.layers.Dense(10))": "as one list",
    "plt.bar(range(10), net().predict(x[:1], verbose=0))": "a row for each image",
    "keras.layers.Conv2D(32)": "the error names",
    "net().fit(x, keras.utils.to_categorical(y, 10), verbose=0)": "do not fit together",
    "m = plain(); m.compile('adam', 'categorical_crossentropy'); m.fit(x, y)": "do not fit together",
    "net().predict(x[0], verbose=0)": "a stack of images",
    "net().fit(x, y + 7, verbose=0)": "larger than the network has outputs",
    "plt.imshow(x[:1])": "rows and columns",
    "net().predict(x, verbose=0).argmax(axis=2)": "counted from 0",
}
ALL = IN_KERAS | ELSEWHERE | SLIPS


@pytest.fixture(scope="module")
def raised(tensorflow_imported: Any) -> dict[str, list[str]]:
    """The name and the message of the error that each line ends with."""
    del tensorflow_imported
    errors: dict[str, list[str]] = forked(_raised, list(ALL))
    return errors


def _raised(lines: list[str]) -> dict[str, list[str]]:
    os.chdir(tempfile.mkdtemp())
    warnings.simplefilter("ignore")
    namespace: dict[str, Any] = {}
    exec(BEFORE, namespace)
    errors = {}
    for line in lines:
        with contextlib.suppress(SystemExit):
            try:
                exec(line, namespace)
            except Exception as error:
                errors[line] = [type(error).__name__, str(error)]
    return errors


@pytest.mark.parametrize("line", ALL)
def test_an_error_of_today_is_explained(raised: dict[str, list[str]], line: str) -> None:
    assert line in raised, "it no longer raises: its advice may go"
    advice = advice_on(CellError(*raised[line]))
    assert advice is not None, raised[line]
    assert ALL[line] in advice, raised[line]
