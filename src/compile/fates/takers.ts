import type { Adjustment } from '../../film/adjustment.ts';
import type { Shot } from '../../film/shot.ts';
import type { Takers } from './fates.ts';
import type { PathKind } from './path-kinds.ts';
import type { SettledPrompts } from '../prompts/prompts.ts';
import type { ShotContext } from '../prompts/shot-context.ts';

const UNHEARD_VOICE = { fate: 'kept', where: 'the voice, not heard in this shot' } as const;
const TIMED_BY_VOICE = { fate: 'timeline', where: 'the length of the lines' } as const;
const AT_ITS_TIME = { fate: 'kept', where: 'the line, which has a time of its own' } as const;
const SHOWN_BY_FRAME = { fate: 'kept', where: 'the first frame, which shows it' } as const;
const ON_TIMELINE = { fate: 'timeline', where: 'the timeline' } as const;

/** Who takes which field of a shot, for the fates; `starts` where it starts from a given frame. */
export function takersOf(
  context: ShotContext,
  native: ReadonlyMap<string, string>,
  prompts: SettledPrompts,
  adjustments: readonly Adjustment[],
  starts: boolean,
): Takers {
  const { shot, model, join } = context;
  const speakers = new Set<string>(shot.dialogue.map((line) => line.character));
  const adjusted = kindsByField(adjustments);
  const shown = starts && (join.mode === 'keyframe' || sameStandpoint(shot, context.source));
  return {
    native,
    prompt: prompts.said,
    elsewhere: ({ voiceOf, pace, standpoint, timed, pauseOf }: PathKind) => {
      if (voiceOf !== undefined && !speakers.has(voiceOf)) return UNHEARD_VOICE;
      if (pace) return TIMED_BY_VOICE;
      if (standpoint && shown) return SHOWN_BY_FRAME;
      if (!timed) return undefined;
      const line = pauseOf === undefined ? undefined : shot.dialogue[pauseOf];
      return line?.at === undefined ? ON_TIMELINE : AT_ITS_TIME;
    },
    staging: ({ moved, staged }) => {
      const { staging } = model.capabilities;
      return staging === 'camera' ? moved : staging && staged;
    },
    adjusted: (path) => (prompts.replaced.has(path) ? 'rawPrompt' : nearestNamed(path, adjusted)),
  };
}

/** Whether a frame that is taken over was taken from where this shot's camera stands. */
function sameStandpoint(shot: Shot, source: Shot | undefined): boolean {
  return source !== undefined && JSON.stringify(shot.camera) === JSON.stringify(source.camera);
}

function kindsByField(adjustments: readonly Adjustment[]): ReadonlyMap<string, string> {
  const kinds = new Map<string, string>();
  for (const { field, kind } of adjustments) {
    for (const name of field.split(', ')) kinds.set(name, kind);
  }
  return kinds;
}

/** An adjustment of `beats.2` speaks of `beats.2.action` as well. */
function nearestNamed(path: string, adjusted: ReadonlyMap<string, string>): string | undefined {
  if (adjusted.size === 0) return undefined;
  for (let name = path; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const kind = adjusted.get(name);
    if (kind !== undefined) return kind;
  }
  return undefined;
}
