# 第三次作业 手写数字识别  刘思远
import os
for dirname, _, filenames in os.walk('/kaggle/input'):
    for filename in filenames:
        print(os.path.join(dirname, filename))

from helper12 import load, picture, pillars
from keras.models import Sequential
from keras.layers import Dense, Flatten, Activation, Input
from keras.optimizers import Adam


def jianmo(danyuan=96):
    """建立模型"""
    wangluo = Sequential()
    wangluo.add(Input((28, 28)))
    wangluo.add(Flatten())
    wangluo.add(Dense(danyuan))
    wangluo.add(Activation('relu'))   # 隐藏层
    wangluo.add(Dense(10))
    wangluo.add(Activation('softmax'))  # 十个数字
    wangluo.compile(Adam(1e-3), 'sparse_categorical_crossentropy', metrics=['accuracy'])
    return wangluo


def main():
    xunlian_x, xunlian_y, ceshi_x, ceshi_y = load()
    print('训练集大小', xunlian_x.shape, '测试集大小', ceshi_x.shape)
    wangluo = jianmo()
    # 只用一部分,太慢了
    wangluo.fit(xunlian_x[:8000], xunlian_y[:8000], epochs=3, batch_size=64)
    print('测试准确率:', wangluo.evaluate(ceshi_x, ceshi_y)[1])

    try:
        hao = int(input('看第几张图片? '))
    except Exception:
        hao = 20
    gailv = wangluo.predict(ceshi_x[hao:hao + 1])[0]
    print('我觉得是', gailv.argsort()[-1])
    picture(ceshi_x[hao])
    pillars(gailv)


if __name__ == "__main__":
    main()
    exit()

# 旧代码
x, y, a, b = load()
m = jianmo(8)
m.fit(a, b, epochs=1)
