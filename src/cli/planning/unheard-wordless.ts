import type { CompiledShot } from '../../compile/compiled-shot.ts';
import type { Adjustment } from '../../film/adjustment.ts';
import { type Film, shotsOf } from '../../film/film.ts';
import { type SpeechLack, speechLack } from '../../models/speech-packages.ts';

/**
 * The shots of a film, those told that are not heard since speech can’t be told from other sounds here:
 * who plans sees it before paying for a sound. A film that was cut so is another than one with them.
 *
 * @param makesSound whether who makes a shot makes any.
 */
export function tellUnheard(
  shots: readonly CompiledShot[],
  film: Film,
  makesSound: (shot: CompiledShot) => boolean,
  lackOf: () => SpeechLack | undefined = speechLack,
): readonly CompiledShot[] {
  const wordless = new Set(
    shotsOf(film)
      .filter(({ sound }) => sound.native === 'wordless')
      .map(({ id }) => id),
  );
  const isUnheard = (shot: CompiledShot): boolean => wordless.has(shot.id) && makesSound(shot);
  const lack = shots.some(isUnheard) ? lackOf() : undefined;
  if (lack === undefined) return shots;
  return shots.map((shot) =>
    isUnheard(shot) ? { ...shot, adjustments: [...shot.adjustments, unheard(lack)] } : shot,
  );
}

function unheard({ problem, hint }: SpeechLack): Adjustment {
  return {
    kind: 'dropped',
    field: 'sound.native',
    asked: 'wordless',
    given: 'mute',
    why: `Nothing is heard of its clip: what tells speech from other sounds ${problem}. ${hint}`,
  };
}
