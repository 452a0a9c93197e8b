"""The names of Keras's own losses; any other is a function of the student's, or a slip of the keyboard."""

from __future__ import annotations

__all__ = ["KERAS_LOSSES"]

KERAS_LOSSES = frozenset(
    {
        "sparse_categorical_crossentropy",
        "categorical_crossentropy",
        "binary_crossentropy",
        "categorical_focal_crossentropy",
        "binary_focal_crossentropy",
        "mean_squared_error",
        "mse",
        "mean_absolute_error",
        "mae",
        "mean_absolute_percentage_error",
        "mape",
        "mean_squared_logarithmic_error",
        "msle",
        "hinge",
        "squared_hinge",
        "categorical_hinge",
        "kl_divergence",
        "kld",
        "kullback_leibler_divergence",
        "poisson",
        "cosine_similarity",
        "log_cosh",
        "logcosh",
        "huber",
        "ctc",
        "dice",
        "tversky",
        "circle",
    }
)
