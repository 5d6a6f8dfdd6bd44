#!/usr/bin/python3
"""Writes small weight files in the layouts of other programs, for the tests of the readers.

Needs h5py and NumPy (Debian: python3-h5py, python3-numpy). Usage: write_sample_weights.py FOLDER

All files hold conv1_1, some also conv1_2. Kernel (y, x, i, o) of layer n is

    ((36 y + 18 x + 6 i + o + n) mod 61 - 30) / 64

and its bias o is (o mod 7 - 3) / 8: numbers that are exact in half precision, and repeat so that they compress.
"""

import json
import os
import struct
import sys
import zipfile
import zlib

import h5py
import numpy as np

LAYERS = (("block1_conv1", "conv1_1", 3), ("block1_conv2", "conv1_2", 64))
OUTPUTS = 64


def kernel(n, inputs):
    y, x, i, o = np.indices((3, 3, inputs, OUTPUTS))
    return (((36 * y + 18 * x + 6 * i + o + n) % 61 - 30) / 64).astype(np.float32)


def bias():
    return ((np.arange(OUTPUTS) % 7 - 3) / 8).astype(np.float32)


def compressed(group, name, array, chunks=None):
    """In one chunk; several make the file larger than its data."""
    group.create_dataset(
        name, data=array, chunks=chunks or array.shape, compression="gzip", compression_opts=9, shuffle=True
    )


def keras2(root, count):
    """What keras.engine.saving.save_weights_to_hdf5_group writes, but for the compression."""
    names = ["input_1"] + [LAYERS[n][0] for n in range(count)] + ["block1_pool"]
    root.attrs["layer_names"] = [name.encode("utf8") for name in names]
    root.attrs["backend"] = "tensorflow".encode("utf8")
    root.attrs["keras_version"] = "2.3.1".encode("utf8")
    for name in names:
        group = root.create_group(name)
        weights = []
        for n in range(count):
            if LAYERS[n][0] == name:
                weights = [name + "/kernel:0", name + "/bias:0"]
                compressed(group, weights[0], kernel(n, LAYERS[n][2]), (2, 3, LAYERS[n][2], 48) if n == 0 else None)
                compressed(group, weights[1], bias())
        group.attrs["weight_names"] = [weight.encode("utf8") for weight in weights]


def keras2_nested(root):
    """A model that holds VGG16 as one layer before a dense one of its own."""
    root.attrs["layer_names"] = [b"vgg16", b"dense"]
    group = root.create_group("vgg16")
    weights = []
    for n, (name, _, inputs) in enumerate(LAYERS):
        weights += [name + "/kernel:0", name + "/bias:0"]
        compressed(group, weights[-2], kernel(n, inputs))
        compressed(group, weights[-1], bias())
    group.attrs["weight_names"] = [weight.encode("utf8") for weight in weights]
    dense = root.create_group("dense")
    dense.create_dataset("dense/kernel:0", data=np.zeros((4, 2), np.float32))
    dense.create_dataset("dense/bias:0", data=np.zeros(2, np.float32))
    dense.attrs["weight_names"] = [b"dense/kernel:0", b"dense/bias:0"]


def keras3_layer(layers, path, name, arrays, named):
    vars = layers.create_group(path).create_group("vars")
    if named:
        vars.attrs["name"] = name
    for index, array in enumerate(arrays):
        compressed(vars, str(index), array)


def keras3(root, named, layers="layers"):
    """What keras.src.saving.saving_lib writes: groups by class and number, layers without weights too."""
    root.create_group("vars")
    group = root.create_group(layers)
    keras3_layer(group, "input_layer", "input_layer", [], named)
    for n, (name, _, inputs) in enumerate(LAYERS):
        path = "conv2d" if n == 0 else "conv2d_%d" % n
        keras3_layer(group, path, name, [kernel(n, inputs), bias()], named)
    keras3_layer(group, "max_pooling2d", "block1_pool", [], named)


def keras3_nested(root):
    root.create_group("vars")
    group = root.create_group("layers")
    keras3_layer(group, "dense", "dense", [np.zeros((4, 2), np.float32), np.zeros(2, np.float32)], True)
    keras3(group.create_group("functional"), True)


def keras3_layer_names(root):
    group = root.create_group("layers")
    for n, (name, _, inputs) in enumerate(LAYERS):
        keras3_layer(group, name, name, [kernel(n, inputs), bias()], False)


