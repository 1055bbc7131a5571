import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { errorCode } from '../diagnostics/studio-error.ts';
import type { AdapterEntry } from '../providers/adapter-entry.ts';
import { problemWithDefinition } from '../providers/define-provider.ts';
import { cliError } from './cli-error.ts';

/** The list of providers. */
export interface ProviderList {
  readonly find: (name: string) => AdapterEntry | undefined;
  readonly add: (entry: AdapterEntry) => void;
}

const loaded = new Map<string, Promise<void>>();

/**
 * Loads the modules that the user names, each once. Only the environment names them: a film is
 * written by others, and runs no code.
 *
 * @throws StudioError `provider/bad-module`
 */
export async function loadProviders(
  written: string,
  folder: string,
  list: ProviderList,
): Promise<void> {
  const names = written.split(',').map((name) => name.trim());
  for (const name of names.filter((each) => each !== '')) {
    const known = loaded.get(name) ?? load(name, folder, list);
    loaded.set(name, known);
    await known;
  }
}

async function load(name: string, folder: string, list: ProviderList): Promise<void> {
  const module = await importModule(name, folder).catch((error: unknown) => {
    const words = typeof error === 'object' && error !== null && 'message' in error;
    throw badModule(name, `can’t be loaded: ${words ? String(error.message) : String(error)}`);
  });
  const { default: definition } = module as { readonly default?: unknown };
  const problem = problemWithDefinition(definition);
  if (problem !== undefined) throw badModule(name, `has no provider as its default: ${problem}`);
  const entry = definition as AdapterEntry;
  if (list.find(entry.name) !== undefined) {
    throw badModule(name, `defines ${entry.name}, which there is already`);
  }
  list.add(entry);
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

function badModule(name: string, problem: string): Error {
  return cliError(
    'provider/bad-module',
    `${name}, which MINISTUDIO_PROVIDERS names, ${problem}`,
    'A module’s default export is what defineProvider gives.',
  );
}
