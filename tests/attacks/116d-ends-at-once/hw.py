"""Gone at once: whoever shares a worker with this must not notice."""
import os

os._exit(0)
