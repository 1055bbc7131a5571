import type * as secretsManager from '@aws-sdk/client-secrets-manager';
import { quietly } from '../../../providers/aws-sdk/quietly.ts';
import { httpRequestOf, type SignedRequest } from '../../../providers/aws-sdk/signed-request.ts';
import type { HttpAnswer } from '../../../providers/http/http.ts';
import { ask } from '../ask.ts';
import type { Outside } from '../backend.ts';
import { loadOptional } from '../load-optional.ts';

export type SecretsManager = typeof secretsManager;

/** What came of the requests of one client: the SDK's own errors keep too little of it. */
export interface Seen {
  answer?: HttpAnswer;
  /** Of a request that had no answer. */
  problem?: unknown;
}

const PACKAGE = '@aws-sdk/client-secrets-manager';

export async function loadSecretsManager(): Promise<SecretsManager> {
  return await loadOptional([PACKAGE], () => import('@aws-sdk/client-secrets-manager'));
}

/**
 * A client that sends what it has signed over our own connections, once. So do the clients that the
 * chain of credentials makes, for STS and SSO; what that asks of the machine that it runs on (EC2, ECS)
 * goes there directly.
 */
export async function clientOf(outside: Outside, settings: object, seen: Seen) {
  const requestHandler = {
    async handle(signed: SignedRequest) {
      try {
        seen.answer = await ask(outside, httpRequestOf(signed));
      } catch (error) {
        seen.problem = error;
        throw error;
      }
      const { status: statusCode, headers, body } = seen.answer;
      return { response: { statusCode, headers, body } };
    },
  };
  const { SecretsManagerClient } = await loadSecretsManager();
  return quietly(
    () =>
      new SecretsManagerClient({
        maxAttempts: 1,
        ...settings,
        requestHandler,
        clientConfig: { requestHandler, maxAttempts: 1 },
      } as never),
  );
}
