"""What runs in a sandbox. It imports nothing else of grader, and TensorFlow only where a job asks for it."""
