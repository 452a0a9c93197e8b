import os

os.makedirs("model/assets", exist_ok=True)
for name, text in {
    "answers.yaml": "!!python/object/apply:os.system ['touch /tmp/yaml-ran']",
    "model.yaml": "!!python/object/new:type {args: ['x', !!python/tuple [], {}]}",
    "model/saved_model.pb": "\x08\x01",
    "model.onnx": "\x08\x07",
    "data.tfrecord": "\x00" * 64,
}.items():
    with open(name, "w") as file:
        file.write(text)
