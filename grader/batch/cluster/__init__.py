"""
A class on many machines: dask.distributed carries submissions there and evidence back, and nothing else.

    home: take, digest, pack -> a worker: unpack, run, measure -> home: ledger, judge, report

What belongs to students travels as bytes: nothing of it is ever unpickled. Only home writes to the ledger.
"""
