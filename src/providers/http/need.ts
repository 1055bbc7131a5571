import { ProviderError } from '../provider-error.ts';
import type { ProviderAccess } from '../provider-call.ts';

/** A secret without which nothing can be asked. Throws `provider/credentials` where it is not set. */
export function needSecret(access: ProviderAccess, name: string): string {
  const secret = access.secret(name);
  if (secret !== undefined) return secret;
  throw new ProviderError('provider/credentials', `${name} is not set`, {
    retryable: false,
    submitted: 'no',
    hint: `Set ${name} in the environment; it never belongs in a film.`,
  });
}
