import type * as runtimeModule from '@aws-sdk/client-sagemaker-runtime';
import { exchange, type Exchange } from '../../providers/http/exchange.ts';
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
 * The first client warns that later versions of the SDK will need a newer Node. Which version there
 * is we choose, not who makes a film: the SDK's own switch is set while a client is made, and other
 * warnings, and the switch as its user has it, stay.
 */
const NO_WARNING = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

function quietly<Made>(make: () => Made): Made {
  // oxlint-disable-next-line node/no-process-env -- read by the SDK, and by nothing of ours.
  const { env } = process;
  const before = env[NO_WARNING];
  env[NO_WARNING] = 'true';
  try {
    return make();
  } finally {
    if (before === undefined) delete env[NO_WARNING];
    else env[NO_WARNING] = before;
  }
}

/** What of a signed request is used. */
export interface SignedRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
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
          const { method, headers, body } = signed;
          if (method !== 'POST') throw new Error(`the SDK sends ${method}`);
          const request: HttpRequest = {
            method,
            url: urlOf(signed),
            headers,
            ...(body !== undefined && { body: body as Uint8Array }),
          };
          const result = await exchange(call, makeExchange(request));
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

export function urlOf({ protocol, hostname, port, path, query = {} }: SignedRequest): string {
  const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values ?? ''].flat()) url.searchParams.append(name, value);
  }
  return url.href;
}
