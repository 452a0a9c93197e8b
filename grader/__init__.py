"""keras-grader: an auto-graded assignment checker for Keras homework. Start at `grader.grading`."""

__version__ = "0.1.0"
