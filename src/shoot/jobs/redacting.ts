import { redacted, redactError } from '../../diagnostics/redacted.ts';
import type { JobProvider } from '../../providers/job-provider.ts';
import type { CheckOutcome, Operation, StartOutcome } from '../../providers/outcome.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { Seal } from './sealed-operation.ts';

type Secrets = Pick<ProviderAccess, 'redact' | 'conceal'>;

/**
 * The same provider, whose words hold no secret: services have been seen to send back what they were
 * sent, and libraries to put whole requests into their errors. Where the media are, and what they are
 * fetched with, is a secret from then on. What a job is asked by is sealed on this side of it.
 */
export function redacting<Request>(
  provider: JobProvider<Request>,
  secrets: Secrets,
  { seal, open }: Seal,
): JobProvider<Request> {
  const clean = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    try {
      return await act();
    } catch (error) {
      redactError(error, secrets.redact);
      throw error;
    }
  };
  const whole = (operation: Operation): Operation => {
    const opened = open(operation);
    if (opened === undefined) throw unnamed(provider.name);
    return opened;
  };
  return {
    name: provider.name,
    idempotent: provider.idempotent,
    ...(provider.pollEveryMs !== undefined && { pollEveryMs: provider.pollEveryMs }),
    start: (request, call) =>
      clean(async () => {
        const outcome = await provider.start(request, call);
        return outcome.kind === 'started'
          ? { ...outcome, operation: seal(outcome.operation) }
          : withoutSecrets(outcome, secrets);
      }),
    check: (operation, call) =>
      clean(async () => {
        const outcome = await provider.check(whole(operation), call);
        return outcome.kind === 'pending' ? outcome : withoutSecrets(outcome, secrets);
      }),
    ...(provider.cancel && {
      cancel: (operation, call) =>
        clean(async () => await provider.cancel?.(whole(operation), call)),
    }),
    ...(provider.adopt && {
      adopt: (id, request) => seal(provider.adopt!(id, request)),
    }),
    ...(provider.find && {
      find: (call, request) =>
        clean(async () => {
          const found = await provider.find?.(call, request);
          return typeof found === 'object' ? seal(found) : found;
        }),
    }),
  };
}

type Ended = Exclude<StartOutcome | CheckOutcome, { readonly kind: 'started' | 'pending' }>;

function withoutSecrets(outcome: Ended, { redact, conceal }: Secrets): Ended {
  switch (outcome.kind) {
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

/** It holds a secret in a form that only the provider knows, or one that is no longer set. */
function unnamed(provider: string): ProviderError {
  const text = `${provider} named the job by something that holds a secret, which is not kept`;
  return new ProviderError('provider/failed', text, {
    retryable: false,
    submitted: 'no',
    hint: 'Set the key that was set when the job was started, and run again.',
  });
}
