import type { Finding } from '../diagnostics/finding.ts';
import type { Data } from './to-data.ts';

/** Keys that mean the same, so that only one of them may be written in a mapping. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['provider', 'providers'],
  ['genetics', 'identity'],
  ['shots', 'scenes'],
];

/** Where a document says the same thing in two ways at once. */
export function checkSaidTwice(document: Data): readonly Finding[] {
  const findings: Finding[] = [];
  const check = (value: Data, path: readonly (string | number)[]): void => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return;
    for (const [later, earlier] of PAIRS) {
      // A key without a value says nothing, which is a problem of its own.
      if ((value[later] ?? null) === null || (value[earlier] ?? null) === null) continue;
      findings.push({
        code: 'film/said-twice',
        severity: 'error',
        message: `\`${later}\` and \`${earlier}\` mean the same; only one of them may be written.`,
        hint: later === 'shots' ? 'Put the shots into a scene.' : `Keep \`${earlier}\`.`,
        path: [...path, later],
      });
    }
  };
  check(document, []);
  const scenes = childrenOf(document, 'scenes');
  for (const [index, scene] of scenes) {
    check(scene, ['scenes', index]);
    for (const [shot, value] of childrenOf(scene, 'shots')) {
      check(value, ['scenes', index, 'shots', shot]);
    }
  }
  for (const [index, shot] of childrenOf(document, 'shots')) check(shot, ['shots', index]);
  for (const name of ['characters', 'environments']) {
    for (const [key, value] of childrenOf(document, name)) check(value, [name, key]);
  }
  return findings;
}

function childrenOf(value: Data, name: string): readonly (readonly [string | number, Data])[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  const child = value[name] ?? null;
  if (Array.isArray(child)) return [...child.entries()];
  return child !== null && typeof child === 'object' ? Object.entries(child) : [];
}
