/**
 * A fake of AWS Secrets Manager, with what of STS is asked for credentials, written from:
 *
 * - "GetSecretValue" and "Common errors" (AWS Secrets Manager API reference) and the types of
 *   `@aws-sdk/client-secrets-manager` 3.1164: JSON 1.1 by `POST /` with `x-amz-target`, `SecretString` or
 *   `SecretBinary`, errors with `__type`.
 * - "AssumeRoleWithWebIdentity" (AWS Security Token Service API reference): a form, answered in XML.
 *
 * Secrets are of one region: who signs for another finds none. Every request of Secrets Manager must be
 * signed with the key. STS gives that key for the token of an identity provider that it trusts.
 */
import { type FakeAnswer, type FakeServer, startFake } from './fake-server.ts';
import { isSigned, type SigningKey } from './aws-signature.ts';

export const REGION = 'eu-central-1';
export const WEB_IDENTITY = 'a-token-of-an-identity-provider';
export const KEY: SigningKey & { readonly sessionToken: string } = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'a-session-token-of-a-fake',
};

export type Kept =
  | { readonly SecretString: string }
  | { readonly SecretBinary: string }
  | { readonly fails: string };

export async function startSecretsManagerServer(
  secrets: Readonly<Record<string, Kept>>,
): Promise<FakeServer> {
  let base = '';
  const server = await startFake({
    deny({ endpoint, method, path, query, headers, body }) {
      if (endpoint === 'sts') return undefined;
      const arrived = { method, path: `${new URL(base).pathname}${path}`, query, headers, body };
      if (isSigned(arrived, KEY)) return undefined;
      const isKnown = headers['authorization']?.includes(`Credential=${KEY.accessKeyId}/`) === true;
      return isKnown
        ? failure('InvalidSignatureException', 'The request signature does not match.')
        : failure('UnrecognizedClientException', 'The security token in the request is invalid.');
    },
    routes: [
      {
        endpoint: 'sts',
        method: 'POST',
        path: /^\/sts\/?$/,
        answer({ body }) {
          const form = new URLSearchParams(body.toString());
          const isRight = form.get('WebIdentityToken') === WEB_IDENTITY;
          return isRight
            ? { file: Buffer.from(CREDENTIALS), type: 'text/xml' }
            : { status: 400, file: Buffer.from(EXPIRED), type: 'text/xml' };
        },
      },
      {
        endpoint: 'get',
        method: 'POST',
        path: /^\/$/,
        answer({ headers, body }) {
          if (headers['x-amz-target'] !== 'secretsmanager.GetSecretValue') {
            return failure('UnknownOperationException', 'The fake knows GetSecretValue.');
          }
          const { SecretId } = JSON.parse(body.toString()) as { readonly SecretId: string };
          const isHere = headers['authorization']?.includes(`/${REGION}/secretsmanager/`) === true;
          const kept = isHere ? secrets[SecretId] : undefined;
          if (kept === undefined) {
            const text = 'Secrets Manager can’t find the specified secret.';
            return failure('ResourceNotFoundException', text);
          }
          if ('fails' in kept) return failure(kept.fails, `This is a ${kept.fails}.`);
          return {
            json: { Name: SecretId, VersionId: 'v1', VersionStages: ['AWSCURRENT'], ...kept },
            headers: JSON_11,
          };
        },
      },
    ],
  });
  base = server.url;
  return server;
}

const JSON_11 = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'a-request' };

const CREDENTIALS = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>${KEY.accessKeyId}</AccessKeyId>
<SecretAccessKey>${KEY.secretAccessKey}</SecretAccessKey><SessionToken>${KEY.sessionToken}</SessionToken>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult>
</AssumeRoleWithWebIdentityResponse>`;

const EXPIRED = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
<Code>ExpiredTokenException</Code><Message>Token expired: it was good for an hour</Message></Error>
<RequestId>a-request</RequestId></ErrorResponse>`;

function failure(code: string, message: string): FakeAnswer {
  return {
    status: 400,
    json: { __type: `com.amazonaws.secretsmanager#${code}`, Message: message },
    headers: JSON_11,
  };
}
