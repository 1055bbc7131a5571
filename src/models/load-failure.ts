import { errorCode } from '../diagnostics/studio-error.ts';

const MISSING = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']);

/**
 * Why a package could not be loaded, in its own words: nothing where it is not there at all. One that
 * is there may be broken, lack another, or not be made for this machine.
 */
export function loadFailure(name: string, error: unknown): string | undefined {
  const said = error instanceof Error ? error.message : String(error);
  if (MISSING.has(errorCode(error) ?? '') && said.includes(`'${name}`)) return undefined;
  return said.split('\n', 1)[0]!;
}
