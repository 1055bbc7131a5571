import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { keyShapes } from '../diagnostics/key-shapes.ts';
import { diagnose, type SourceText } from './source-text.ts';

/** Keys of somebody’s in the text of a film, comments and all: whoever reads it has them. */
export function* findKeys(source: SourceText): Generator<Diagnostic> {
  for (const { what, start, end } of keyShapes(source.text)) {
    yield diagnose(
      { source, start, end },
      {
        code: 'film/secret',
        severity: 'error',
        message: `This looks like ${what}.`,
        hint: 'A film is shared and sent to services. Take it out, make a new key where the file was shared, and keep that in `.env` (.env.example shows how).',
      },
    );
  }
}
