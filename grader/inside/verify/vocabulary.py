"""
The layers, functions and settings that a configuration may mention.

Everything here is Keras's own, computes the same from the same numbers every time, and touches
neither files nor the network. A layer that is missing costs a student nothing: their model is then
judged by what their own run showed.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LAYERS = _words(
    """
    Activation ActivityRegularization Add AlphaDropout Attention Average AveragePooling1D AveragePooling2D
    BatchNormalization CenterCrop Concatenate Conv1D Conv2D Conv2DTranspose Cropping1D Cropping2D Dense
    DepthwiseConv1D DepthwiseConv2D Dot Dropout ELU Embedding Flatten GRU GaussianDropout GaussianNoise
    GlobalAveragePooling1D GlobalAveragePooling2D GlobalMaxPooling1D GlobalMaxPooling2D GroupNormalization
    Identity InputLayer LSTM LayerNormalization LeakyReLU Masking MaxPooling1D MaxPooling2D Maximum Minimum
    MultiHeadAttention Multiply Normalization PReLU Permute RMSNormalization RandomBrightness
    RandomContrast RandomCrop RandomErasing RandomFlip RandomRotation RandomShear RandomTranslation
    RandomZoom ReLU RepeatVector Rescaling Reshape Resizing SeparableConv1D SeparableConv2D SimpleRNN
    Softmax SpatialDropout1D SpatialDropout2D Subtract UnitNormalization UpSampling1D UpSampling2D
    ZeroPadding1D ZeroPadding2D
    """
)

WRAPPERS = frozenset({"Bidirectional", "TimeDistributed"})  #: Layers around another layer.

MODELS = {"Sequential": "keras", "Functional": "keras.src.models.functional"}

OPERATIONS = {  #: What arithmetic on Keras tensors leaves in a functional model.
    "keras.src.ops.numpy": _words(
        """
        Absolute Add Clip Concatenate Divide Exp ExpandDims Max Maximum Mean Min Minimum Multiply Negative
        Power Repeat Reshape Sqrt Square Squeeze Subtract Sum Swapaxes Tanh Transpose TrueDivide
        """
    ),
    "keras.src.ops.nn": _words(
        """
        Elu Gelu HardSigmoid LeakyRelu LogSoftmax Relu Relu6 Selu Sigmoid Silu Softmax Softplus Softsign
        """
    ),
}

ACTIVATIONS = _words(
    """
    celu elu exponential gelu hard_sigmoid hard_silu hard_tanh leaky_relu linear log_sigmoid log_softmax
    mish relu relu6 selu sigmoid silu softmax softplus softsign tanh
    """
)

ACTIVATION_LAYERS = frozenset({"ELU", "LeakyReLU", "ReLU", "Softmax"})  #: Given as activation=LeakyReLU().

POLICIES = _words(
    """
    bfloat16 bool float16 float32 float64 int16 int32 int64 int8 mixed_bfloat16 mixed_float16 uint8
    """
)

PLAIN_SETTINGS = _words(
    """
    alpha antialias approximate attention_axes axes axis axis1 axis2 center crop_to_aspect_ratio
    cropping data_format depth_multiplier dilation_rate dims dropout epsilon factor fill_mode fill_value
    filters flash_attention go_backwards groups height height_factor input_dim interpolation invert
    keepdims kernel_size key_dim l1 l2 mask_value mask_zero max_value mean merge_mode mode momentum n
    negative_slope newshape noise_shape normalize num_heads offset optional output_dim output_padding
    output_shape pad_to_aspect_ratio padding pool_size ragged rate recurrent_dropout repeats
    renorm renorm_clipping renorm_momentum reset_after return_sequences return_state scale score_mode
    shared_axes size sparse stddev strides synchronized target_shape threshold trainable
    unit_forget_bias units use_bias use_gate use_scale value_dim value_range variance width width_factor
    x_factor x_max x_min y_factor zero_output_for_mask
    """
)

FORGOTTEN_SETTINGS = frozenset(
    {"autocast", "batch_size", "seed", "shared_object_id", "stateful", "unroll", "use_cudnn", "weights"}
)  #: Left out whatever they hold: with the weights set, one image's prediction does not depend on them.
