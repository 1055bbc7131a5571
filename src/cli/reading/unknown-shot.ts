import type { StudioError } from '../../diagnostics/studio-error.ts';
import { cliError } from '../cli-error.ts';
import type { Selection } from '../../plan/selection.ts';
import { suggestion } from '../../source/nearest.ts';

export function unknownShot(name: string, shots: readonly { readonly id: string }[]): StudioError {
  const names = shots.map(({ id }) => id);
  const hint = suggestion(name, names) ?? `There are ${names.join(', ')}.`;
  return cliError('usage/unknown-shot', `the film has no shot "${name}"`, hint);
}

/** Every shot that a selection names must be one of the film's. */
export function requireShots(
  { only = [], from }: Selection,
  shots: readonly { readonly id: string }[],
): void {
  for (const name of from === undefined ? only : [...only, from]) {
    if (!shots.some(({ id }) => id === name)) throw unknownShot(name, shots);
  }
}
