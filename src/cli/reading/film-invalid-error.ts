import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { StudioError } from '../../diagnostics/studio-error.ts';

export type FilmInvalidCode = 'film/invalid';

/** A film that cannot be rendered, with every problem that it has. */
export class FilmInvalidError extends StudioError {
  override readonly code: FilmInvalidCode = 'film/invalid';
  readonly diagnostics: readonly Diagnostic[];

  constructor(file: string, diagnostics: readonly Diagnostic[]) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const message = `${file}: ${errors[0]?.message ?? 'invalid'}`;
    super('film/invalid', ExitCode.filmInvalid, message);
    this.diagnostics = diagnostics;
  }
}

/** What is wrong with a film shows in some only once its lines are spoken. */
export function invalidAsSpoken(message: string, hint: string): StudioError {
  return new StudioError('film/speech-too-long', ExitCode.filmInvalid, message, { hint });
}
