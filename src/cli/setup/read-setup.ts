import { resolve } from 'node:path';
import type { Config } from '../../config/config.ts';
import type { ConfigLayer } from '../../config/layer.ts';
import { mergeConfig } from '../../config/merge-config.ts';
import { type EnvFile, readEnvFile, readEnvFiles } from '../../secrets/env-files.ts';
import type { Environment } from '../../secrets/environment.ts';
import { cliError } from '../cli-error.ts';
import { type LayeredEnvironment, layeredEnvironment } from '../../secrets/layered-environment.ts';
import type { ConfigFile } from './config-files.ts';
import { environmentLayer } from './environment-layer.ts';
import type { Setup } from './open-setup.ts';
import { readConfigFile } from './read-config-file.ts';

interface Wanted {
  /** Of the `.env` files. */
  readonly folder: string;
  readonly cwd: string;
  readonly envFiles: boolean;
  /** Instead of those of the folder. */
  readonly envFile?: string;
}

/** @param found files of configuration, the weakest first. */
export async function readSetup(
  found: readonly ConfigFile[],
  environment: Environment,
  wanted: Wanted,
): Promise<Setup> {
  const files = await Promise.all(found.map(readConfigFile));
  const layers = files.map(({ layer }) => layer);
  const said = mergeConfig([...layers, envName(environment)]);
  const isRead = wanted.envFiles && readsEnvFiles(said);
  const layered = layeredEnvironment(environment, isRead ? await envFiles(wanted, said) : []);
  refuseInFiles(layered);
  return {
    environment: layered,
    files,
    config: mergeConfig([...layers, envName(environment), environmentLayer(layered)]),
  };
}

/** Whoever takes `dotenv` out of the sources, and names it nowhere, wants no such file to be read. */
function readsEnvFiles({ secrets }: Config): boolean {
  const named = [...secrets.places.values()].flatMap(({ value }) => value);
  const usual = secrets.sources.value.map((source) => source('NAME'));
  return [...named, ...usual].some(({ kind }) => kind === 'dotenv');
}

async function envFiles(
  { folder, cwd, envFile }: Wanted,
  { env }: Config,
): Promise<readonly EnvFile[]> {
  if (envFile !== undefined) return [await readEnvFile(resolve(cwd, envFile))];
  return await readEnvFiles(folder, env?.value);
}

/** They say which files are read, or are read before any is: in a file they would say nothing. */
const OF_THE_PROCESS = ['MINISTUDIO_CONFIG', 'MINISTUDIO_ENV', 'MINISTUDIO_ENV_FILE'];

function refuseInFiles(environment: LayeredEnvironment): void {
  for (const name of OF_THE_PROCESS) {
    const file = environment.fromFiles(name)?.file;
    if (file === undefined) continue;
    const problem = `${name} stands in ${file}, and is read from the environment alone`;
    throw cliError('usage/wrong-variable', problem, 'Set it there, and take it out of the file.');
  }
}

/** It says which files are read, so it can't stand in one. */
function envName(environment: Environment): ConfigLayer {
  const value = environment.get('MINISTUDIO_ENV');
  const origin = { kind: 'environment', variable: 'MINISTUDIO_ENV' } as const;
  return {
    render: {},
    ...(value !== undefined && { env: { value, origin } }),
    secrets: { places: new Map() },
    providers: new Map(),
  };
}
