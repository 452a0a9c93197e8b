"""Classes on many machines."""
