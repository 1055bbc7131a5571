import { readFile } from 'node:fs/promises';
import { credentialsError } from '../credentials-error.ts';
import { type AnswerReader, isAnswerError, readJson } from '../http/answer-reader.ts';
import { exchange } from '../http/exchange.ts';
import type { ProviderAccess, ProviderCall } from '../provider-call.ts';
import type { SubjectTokenSource } from './credentials.ts';
import { judgeToken } from './token-errors.ts';

type Access = ProviderAccess & Pick<ProviderCall, 'signal'>;

/**
 * The token of the one who vouches, from where the file of credentials says that it lies.
 *
 * @throws ProviderError
 */
export async function readSubjectToken(
  access: Access,
  source: SubjectTokenSource,
): Promise<string> {
  const token = source.kind === 'file' ? await readFromFile(source) : await askFor(access, source);
  access.conceal(token);
  return token;
}

async function readFromFile({
  path,
  field,
}: Extract<SubjectTokenSource, { kind: 'file' }>): Promise<string> {
  const hint = 'It is what `credential_source` of the file of credentials names.';
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw credentialsError(`${path} with the token can’t be read`, hint, error);
  }
  try {
    return field === undefined ? text.trim() : readJson(Buffer.from(text)).at(field).text();
  } catch (error) {
    if (!isAnswerError(error)) throw error;
    throw credentialsError(`${path} holds no token in \`${String(field)}\``, hint);
  }
}

async function askFor(
  access: Access,
  { url, headers, field }: Extract<SubjectTokenSource, { kind: 'url' }>,
): Promise<string> {
  const answer = await exchange(access, {
    service: 'the server of identities',
    paid: false,
    request: { method: 'GET', url, headers },
    read: (reader: AnswerReader) => ({ token: reader.at(field).text() }),
    judge: judgeToken,
  });
  // Nothing is judged to be a refusal there.
  if ('kind' in answer) throw credentialsError(answer.reason, 'Look at the credentials.');
  return answer.token;
}
