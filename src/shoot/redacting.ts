import type { JobProvider } from '../providers/job-provider.ts';
import type { CheckOutcome, StartOutcome } from '../providers/video-provider.ts';

type Redact = (text: string) => string;

/**
 * The same provider, whose words hold no secret: services have been seen to send back what they were
 * sent, and libraries to put whole requests into their errors.
 */
export function redacting<Request>(
  provider: JobProvider<Request>,
  redact: Redact,
): JobProvider<Request> {
  const clean = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    try {
      return await act();
    } catch (error) {
      redactError(error, redact);
      throw error;
    }
  };
  return {
    name: provider.name,
    idempotent: provider.idempotent,
    ...(provider.pollEveryMs !== undefined && { pollEveryMs: provider.pollEveryMs }),
    start: (request, call) =>
      clean(async () => redactWords(await provider.start(request, call), redact)),
    check: (operation, call) =>
      clean(async () => redactWords(await provider.check(operation, call), redact)),
    ...(provider.cancel && {
      cancel: (operation, call) => clean(async () => await provider.cancel?.(operation, call)),
    }),
    ...(provider.find && {
      find: (call, request) => clean(async () => await provider.find?.(call, request)),
    }),
  };
}

function redactWords<Outcome extends StartOutcome | CheckOutcome>(
  outcome: Outcome,
  redact: Redact,
): Outcome {
  if (outcome.kind === 'refused' || outcome.kind === 'failed') {
    return { ...outcome, reason: redact(outcome.reason) };
  }
  if (outcome.kind === 'completed' && outcome.notes !== undefined) {
    return { ...outcome, notes: outcome.notes.map(redact) };
  }
  return outcome;
}

/** In place, so that it stays the error that it is. */
function redactError(error: unknown, redact: Redact): void {
  const seen = new Set<unknown>();
  for (let each = error; typeof each === 'object' && each !== null && !seen.has(each);) {
    seen.add(each);
    const words = each as Record<string, unknown>;
    for (const name of ['message', 'stack', 'hint'] as const) {
      const text = words[name];
      if (typeof text !== 'string') continue;
      const left = redact(text);
      if (left !== text) Object.defineProperty(words, name, { value: left, configurable: true });
    }
    each = words['cause'];
  }
}
