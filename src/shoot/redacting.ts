import { REDACTED, redacted, redactError } from '../diagnostics/redacted.ts';
import type { JobProvider } from '../providers/job-provider.ts';
import type { CheckOutcome, Operation, StartOutcome } from '../providers/outcome.ts';
import type { ProviderAccess } from '../providers/provider-call.ts';
import { ProviderError } from '../providers/provider-error.ts';

type Secrets = Pick<ProviderAccess, 'redact' | 'conceal'>;

/**
 * The same provider, whose words hold no secret: services have been seen to send back what they were
 * sent, and libraries to put whole requests into their errors. Where the media are, and what they are
 * fetched with, is a secret from then on.
 */
export function redacting<Request>(
  provider: JobProvider<Request>,
  secrets: Secrets,
): JobProvider<Request> {
  const clean = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    try {
      return await act();
    } catch (error) {
      redactError(error, secrets.redact);
      throw error;
    }
  };
  const checked = async (operation: Operation, ask: () => Promise<CheckOutcome>) => {
    requireWhole(operation, provider.name);
    return withoutSecrets(await ask(), secrets);
  };
  return {
    name: provider.name,
    idempotent: provider.idempotent,
    ...(provider.pollEveryMs !== undefined && { pollEveryMs: provider.pollEveryMs }),
    start: (request, call) =>
      clean(async () => withoutSecrets(await provider.start(request, call), secrets)),
    check: (operation, call) =>
      clean(() => checked(operation, () => provider.check(operation, call))),
    ...(provider.cancel && {
      cancel: (operation, call) => clean(async () => await provider.cancel?.(operation, call)),
    }),
    ...(provider.find && {
      find: (call, request) => clean(async () => await provider.find?.(call, request)),
    }),
  };
}

/** What is needed to ask for the job stays as it is: it is written down without its secrets. */
function withoutSecrets<Outcome extends StartOutcome | CheckOutcome>(
  outcome: Outcome,
  { redact, conceal }: Secrets,
): Outcome {
  switch (outcome.kind) {
    case 'started':
    case 'pending':
      return outcome;
    case 'refused':
    case 'failed':
      return redacted(outcome, redact);
    case 'completed': {
      const { media, notes } = outcome;
      if (media.kind === 'url') {
        conceal(media.url);
        for (const value of Object.values(media.credentials?.headers ?? {})) {
          conceal(value.replace(/^(?:bearer|basic|token|key) /i, ''));
        }
      }
      return notes === undefined ? outcome : { ...outcome, notes: notes.map(redact) };
    }
  }
}

/** An earlier run has written it down, and a secret that was in it is not kept. */
function requireWhole(operation: Operation, provider: string): void {
  if (!JSON.stringify(operation).includes(REDACTED)) return;
  const text = `${provider} named the job by something that holds a secret, which is not kept`;
  throw new ProviderError('provider/failed', text, { retryable: false, submitted: 'no' });
}
