import { type FieldChange, isToMake, type PlannedShot } from '../call-sheet.ts';
import type { KeyframeLink } from '../fingerprint.ts';
import { actingFields } from './acting-fields.ts';
import { changeText } from './change-text.ts';
import { differingParts, differsIn } from './differing-parts.ts';
import { fieldChanges } from './field-changes.ts';
import type { MadeOf } from './made-of.ts';
import { voicedField } from './voiced-fields.ts';

/** Why a take is not what the film asks for any more. */
export interface WhyStale {
  /** In words, for people; long values are shortened. */
  readonly reasons: readonly string[];
  /** The fields of the film that made it so, whole. */
  readonly changes: readonly FieldChange[];
}

/**
 * Compares what a take was made of with what would be made now.
 *
 * @param then undefined where that is not known any more.
 * @param from the shot that this one goes on from, if any.
 */
export function whyStale(
  take: number,
  then: MadeOf | undefined,
  now: MadeOf,
  from: PlannedShot | undefined,
): WhyStale {
  if (then === undefined) {
    const anew = from && isToMake(from) ? [goesOnFromNew(from)] : [];
    const unknown = `the film has changed since take ${take}; what that was made of is not known any more`;
    return { reasons: [...anew, unknown], changes: [] };
  }
  const parts = differingParts(then.recipe, now.recipe);
  const fields = fieldChanges(then.said, now.said);
  const acting = actingFields(fields, parts, voicedField(then.said, now.said));
  const makers = makerChanges(then, now, acting);
  const told = [...linkReasons(then, now, parts, from), ...fileReasons(then, now, parts)];
  if (acting.length + makers.length + told.length > 0) {
    const changes = [...makers, ...acting.map(plain)];
    return { reasons: [...told, ...changeTexts(changes)], changes };
  }
  return { reasons: [otherRequest(then, now, parts)], changes: [] };
}

/** Of a film that was written anew, more is not read: all of it is in the changes. */
const MOST_TOLD = 12;

function changeTexts(changes: readonly FieldChange[]): readonly string[] {
  const more = changes.length - MOST_TOLD;
  if (more <= 1) return changes.map(changeText);
  return [
    ...changes.slice(0, MOST_TOLD).map(changeText),
    `and ${more} more fields, which plan --json has in full`,
  ];
}

function plain({ field, from, to }: FieldChange): FieldChange {
  return { field, from, to };
}

/** Who makes it, where no field that says so was changed: a key is set now, a service has ended. */
function makerChanges(
  then: MadeOf,
  now: MadeOf,
  acting: readonly FieldChange[],
): readonly FieldChange[] {
  if (acting.some(({ field }) => /^(?:providers|quality|provider_options)/.test(field))) return [];
  const [before, after] = [then, now].map(({ recipe }) => ({
    provider: recipe.provider,
    model: modelOf(recipe.segments[0]?.request),
  })) as [Maker, Maker];
  return (['provider', 'model'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: before[field], to: after[field] }));
}

interface Maker {
  readonly provider: string;
  readonly model: string | null;
}

function modelOf(request: unknown): string | null {
  const { model } = (request ?? {}) as { readonly model?: unknown };
  return typeof model === 'string' ? model : null;
}

function linkReasons(
  { recipe: then }: MadeOf,
  { recipe: now }: MadeOf,
  parts: ReadonlySet<string>,
  from: PlannedShot | undefined,
): readonly string[] {
  const reasons: string[] = [];
  if (differsIn(parts, 'after')) reasons.push(afterReason(then.after, now.after, from));
  if (differsIn(parts, 'keyframes.first')) {
    reasons.push(keyframeReason('starts from', then.keyframes?.first, now.keyframes?.first));
  }
  if (differsIn(parts, 'keyframes.last')) {
    reasons.push(keyframeReason('ends in', then.keyframes?.last, now.keyframes?.last));
  }
  return reasons;
}

type After = MadeOf['recipe']['after'];

function afterReason(then: After, now: After, from: PlannedShot | undefined): string {
  if (now === undefined || from === undefined)
    return 'it does not go on from another shot any more';
  if (then === undefined) return `it goes on from ${from.id} now`;
  if (isToMake(from)) return goesOnFromNew(from);
  if (then.take !== now.take) {
    return `it goes on from take ${then.take} of ${from.id}; take ${now.take} is what the film shows now`;
  }
  return `it goes on from ${from.id}, which is another shot now`;
}

function goesOnFromNew({ id }: PlannedShot): string {
  return `it goes on from ${id}, which is to be shot anew`;
}

function keyframeReason(
  how: 'starts from' | 'ends in',
  then: KeyframeLink | undefined,
  now: KeyframeLink | undefined,
): string {
  if (now === undefined) return `it ${how} no keyframe any more`;
  if (then === undefined) return `it ${how} a keyframe now`;
  const isSame = then.fingerprint === now.fingerprint;
  return `the keyframe that it ${how} is ${isSame ? 'made anew' : 'another'}`;
}

/** Pictures and clips of the author's that have other bytes under the same name. */
function fileReasons(
  { said: then, recipe }: MadeOf,
  { said: now }: MadeOf,
  parts: ReadonlySet<string>,
): readonly string[] {
  if (!differsIn(parts, 'request')) return [];
  const asked = JSON.stringify(recipe);
  return Object.entries(now.files)
    .filter(([path, digest]) => {
      const old = then.files[path];
      return old !== undefined && old !== digest && asked.includes(old);
    })
    .map(([path]) => `${path} has another content`);
}

/** What else makes another request: this tool, or its adapter. */
function otherRequest(
  { recipe: then }: MadeOf,
  { recipe }: MadeOf,
  parts: ReadonlySet<string>,
): string {
  const [before, after] = [framesOf(then), framesOf(recipe)];
  if (before !== after) return `it lasts ${after} frames now, where it lasted ${before}`;
  if (differsIn(parts, 'request.prompt', 'request.negativePrompt')) {
    return 'ministudio now asks for it in other words';
  }
  if (differsIn(parts, 'adapterVersion')) {
    return `ministudio now asks ${recipe.provider} in another way`;
  }
  if (differsIn(parts, 'request.staging.captions')) {
    return 'whether the film burns subtitles in decides whether the picture has captions';
  }
  if (differsIn(parts, 'request.staging')) {
    return 'what is around it in the film is staged in another way now';
  }
  return 'ministudio now asks for it in another way';
}

function framesOf({ segments }: MadeOf['recipe']): number {
  return segments.reduce((sum, { frames }) => sum + frames, 0);
}
