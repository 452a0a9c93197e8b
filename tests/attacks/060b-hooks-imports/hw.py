import sys
import types


class Stub:
    def find_spec(self, name, path=None, target=None):
        print("asked for", name)
        return None


sys.meta_path.insert(0, Stub())
sys.modules["keras"] = types.ModuleType("keras")
