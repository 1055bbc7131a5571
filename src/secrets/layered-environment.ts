import type { EnvFile } from './env-files.ts';
import type { Environment } from './environment.ts';

/** A value of the environment, and who says it. */
export interface Traced {
  readonly value: string;
  /** The `.env` file, where it is not the environment of the process. */
  readonly file?: string;
}

/** The environment of the process over `.env` files. */
export interface LayeredEnvironment extends Environment {
  readonly files: readonly EnvFile[];
  /** Who says it first; undefined where nobody does. */
  trace(name: string): Traced | undefined;
  /** Who says one of several names first: the process, whatever the name, goes before the files. */
  traceFirst(names: readonly string[]): (Traced & { readonly name: string }) | undefined;
  fromProcess(name: string): string | undefined;
  /** What the files alone say. */
  fromFiles(name: string): Traced | undefined;
}

/** @param files the strongest first. Like an empty variable, an empty line says nothing. */
export function layeredEnvironment(
  process: Environment,
  files: readonly EnvFile[],
): LayeredEnvironment {
  const fromFiles = (name: string): Traced | undefined => {
    const file = files.find(({ values }) => Object.hasOwn(values, name) && values[name] !== '');
    return file && { value: file.values[name]!, file: file.path };
  };
  const fromProcess = (name: string): Traced | undefined => {
    const value = process.get(name);
    return value === undefined ? undefined : { value };
  };
  const trace = (name: string): Traced | undefined => fromProcess(name) ?? fromFiles(name);
  return {
    files,
    fromFiles,
    traceFirst(names) {
      for (const layer of [fromProcess, fromFiles]) {
        for (const name of names) {
          const traced = layer(name);
          if (traced !== undefined) return { ...traced, name };
        }
      }
      return undefined;
    },
    fromProcess: (name) => process.get(name),
    trace,
    get: (name) => trace(name)?.value,
  };
}
