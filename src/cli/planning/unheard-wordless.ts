import type { CompiledShot } from '../../compile/compiled-shot.ts';
import type { Adjustment } from '../../film/adjustment.ts';
import { type Film, shotsOf } from '../../film/film.ts';
import { hasSpeechPackages, INSTALL_SPEECH } from '../../models/speech-packages.ts';

/** What to install to tell speech from other sounds; undefined where nothing lacks. */
export function lackingForSpeech(): string | undefined {
  return hasSpeechPackages() ? undefined : INSTALL_SPEECH;
}

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
  hasPackages: () => boolean = hasSpeechPackages,
): readonly CompiledShot[] {
  const wordless = new Set(
    shotsOf(film)
      .filter(({ sound }) => sound.native === 'wordless')
      .map(({ id }) => id),
  );
  const isUnheard = (shot: CompiledShot): boolean => wordless.has(shot.id) && makesSound(shot);
  if (!shots.some(isUnheard) || hasPackages()) return shots;
  return shots.map((shot) =>
    isUnheard(shot) ? { ...shot, adjustments: [...shot.adjustments, UNHEARD] } : shot,
  );
}

const UNHEARD: Adjustment = {
  kind: 'dropped',
  field: 'sound.native',
  asked: 'wordless',
  given: 'mute',
  why: `Nothing is heard of its clip: what tells speech from other sounds is not installed. ${INSTALL_SPEECH}`,
};
