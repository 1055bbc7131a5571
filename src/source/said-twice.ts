import type { Finding } from '../diagnostics/finding.ts';
import type { Data } from './to-data.ts';

/** Keys of which only one may be written in a mapping, and why. */
const PAIRS: readonly (readonly [later: string, earlier: string, why: string])[] = [
  ['provider', 'providers', 'mean the same'],
  ['genetics', 'identity', 'mean the same'],
  ['shots', 'scenes', 'both hold the film’s shots'],
  ['kelvin', 'color', 'both say the colour of a light'],
];

/** Where a document says the same thing in two ways at once. */
export function checkSaidTwice(document: Data): readonly Finding[] {
  const findings: Finding[] = [];
  const check = (value: Data, path: readonly (string | number)[]): void => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return;
    for (const [later, earlier, why] of PAIRS) {
      // A key without a value says nothing, which is a problem of its own.
      if ((value[later] ?? null) === null || (value[earlier] ?? null) === null) continue;
      findings.push({
        code: 'film/said-twice',
        severity: 'error',
        message: `\`${later}\` and \`${earlier}\` ${why}; only one of them may be written.`,
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
  for (const [name, lighting] of childrenOf(document, 'lighting')) {
    for (const role of LIGHT_ROLES) {
      for (const [index, light] of lightsOf(lighting, role)) {
        check(light, ['lighting', name, role, index]);
      }
    }
  }
  return findings;
}

const LIGHT_ROLES = ['key', 'fill', 'rim', 'background', 'practicals', 'ambient'] as const;

/** One light may be written without the list that it is the only member of. */
function lightsOf(lighting: Data, role: string): readonly (readonly [number, Data])[] {
  if (lighting === null || typeof lighting !== 'object' || Array.isArray(lighting)) return [];
  const lights = lighting[role] ?? null;
  return Array.isArray(lights) ? [...lights.entries()] : [[0, lights]];
}

function childrenOf(value: Data, name: string): readonly (readonly [string | number, Data])[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  const child = value[name] ?? null;
  if (Array.isArray(child)) return [...child.entries()];
  return child !== null && typeof child === 'object' ? Object.entries(child) : [];
}
