import type { RefusalCategory } from '../../providers/outcome.ts';

/**
 * What Google's safety filters object to, by the numbers they name: the table of the page "Safety in
 * Vertex AI" on image and video models, read 2026-11-21.
 */
const CATEGORIES: Readonly<Record<string, RefusalCategory>> = {
  58061214: 'child-safety',
  17301594: 'child-safety',
  29310472: 'celebrity',
  15236754: 'celebrity',
  62263041: 'dangerous',
  57734940: 'hate',
  22137204: 'hate',
  39322892: 'people',
  92201652: 'personal-data',
  90789179: 'sexual',
  63429089: 'sexual',
  43188360: 'sexual',
  61493863: 'violence',
  56562880: 'violence',
  // Toxic language, prohibited content, and what the page itself calls other.
  78610348: 'other',
  89371032: 'other',
  49114662: 'other',
  72817394: 'other',
  74803281: 'other',
  29578790: 'other',
  42876398: 'other',
};

export interface SafetyObjection {
  readonly code: string;
  readonly category: RefusalCategory;
}

/**
 * The first support code that a text of the service names; undefined where it names none, and so
 * tells of no filter. A number that is in no table counts where the service calls it a support code.
 */
export function objectionIn(text: string): SafetyObjection | undefined {
  const known = text.match(/\b\d{8}\b/g)?.find((code) => Object.hasOwn(CATEGORIES, code));
  if (known !== undefined) return { code: known, category: CATEGORIES[known]! };
  const named = /\bsupport codes?\b[^\d]{0,5}(\d+)/i.exec(text)?.[1];
  return named === undefined ? undefined : { code: named, category: 'other' };
}
