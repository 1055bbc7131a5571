import { ExitCode } from '../diagnostics/exit-code.ts';
import { StudioError } from '../diagnostics/studio-error.ts';
import { suggestion } from '../source/nearest.ts';

export function unknownShot(name: string, shots: readonly { readonly id: string }[]): StudioError {
  const names = shots.map(({ id }) => id);
  return new StudioError('usage/unknown-shot', ExitCode.usage, `the film has no shot "${name}"`, {
    hint: suggestion(name, names) ?? `There are ${names.join(', ')}.`,
  });
}
