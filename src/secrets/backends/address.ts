import type { Outside } from './backend.ts';
import { Problem } from './problem.ts';

/**
 * The address that a variable sets for a service, or its usual one.
 *
 * @throws Problem `secrets/bad-place`
 */
export function addressIn({ variable }: Outside, name: string, usual: string): URL {
  const written = variable(name)?.trim() ?? usual;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const isWeb = url !== undefined && /^https?:$/.test(url.protocol);
  if (isWeb && url.username === '' && url.password === '') return url;
  const why = isWeb ? 'holds a name or a password' : 'is no address of http or https';
  throw new Problem('secrets/bad-place', `${name} ${why}`, 'Write it as https://host/path.');
}
