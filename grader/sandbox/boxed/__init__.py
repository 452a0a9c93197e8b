"""The `sandboxed` level: bubblewrap around all that we start, and namespaces of its own around every run."""
