import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../../diagnostics/studio-error.ts';
import { folderError } from './folder-error.ts';

/** An input as its file declares it; a dimension is its size, or undefined where it is free. */
export interface DeclaredInput {
  readonly name: string;
  readonly shape: readonly (number | undefined)[];
}

/** Fields of onnx.proto that lead to the inputs of a model's graph. */
const FIELD = {
  graph: 7,
  input: 11,
  name: 1,
  type: 2,
  tensor: 1,
  shape: 2,
  dim: 1,
  size: 1,
} as const;
const WINDOW = 1 << 16;

/**
 * The inputs of an ONNX file, read without a runtime: of a file of gigabytes only the headers of
 * its parts are looked at, the weights are stepped over. So what a model can do is known before
 * anything heavy is loaded. Undefined where there is no such file.
 */
export async function declaredInputs(
  root: string,
  file: string,
): Promise<readonly DeclaredInput[] | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(join(root, file));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw folderError(file, `can’t be read (${code ?? 'unknown error'})`);
  }
  try {
    const { size } = await handle.stat();
    return await readInputs(windowed(handle, file, size), size);
  } finally {
    await handle.close();
  }
}

type ReadAt = (offset: number, length: number) => Promise<Buffer>;

/** Reads through one window, since most parts are small and lie side by side. */
function windowed(handle: FileHandle, file: string, size: number): ReadAt {
  let start = 0;
  let window = Buffer.alloc(0);
  return async (offset, length) => {
    if (offset + length > size) throw folderError(file, 'is not a whole ONNX file');
    if (offset < start || offset + length > start + window.length) {
      const buffer = Buffer.alloc(Math.min(Math.max(WINDOW, length), size - offset));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
      [start, window] = [offset, buffer.subarray(0, bytesRead)];
    }
    return window.subarray(offset - start, offset - start + length);
  };
}

interface Field {
  readonly number: number;
  /** Where its content starts and ends; a number's content is its value. */
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

async function readInputs(read: ReadAt, size: number): Promise<readonly DeclaredInput[]> {
  const inputs: DeclaredInput[] = [];
  for await (const part of fields(read, 0, size)) {
    if (part.number !== FIELD.graph) continue;
    for await (const each of fields(read, part.from, part.to)) {
      if (each.number === FIELD.input) inputs.push(await readInput(read, each));
    }
  }
  return inputs;
}

async function readInput(read: ReadAt, input: Field): Promise<DeclaredInput> {
  const name = await inner(read, input, [FIELD.name]);
  const shape = await inner(read, input, [FIELD.type, FIELD.tensor, FIELD.shape]);
  const dims: (number | undefined)[] = [];
  if (shape !== undefined) {
    for await (const dim of fields(read, shape.from, shape.to)) {
      if (dim.number === FIELD.dim) dims.push((await inner(read, dim, [FIELD.size]))?.value);
    }
  }
  const text = name === undefined ? '' : await read(name.from, name.to - name.from);
  return { name: text.toString('utf8'), shape: dims };
}

/** The first field at the end of a path of fields within fields. */
async function inner(
  read: ReadAt,
  outer: Field,
  path: readonly number[],
): Promise<Field | undefined> {
  let reached: Field | undefined = outer;
  for (const number of path) {
    if (reached === undefined) return undefined;
    let found: Field | undefined;
    for await (const field of fields(read, reached.from, reached.to)) {
      if (field.number === number) found ??= field;
    }
    reached = found;
  }
  return reached;
}

/** The fields of a message of protocol buffers. */
async function* fields(read: ReadAt, from: number, to: number): AsyncGenerator<Field> {
  let offset = from;
  const varint = async (): Promise<number> => {
    let [value, scale, byte] = [0, 1, 0x80];
    while (byte & 0x80) {
      byte = (await read(offset, 1))[0]!;
      value += (byte & 0x7f) * scale;
      scale *= 128;
      offset += 1;
    }
    return value;
  };
  while (offset < to) {
    const key = await varint();
    const wire = key & 7;
    const value = wire === 0 || wire === 2 ? await varint() : 0;
    const length = wire === 2 ? value : wire === 1 ? 8 : wire === 5 ? 4 : 0;
    yield { number: Math.floor(key / 8), from: offset, to: offset + length, value };
    offset += length;
  }
}
