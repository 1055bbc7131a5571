import { cliError } from '../cli-error.ts';

/** An empty value is a slip, such as a variable of the shell that is empty. */
export function requireFileName(flag: string, value: string | undefined): void {
  if (value !== '') return;
  throw cliError('usage/wrong-flag', `${flag} names no file`, `Leave ${flag} out, or name one.`);
}
