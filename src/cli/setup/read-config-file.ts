import { readFile } from 'node:fs/promises';
import { readConfig, type ReadConfig } from '../../config/read-config.ts';
import { refusalOf } from '../../diagnostics/refusal.ts';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { cliError } from '../cli-error.ts';
import type { ConfigFile } from './config-files.ts';
import { ConfigInvalidError } from './config-invalid-error.ts';

/** @throws ConfigInvalidError; StudioError `config/missing`, `config/unreadable` */
export async function readConfigFile({
  path,
  folder,
}: ConfigFile): Promise<Extract<ReadConfig, { ok: true }>> {
  const read = await readConfig(path, await bytesOf(path), folder);
  if (!read.ok) throw new ConfigInvalidError(path, read.diagnostics, read.secrets);
  return read;
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT') {
      const hint = 'Correct the path after --config, or in MINISTUDIO_CONFIG.';
      throw cliError('config/missing', `there is no file ${path}`, hint);
    }
    const message = `${path} can’t be read: ${refusalOf(code)}`;
    const hint = 'Let yourself read it, or move it away.';
    throw cliError('config/unreadable', message, hint);
  }
}
