"""
Run a script as `python SCRIPT` would, offline: `python plain.py SCRIPT MNIST`.

Only two things differ from a student's own terminal, and both make it faster: the data set is read
from the shipped file instead of the network, and figures are drawn into memory, not on a screen.
"""

import os
import runpy
import sys

if __name__ == "__main__":
    script, data = sys.argv[1:]
    os.environ["MPLBACKEND"] = "Agg"
    import keras.src.datasets.mnist as mnist

    mnist.get_file = lambda *_, **__: data
    runpy.run_path(script, run_name="__main__")
