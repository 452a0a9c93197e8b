import random

import numpy as np

random.seed(0)
np.random.seed(0)
np.random.default_rng = lambda *_: np.random.Generator(np.random.PCG64(0))
print(np.random.rand(3))
