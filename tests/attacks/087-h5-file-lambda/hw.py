import keras

made = keras.Sequential([keras.Input((4,)), keras.layers.Lambda(lambda x: x + 1)])
made.save("model.h5")
for safe in (True, False):
    try:
        model = keras.models.load_model("model.h5", safe_mode=safe)
        print("loaded, safe mode:", safe)
    except Exception as error:
        print("refused:", type(error).__name__)
