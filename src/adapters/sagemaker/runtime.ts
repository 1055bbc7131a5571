import type * as runtimeModule from '@aws-sdk/client-sagemaker-runtime';
import { exchange, type Exchange } from '../../providers/http/exchange.ts';
import { quietly } from '../../providers/aws-sdk/quietly.ts';
import { httpRequestOf, type SignedRequest } from '../../providers/aws-sdk/signed-request.ts';
import type { HttpRequest } from '../../providers/http/http.ts';
import type { RefusedOutcome } from '../../providers/outcome.ts';
import type { ProviderCall } from '../../providers/provider-call.ts';
import type { AwsAccess } from './access.ts';

type Runtime = typeof runtimeModule;
type Client = InstanceType<Runtime['SageMakerRuntimeClient']>;

/** Loaded where it is used: it takes longer than a short command. */
async function loadRuntime(): Promise<Runtime> {
  return await import('@aws-sdk/client-sagemaker-runtime');
}

/** A client with our settings, some of which its types do not know. */
export async function clientOf(settings: object): Promise<Client> {
  const { SageMakerRuntimeClient } = await loadRuntime();
  return quietly(() => new SageMakerRuntimeClient(settings as never));
}

/**
 * Sends a command of the SDK once. The SDK builds and signs; the exchange is ours, as for every
 * provider, so that whether it was sent is known, and nothing but that is tried again.
 */
export async function invoke<Result>(
  call: ProviderCall,
  { region, runtimeUrl, credentials }: AwsAccess,
  makeCommand: (runtime: Runtime) => Parameters<Client['send']>[0],
  makeExchange: (request: HttpRequest) => Exchange<Result>,
): Promise<Result | RefusedOutcome> {
  const runtime = await loadRuntime();
  let settled: { readonly result: Result | RefusedOutcome } | undefined;
  let problem: { readonly error: unknown } | undefined;
  const client = await clientOf({
    region,
    endpoint: runtimeUrl,
    credentials,
    maxAttempts: 1,
    requestHandler: {
      async handle(signed: SignedRequest) {
        try {
          // Whatever the SDK does, a second request is not ours.
          if (settled !== undefined || problem !== undefined) throw new Error('sent already');
          const result = await exchange(call, makeExchange(httpRequestOf(signed)));
          settled = { result };
        } catch (error) {
          problem ??= { error };
          throw error;
        }
        return { response: { statusCode: 200, headers: {}, body: new Uint8Array() } };
      },
    },
  });
  try {
    await client.send(makeCommand(runtime) as never);
  } catch (error) {
    if (problem === undefined && settled === undefined) throw error;
  }
  if (problem !== undefined) throw problem.error;
  if (settled !== undefined) return settled.result;
  throw new Error('the SDK sent nothing');
}
