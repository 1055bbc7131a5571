import type { AdapterEntry } from '../../providers/adapter-entry.ts';
import { namesOf } from './provider-environment.ts';

/** By the names of a provider's own secrets, and by what people call such things. */
export function isSecret(key: string, { secrets }: Pick<AdapterEntry, 'secrets'>): boolean {
  return (
    secrets.flatMap(namesOf).some((name) => name.toLowerCase() === key.toLowerCase()) ||
    /(?:key|token|secret|password|credentials?)$/i.test(key)
  );
}
