import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { EnvironmentId } from '../film/ids.ts';
import type { Shot } from '../film/shot.ts';

const explanation: Explanation = {
  code: 'grammar/no-establishing',
  severity: 'warning',
  title: 'A scene never shows where it is.',
  why: 'Without a wide view among its first shots the audience does not know where the characters are and how they stand to one another, and a video model has no whole picture of the place to keep to.',
  mend: 'Give one of the first shots the size ws or ews, or the framing establishing.',
  wrong: 'shots: [{ size: cu }, { size: mcu }]',
  right: 'shots: [{ size: ws }, { size: cu }]',
};

/** A scene has been entered by its third shot. */
const FIRST_SHOTS = 3;

/**
 * A scene of one shot is its own view, and a place that an earlier scene showed is known. Where a
 * size is not said nobody knows how wide the view is.
 */
export const noEstablishing: FilmRule = {
  explanation,
  judges: 'scenes_in_order',
  *check(film) {
    const shown = new Set<EnvironmentId>();
    for (const [sceneIndex, scene] of film.scenes.entries()) {
      const first = scene.shots.slice(0, FIRST_SHOTS);
      const places = new Set(first.map((shot) => shot.environment));
      const [place] = places;
      const isOnePlace = places.size === 1 && place !== undefined;
      if (
        isOnePlace &&
        !shown.has(place) &&
        first.length > 1 &&
        first.every((shot) => shot.size !== undefined && !establishes(shot))
      ) {
        yield {
          code: explanation.code,
          severity: 'warning',
          message: `Scene ${scene.id} has no wide shot among its first: nobody sees where it is.`,
          hint: 'Give one of its first shots size: ws or ews, or framing: establishing.',
          path: ['scenes', sceneIndex, 'shots', 0, 'size'],
        };
      }
      for (const shot of scene.shots) {
        if (shot.environment !== undefined && (shot.size === undefined || establishes(shot))) {
          shown.add(shot.environment);
        }
      }
    }
  },
};

function establishes({ size, framing, clip }: Shot): boolean {
  return size === 'ws' || size === 'ews' || framing.includes('establishing') || clip !== undefined;
}
