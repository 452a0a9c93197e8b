import tensorflow as tf
import numpy as np
import matplotlib.pyplot as plt

#load
mnist=tf.keras.datasets.mnist
(xtr,ytr),(xte,yte)=mnist.load_data()
xtr,xte=xtr/255.0,xte/255.0

print("xtr",xtr.shape)
print("ytr",ytr.shape)
print("xte",xte.shape)
print("yte",yte.shape)

#how many of each digit are there
count=np.bincount(ytr)
plt.bar(np.arange(10),count/count.sum())
plt.title("distribution of the digits")
plt.xlabel("digit")
plt.show()

#what do they look like
fig,axes=plt.subplots(3,3)
for ax,img,lab in zip(axes.flat,xtr,ytr):
    ax.imshow(img,cmap="gray")
    ax.set_title(lab)
    ax.axis("off")
plt.show()

#network
model=tf.keras.models.Sequential([
  tf.keras.layers.Flatten(input_shape=(28,28)),
  tf.keras.layers.Dense(128,activation="relu"),
  tf.keras.layers.Dropout(0.2),
  tf.keras.layers.Dense(10,activation="softmax")])
opt=tf.keras.optimizers.Adam
model.compile(optimizer=opt(),loss=tf.keras.losses.sparse_categorical_crossentropy,metrics=["accuracy"])

h=model.fit(xtr[:7500],ytr[:7500],epochs=4,verbose=2)
print(model.evaluate(xte,yte))
print("biggest digit class:",np.argmax(count))

#save so i dont have to train again
model.save("digits_model")

#predict
model2=tf.keras.models.load_model("digits_model")
pr=model2.predict(xte)
print(np.argmax(pr[0]))
plt.imshow(xte[0])
plt.show()
plt.bar(range(10),pr[0])
plt.show()
