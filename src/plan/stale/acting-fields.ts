import { differsIn } from './differing-parts.ts';
import type { ChangedField } from './field-changes.ts';

const CHOOSING = /^(?:providers|provider_options|quality)(?:\.|$)/;
/** What is seldom told in words itself, and decides what is told: who is in frame, who speaks when. */
const INDIRECT =
  /^(?:(?:beats|dialogue)\.\d+\.(?:at|pause|character)|camera\..+|environments\.[^.]+\.layout\..+|style\.name|characters\.[^.]+\.voice\.rate)$/;

/** What decides the lines of a shot as they are timed. */
const SPOKEN = /^(?:dialogue|narration|characters\.[^.]+\.voice\.rate)(?:\.|$)/;
const HEARD = /^characters\.[^.]+\.voice\./;

/** Parts of a request in which other words are seen, and another length or picture. */
const WORDS = ['request.prompt', 'request.negativePrompt', 'request.references'];
const LENGTH = ['frames', 'dropFrames', 'request.frames', 'request.seconds'];
const PICTURE = ['request.width', 'request.height', 'request.rate', ...LENGTH];

/**
 * Of the fields that are said otherwise, those by which another request is made: a field acts where
 * the part of the request differs that it goes into.
 *
 * @param parts the parts in which the recipes differ.
 * @param isVoiced whether a field decides how long a line is that a voice says.
 */
export function actingFields(
  changed: readonly ChangedField[],
  parts: ReadonlySet<string>,
  isVoiced: (change: ChangedField) => boolean,
): readonly ChangedField[] {
  // A duration that is written otherwise is what the length comes from.
  const isLoose = differsIn(parts, ...LENGTH) && !changed.some(({ field }) => field === 'duration');
  const certain = new Set(
    changed.filter((change) => acts(change, parts) || (isLoose && isVoiced(change))),
  );
  const inWords = [...certain].some(({ fates }) => fates.includes('prompt'));
  // What is staged has each field, or what it decides, in a place of its own.
  const isDirect = inWords || differsIn(parts, 'request.staging');
  const indirect = changed.filter(({ field }) => INDIRECT.test(field) && !isDirect);
  for (const each of differsIn(parts, ...WORDS) ? indirect : []) certain.add(each);
  return changed.filter((change) => certain.has(change));
}

function acts({ field, fates, parameters }: ChangedField, parts: ReadonlySet<string>): boolean {
  const differs = (...paths: readonly string[]): boolean => differsIn(parts, ...paths);
  if (CHOOSING.test(field)) {
    return differs('provider', 'request.model', 'request.revision', 'request.options');
  }
  if (field.startsWith('join.') && differs('after', 'keyframes', 'dropFrames')) return true;
  const parameter = parameters.flatMap((name) =>
    name === 'picture' ? PICTURE : `request.${name}`,
  );
  return (
    (parameter.length > 0 && differs(...parameter)) ||
    (fates.includes('prompt') && differs(...WORDS)) ||
    (fates.includes('timeline') && differs(...LENGTH)) ||
    differs(...stagedAs(field))
  );
}

/** Where a staging has a field: of a shot by its name, of people, places and light as a whole. */
function stagedAs(field: string): readonly string[] {
  const staging = 'request.staging';
  const [root = '', name = ''] = field.split('.');
  if (field === 'title') return [`${staging}.film`];
  if (root === 'scene') return [`${staging}.scene`];
  if (SPOKEN.test(field)) return [`${staging}.lines`];
  if (HEARD.test(field)) return [];
  if (field.startsWith('characters.')) return [`${staging}.cast.${name}`];
  if (root === 'environments') return [`${staging}.environment`];
  if (root === 'lighting' || root === 'style') return [`${staging}.${root}`];
  if (root === 'begins') return [`${staging}.before`];
  if (root === 'format') return [`${staging}.rate`, `${staging}.shotFrames`];
  const inside = root.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [`${staging}.shot.${inside}`];
}
