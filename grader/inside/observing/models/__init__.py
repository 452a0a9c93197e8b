"""What a model is: its layers, settings, configuration and weights, as its own process sees them."""
