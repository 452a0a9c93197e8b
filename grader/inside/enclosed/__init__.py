"""What closes a run in, where this is Linux: namespaces, mounts, privileges, a filter of system calls."""
