import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { folderError } from '../folder/folder-error.ts';
import { type OnnxPort, type OnnxRuntime, type OnnxSession } from '../../../models/onnx-runtime.ts';
import { fromOnnx, type Tensor, toOnnx } from './tensor.ts';

/** A model file of the folder, open in the runtime. */
export interface OnnxModel {
  /** As the user sees it: the path within the folder. */
  readonly file: string;
  readonly inputs: readonly OnnxPort[];
  readonly outputs: readonly OnnxPort[];
  /** Every input that the file has must be among the feeds; other feeds are not given to it. */
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
  release(): Promise<void>;
}

/** 3 is "error": warnings of the runtime would be written between the lines of ours. */
const SETTINGS = { logSeverityLevel: 3 };

export async function openModel(
  runtime: OnnxRuntime,
  root: string,
  file: string,
): Promise<OnnxModel> {
  const path = join(root, file);
  await access(path).catch(() => {
    throw folderError(file, 'is missing or can’t be read');
  });
  const session = await runtime.InferenceSession.create(path, SETTINGS).catch((error: unknown) => {
    throw folderError(file, `the runtime can’t load it: ${messageOf(error)}`);
  });
  return modelOf(runtime, file, session);
}

function modelOf(runtime: OnnxRuntime, file: string, session: OnnxSession): OnnxModel {
  const { inputMetadata: inputs, outputMetadata: outputs } = session;
  return {
    file,
    inputs,
    outputs,
    async run(feeds) {
      const given: Record<string, ReturnType<typeof toOnnx>> = {};
      for (const port of inputs) {
        const feed = feeds[port.name];
        if (feed === undefined) throw unexpectedInput(file, port, Object.keys(feeds));
        checkShape(file, port, feed);
        given[port.name] = toOnnx(runtime, file, port, feed);
      }
      const results = await session.run(given).catch((error: unknown) => {
        throw folderError(file, `the runtime can’t run it: ${messageOf(error)}`);
      });
      return Object.fromEntries(
        Object.entries(results).map(([name, result]) => [name, fromOnnx(file, name, result)]),
      );
    },
    release: () => session.release(),
  };
}

function unexpectedInput(file: string, port: OnnxPort, known: readonly string[]) {
  return folderError(
    file,
    `asks for an input ${port.name} of the shape ${shapeText(port.shape)}; expected no other than ${known.join(', ')}`,
  );
}

function checkShape(file: string, port: OnnxPort, { dims }: Tensor): void {
  const fits =
    port.shape.length === dims.length &&
    port.shape.every((dim, axis) => typeof dim === 'string' || dim < 0 || dim === dims[axis]);
  // A shape that the file does not say is an empty list, as that of a single number is.
  if (fits || (port.shape.length === 0 && dims.length > 0)) return;
  throw folderError(
    file,
    `its input ${port.name} has the shape ${shapeText(port.shape)}; expected one that takes ${shapeText(dims)}`,
  );
}

export function shapeText(shape: readonly (number | string)[]): string {
  return `[${shape.join(', ')}]`;
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message).split('\n')[0]!
    : String(error);
}
