import { folderError } from '../folder/folder-error.ts';
import { fromHalf, toHalf } from './half-precision.ts';
import type { OnnxPort, OnnxRuntime, OnnxTensor } from '../../../models/onnx-runtime.ts';

/** Numbers with a shape. What a model takes and gives is converted to and from its own type. */
export interface Tensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

export function tensor(dims: readonly number[], data: Float32Array): Tensor {
  return { dims, data };
}

export function sizeOf(dims: readonly number[]): number {
  return dims.reduce((size, dim) => size * dim, 1);
}

/** Several tensors of one shape, one after the other along the first dimension. */
export function stacked(tensors: readonly Tensor[]): Tensor {
  const [first = tensor([0], new Float32Array())] = tensors;
  const data = new Float32Array(first.data.length * tensors.length);
  tensors.forEach((one, index) => data.set(one.data, index * first.data.length));
  const [batch = 1, ...rest] = first.dims;
  return tensor([batch * tensors.length, ...rest], data);
}

/** One of the items along the first dimension, as a tensor with that dimension. */
export function itemOf({ dims, data }: Tensor, index: number): Tensor {
  const item = dims.slice(1);
  const size = sizeOf(item);
  return tensor([1, ...item], data.slice(index * size, (index + 1) * size));
}

/** In the type that the model asks for. */
export function toOnnx(
  runtime: OnnxRuntime,
  file: string,
  port: OnnxPort,
  { dims, data }: Tensor,
): OnnxTensor {
  const make = (values: unknown): OnnxTensor => new runtime.Tensor(port.type, values, dims);
  switch (port.type) {
    case 'float32':
      return make(data);
    case 'float16':
      return make(toHalf(data));
    case 'float64':
      return make(Float64Array.from(data));
    case 'int32':
      return make(Int32Array.from(data, Math.round));
    case 'int64':
      return make(BigInt64Array.from(data, (value) => BigInt(Math.round(value))));
    case 'bool':
      return make(Uint8Array.from(data, (value) => (value === 0 ? 0 : 1)));
    default:
      throw folderError(
        file,
        `its input ${port.name} is of the type ${port.type}; expected float32, float16, float64, int32, int64 or bool`,
      );
  }
}

export function fromOnnx(file: string, name: string, { type, data, dims }: OnnxTensor): Tensor {
  switch (type) {
    case 'float32':
      return tensor(dims, data as Float32Array);
    case 'float16': {
      // Newer engines have an array of their own for it; its bytes are the same.
      const halves = new Uint16Array(data.buffer, data.byteOffset, data.length);
      return tensor(dims, fromHalf(halves));
    }
    case 'float64':
      return tensor(dims, Float32Array.from(data as Float64Array));
    default:
      throw folderError(file, `its output ${name} is of the type ${type}; expected floating point`);
  }
}
