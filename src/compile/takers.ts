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

/** Who takes which field of a shot, for the fates. */
export function takersOf(
  context: ShotContext,
  native: ReadonlyMap<string, string>,
  prompts: SettledPrompts,
  adjustments: readonly Adjustment[],
): Takers {
  const speakers = new Set(
    context.shot.dialogue.map((line) => `characters.${line.character}.voice.rate`),
  );
  const adjusted = new Map<string, string>();
  for (const { field, kind } of adjustments) {
    for (const name of field.split(', ')) adjusted.set(name, kind);
  }
  return {
    native,
    prompt: prompts.said,
    timeline: (path) => {
      if (speakers.has(path)) return 'the length of the lines';
      return TIMED.test(path) ? 'the timeline' : undefined;
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
