"""
digit_brain.py  --  NPC that reads numbers on doors :)
Marek, usually Unity / C#, so sorry for the style.
"""
import os
import time

import numpy as np
import tensorflow as tf
import matplotlib.pyplot as plt

BATCH = 64
LAPS = 3              # "epochs"
BUDGET = 8000         # images per lap, keeps the frame time low
OUT_DIR = "screenshots"


class DigitBrain(tf.keras.Model):
    def __init__(self, hidden=100):
        super().__init__()
        self.unroll = tf.keras.layers.Flatten()
        self.think = tf.keras.layers.Dense(hidden)
        self.speak = tf.keras.layers.Dense(10)

    def call(self, frame):
        h = tf.nn.relu(self.think(self.unroll(frame)))
        return tf.nn.softmax(self.speak(h))


class Assets:
    """loads everything once, like a texture atlas"""

    def __init__(self):
        train, test = tf.keras.datasets.mnist.load_data()
        self.sprites = (train[0] / 255.0).astype(np.float32)
        self.ids = train[1].astype(np.int64)
        self.boss_sprites = (test[0] / 255.0).astype(np.float32)
        self.boss_ids = test[1].astype(np.int64)
        print("loaded", self.sprites.shape, self.ids.shape, self.boss_sprites.shape, self.boss_ids.shape)


class Trainer:
    def __init__(self, brain, assets):
        self.brain = brain
        self.assets = assets
        self.loss_fn = tf.keras.losses.SparseCategoricalCrossentropy()
        self.opt = tf.keras.optimizers.Adam(0.002)

    @tf.function
    def tick(self, frames, ids):
        with tf.GradientTape() as tape:
            guess = self.brain(frames, training=True)
            pain = self.loss_fn(ids, guess)
        grads = tape.gradient(pain, self.brain.trainable_variables)
        self.opt.apply_gradients(zip(grads, self.brain.trainable_variables))
        return pain

    def run(self):
        pool = np.random.permutation(len(self.assets.sprites))[:BUDGET]
        for lap in range(1, LAPS + 1):
            np.random.shuffle(pool)
            t, total, n = time.time(), 0.0, 0
            for i in range(0, BUDGET, BATCH):
                pick = pool[i:i + BATCH]
                total += float(self.tick(self.assets.sprites[pick], self.assets.ids[pick]))
                n += 1
            print(f"lap {lap}/{LAPS}  pain={total / n:.3f}  ({time.time() - t:.1f}s)")


def ascii_sprite(s):
    ramp = " .:-=+*#%@"
    for row in s[::2]:
        print("".join(ramp[int(v * 9)] for v in row))


def main():
    assets = Assets()
    brain = DigitBrain()
    trainer = Trainer(brain, assets)
    trainer.run()

    # boss fight: all sprites it never saw
    hp = brain(assets.boss_sprites).numpy()
    won = sum(1 for row, true in zip(hp, assets.boss_ids) if max(range(10), key=row.__getitem__) == true)
    print(f"boss fight: {won} / {len(hp)} hits")

    enemy = 777
    bars = hp[enemy].tolist()
    answer = max(range(10), key=lambda d: bars[d])
    ascii_sprite(assets.boss_sprites[enemy])
    print("NPC says:", answer, "-- truth:", assets.boss_ids[enemy])

    os.makedirs(OUT_DIR, exist_ok=True)
    fig = plt.figure(figsize=(3, 3))
    ax = fig.add_axes([0, 0, 1, 1])
    ax.pcolormesh(assets.boss_sprites[enemy], cmap="viridis")
    ax.invert_yaxis()      # textures start bottom left, MNIST top left. cost me 20 minutes
    ax.set_aspect("equal")
    fig.savefig(os.path.join(OUT_DIR, "enemy.png"))
    plt.close(fig)

    fig, ax = plt.subplots(figsize=(4, 4))
    ax.barh(list(map(str, range(10))), bars, color=["crimson" if d == answer else "dimgray" for d in range(10)])
    ax.set_xlim(0, 1)
    ax.set_title("probability HUD")
    fig.savefig(os.path.join(OUT_DIR, "hud.png"), dpi=80)
    plt.close(fig)


main()
