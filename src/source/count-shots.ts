import type { Finding } from '../diagnostics/finding.ts';
import { LIMITS } from './limits.ts';
import type { Data } from './to-data.ts';

/** A finding where a film has more shots than are read. */
export function checkShotCount(document: Data): Finding | undefined {
  const scenes = listAt(document, 'scenes');
  const count = scenes.reduce(
    (sum: number, scene) => sum + listAt(scene, 'shots').length,
    listAt(document, 'shots').length,
  );
  if (count <= LIMITS.shots) return undefined;
  return {
    code: 'film/too-many-shots',
    severity: 'error',
    message: `The film has ${count} shots; at most ${LIMITS.shots} can be read.`,
    hint: 'Part it into several films.',
    path: [],
  };
}

function listAt(value: Data, name: string): readonly Data[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  const list = value[name];
  return Array.isArray(list) ? list : [];
}
