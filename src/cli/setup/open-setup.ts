import { dirname, resolve } from 'node:path';
import type { Config } from '../../config/config.ts';
import type { ConfigLayer } from '../../config/layer.ts';
import { mergeConfig } from '../../config/merge-config.ts';
import type { ReadConfig } from '../../config/read-config.ts';
import type { EnvFile } from '../../secrets/env-files.ts';
import type { Environment } from '../../secrets/environment.ts';
import { type LayeredEnvironment, layeredEnvironment } from '../../secrets/layered-environment.ts';
import { cliError } from '../cli-error.ts';
import { projectConfig, userConfig } from './config-files.ts';
import { environmentLayer } from './environment-layer.ts';

/** Flags that every command has. */
export interface SetupOptions {
  /** A file in place of the project's own. */
  readonly config?: string;
  /** A file in place of the `.env` files. */
  readonly envFile?: string;
}

/** How a run is set up, before it is known who makes what. */
export interface Setup {
  readonly config: Config;
  readonly environment: LayeredEnvironment;
  /** The files of configuration that were read, the weakest first. */
  readonly files: readonly Extract<ReadConfig, { ok: true }>[];
}

/**
 * Reads the configuration and, where a command does more than look at a film, the `.env` files.
 *
 * @throws ConfigInvalidError, StudioError
 */
export async function openSetup(
  { environment, cwd }: { readonly environment: Environment; readonly cwd: string },
  options: SetupOptions,
  wants: { readonly envFiles: boolean },
): Promise<Setup> {
  const named = options.config ?? environment.get('MINISTUDIO_CONFIG');
  if (named === '') throw emptyFlag('--config');
  const project = projectConfig(cwd, named);
  const files = [];
  for (const found of [project, userConfig(environment)]) {
    if (found === undefined) continue;
    const { readConfigFile } = await import('./read-config-file.ts');
    files.push(await readConfigFile(found));
  }
  const layers = files.map(({ layer }) => layer);
  const said = mergeConfig(layers);
  const folder = project === undefined || project.isNamed ? cwd : dirname(project.path);
  const name = environment.get('MINISTUDIO_ENV') ?? said.env?.value;
  const isWanted = wants.envFiles && readsEnvFiles(said);
  const layered = layeredEnvironment(
    environment,
    isWanted
      ? await envFiles(cwd, folder, name, options.envFile ?? environment.get('MINISTUDIO_ENV_FILE'))
      : [],
  );
  return {
    environment: layered,
    files,
    config: mergeConfig([...layers, environmentLayer(layered), envName(environment)]),
  };
}

/** Whoever takes `dotenv` out of the sources, and names it nowhere, wants no such file to be read. */
function readsEnvFiles({ secrets }: Config): boolean {
  const named = [...secrets.places.values()].flatMap(({ value }) => value);
  const usual = secrets.sources.value.map((source) => source('NAME'));
  return [...named, ...usual].some(({ kind }) => kind === 'dotenv');
}

async function envFiles(
  cwd: string,
  folder: string,
  name: string | undefined,
  named: string | undefined,
): Promise<readonly EnvFile[]> {
  if (named === '') throw emptyFlag('--env-file');
  const { readEnvFile, readEnvFiles } = await import('../../secrets/env-files.ts');
  return named === undefined
    ? await readEnvFiles(folder, name)
    : [await readEnvFile(resolve(cwd, named))];
}

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

function emptyFlag(flag: string): Error {
  return cliError('usage/wrong-flag', `${flag} names no file`, `Leave ${flag} out, or name one.`);
}
