import { readFile } from 'node:fs/promises';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { secretError } from '../secret-error.ts';
import type { FilePlace } from '../secret-place.ts';
import type { LookUp, SecretBackend } from './backend.ts';

export const file: SecretBackend<FilePlace> = {
  lookUp: async (wanted) =>
    await Promise.all(
      wanted.map(async ({ name, place }): Promise<LookUp> => {
        try {
          return { kind: 'found', value: (await readFile(place.path, 'utf8')).trim() };
        } catch (error) {
          const isAbsent = errorCode(error) === 'ENOENT';
          const kind = isAbsent ? 'absent' : 'failed';
          const code = isAbsent ? 'secrets/not-found' : 'secrets/denied';
          return { kind, error: secretError(code, { name, place }, String(error), '') };
        }
      }),
    ),
};
