import { bytesField, floatField, varintField } from './protobuf.ts';

/** Enough of ONNX to write small models by hand; numbers of fields are those of onnx.proto. */
export interface OnnxGraph {
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly constants?: Readonly<Record<string, OnnxConstant>>;
  readonly nodes: readonly OnnxNode[];
}

export interface OnnxValue {
  readonly name: string;
  readonly type?: ElementType;
  /** A dimension is a size, or a name where it is free. */
  readonly shape: readonly (number | string)[];
}

export interface OnnxConstant {
  readonly dims: readonly number[];
  readonly type?: 'float32' | 'int64';
  readonly values: readonly number[];
}

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number | string | readonly number[]>>;
}

const ELEMENT_TYPES = { float32: 1, int32: 6, int64: 7, float16: 10 } as const;
export type ElementType = keyof typeof ELEMENT_TYPES;

const OPSET = 13;
const IR_VERSION = 8;

export function onnxFile({ inputs, outputs, constants = {}, nodes }: OnnxGraph): Buffer {
  const graph = Buffer.concat([
    ...nodes.map((node) => bytesField(1, nodeBytes(node))),
    bytesField(2, 'graph'),
    ...Object.entries(constants).map(([name, one]) => bytesField(5, tensorBytes(name, one))),
    ...inputs.map((input) => bytesField(11, valueBytes(input))),
    ...outputs.map((output) => bytesField(12, valueBytes(output))),
  ]);
  return Buffer.concat([
    varintField(1, IR_VERSION),
    bytesField(7, graph),
    bytesField(8, Buffer.concat([bytesField(1, ''), varintField(2, OPSET)])),
  ]);
}

/** `node('Add', 'a b', 'sum')`: names are divided by blanks, `-` is an input that is left out. */
export function node(
  op: string,
  inputs: string,
  outputs: string,
  attributes: NonNullable<OnnxNode['attributes']> = {},
): OnnxNode {
  const names = (text: string): readonly string[] =>
    text.split(' ').map((name) => (name === '-' ? '' : name));
  return { op, inputs: names(inputs), outputs: names(outputs), attributes };
}

function nodeBytes({ op, inputs, outputs, attributes = {} }: OnnxNode): Buffer {
  return Buffer.concat([
    ...inputs.map((name) => bytesField(1, name)),
    ...outputs.map((name) => bytesField(2, name)),
    bytesField(4, op),
    ...Object.entries(attributes).map(([name, value]) => bytesField(5, attribute(name, value))),
  ]);
}

const ATTRIBUTE = { float: 1, int: 2, string: 3, ints: 7 } as const;

function attribute(name: string, value: number | string | readonly number[]): Buffer {
  const typed = (content: readonly Buffer[], type: number): Buffer =>
    Buffer.concat([bytesField(1, name), ...content, varintField(20, type)]);
  if (typeof value === 'string') return typed([bytesField(4, value)], ATTRIBUTE.string);
  if (typeof value !== 'number') {
    return typed(
      value.map((one) => varintField(8, one)),
      ATTRIBUTE.ints,
    );
  }
  return Number.isInteger(value)
    ? typed([varintField(3, value)], ATTRIBUTE.int)
    : typed([floatField(2, value)], ATTRIBUTE.float);
}

function tensorBytes(name: string, { dims, type = 'float32', values }: OnnxConstant): Buffer {
  const raw =
    type === 'float32'
      ? Buffer.from(Float32Array.from(values).buffer)
      : Buffer.from(BigInt64Array.from(values, BigInt).buffer);
  return Buffer.concat([
    ...dims.map((dim) => varintField(1, dim)),
    varintField(2, ELEMENT_TYPES[type]),
    bytesField(8, name),
    bytesField(9, raw),
  ]);
}

function valueBytes({ name, type = 'float32', shape }: OnnxValue): Buffer {
  const dims = shape.map((dim) =>
    bytesField(1, typeof dim === 'number' ? varintField(1, dim) : bytesField(2, dim)),
  );
  const tensor = Buffer.concat([
    varintField(1, ELEMENT_TYPES[type]),
    bytesField(2, Buffer.concat(dims)),
  ]);
  return Buffer.concat([bytesField(1, name), bytesField(2, bytesField(1, tensor))]);
}
