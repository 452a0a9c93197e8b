history = {"loss": [float("nan")], "accuracy": [float("nan")]}


def predict(images):
    return [float("nan")] * len(images)
