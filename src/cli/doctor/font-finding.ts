import type { Finding } from './finding.ts';

/** Scripts that are much read and not in the shipped fonts, by letters that only their fonts have. */
const SCRIPTS = {
  Arabic: 'بش',
  Hebrew: 'שא',
  Chinese: '的这',
  Japanese: 'のア',
  Korean: '한글',
  Thai: 'กไ',
  Devanagari: 'कह',
  Bengali: 'কহ',
  Tamil: 'கற',
} as const;

/** What of scripts beyond Latin, Greek and Cyrillic can be drawn here. */
export async function fontFinding(): Promise<readonly Finding[]> {
  let fontsFor: (text: string) => { readonly missing: readonly string[] };
  try {
    ({ fontsFor } = await import('../../animatic/overlay/fonts.ts'));
  } catch {
    // The canvas can’t be loaded, which is told in its own line.
    return [];
  }
  const names = Object.keys(SCRIPTS) as readonly (keyof typeof SCRIPTS)[];
  const absent = names.filter((name) => fontsFor(SCRIPTS[name]).missing.length > 0);
  const present = names.filter((name) => !absent.includes(name));
  return [fontsFound(present, absent)];
}

export function fontsFound(present: readonly string[], absent: readonly string[]): Finding {
  const have = [
    'Latin, Greek and Cyrillic are shipped',
    ...(present.length === 0 ? [] : [`here are ${present.join(', ')}`]),
  ];
  if (absent.length === 0) return { what: 'fonts', state: 'good', detail: have.join('; ') };
  const lack = `none for ${absent.join(', ')}: an animatic, and subtitles that are burnt in, have boxes for these`;
  return { what: 'fonts', state: 'missing', detail: [...have, lack].join('; ') };
}
