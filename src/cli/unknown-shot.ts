import type { StudioError } from '../diagnostics/studio-error.ts';
import { cliError } from './cli-error.ts';
import { suggestion } from '../source/nearest.ts';

export function unknownShot(name: string, shots: readonly { readonly id: string }[]): StudioError {
  const names = shots.map(({ id }) => id);
  const hint = suggestion(name, names) ?? `There are ${names.join(', ')}.`;
  return cliError('usage/unknown-shot', `the film has no shot "${name}"`, hint);
}
