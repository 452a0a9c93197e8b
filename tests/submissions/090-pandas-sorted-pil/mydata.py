"""so that the main file stays short"""
from keras.datasets.mnist import load_data


def everything():
    train, test = load_data()
    return dict(images=train[0], labels=train[1]), dict(images=test[0], labels=test[1])
