"""
While a file is watched, a training that went the round before and would go the same way is not repeated.

`memory.py` decides, and `remembered.py` is about one fit. `walk.py` makes one sum of everything that a value
holds, `depends.py` of everything that a training depends on; `tape.py` follows a training and plays it again,
`stored.py` is how it travels. What cannot be told exactly is a `Doubt`; a training with any is done as ever.
"""
