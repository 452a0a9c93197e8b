"""What worked in older TensorFlow, NumPy, matplotlib, scikit-learn, pandas and Python, and no longer does."""

from __future__ import annotations

from .known import Known

__all__ = ["CHANGED_ELSEWHERE"]

_SESSIONS = (
    "Session|InteractiveSession|placeholder|ConfigProto|global_variables_initializer|"
    "initialize_all_variables|get_variable|variable_scope|reset_default_graph|enable_eager_execution|"
    "GPUOptions|Graph_|app|flags|layers|contrib|estimator|get_default_session"
)

CHANGED_ELSEWHERE = (
    Known(
        r"tensorflow\.python\.keras|DistributedDatasetInterface|"
        r"added layer must be an instance of class Layer\. Found: <",
        "`tensorflow.python.keras` is not Keras: it is an older code base inside TensorFlow, and its layers, "
        "models and optimizers fit neither today's Keras nor today's TensorFlow. Import from "
        "`tensorflow.keras` or from `keras`, and everything from the same one.",
    ),
    Known(
        r"No module named 'tensorflow\.examples",
        "TensorFlow 2 comes without its old examples: the data set can be loaded through `keras.datasets`.",
    ),
    Known(
        rf"module 'tensorflow' has no attribute '({_SESSIONS})'|No module named 'tensorflow\.contrib|"
        r"'tensorflow\._api\.v2\.train' has no attribute '\w+Optimizer'|The Session graph is empty|"
        r"eval is not supported when eager execution",
        "This belongs to TensorFlow 1. TensorFlow 2 computes at once: it needs no sessions, placeholders or "
        "initialising, networks are made with Keras, and a tensor's numbers come from its `numpy` method.",
    ),
    Known(
        r"module 'tensorflow' has no attribute '(log|random_normal|truncated_normal|set_random_seed|to_float|"
        r"to_int32|logging|gfile|mul|sub|neg|div|matrix_inverse|random_uniform)'",
        "TensorFlow 2 renamed it: such functions moved into `tf.math`, `tf.random`, `tf.io` and the like, "
        "or are done by `tf.cast`.",
    ),
    Known(
        r"module 'numpy' has no attribute '(float|int|bool|object|str|complex|long|unicode)'",
        "NumPy dropped these second names for Python's own types: use the type without `np.` in front, or "
        "one with its size in its name.",
    ),
    Known(
        r"was removed in the NumPy 2\.0 release|"
        r"module 'numpy' has no attribute '(in1d|product|cumproduct|trapz|asscalar|alltrue|sometrue|msort)'|"
        r"'numpy\.ndarray' object has no attribute '(ptp|itemset|newbyteorder)'",
        "NumPy 2 dropped this name; the message or NumPy's migration guide says what takes its place.",
    ),
    Known(
        r"inhomogeneous shape",
        "The rows of this list differ in length or shape, so no array can be made of them. Print the shapes.",
    ),
    Known(
        r"'seaborn[\w-]*' is not a valid package style",
        "matplotlib renamed the styles that look like seaborn: their names carry a version now. "
        "`plt.style.available` lists them.",
    ),
    Known(
        r"matplotlib\.pyplot' has no attribute 'hold'",
        "matplotlib needs no `hold` any more: drawing into the same axes always adds to them.",
    ),
    Known(
        r"unexpected keyword argument 'normed'",
        "matplotlib no longer calls it `normed`: whether a histogram is scaled to an area of one is its "
        "`density`.",
    ),
    Known(
        r"gca\(\) got an unexpected keyword argument|bar\(\) missing 1 required positional argument|"
        r"matplotlib\.cm' has no attribute|Axes3DSubplot",
        "matplotlib changed this call; its documentation says what the arguments are called today.",
    ),
    Known(
        r"No module named 'sklearn\.(cross_validation|grid_search|learning_curve)'",
        "scikit-learn put this into `sklearn.model_selection`.",
    ),
    Known(
        r"'fetch_mldata'|'load_digits_mnist'",
        "scikit-learn no longer loads data from mldata, which is gone; here the data set comes through "
        "Keras.",
    ),
    Known(
        r"cannot import name '\w+' from 'sklearn|No module named 'sklearn\.|"
        r"OneHotEncoder\.__init__\(\) got an unexpected keyword argument 'sparse'",
        "scikit-learn renamed or dropped this; look it up in the documentation of today's version.",
    ),
    Known(
        r"'(DataFrame|Series)' object has no attribute '(append|ix|as_matrix|iteritems|get_value|set_value|"
        r"sort|order)'|module 'pandas' has no attribute 'Panel'",
        "pandas dropped this; today rows are picked with `loc` and `iloc`, frames put together with "
        "`concat`, and arrays made with `to_numpy`.",
    ),
    Known(
        r"from 'scipy\.misc'|module 'scipy\.misc' has no attribute",
        "SciPy no longer reads or changes pictures; matplotlib and Pillow do.",
    ),
    Known(
        r"Missing parentheses in call to 'print'|name '(xrange|raw_input|unicode|unichr)' is not defined|"
        r"No module named '(urllib2|cPickle|Tkinter|StringIO|ConfigParser|__builtin__)'",
        "This is Python 2. In Python 3 print is a function, and this name was changed or dropped.",
    ),
)
