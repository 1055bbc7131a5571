import type { Environment } from '../../film/environment.ts';
import { characterId, environmentId, lightingId, shotId } from '../../film/ids.ts';
import type { CharacterId, EnvironmentId, LightingId, SceneId } from '../../film/ids.ts';
import type { Beat, Shot } from '../../film/shot.ts';
import { seconds } from '../../film/time.ts';
import { ANGLE, FRAMING, SIZE } from '../aliases.ts';
import type * as document from '../generated/film-document.ts';
import type { Path } from '../locate.ts';
import { readCamera, readDutch, readMovement } from './camera.ts';
import { readChanges } from './change.ts';
import { readPath } from './paths.ts';
import { readDuration } from './duration.ts';
import { given, listOf, readId, readTerm } from './reading.ts';
import type { Reading } from './reading.ts';
import { readReferences } from './references.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { readDialogue, readNarration, readShotSound } from './sound.ts';
import type { Styles } from './style.ts';
import { readTransition } from './transition.ts';

/** What a scene hands down to its shots, besides its settings. */
export interface SceneSays {
  readonly id: SceneId;
  readonly environment: EnvironmentId | undefined;
  readonly lighting: LightingId | undefined;
  readonly mood: string | undefined;
  readonly characters: readonly CharacterId[];
  readonly sound: document.SceneSound | undefined;
}

export function readShot(
  reading: Reading,
  written: document.Shot,
  scene: SceneSays,
  outer: Settings,
  styles: Styles,
  environments: Readonly<Record<string, Environment>>,
  path: Path,
): Shot {
  const settings = readSettings(reading, written, outer, styles, path);
  const { lens, rig, ...always } = settings;
  const environment =
    written.environment === undefined ? scene.environment : environmentId(written.environment);
  const lighting = written.lighting === undefined ? scene.lighting : lightingId(written.lighting);
  const place = environment === undefined ? 'none' : (environments[environment] ?? 'unknown');
  const at = (name: string): Path => [...path, name];
  const file = (name: 'first_frame' | 'last_frame' | 'clip'): string | undefined =>
    written[name] === undefined
      ? undefined
      : readPath(reading, written[name], name === 'clip' ? 'video' : 'image', at(name));
  return {
    id: shotId(readId(reading, written.id, at('id'))),
    scene: scene.id,
    framing: listOf(written.framing)
      .map((framing, index) => readTerm(reading, FRAMING, framing, [...path, 'framing', index]))
      .filter((framing) => framing !== undefined),
    dutch: readDutch(written.dutch),
    beats: (written.beats ?? []).map((beat, index) =>
      readBeat(reading, beat, [...path, 'beats', index]),
    ),
    characters:
      written.characters === undefined
        ? scene.characters
        : listOf(written.characters).map(characterId),
    dialogue: readDialogue(reading, written.dialogue, at('dialogue')),
    changes: readChanges(reading, written.changes, at('changes')),
    transition: readTransition(reading, written.transition, at('transition')),
    sound: readShotSound(reading, written.sound, scene.sound, at('sound')),
    references: readReferences(reading, written.references, 'style', at('references')),
    ...always,
    ...given({
      environment,
      lighting,
      mood: written.mood ?? scene.mood,
      size: readTerm(reading, SIZE, written.size, at('size')),
      angle: readTerm(reading, ANGLE, written.angle, at('angle')),
      lens,
      rig,
      movement: readMovement(reading, written.movement, at('movement')),
      camera: readCamera(reading, written.camera, place, at('camera')),
      action: written.action,
      ...readNarration(written.narration),
      firstFrame: file('first_frame'),
      lastFrame: file('last_frame'),
      rawPrompt: written.prompt?.raw,
      clip: file('clip'),
      notes: written.notes,
      safeAlternative: written.safe_alternative,
    }),
  };
}

function readBeat(reading: Reading, written: document.Beat, path: Path): Beat {
  const at = readDuration(reading, written.at, [...path, 'at']) ?? seconds(0);
  return { at, action: written.do };
}