def write_hdf5(folder):
    with h5py.File(os.path.join(folder, "keras2.h5"), "w") as hdf:
        keras2(hdf, 2)
    with h5py.File(os.path.join(folder, "keras2_model.h5"), "w") as hdf:
        hdf.attrs["model_config"] = json.dumps({"class_name": "Functional"}).encode("utf8")
        keras2(hdf.create_group("model_weights"), 2)
    with h5py.File(os.path.join(folder, "keras2_nested.h5"), "w") as hdf:
        keras2_nested(hdf.create_group("model_weights"))
    with h5py.File(os.path.join(folder, "keras2_uncompressed.h5"), "w") as hdf:
        hdf.attrs["layer_names"] = [b"block1_conv1"]
        group = hdf.create_group("block1_conv1")
        group.attrs["weight_names"] = [b"block1_conv1_W_1:0", b"block1_conv1_b_1:0"]
        group["block1_conv1_W_1:0"] = kernel(0, 3)
        group["block1_conv1_b_1:0"] = bias()
    with h5py.File(os.path.join(folder, "keras3.weights.h5"), "w") as hdf:
        keras3(hdf, False)
    with h5py.File(os.path.join(folder, "keras3_names.weights.h5"), "w") as hdf:
        keras3(hdf, True)
    with h5py.File(os.path.join(folder, "keras3_layer_names.weights.h5"), "w") as hdf:
        keras3_layer_names(hdf)
    with h5py.File(os.path.join(folder, "keras3_nested.weights.h5"), "w") as hdf:
        keras3_nested(hdf)
    with h5py.File(os.path.join(folder, "tensorflow213.weights.h5"), "w") as hdf:
        keras3(hdf, False, "_layer_checkpoint_dependencies")
    with h5py.File(os.path.join(folder, "keras3_latest.weights.h5"), "w", libver="latest") as hdf:
        keras3(hdf, True)
    for dtype in ("float16", "float64"):
        with h5py.File(os.path.join(folder, "keras3_%s.weights.h5" % dtype), "w") as hdf:
            group = hdf.create_group("layers")
            keras3_layer(group, "conv2d", "conv2d", [kernel(0, 3).astype(dtype), bias().astype(dtype)], False)
    with h5py.File(os.path.join(folder, "keras3_bfloat16.weights.h5"), "w") as hdf:
        vars = hdf.create_group("layers/conv2d/vars")
        for name, array in (("0", kernel(0, 3)), ("1", bias())):
            halves = (array.view(np.uint32) >> 16).astype(np.uint16).view("V2")
            vars.create_dataset(name, data=halves).attrs["dtype"] = "bfloat16"
    with h5py.File(os.path.join(folder, "external_link.weights.h5"), "w") as hdf:
        hdf.create_group("layers")["conv2d"] = h5py.ExternalLink("keras3.weights.h5", "/layers/conv2d")


def write_hostile_hdf5(folder):
    """A chunk that inflates to 8 MB where 7 KB are right, and one that was never written."""
    for name in ("inflating_chunk", "missing_chunk"):
        with h5py.File(os.path.join(folder, name + ".weights.h5"), "w") as hdf:
            vars = hdf.create_group("layers/conv2d/vars")
            array = vars.create_dataset("0", (3, 3, 3, OUTPUTS), np.float32, chunks=(3, 3, 3, OUTPUTS // 2), compression="gzip")
            array[..., : OUTPUTS // 2] = kernel(0, 3)[..., : OUTPUTS // 2]
            if name == "inflating_chunk":
                array.id.write_direct_chunk((0, 0, 0, OUTPUTS // 2), zlib.compress(bytes(8 << 20), 9))
            vars["1"] = bias()


def write_keras_archive(folder):
    with open(os.path.join(folder, "keras3_names.weights.h5"), "rb") as weights:
        content = weights.read()
    with zipfile.ZipFile(os.path.join(folder, "vgg16.keras"), "w") as archive:
        entry = lambda name: zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
        archive.writestr(entry("metadata.json"), '{"keras_version": "3.9.0"}')
        archive.writestr(entry("config.json"), '{"class_name": "Functional"}')
        archive.writestr(entry("model.weights.h5"), content)


def write_numpy(folder):
    arrays = {}
    for n, (_, name, inputs) in enumerate(LAYERS):
        arrays[name + "_W"] = kernel(n, inputs)
        arrays[name + "_b"] = bias()
    np.savez_compressed(os.path.join(folder, "vgg16_weights.npz"), **arrays)
    types = {"little_half": "<f2", "big_single": ">f4", "big_double": ">f8"}
    for name, dtype in types.items():
        np.savez_compressed(
            os.path.join(folder, name + ".npz"),
            block1_conv1_W=np.asfortranarray(kernel(0, 3).astype(dtype)),
            block1_conv1_b=bias().astype(dtype),
        )
    np.savez_compressed(
        os.path.join(folder, "torch.npz"),
        **{"features.0.weight": kernel(0, 3).transpose(3, 2, 0, 1), "features.0.bias": bias()}
    )
    objects = np.array([bias(), None], object)
    np.savez_compressed(os.path.join(folder, "objects.npz"), conv1_1_W=objects, conv1_1_b=bias())
    inner = os.path.join(folder, "arrays", "block1_conv1")
    os.makedirs(inner, exist_ok=True)
    with open(os.path.join(inner, "kernel.npy"), "wb") as file:
        np.lib.format.write_array(file, kernel(0, 3), version=(2, 0))
    with open(os.path.join(inner, "bias.npy"), "wb") as file:
        np.lib.format.write_array(file, bias(), version=(3, 0))


def write_safetensors(folder):
    """By the published format: length of the header, header, tensors."""
    for name, prefix in (("torchvision", "features.0"), ("caffe", "conv1_1")):
        tensors = {prefix + ".weight": kernel(0, 3).transpose(3, 2, 0, 1), prefix + ".bias": bias()}
        header, data = {"__metadata__": {"format": "pt"}}, b""
        for key, array in tensors.items():
            content = np.ascontiguousarray(array).tobytes()
            header[key] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(content)]}
            data += content
        text = json.dumps(header).encode("utf8")
        text += b" " * (-len(text) % 8)
        with open(os.path.join(folder, name + ".safetensors"), "wb") as file:
            file.write(struct.pack("<Q", len(text)) + text + data)


if __name__ == "__main__":
    target = sys.argv[1]
    os.makedirs(target, exist_ok=True)
    write_hdf5(target)
    write_hostile_hdf5(target)
    write_keras_archive(target)
    write_numpy(target)
    write_safetensors(target)
