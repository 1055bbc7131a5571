import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Origin, originText, type Said } from '../../config/origin.ts';
import { errorCode } from '../../diagnostics/studio-error.ts';
import type { AdapterEntry } from '../../providers/adapter-entry.ts';
import { problemWithDefinition } from '../../providers/define-provider.ts';
import { cliError } from '../cli-error.ts';

/** Where providers of others come from. */
export interface Named {
  readonly given: readonly unknown[];
  /** MINISTUDIO_PROVIDERS: paths from the working folder, or packages, between commas. */
  readonly written: string;
  readonly cwd: string;
  /** Of the configuration, by the name that it gives the provider. */
  readonly modules: readonly { readonly name: string; readonly module: Said<string> }[];
}

/**
 * Providers that a caller gives, and those of the modules that the user names. Only the environment
 * and files of configuration name modules: a film is written by others, and runs no code.
 *
 * @param isTaken whether one of ours has the name.
 * @throws StudioError `provider/bad-module`
 */
export async function loadProviders(
  { given, written, cwd, modules }: Named,
  isTaken: (name: string) => boolean,
): Promise<readonly AdapterEntry[]> {
  const more: AdapterEntry[] = [];
  const add = (definition: unknown, subject: string): void => {
    const problem = problemWithDefinition(definition);
    if (problem !== undefined) throw badModule(`${subject} is no provider: ${problem}`);
    const entry = definition as AdapterEntry;
    if (isTaken(entry.name) || more.some(({ name }) => name === entry.name)) {
      throw badModule(`${subject} is called ${entry.name}, as another that there is already`);
    }
    more.push(entry);
  };
  for (const [index, definition] of given.entries()) add(definition, `definition ${index + 1}`);
  const names = written.split(',').map((name) => name.trim());
  for (const name of new Set(names.filter((each) => each !== ''))) {
    const subject = `the default export of ${name}, which MINISTUDIO_PROVIDERS names,`;
    add(await defaultOf(name, cwd, 'MINISTUDIO_PROVIDERS names'), subject);
  }
  for (const { name, module } of modules) {
    const says = `${originText(module.origin, (file) => file)} names`;
    const definition = await defaultOf(module.value, folderOf(module.origin, cwd), says);
    const subject = `the default export of ${module.value}, which ${says},`;
    add(definition, subject);
    const found = more.at(-1)!;
    if (found.name === name) continue;
    throw badModule(`${subject} is called ${found.name}, and ${name} there`);
  }
  return more;
}

/** A path of a file of configuration starts from the file. */
function folderOf(origin: Origin, cwd: string): string {
  return origin.kind === 'file' ? dirname(origin.file) : cwd;
}

async function defaultOf(name: string, folder: string, says: string): Promise<unknown> {
  const module = await importModule(name, folder).catch((error: unknown) => {
    const words = typeof error === 'object' && error !== null && 'message' in error;
    const why = words ? String(error.message) : String(error);
    throw badModule(`${name}, which ${says}, can’t be loaded: ${why}`);
  });
  return (module as { readonly default?: unknown }).default;
}

/** A path is one from the working folder; a package is looked for beside ministudio, then there. */
async function importModule(name: string, folder: string): Promise<unknown> {
  if (name.startsWith('.') || isAbsolute(name)) {
    return await import(pathToFileURL(resolve(folder, name)).href);
  }
  try {
    return await import(name);
  } catch (error) {
    if (errorCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    const path = createRequire(join(folder, 'package.json')).resolve(name);
    return await import(pathToFileURL(path).href);
  }
}

function badModule(problem: string): Error {
  const hint = 'A provider, such as the default export of a module, is what defineProvider gives.';
  return cliError('provider/bad-module', problem, hint);
}
