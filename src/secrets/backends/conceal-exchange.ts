import type { HttpAnswer, HttpRequest } from '../../providers/http/http.ts';
import type { Outside } from './backend.ts';

/** Fields of forms that prove who asks: RFC 6749, 7521, 7523 and 8693. */
const PROOFS = ['client_secret', 'client_assertion', 'assertion', 'subject_token', 'refresh_token'];
const TOKENS = /"(?:access|id|refresh)_?token"\s*:\s*"([^"]+)"/gi;

type Conceal = Pick<Outside, 'conceal'>;

/** What is sent to prove who asks: a service may send it back in an error. */
export function concealRequest({ conceal }: Conceal, { headers = {}, body }: HttpRequest): void {
  for (const [name, value] of Object.entries(headers)) {
    if (name.toLowerCase() === 'authorization') conceal(value.replace(/^\S+ /, ''));
  }
  if (typeof body !== 'string') return;
  const form = new URLSearchParams(body);
  for (const name of PROOFS) {
    const value = form.get(name);
    if (value !== null) conceal(value);
  }
}

/** Before a library has them: some put whole answers into their errors. */
export function concealTokens({ conceal }: Conceal, { body }: HttpAnswer): void {
  for (const [, token] of Buffer.from(body).toString().matchAll(TOKENS)) conceal(token!);
}
