import { RUNTIME_PACKAGE } from './speech-packages.ts';

/** What is used of onnxruntime-node, which is optional: it may not be installed. */
export interface OnnxRuntime {
  readonly InferenceSession: {
    create(path: string, settings: Readonly<Record<string, unknown>>): Promise<OnnxSession>;
  };
  readonly Tensor: new (type: string, data: unknown, dims: readonly number[]) => OnnxTensor;
}

export interface OnnxTensor {
  readonly type: string;
  readonly data: ArrayLike<number | bigint> & ArrayBufferView;
  readonly dims: readonly number[];
}

export interface OnnxSession {
  readonly inputMetadata: readonly OnnxPort[];
  readonly outputMetadata: readonly OnnxPort[];
  run(feeds: Readonly<Record<string, OnnxTensor>>): Promise<Readonly<Record<string, OnnxTensor>>>;
  release(): Promise<void>;
}

/** An input or output: a dimension is its size, or a name where it is free. */
export interface OnnxPort {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly (number | string)[];
}

/**
 * Loaded here and nowhere else: it is 15 MB of native code. Named by a variable, so that neither the
 * bundle nor the types depend on what may not be there. Rejects where it is not installed.
 */
export async function importRuntime(name: string = RUNTIME_PACKAGE): Promise<OnnxRuntime> {
  const module = (await import(name)) as OnnxRuntime & { readonly default?: OnnxRuntime };
  return module.default ?? module;
}
