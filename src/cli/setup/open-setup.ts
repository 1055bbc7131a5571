import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config/config.ts';
import { NOTHING_SAID } from '../../config/nothing.ts';
import type { ReadConfig } from '../../config/read-config.ts';
import type { Environment } from '../../secrets/environment.ts';
import { type LayeredEnvironment, layeredEnvironment } from '../../secrets/layered-environment.ts';
import { projectConfig, userConfig } from './config-files.ts';
import { requireFileName } from './file-flag.ts';

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
  outside: { readonly environment: Environment; readonly cwd: string },
  options: SetupOptions,
  wants: { readonly envFiles: boolean },
): Promise<Setup> {
  const { environment, cwd } = outside;
  const named = options.config ?? environment.get('MINISTUDIO_CONFIG');
  requireFileName('--config', named);
  requireFileName('--env-file', options.envFile);
  const project = projectConfig(cwd, named);
  const found = [project, userConfig(environment)].filter((each) => each !== undefined);
  const folder = project === undefined || project.isNamed ? cwd : project.folder;
  const envFile = options.envFile ?? environment.get('MINISTUDIO_ENV_FILE');
  const isBare = envFile === undefined && saysNothing(environment) && !hasEnvFiles(folder);
  if (found.length === 0 && (isBare || !wants.envFiles)) {
    return { config: NOTHING_SAID, environment: layeredEnvironment(environment, []), files: [] };
  }
  // By way of a command, which is a file of its own: another would cut what every start loads.
  const { readSetup } = await import('../commands/config.ts');
  return await readSetup(found, environment, {
    folder,
    cwd,
    ...wants,
    ...(envFile !== undefined && { envFile }),
  });
}

/** Variables that stand for a part of the configuration. */
const VARIABLES = [
  'ENV',
  'PROVIDER',
  'QUALITY',
  'BUDGET',
  'BUDGET_MONTH',
  'MAX_PARALLEL',
  'KEEP_GOING',
];

function saysNothing(environment: Environment): boolean {
  return VARIABLES.every((name) => environment.get(`MINISTUDIO_${name}`) === undefined);
}

function hasEnvFiles(folder: string): boolean {
  return ['.env', '.env.local'].some((name) => existsSync(join(folder, name)));
}
