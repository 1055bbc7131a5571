import type { Origin } from '../../config/origin.ts';

/** @param file the `.env` file, where it is not the environment of the process. */
export function originOf(variable: string, file: string | undefined): Origin {
  return file === undefined
    ? { kind: 'environment', variable }
    : { kind: 'env-file', file, variable };
}
