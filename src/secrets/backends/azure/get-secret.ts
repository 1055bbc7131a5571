import type { AzurePlace } from '../../secret-place.ts';
import { notTheService } from '../answer-problem.ts';
import type { Outside } from '../backend.ts';
import { isProblem, Problem } from '../problem.ts';
import { bad } from '../value.ts';
import { secretProblem, tokenProblem } from './errors.ts';
import { pathOf } from './http-client.ts';
import type { Vault } from './vault.ts';

/** @throws Problem */
export async function getSecret(
  outside: Outside,
  { client, seen }: Vault,
  { secret, version }: AzurePlace,
): Promise<Uint8Array> {
  if (!/^[\da-z-]{1,127}$/i.test(secret)) {
    const hint = 'A name there has letters, digits and dashes: write - for _.';
    throw new Problem('secrets/bad-place', `Key Vault has no names such as ${secret}`, hint);
  }
  let value: string | undefined;
  try {
    ({ value } = await client.getSecret(secret, { ...(version !== undefined && { version }) }));
  } catch {
    const path = pathOf(`secrets/${secret}/${version ?? ''}`);
    const problem = seen.problems.get(path) ?? seen.tokenProblem;
    if (isProblem(problem)) throw problem;
    const answer = seen.answers.get(path);
    if (answer === undefined) throw tokenProblem(outside, seen);
    if (answer.status !== 200) throw secretProblem(outside, answer);
    throw notTheService('no JSON of it came');
  }
  if (value === undefined) throw notTheService('no value came');
  if (value === '') throw bad('it is empty', 'Add a version with the value.');
  return Buffer.from(value);
}
