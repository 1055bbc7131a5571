import type { Outside } from '../backend.ts';
import { notTheService } from '../answer-problem.ts';
import { bad } from '../value.ts';
import type { AwsAccess } from './access.ts';
import { clientOf, loadSecretsManager, type Seen } from './client.ts';
import { secretProblem } from './errors.ts';

/**
 * The secret's current version: its text, or its bytes.
 *
 * @throws Problem
 */
export async function getSecret(
  outside: Outside,
  access: AwsAccess,
  secret: string,
): Promise<Uint8Array> {
  const seen: Seen = {};
  const { GetSecretValueCommand } = await loadSecretsManager();
  const client = await clientOf(outside, access, seen);
  try {
    const { SecretString, SecretBinary } = await client.send(
      new GetSecretValueCommand({ SecretId: secret }),
    );
    const found = SecretString === undefined ? SecretBinary : Buffer.from(SecretString);
    if (found !== undefined) return found;
  } catch (error) {
    // What the SDK says of it may hold the answer.
    if (seen.problem !== undefined) throw seen.problem;
    if (seen.answer === undefined) throw error;
    if (seen.answer.status !== 200) throw secretProblem(outside, access, seen.answer);
    throw notTheService('no JSON of it came');
  }
  const isService = seen.answer?.headers['x-amzn-requestid'] !== undefined;
  throw isService ? bad('it is empty', 'Write the value there.') : notTheService('no secret came');
}
