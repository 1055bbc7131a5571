import { readFile } from 'node:fs/promises';
import type { AnswerReader } from '../../providers/http/answer-reader.ts';
import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import { exchange, type Verdict } from '../../providers/http/exchange.ts';
import { type ServiceError, textAt, verdictOfStatus } from '../../providers/http/service-error.ts';
import { credentialsError } from '../../providers/credentials-error.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';

export interface Token {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly ends: number;
}

const AUTHORITY = 'https://login.microsoftonline.com';
/** What Microsoft's own examples ask for where Azure OpenAI is to be used. */
const SCOPE = 'https://cognitiveservices.azure.com/.default';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * The grant of OAuth 2.0 for applications (RFC 6749, 4.4), as Microsoft Entra ID gives it: proven by a
 * secret, or by the token of somebody who vouches, such as a cluster of Kubernetes (RFC 7523, 2.2).
 *
 * @throws ProviderError
 */
export async function askEntra(access: ProviderAccess): Promise<Token> {
  const proof = await proofOf(access);
  const tenant = needed(access, 'tenant', 'AZURE_TENANT_ID');
  const client_id = needed(access, 'client', 'AZURE_CLIENT_ID');
  const form = { grant_type: 'client_credentials', client_id, scope: SCOPE, ...proof };
  const answer = await exchange(access, {
    service: 'Microsoft Entra ID',
    paid: false,
    request: {
      method: 'POST',
      url: urlBelow(authorityOf(access), [tenant, 'oauth2', 'v2.0', 'token']),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    },
    read: (reader) => readToken(reader, access.clock.now()),
    judge,
  });
  // Nothing is judged to be a refusal there.
  if ('kind' in answer) throw credentialsError(answer.reason, 'Look at the credentials.');
  access.conceal(answer.token);
  return answer;
}

/** A secret goes before a token in a file, as in Azure's own libraries. */
async function proofOf(access: ProviderAccess): Promise<Readonly<Record<string, string>>> {
  const client_secret = access.secret('AZURE_CLIENT_SECRET');
  if (client_secret !== undefined) return { client_secret };
  const path = access.setting('federatedTokenFile');
  if (path === undefined) {
    throw credentialsError(
      'AZURE_OPENAI_API_KEY is not set',
      'Set it in the environment; or AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET of an application.',
    );
  }
  try {
    const client_assertion = (await readFile(path, 'utf8')).trim();
    access.conceal(client_assertion);
    return { client_assertion_type: ASSERTION_TYPE, client_assertion };
  } catch (error) {
    const hint = 'It holds the token by which the application is vouched for.';
    throw credentialsError(`${path} of AZURE_FEDERATED_TOKEN_FILE can’t be read`, hint, error);
  }
}

function needed(access: ProviderAccess, name: string, variable: string): string {
  const value = access.setting(name);
  if (value !== undefined) return value;
  const hint = 'An application of Microsoft Entra ID is asked for with its tenant and its own id.';
  throw credentialsError(`${variable} is not set`, hint);
}

/** Azure's own libraries also take the host alone. */
function authorityOf(access: ProviderAccess): URL {
  const written = access.setting('authorityHost') ?? AUTHORITY;
  const address = written.includes('://') ? written : `https://${written}`;
  return parseBaseUrl(address, 'AZURE_AUTHORITY_HOST');
}

function readToken(answer: AnswerReader, now: number): Token {
  return {
    token: answer.at('access_token').text(),
    ends: now + answer.at('expires_in').number() * 1000,
  };
}

/** Whatever it objects to is about the credentials; it says more than an `error`. */
function judge(error: ServiceError): Verdict {
  const verdict = verdictOfStatus(error);
  if (error.status >= 500 || error.status === 429 || verdict.kind !== 'error') return verdict;
  const description = textAt(error.json, 'error_description');
  return {
    ...verdict,
    code: 'provider/credentials',
    message: description === undefined ? error.message : `${error.message}: ${description}`,
  };
}
