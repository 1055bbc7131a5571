import type { SaidShot } from '../../compile/fates/said-shot.ts';
import type { FieldChange } from '../call-sheet.ts';

const OF_LINES = /^(?:narration|dialogue\.\d+\.(?:line|tone|source|character|at|pause))$/;
const OF_SPEAKER = /^characters\.([^.]+)\.voice\./;
const OF_FILM = /^(?:(?:language|voices)$|voices\.)/;
const OF_WORD = /^pronounce\.(.+)$/s;

/**
 * Whether a field decides what a voice says in a shot, or how: so it decides how long the line is, and
 * the shot that waits for it. What the film says of all its voices does so only where the shot had lines
 * before, too, and where it was kept at all: earlier versions did not keep it.
 */
export function voicedField(then: SaidShot, now: SaidShot): (change: FieldChange) => boolean {
  const [before, after] = [speechOf(then), speechOf(now)];
  return ({ field }) => {
    if (OF_LINES.test(field)) return true;
    const speaker = OF_SPEAKER.exec(field)?.[1];
    if (speaker !== undefined) return before.speakers.has(speaker) && after.speakers.has(speaker);
    if (!before.isKept || !after.isKept) return false;
    if (field.startsWith('narrator.')) return before.isNarrated && after.isNarrated;
    const word = OF_WORD.exec(field)?.[1];
    if (word === undefined) return OF_FILM.test(field);
    return [before, after].every(({ texts }) => texts.some((text) => text.includes(word)));
  };
}

function speechOf({ fields }: SaidShot) {
  const values = (pattern: RegExp): readonly string[] =>
    fields.flatMap(({ field, value }) =>
      typeof value === 'string' && pattern.test(field) ? [value] : [],
    );
  return {
    speakers: new Set(values(/^dialogue\.\d+\.character$/)),
    texts: values(/^(?:dialogue\.\d+\.line|narration)$/),
    isNarrated: fields.some(({ field }) => field === 'narration'),
    isKept: fields.some(({ field }) => field === 'language'),
  };
}
