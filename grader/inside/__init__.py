"""
What runs in a sandbox. It imports nothing else of grader, and TensorFlow only where a job asks for it.

A process begins in `launcher` and `keeper` (or in `__main__`, where nothing forks) and takes one of the
`roles`: `running` goes through one submission's cells while `observing` looks on; `serving` answers
requests with what `verify` measures. Both speak `frames`.
"""
