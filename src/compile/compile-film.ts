import { prepareCompilation } from './compilation.ts';
import type { CompileInput } from './compilation.ts';
import { compileShot } from './compile-shot.ts';
import type { CompiledShot } from './compiled-shot.ts';
import { compileOwnClip } from './timeline/own-clip.ts';

/**
 * Compiles every shot of a film for the models it is routed to. Pure, and linear in the number of
 * shots; what a model cannot do is in the shots' adjustments, and every field's fate in `fates`.
 */
export function compileFilm(input: CompileInput): readonly CompiledShot[] {
  const compilation = prepareCompilation(input);
  return compilation.shots.map(({ clip }, index) => {
    const digest = clip === undefined ? undefined : input.digestOf(clip);
    return digest === undefined
      ? compileShot(compilation, index)
      : compileOwnClip(compilation, index, digest);
  });
}
