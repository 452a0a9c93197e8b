from IPython import get_ipython

get_ipython().run_line_magic("reset", "-f")
import builtins

builtins.len = lambda *_: 10
builtins.print = None
builtins.isinstance = lambda *_: True
builtins.open = None
