import type { LookUp, Outside, SecretBackend } from '../../../src/secrets/backends/backend.ts';
import type { AskedPlace } from '../../../src/secrets/secret-place.ts';
import type { StudioError } from '../../../src/diagnostics/studio-error.ts';

/** What becomes of each place, looked up for HF_TOKEN and, after it, for others. */
export async function lookUp<Place extends AskedPlace>(
  backend: SecretBackend<Place>,
  outside: Outside,
  ...places: readonly Place[]
): Promise<readonly LookUp[]> {
  const names = ['HF_TOKEN', 'KLING_API_KEY', 'LUMA_AGENTS_API_KEY', 'OPENAI_API_KEY'];
  const wanted = places.map((place, index) => ({ name: names[index]!, place }));
  return await backend.lookUp(wanted, outside);
}

/** Its outcome in a few words: the value, or the kind, the code, the message and what to do. */
export function told(outcome: LookUp | undefined): string {
  if (outcome === undefined) return 'nothing';
  return outcome.kind === 'found' ? outcome.value : `${outcome.kind} ${toldError(outcome.error)}`;
}

function toldError({ code, message, hint }: StudioError): string {
  return `${code}: ${message}\n${hint}`;
}
