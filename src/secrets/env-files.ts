import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refusalOf } from '../diagnostics/refusal.ts';
import { errorCode } from '../diagnostics/studio-error.ts';
import { envFileError } from './secret-error.ts';

/** One `.env` file: what it says, and nowhere else; the environment of the process stays as it is. */
export interface EnvFile {
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * The `.env` files of a folder that are there, the strongest first: `.env.NAME.local`, `.env.local`,
 * `.env.NAME`, `.env`.
 *
 * @throws StudioError `secrets/env-file` where one is there and can't be read.
 */
export async function readEnvFiles(
  folder: string,
  name: string | undefined,
): Promise<readonly EnvFile[]> {
  const ofName = name === undefined ? [] : [`.env.${name}.local`, `.env.${name}`];
  const [local, shared] = ofName;
  const names = [local, '.env.local', shared, '.env'].filter((each) => each !== undefined);
  const files = await Promise.all(names.map((each) => readIfThere(join(folder, each))));
  return files.filter((file) => file !== undefined);
}

/** The one file that the user names, in place of those. @throws StudioError `secrets/env-file` */
export async function readEnvFile(path: string): Promise<EnvFile> {
  const file = await readIfThere(path);
  if (file !== undefined) return file;
  throw envFileError(
    `there is no file ${path}`,
    'Correct the path after --env-file, or in MINISTUDIO_ENV_FILE.',
  );
}

async function readIfThere(path: string): Promise<EnvFile | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return undefined;
    if (code === undefined) throw error;
    const hint = 'Let yourself read it, or move it away.';
    throw envFileError(`${path} can’t be read: ${refusalOf(code)}`, hint);
  }
  if (text.trim() === '') return { path, values: {} };
  const { parse } = await import('dotenv');
  return { path, values: parse(text) };
}
