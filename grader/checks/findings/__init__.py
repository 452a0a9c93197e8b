"""What the evidence holds, as the checks ask for it: arrays, models, training, picks, drawings."""
