import json

print(json.__file__ is not None)
