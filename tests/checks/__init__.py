"""Tests of the checks: evidence made by hand in, verdicts out, without TensorFlow."""
