import type { SecretSource } from '../secrets/parse-place.ts';
import type { Config } from './config.ts';

/** Where secrets are looked for where nobody says anything. */
const USUAL_SOURCES: readonly SecretSource[] = [
  (name) => ({ kind: 'env', name }),
  (name) => ({ kind: 'dotenv', name }),
];

/** The configuration where nobody says anything. */
export const NOTHING_SAID: Config = {
  render: {},
  secrets: { sources: { value: USUAL_SOURCES, origin: { kind: 'default' } }, places: new Map() },
  providers: new Map(),
};
