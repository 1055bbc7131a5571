import type { Shot } from '../../film/shot.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import type { ImageModel } from '../../providers/image-model.ts';
import { lightingOf } from '../prompts/context-of-shot.ts';
import { phrase } from '../prompts/sentence.ts';
import type { ShotContext } from '../prompts/shot-context.ts';

/**
 * A shot as it is the moment it begins: what the sections of a still's prompt are written from.
 * Nothing moves in it, nobody speaks, and the world is as it was before.
 */
export function firstMoment(context: ShotContext, model: ImageModel): ShotContext {
  const { source: _source, ending: _ending, lighting: _after, space, ...others } = context;
  const {
    movement: _movement,
    rig: _rig,
    narration: _narration,
    narrationTranslations: _translated,
    ...rest
  } = context.shot;
  const begins = beginningOf(context);
  const lighting = lightingOf(context.shot, context.film, context.before.lighting.use);
  const { action: _action, ...still } = rest;
  const shot: Shot = {
    ...still,
    ...(begins !== undefined && { action: begins }),
    beats: [],
    dialogue: [],
    changes: { characters: {} },
  };
  return {
    ...others,
    shot,
    after: context.before,
    ...(lighting && { lighting }),
    ...(space && { space: { ...space, end: space.begin, moving: new Set() } }),
    timed: { ...context.timed, beats: [], lines: [] },
    join: { mode: 'cut', why: 'it is a still' },
    model: stillModel(model),
    continues: false,
  };
}

/** What is about to happen decides how people stand, so it is said as that. */
function beginningOf({ shot, timed }: ShotContext): string | undefined {
  const first = timed.beats.find(({ from }) => from === 0)?.action ?? shot.action;
  return first && `the moment just before this begins: ${phrase(first)}`;
}

/** The same model in the words for clips: it takes no frames, makes no sound, and takes one moment. */
function stillModel({ id, capabilities, dialect, lifecycle }: ImageModel): VideoModel {
  const { references, negativePrompt, seed, staging } = capabilities;
  return {
    id,
    dialect,
    lifecycle,
    capabilities: {
      durations: { kind: 'frames', max: 1 },
      aspects: 'any',
      sizes: 'any',
      frameRates: 'any',
      firstFrame: false,
      lastFrame: false,
      repeatsFirstFrame: false,
      references: { ...references, withFirstFrame: true },
      negativePrompt,
      seed,
      audio: 'none',
      staging,
    },
  };
}
