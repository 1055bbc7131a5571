import type { Adjustment } from '../film/adjustment.ts';
import type { VideoModel } from '../providers/capabilities.ts';
import type { Takers } from './fates.ts';
import type { SettledPrompts } from './prompts.ts';
import type { ShotContext } from './shot-context.ts';

/** Roots of the fields that a staging carries to a model which pictures it by itself. */
const STAGED =
  /^(?:size|framing|angle|dutch|lens|movement|rig|camera|action|beats|characters|changes|mood|narration|dialogue|environment|lighting|style)(?:$|\.)/u;

/** Of those, what is no picture: voices, images of reference, other languages. */
const NOT_PICTURED = /\.(?:voice|references|translations|source|pause)(?:$|\.)/u;

const TIMED =
  /^(?:duration|transition\.(?:type|duration(?:\..*)?)|beats\.\d+\.at|dialogue\.\d+\.(?:at|pause|character))$/u;

const PAUSE = /^dialogue\.(\d+)\.pause$/u;
const VOICE = /^characters\.([^.]+)\.voice\.(.+)$/u;

const UNHEARD_VOICE = { fate: 'kept', where: 'the voice, not heard in this shot' } as const;
const TIMED_BY_VOICE = { fate: 'timeline', where: 'the length of the lines' } as const;
const AT_ITS_TIME = { fate: 'kept', where: 'the line, which has a time of its own' } as const;
const ON_TIMELINE = { fate: 'timeline', where: 'the timeline' } as const;

/** Who takes which field of a shot, for the fates. */
export function takersOf(
  context: ShotContext,
  native: ReadonlyMap<string, string>,
  prompts: SettledPrompts,
  adjustments: readonly Adjustment[],
): Takers {
  const speakers = new Set<string>(context.shot.dialogue.map((line) => line.character));
  const adjusted = new Map<string, string>();
  for (const { field, kind } of adjustments) {
    for (const name of field.split(', ')) adjusted.set(name, kind);
  }
  return {
    native,
    prompt: prompts.said,
    elsewhere: (path) => {
      const [, speaker, key] = VOICE.exec(path) ?? [];
      if (speaker !== undefined && !speakers.has(speaker)) return UNHEARD_VOICE;
      if (key === 'rate') return TIMED_BY_VOICE;
      if (!TIMED.test(path)) return undefined;
      const [, paused] = PAUSE.exec(path) ?? [];
      const line = paused === undefined ? undefined : context.shot.dialogue[Number(paused)];
      return line?.at === undefined ? ON_TIMELINE : AT_ITS_TIME;
    },
    staging: (path) => isStaged(path, context.model),
    adjusted: (path) => (prompts.replaced.has(path) ? 'rawPrompt' : nearestNamed(path, adjusted)),
  };
}

function isStaged(path: string, model: VideoModel): boolean {
  return model.capabilities.staging && STAGED.test(path) && !NOT_PICTURED.test(path);
}

/** An adjustment of `beats.2` speaks of `beats.2.action` as well. */
function nearestNamed(path: string, adjusted: ReadonlyMap<string, string>): string | undefined {
  for (let name = path; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const kind = adjusted.get(name);
    if (kind !== undefined) return kind;
  }
  return undefined;
}
