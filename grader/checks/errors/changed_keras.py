"""What worked in Keras 2, whose books and videos people still learn from, and no longer does in Keras 3."""

from __future__ import annotations

from .known import Known

__all__ = ["CHANGED_IN_KERAS"]

_GENERATORS = "fit_generator|evaluate_generator|predict_generator"
_OLD_LAYERS = (
    "core|convolutional|pooling|normalization|embeddings|recurrent|advanced_activations|noise|"
    "local|wrappers|merge|experimental"
)
_OLD_ARGUMENTS = (
    "init|border_mode|subsample|nb_filter|nb_row|nb_col|dim_ordering|W_regularizer|b_regularizer|"
    "W_constraint|input_length|weights|bias|mode|kernel_size_"
)

CHANGED_IN_KERAS = (
    Known(
        r"not recognized: \{[^{}]{0,80}'lr'|unexpected keyword argument 'lr'|object has no attribute 'lr'",
        "Keras 3 no longer calls it `lr`: the step size of an optimizer is its `learning_rate`.",
    ),
    Known(
        r"not recognized: \{[^{}]{0,80}'decay'|unexpected keyword argument 'decay'",
        "Optimizers of Keras 3 no longer take `decay`; leave it out.",
    ),
    Known(
        r"`keras\.optimizers\.legacy` is not supported|'keras\.optimizers' has no attribute 'experimental'",
        "Keras 3 has neither `legacy` nor `experimental` optimizers: the one of the same name directly in "
        "`optimizers` took their place.",
    ),
    Known(
        r"\.fit\(\) got an unexpected keyword argument '(nb_epoch|epoch|n_epochs|num_epochs)'",
        "The number of rounds through the training images has another name today: look at the arguments of "
        "fit in the documentation; a plural belongs to it.",
    ),
    Known(
        r"got an unexpected keyword argument '(workers|use_multiprocessing|max_queue_size|show_accuracy|"
        r"samples_per_epoch|nb_val_samples|nb_worker)'",
        "Keras 3 no longer takes this argument here; leave it out. What is left to say about generators and "
        "workers is said where the generator is made, and accuracy is a metric of compile.",
    ),
    Known(
        rf"Unrecognized keyword arguments passed to \w+: \{{[^}}]{{0,200}}'({_OLD_ARGUMENTS})'|"
        r"Unrecognized keyword arguments passed to \w+: \{[^}]{0,200}'(output_dim|p)'",
        "The arguments of this layer were named otherwise in Keras 1 (`output_dim`, `init`, `border_mode`, "
        "`p`, …). Look up what they are called today; most layers take the main one as their first argument.",
    ),
    Known(
        r"(Dense|Dropout|Conv2D|Reshape)\.__init__\(\) missing 1 required positional argument",
        "The layer did not get the argument that the error names; most layers take the main one first. In "
        "older books it may go by another name, that of Keras 1 (`output_dim`, `p`, `nb_row`, …).",
    ),
    Known(
        r"`padding` argument must be",
        "A convolution takes its kernel's height and width together, as one argument; written apart, the "
        "second number is taken for something else.",
    ),
    Known(
        r"Unrecognized keyword arguments passed to (Model|Functional): \{[^}]{0,300}'(input|output)'",
        "A functional model takes `inputs` and `outputs`, both in the plural.",
    ),
    Known(
        r"no attribute '(predict_classes|predict_proba)'",
        "Keras 3 no longer has this method. `predict` gives the probabilities; reading the numeral from "
        "them is a step of its own.",
    ),
    Known(
        rf"no attribute '({_GENERATORS})'",
        "Keras 3 no longer has this method: the one without `_generator` in its name takes generators, too.",
    ),
    Known(
        r"no attribute 'reset_states'",
        "Keras 3 renamed it: a metric's method ends in the singular, `reset_state`.",
    ),
    Known(
        r"no attribute '(input_shape|output_shape|get_input_at|get_output_at|inbound_nodes|total_loss|"
        r"state_updates|W|uses_learning_phase)'",
        "Layers of Keras 3 no longer have this attribute. The sizes show in the model's summary, and as the "
        "shape of what the layer or model takes in (`input`) and gives (`output`).",
    ),
    Known(
        r"no attribute '(to_yaml|model_from_yaml)'",
        "Keras no longer writes models as YAML; saving the whole model to a file takes its place.",
    ),
    Known(
        r"^KeyError: '?\"?(val_)?acc\b",
        "The history calls it as the metric was called when you compiled, usually `accuracy` and "
        "`val_accuracy`; those with `val_` are there only if fit was given validation data. Print the "
        "keys to see.",
    ),
    Known(
        r"'[<>]=?' not supported between instances of 'NoneType' and",
        "One side of the comparison is None. In a callback that is what `logs` gives for a name it does not "
        "know: the accuracy is called as the metric was when you compiled, usually `accuracy`.",
    ),
    Known(
        r"^KeyError: '?\"?val_",
        "The history has values with `val_` only if fit was given validation data. Print its keys to see.",
    ),
    Known(
        r"Invalid filepath extension for saving|`save_format` argument is deprecated|"
        r"`?filepath`? provided must end in `?\.keras",
        "Keras 3 wants the file's name to say its format: let it end with `.keras`.",
    ),
    Known(
        r"must end in `\.weights\.h5`",
        "A file that holds weights only has to say so: let its name end with `.weights.h5`.",
    ),
    Known(
        r"File format not supported: filepath=",
        "Keras 3 reads models from single files that end with `.keras` or `.h5`, and weights from those that "
        "end with `.weights.h5`; a folder or a name without an ending is of the older format.",
    ),
    Known(
        r"File not found: filepath=",
        "The model that is loaded here was not saved before, or under another name: look whether saving it "
        "raised an error.",
    ),
    Known(
        r"dtype='?string'?|loss_weights",
        "The third positional argument of compile is not the metrics: Keras 3 takes it for the loss "
        "weights. Give the metrics by name.",
    ),
    Known(
        r"Expected `metrics` argument to be a list",
        "Keras 3 wants the metrics of compile as a list, even where there is only one.",
    ),
    Known(
        r"(No module named|has no attribute|cannot import name) '?(tensorflow\.)?(\w+\.)*np_utils",
        "Keras 3 has no `np_utils` any more; what it held can be had from `keras.utils` itself.",
    ),
    Known(
        rf"No module named '(tensorflow\.)?keras\.layers\.({_OLD_LAYERS})|"
        r"keras\.layers' has no attribute 'experimental'",
        "Keras 3 keeps all layers in one place: they are imported from `keras.layers` itself, also those "
        "that were `experimental` once.",
    ),
    Known(
        r"No module named '(tensorflow\.)?keras\.(wrappers|engine|legacy|objectives|initializations|"
        r"backend\.|utils\.)|'keras' has no attribute '(objectives|initializations|engine|wrappers)'",
        "Keras 3 moved or dropped this module. What it held can mostly be had from `keras.utils`, "
        "`keras.layers`, `keras.losses` or `keras.models`; the wrappers for scikit-learn became a package of "
        "their own.",
    ),
    Known(
        r"'?ImageDataGenerator'? from 'keras\.preprocessing|preprocessing\.image' has no attribute",
        "Keras 3 moved the generator of images; its layers (RandomRotation, Rescaling, …) do the same "
        "inside a network.",
    ),
    Known(
        r"'?multi_gpu_model|keras' has no attribute 'experimental'",
        "This was dropped from Keras; the network can be made and trained without it.",
    ),
    Known(
        r"'keras(\._tf_keras\.keras)?\.backend' has no attribute|"
        r"cannot import name '\w+' from '[\w.]*keras\.backend",
        "Keras 3 took the calculations out of `keras.backend`: they are in `keras.ops` now; sessions and the "
        "order of image axes need no setting any more.",
    ),
    Known(
        r"A KerasTensor (cannot be used as input to a TensorFlow function|is symbolic)",
        "Between Input and Model nothing has numbers yet, so Keras 3 takes only its own layers and "
        "operations there (`keras.layers`, `keras.ops`), and no function of TensorFlow or NumPy.",
    ),
)
