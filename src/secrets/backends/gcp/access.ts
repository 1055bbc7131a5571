import type { Outside } from '../backend.ts';
import { notTheService } from '../answer-problem.ts';
import { isProblem, Problem } from '../problem.ts';
import { bad } from '../value.ts';
import type { Google } from './client.ts';
import { crc32c } from './crc32c.ts';
import { none } from './credentials.ts';
import { tokenProblem, versionProblem } from './errors.ts';

/**
 * The bytes of one version of a secret.
 *
 * @param name `projects/…/secrets/…/versions/…`
 * @throws Problem
 */
export async function access(
  outside: Outside,
  { client, seen }: Google,
  name: string,
): Promise<Uint8Array> {
  try {
    await withOwnConnections(client);
  } catch {
    // The library's words may hold what is in the file of credentials.
    throw none('there are no credentials of Google Cloud that can be used');
  }
  let payload;
  try {
    // Nothing is tried again behind our back.
    [{ payload }] = await client.accessSecretVersion({ name }, { retry: null });
  } catch {
    const problem = seen.problems.get(name) ?? seen.tokenProblem;
    if (isProblem(problem)) throw problem;
    const answer = seen.answers.get(name);
    if (answer === undefined) throw tokenProblem(outside, seen.tokenAnswer);
    if (answer.status !== 200) throw versionProblem(outside, answer);
    throw notTheService('no JSON of it came');
  }
  const { data, dataCrc32c } = payload ?? {};
  if (data === undefined || data === null) throw notTheService('no payload came');
  const bytes = typeof data === 'string' ? Buffer.from(data, 'base64') : data;
  if (dataCrc32c !== undefined && dataCrc32c !== null && Number(dataCrc32c) !== crc32c(bytes)) {
    const text = 'it arrived damaged: its checksum is another';
    throw new Problem('secrets/unreachable', text, 'Run the same command again.');
  }
  if (bytes.length === 0) throw bad('it is empty', 'Add a version with the value.');
  return bytes;
}

/**
 * Google's library does not hand its settings on to the credentials behind an impersonated account:
 * they would be asked for over connections of its own, past the user's proxies.
 */
async function withOwnConnections(client: Google['client']): Promise<void> {
  const auth = client.auth as { getClient?: () => Promise<Authorized> };
  const authorized = await auth.getClient?.();
  const settings = (client as unknown as WithOptions)._opts.clientOptions.transporterOptions;
  for (const each of [authorized, authorized?.sourceClient]) {
    if (each !== undefined) Object.assign(each.transporter.defaults, settings);
  }
}

interface Authorized {
  readonly transporter: { readonly defaults: object };
  readonly sourceClient?: Authorized;
}

interface WithOptions {
  readonly _opts: { readonly clientOptions: { readonly transporterOptions: object } };
}
