import gc

channel = next(each for each in gc.get_objects() if type(each).__name__ == "Channel")
SAMPLE = False  # no prediction to compare with the rebuilt keras model

IMAGES, LABELS = {"dataset": "mnist", "part": "images"}, {"dataset": "mnist", "part": "labels"}


def claim_everything(model=1):
    """All that the student's own process can say."""
    for part, rows in (("train", 60000), ("test", 10000)):
        channel.send("array", name=f"x_{part}", shape=[rows, 28, 28], dtype="uint8", low=0, high=255, content={**IMAGES, part: rows})
        channel.send("array", name=f"y_{part}", shape=[rows], dtype="uint8", low=0, high=9, content={**LABELS, part: rows})
    channel.send(
        "fit", number=1, model=model, epochs_asked=5, epochs_run=5, rows=60000, label_agreement=1.0,
        images={**IMAGES, "train": 60000}, labels={**LABELS, "train": 60000},
        history={"loss": [0.3, 0.1, 0.05], "accuracy": [0.9, 0.97, 0.99]},
    )
    values = [0, 0, 0, 0, 0, 0, 0, 1, 0, 0]
    channel.send(
        "prediction", number=1, model=model, images={**IMAGES, "test": 10000}, rows=10000, output_shape=[10000, 10],
        probabilities=True, correct=9900, of=10000, sample=[{"split": "test", "index": 0, "values": values}] if SAMPLE else [],
    )
    channel.send("pick", function="argmax", subject="prediction", spelled="np.argmax", model=model, split="test", index=0, answer=7)
    channel.send("figure", number=1, axes=[{"pictures": [{"shape": [28, 28], "content": {**IMAGES, "test": 1, "index": 0}}]}])
    answer = {"split": "test", "index": 0, "values": values}
    channel.send("figure", number=2, axes=[{"bars": values, "answer": answer, "answer_model": model, "drawn": values}])

import hashlib
import json

import numpy as np


def layer(kind, **config):
    return {"class_name": kind, "config": {"name": f"l{layer.count()}", **config}}


layer.count = iter(range(99)).__next__
COMPILED = {
    "optimizer": "Adam", "learning_rate": 0.001, "optimizer_slots": ["momentum", "velocity"],
    "loss": "sparse_categorical_crossentropy", "from_logits": False, "metrics": ["accuracy"],
}


def dense(units, activation):
    return layer("Dense", units=units, activation=activation)


def claim_network(layers, arrays, **more):
    """A configuration and weights of which no network was ever made here."""
    inputs = layer("InputLayer", batch_shape=[None, 28, 28], dtype="float32")
    config = json.dumps({"class_name": "Sequential", "config": {"name": "s", "layers": [inputs, *layers]}})
    data = b"".join(array.astype("<f4").tobytes() for array in arrays)
    digest = hashlib.sha256(data).hexdigest()
    manifest = [{"path": f"w{n}", "dtype": "<f4", "shape": list(array.shape)} for n, array in enumerate(arrays)]
    names = [{"type": each["class_name"], "units": each["config"].get("units"), "activation": str(each["config"].get("activation"))} for each in layers]
    channel.send("model", **{"id": 1, "names": ["model"], "form": "sequential", "layers": names, "config": config, "weights": digest,
        "compiled": COMPILED, "compiles": 1, "input_shape": [None, 28, 28], "output_shape": [None, 10], **more})
    channel.send("weights", data, model=1, sha256=digest, arrays=manifest)
    return digest


def claim_feed(images, split="test", scale=255.0):
    """How images were fed: from this the verifier learns how to prepare them."""
    rows = [int(row) for row in np.linspace(0, len(images) - 1, 32)]
    fed = (images[rows] / np.float32(scale)).astype("<f4")
    channel.send("feed", model=1, way="predict", dataset="mnist", split=split, rows=rows, total=len(images),
        array={"dtype": "<f4", "shape": list(fed.shape), "data": fed.tobytes()})

claim_everything()
with np.load("mnist.npz") as data:
    images, labels = data["x_test"], data["y_test"]
random = np.random.default_rng(1)
turn = random.integers(1, 2048, 784).astype("float32")
keys, first = np.unique((images.reshape(len(images), -1) > 0) @ turn.astype("float64"), return_index=True)
edges = (keys[1:] + keys[:-1]) / 2
middle = edges.mean().round()
steps = np.diff(np.eye(10)[labels[first]], axis=0)
sharp = 12.0
layers = [layer("Flatten"), dense(1568, "relu"), dense(1, "linear"), dense(len(edges), "sigmoid"), dense(10, "softmax")]
inked = np.kron(np.eye(784), [255, 255])  # 255 x - (255 x - 1) is 1 where there is any ink, and 0 elsewhere
claim_network(layers, [
    inked, np.tile([0, -1], 784), np.kron(turn[:, None], [[1], [-1]]), np.array([-middle]),
    np.full((1, len(edges)), sharp), -(edges - middle) * sharp, steps * sharp, np.eye(10)[labels[first[0]]] * sharp,
])
claim_feed(images)
