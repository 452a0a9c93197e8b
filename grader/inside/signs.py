"""
Signs that pass between inside and outside besides frames: exit statuses, and words for the warm parent.

Code that is graded may end with one of these statuses too; all it gains is the outcome that belongs to it.
"""

OUR_FAULT = 70  #: Something of ours failed before the first cell; a "failed" frame says what.
NOBODY_READS = 74  #: The channel is closed.
TOO_MUCH_OUTPUT = 77  #: A hundred times the cap was printed.

READY = b"ready"  #: The warm parent has imported everything, or has swept.
SWEEP = b"sweep"  #: Asks the warm parent to kill what lost its keeper.
PARENT = b"parent"  #: Asks for another warm parent, which takes the one descriptor that comes along.
