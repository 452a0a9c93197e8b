from tensorflow.keras.datasets.mnist import load_data
from tensorflow.keras.models import *
from tensorflow.keras.layers import *
import matplotlib.pyplot as plt, numpy as np

# LOAD
(xTrain,yTrain),(xTest,yTest)=load_data()
print("train",xTrain.shape,yTrain.shape,"test",xTest.shape,yTest.shape)

# SCALE
xTrain=xTrain.reshape(60000,784)/255.0
xTest=xTest.reshape(10000,784)/255.0

# BRAIN
brain=Sequential()
brain.add(Input((784,)))
brain.add(Dense(64))
brain.add(LeakyReLU())   # guy on youtube said leaky is better, no dead neurons
brain.add(Dense(10,activation="softmax"))

brain.compile(optimizer="adam",loss="sparse_categorical_crossentropy",metrics="accuracy".split())

# TRAIN
print("--- TRAINING ---")
brain.fit(xTrain[:8000],yTrain[:8000],epochs=2,batch_size=32)
# TEST
print("--- TESTING ---")
brain.fit(xTest,yTest,epochs=2,batch_size=32)
# 95% lets gooo

out=brain.predict(xTest)
for i in range(10):
    p=list(out[i])
    guess=p.index(max(p))
    print(i,"guess:",guess,"real:",yTest[i],"W" if guess==yTest[i] else "L")

i=9
fig,axs=plt.subplots(2,1)
axs[0].imshow(xTest[i].reshape(28,28),cmap="plasma")
axs[0].set_title("i think its a "+str(np.argmax(out[i])))
axs[1].bar(range(10),out[i],color="hotpink")
axs[1].set_xticks(range(10))
plt.show()
