"""Slips that many make, whatever the version: shapes, order, spelling."""

from __future__ import annotations

from .known import Known

__all__ = ["ELSEWHERE_NAMED", "SLIPS"]

SLIPS = (
    Known(
        r"Could not interpret optimizer identifier: <class",
        "That is the optimizer's class; compile takes an optimizer made from it, or its name.",
    ),
    Known(
        r"Could not interpret optimizer identifier",
        "That is no optimizer. Is its name spelled as in Keras, and do the arguments stand in compile's "
        "order: the optimizer first, then the loss?",
    ),
    Known(
        r"dtype='string' is not a valid dtype for Keras type promotion",
        "Text stands where numbers should be. If compile got its metrics without their name: its third "
        "place is that of something else.",
    ),
    Known(
        r"`learning_rate` should be float",
        "The learning rate is a number, written without quotes.",
    ),
    Known(
        r"Could not interpret loss identifier",
        "Keras knows no loss of that name. Compare its spelling, letter by letter, with the "
        "documentation's list.",
    ),
    Known(
        r"Could not interpret (activation( function)?|initializer|metric|regularizer) identifier|"
        r"Unknown (activation|layer|metric|loss)",
        "Keras knows nothing of that name. Compare its spelling, small and capital letters included, with "
        "the documentation.",
    ),
    Known(
        r"(compile|fit|predict|evaluate)\(\) got an unexpected keyword argument",
        "The call knows no argument of that name. Compare its spelling with the documentation; American "
        "spelling and a plural s are often it.",
    ),
    Known(
        r"You must call `?compile|must be compiled before|No loss to compute",
        "The network was not compiled when this ran: either compile comes later, or it raised an error "
        "itself.",
    ),
    Known(
        r"cannot be built because it has no layers",
        "No layer was added to this network: look whether an earlier import, or a line that makes layers, "
        "raised an error.",
    ),
    Known(
        r"Only instances of `keras\.Layer` can be added",
        "What is added has to be a layer: a class needs parentheses behind its name, a function comes as an "
        "activation, and everything has to come from the same Keras.",
    ),
    Known(
        r"'NoneType' object has no attribute",
        "The call before this gives nothing back: a layer is added, or a model compiled, by a line of its "
        "own.",
    ),
    Known(
        r"StdinNotImplementedError|\binput\(\) was called|EOF when reading a line",
        "Nobody sits at the keyboard while this is graded: give the value in the code instead of asking "
        "for it.",
    ),
    Known(
        r"^FileNotFoundError|No such file or directory",
        "That file is not here. Hand in what your code reads, beside it and by a name without a folder "
        "of your computer; the data set can be loaded through Keras without any file.",
    ),
    Known(
        r"Data cardinality is ambiguous|Found input variables with inconsistent numbers",
        "There are not as many labels as images. Print the shapes of both: do they belong to the same split?",
    ),
    Known(
        r"output\.shape=\(\w+, \d+, \d+",
        "The network answers each image with a whole table where the loss wants one row of numbers. What "
        "turns an image of rows and columns into one long row, and is it among your layers?",
    ),
    Known(
        r"Invalid dtype: (str|<U|object)|Cast string to \w+ is not supported|Unsupported object type str",
        "The images or the labels are texts, even if they look like numbers. Print their dtype: they have to "
        "become numbers before training.",
    ),
    Known(
        r"Expected `trainable` to be a boolean\. Received: trainable=<",
        "Sequential takes all its layers together, as one list.",
    ),
    Known(
        r"only (0-dimensional|length-1|size-1) arrays can be converted to Python scalars",
        "One number was wanted here, and an array was given. Print its shape: what `predict` gives has a row "
        "for each image, even if there is only one.",
    ),
    Known(
        r"same rank \(ndim\)|must have rank \(ndim\) `target\.ndim - 1`",
        "Labels and loss do not fit together: one loss takes the labels as plain numbers, another as one-hot "
        "rows. Print the labels' shape.",
    ),
    Known(
        r"[Ii]nvalid input shape|incompatible with the layer|incompatible shape|expected (min_)?ndim=",
        "The network got an array of another shape than it was built for. Print the shape: even a single "
        "image has to come as a stack of images with one in it, and training and test images have to be "
        "prepared in the same way.",
    ),
    Known(
        r"Shapes? .{0,80} are incompatible|must have the same shape|logits and labels must",
        "The network's answers and the labels differ in shape. Print both: are the labels plain numbers, "
        "as this loss wants them, and how many outputs are there?",
    ),
    Known(
        r"Invalid shape \([\d, ]+\) for image data",
        "A picture has rows and columns. Print the shape: one image out of many is wanted, and a long row of "
        "pixels has to be given its two sides back.",
    ),
    Known(
        r"shape mismatch: objects cannot be broadcast",
        "There are not as many bars as heights. Print both shapes.",
    ),
    Known(
        r"axis \d+ is out of bounds for array of dimension",
        "Axes are counted from 0: print the shape to see how many there are.",
    ),
    Known(
        r"outside the valid range of \[0",
        "A label is larger than the network has outputs for, counting from 0. Which is the largest label, "
        "and how many outputs are there?",
    ),
    Known(
        r"already (been )?(built|called)|already has a fixed|has already been configured",
        "The network was built before this ran: say its input shape at its beginning, before anything else.",
    ),
)

#: Said last, where nothing better is known.
ELSEWHERE_NAMED = (
    Known(
        r"^(NameError|UnboundLocalError): ",
        "Nothing of that name exists when this line runs. Compare its spelling with the line that makes it, "
        "and look whether that line comes earlier and ran without an error.",
    ),
    Known(
        r"(No module named|cannot import name '\w+' from|module) '(tensorflow\.)?keras[\w.]*'|"
        r"cannot import name '\w+' from 'tensorflow\.(python\.)?keras|"
        r"No module named 'tensorflow\.keras",
        "Keras has nothing of that name here. Compare the spelling, small and capital letters included "
        "(classes begin with a capital); it may also have been moved or dropped since the book or video was "
        "made.",
    ),
    Known(
        r"(No module named|module) 'tensorflow[\w.]*'|cannot import name '\w+' from 'tensorflow",
        "TensorFlow has nothing of that name here: compare the spelling with the documentation of today's "
        "version.",
    ),
)
