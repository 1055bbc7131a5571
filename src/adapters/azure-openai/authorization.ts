import type { ProviderAccess } from '../../providers/provider-call.ts';
import { askEntra, type Token } from './entra.ts';

/** Headers that prove who asks. */
export type Authorize = (access: ProviderAccess) => Promise<Readonly<Record<string, string>>>;

/** A token is renewed so long before it ends: clocks differ, and a request takes time. */
const MARGIN_MS = 5 * 60_000;

/**
 * In the order of OpenAI's own client for Azure: a token that is ready, then a key; then an application
 * of Microsoft Entra ID, whose token is kept while it is good.
 */
export function openAuthorization(): Authorize {
  let kept: Token | undefined;
  return async (access) => {
    const ready = access.secret('AZURE_OPENAI_AD_TOKEN');
    if (ready !== undefined) return { authorization: `Bearer ${ready}` };
    const key = access.secret('AZURE_OPENAI_API_KEY');
    if (key !== undefined) return { 'api-key': key };
    const isGood = kept !== undefined && access.clock.now() < kept.ends - MARGIN_MS;
    if (!isGood) kept = await askEntra(access);
    return { authorization: `Bearer ${kept!.token}` };
  };
}
