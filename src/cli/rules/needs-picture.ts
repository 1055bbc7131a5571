import type { Registry } from '../../adapters/registry.ts';
import type { Explanation } from '../../diagnostics/explanation.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import { type Film, shotsOf } from '../../film/film.ts';
import type { LateRule } from '../../source/read-film.ts';

export const NEEDS_PICTURE: Explanation = {
  code: 'provider/needs-picture',
  severity: 'error',
  title: 'A shot has no picture, and its model makes nothing without one.',
  why: 'A workflow that begins with a picture can’t be run without it. A shot starts from its `first_frame`, or from the last picture of the shot that it goes on from; the first shot of a scene goes on from none.',
  mend: 'Give the shot a `first_frame`, let it go on from the shot before with `join: chain`, or name another model or provider for it.',
};

/**
 * Plans films that name a provider some of whose models make nothing without a picture, and no
 * others: that takes more than reading a film does.
 */
export function needsPicture(
  providers: Registry,
  unmetIn: (film: Film) => Promise<readonly { readonly shot: string; readonly why: string }[]>,
): LateRule {
  return {
    explanation: NEEDS_PICTURE,
    async find(film) {
      const names = new Set(shotsOf(film).flatMap((shot) => shot.providers.use));
      const isNamed = providers.videos.some(
        ({ name, mayNeedPictures }) => mayNeedPictures && names.has(name),
      );
      if (!isNamed) return [];
      const unmet = await unmetIn(film);
      return film.scenes.flatMap(({ shots }, scene) =>
        shots.flatMap(({ id }, index): readonly Finding[] => {
          const found = unmet.find(({ shot }) => shot === id);
          if (found === undefined) return [];
          return [
            {
              code: NEEDS_PICTURE.code,
              severity: NEEDS_PICTURE.severity,
              message: `Shot ${id} can’t be made: ${found.why}.`,
              hint: NEEDS_PICTURE.mend,
              path: ['scenes', scene, 'shots', index, 'id'],
            },
          ];
        }),
      );
    },
  };
}
