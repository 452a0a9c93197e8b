"""What models are asked to do: fit, evaluate, predict, calls, and training loops of one's own."""
