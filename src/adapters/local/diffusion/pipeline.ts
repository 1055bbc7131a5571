import type { Component, ModelFolder } from '../folder/model-folder.ts';
import { factsOf, type ModelFacts } from '../folder/model-facts.ts';
import { type OnnxModel, openModel } from '../runtime/onnx-model.ts';
import type { OnnxRuntime } from '../../../models/onnx-runtime.ts';
import { readTokenizer } from '../tokenizers/read-tokenizer.ts';
import type { Tokenizer } from '../tokenizers/tokenizer.ts';

/** The models of a folder, each opened when it is first asked for and kept open. */
export interface Pipeline {
  readonly folder: ModelFolder;
  readonly facts: ModelFacts;
  open(component: Component): Promise<OnnxModel>;
  tokenizer(folder: string): Promise<Tokenizer>;
  /** Gives back the memory. */
  close(): Promise<void>;
}

export function createPipeline(runtime: OnnxRuntime, folder: ModelFolder): Pipeline {
  const models = new Map<string, Promise<OnnxModel>>();
  const tokenizers = new Map<string, Promise<Tokenizer>>();
  return {
    folder,
    facts: factsOf(folder),
    open: ({ file }) => once(models, file, () => openModel(runtime, folder.root, file)),
    tokenizer: (name) => once(tokenizers, name, () => readTokenizer(folder.root, name)),
    async close() {
      const open = await Promise.allSettled(models.values());
      models.clear();
      for (const model of open) {
        if (model.status === 'fulfilled') await model.value.release();
      }
    },
  };
}

/** What failed is tried again the next time. */
async function once<Value>(
  kept: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const started = kept.get(key) ?? make();
  kept.set(key, started);
  try {
    return await started;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}
