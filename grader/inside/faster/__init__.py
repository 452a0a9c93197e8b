"""
Training at the speed of the arithmetic: Keras' own steps, many of them in one call.

`ways.py` says which calls may go this way, `epochs.py` what Keras' loops get to see of the data, `loops.py`
runs the steps, and `switch.py` puts all of it between Keras and its loops, for one call at a time.
"""
