"""A network whose inputs may be of any size but one, which is a million: two made up would take 172 GiB."""
import keras
import numpy as np

inputs = keras.Input((None, None, None, 1048576))
hidden = keras.layers.TimeDistributed(keras.layers.GlobalAveragePooling2D())(inputs)
hidden = keras.layers.GlobalAveragePooling1D()(hidden)
hidden = keras.layers.GlobalAveragePooling1D()(keras.layers.Reshape((1024, 1024))(hidden))
model = keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(hidden))
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(np.zeros((2, 1, 1, 1, 1048576), "float32"), np.zeros(2), epochs=1, verbose=0)
