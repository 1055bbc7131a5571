import { errorCode } from './studio-error.ts';

/** An error that the operating system has given, with its number; by shape, so that it holds across realms. */
export function isSystemError(error: unknown): error is Error & { readonly errno: number } {
  if (typeof error !== 'object' || error === null || !('errno' in error)) return false;
  return typeof error.errno === 'number';
}

/** Of a quota that is used up, which Node has no name for. */
const QUOTA = process.platform === 'linux' ? 122 : 69;

/** Its name, such as `ENOSPC`. */
export function systemErrorName(error: unknown): string | undefined {
  return isSystemError(error) && error.errno === -QUOTA ? 'EDQUOT' : errorCode(error);
}

/** The file that it is about; of two, the one that was to be written. */
export function systemErrorPath(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { dest, path } = error as { readonly dest?: unknown; readonly path?: unknown };
  return [dest, path].find((each) => typeof each === 'string');
}
