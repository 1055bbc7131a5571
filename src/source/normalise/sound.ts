import { characterId } from '../../film/ids.ts';
import { seconds } from '../../film/time.ts';
import type { Shot } from '../../film/shot.ts';
import type { DialogueLine, EffectCue, SceneSound, ShotSound, SoundCue } from '../../film/sound.ts';
import type * as document from '../generated/film-document.ts';
import type { Path } from '../locate.ts';
import { readPath } from './paths.ts';
import { readDuration } from './duration.ts';
import { given, mapEntries } from './reading.ts';
import type { Reading } from './reading.ts';

export function readSceneSound(
  reading: Reading,
  written: document.SceneSound | document.ShotSound | undefined,
  path: Path,
): SceneSound {
  if (written === undefined) return {};
  return given({
    music: readOptionalCue(reading, written.music, [...path, 'music']),
    ambience: readOptionalCue(reading, written.ambience, [...path, 'ambience']),
  });
}

/** Sound of a shot; whether a model's own sound is kept may be said once for the scene. */
export function readShotSound(
  reading: Reading,
  written: document.ShotSound | undefined,
  scene: document.SceneSound | undefined,
  path: Path,
): ShotSound {
  return {
    effects: (written?.effects ?? []).map((effect, index) =>
      readEffect(reading, effect, [...path, 'effects', index]),
    ),
    native: written?.native ?? scene?.native ?? 'keep',
    ...readSceneSound(reading, written, path),
  };
}

function readOptionalCue(
  reading: Reading,
  written: document.Cue | undefined,
  path: Path,
): SoundCue | undefined {
  return written === undefined ? undefined : readCue(reading, written, path);
}

function readCue(reading: Reading, written: document.Cue, path: Path): SoundCue {
  if (typeof written === 'string') {
    return { file: readPath(reading, written, 'audio', path), gainDb: 0, loop: false };
  }
  return {
    file: readPath(reading, written.file, 'audio', [...path, 'file']),
    gainDb: written.gain ?? 0,
    loop: written.loop ?? false,
    ...given({
      fadeIn: readDuration(reading, written.fade_in, [...path, 'fade_in']),
      fadeOut: readDuration(reading, written.fade_out, [...path, 'fade_out']),
    }),
  };
}

function readEffect(reading: Reading, written: document.Effect, path: Path): EffectCue {
  const at = readDuration(reading, written.at, [...path, 'at']) ?? seconds(0);
  return { at, ...readCue(reading, written, path) };
}

export function readDialogue(
  reading: Reading,
  written: readonly document.DialogueLine[] | undefined,
  path: Path,
): readonly DialogueLine[] {
  return (written ?? []).map((line, index) => {
    const place = [...path, index];
    return {
      character: characterId(line.character),
      line: line.line,
      offScreen: line.off_screen ?? false,
      source: line.source ?? 'auto',
      translations: mapEntries(line.translations, (translation) => translation),
      ...given({
        tone: line.tone,
        at: readDuration(reading, line.at, [...place, 'at']),
        pause: readDuration(reading, line.pause, [...place, 'pause']),
      }),
    };
  });
}

/** The narrator's line of a shot, whichever way it is written. */
export function readNarration(
  written: document.Shot['narration'],
): Partial<Pick<Shot, 'narration' | 'narrationTranslations'>> {
  if (written === undefined) return {};
  if (typeof written === 'string') return { narration: written };
  const translations = mapEntries(written.translations, (translation) => translation);
  return {
    narration: written.line,
    ...(Object.keys(translations).length > 0 && { narrationTranslations: translations }),
  };
}
