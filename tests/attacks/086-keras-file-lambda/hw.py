import keras
import numpy as np


def run(images):
    open("ran", "a").write("code of the file ran\n")
    return images


made = keras.Sequential([keras.Input((4,)), keras.layers.Lambda(run)])
made.save("model.keras")
try:
    keras.models.load_model("model.keras")
    print("it was loaded without a word")
except Exception as error:
    print("refused by default:", type(error).__name__)
model = keras.models.load_model("model.keras", safe_mode=False)
print(open("ran").read())
