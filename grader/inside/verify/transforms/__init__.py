"""Recognises how raw images became what a model was fed. NumPy only."""

from .identify import Found, Pairs, error_of, identify
from .step import Step, Transform

__all__ = ["Found", "Pairs", "Step", "Transform", "error_of", "identify"]
