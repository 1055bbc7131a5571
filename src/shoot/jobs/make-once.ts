import type { JobProvider } from '../../providers/job-provider.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { FailedOutcome } from '../../providers/video-provider.ts';
import type { JobOrder, JobRequest, Made, Settled } from './job.ts';
import type { ShootPorts } from '../ports.ts';
import { redacting } from './redacting.ts';
import { sealWith } from './sealed-operation.ts';
import { askedOf, refused } from '../shoot-error.ts';
import { type Round, submitOnce } from './submit-once.ts';
import { waitFor } from './wait-for.ts';

/**
 * Has one thing made that is paid for, a clip or a still: claim → submit → wait → keep. Each is a
 * recorded step, so that a run that was killed goes on where it stopped, and a submit whose outcome
 * nobody knows is not repeated. A submission that an earlier run saw fail is followed by another, in a
 * round of its own.
 *
 * @throws StudioError `provider/refused`, `provider/outcome-unknown`, or a ProviderError.
 */
export async function makeOnce<Request extends JobRequest, Result extends Made>(
  ports: ShootPorts,
  maker: JobProvider<Request>,
  order: JobOrder<Request, Result>,
): Promise<Result> {
  const { access, seal } = sealWith(ports.access(order.provider));
  const provider = redacting(maker, access, seal);
  const scratch = await ports.vault.scratch();
  const base = {
    ...access,
    signal: ports.signal,
    scratchFolder: scratch.path,
    image: ports.vault.readImage,
    progress: order.onProgress,
    encode: ports.encode,
  };
  try {
    return await ports.durable.inProviderSlot(order.provider, async () => {
      // It may have waited: a claim of a run that was stopped would look like a lost submission.
      ports.signal.throwIfAborted();
      const attempt = ports.newId();
      let round: Round<Request, Result> = {
        ports,
        provider,
        order,
        base,
        attempt,
        number: 1,
        tries: 1,
      };
      for (;;) {
        const { submitted, call, isOld } = await submitOnce(round);
        if (submitted.kind === 'not-taken') {
          round = nextRound(round, isOld ? 0 : 1, submitted.key);
          continue;
        }
        const ended =
          submitted.kind === 'started'
            ? await waitFor(round, submitted.operation, call, isOld)
            : { settled: submitted, isOld };
        const { settled } = ended;
        if (isMade(settled)) {
          if (!ended.isOld || (await order.isKept(settled))) return settled;
          order.onGivenUp('what it has made is not there any more as it was kept');
          round = nextRound(round, 0);
          continue;
        }
        const again = settled.kind === 'failed' || order.resubmit;
        if (!ended.isOld || !again) {
          throw settled.kind === 'refused'
            ? refused(askedOf(order), settled)
            : failed(order, settled);
        }
        round = nextRound(round, 0);
      }
    });
  } finally {
    await scratch.remove();
  }
}

function isMade<Result extends Made>(settled: Settled<Result>): settled is Result {
  return settled.kind === 'clip' || settled.kind === 'still' || settled.kind === 'speech';
}

function nextRound<Request, Result extends Made>(
  { key: _old, ...last }: Round<Request, Result>,
  moreTries: number,
  key?: string,
): Round<Request, Result> {
  const { number, tries } = last;
  return {
    ...last,
    number: number + 1,
    tries: tries + moreTries,
    ...(key !== undefined && { key }),
  };
}

function failed(
  { provider }: { readonly provider: string },
  { code, reason, charged }: FailedOutcome,
): Error {
  const known = code === 'provider/bad-media' ? code : 'provider/failed';
  const money = charged === false ? ' It says that it charged nothing.' : '';
  return new ProviderError(known, `${provider}: ${reason.replace(/\.$/, '')}.${money}`, {
    retryable: false,
    submitted: 'no',
    hint: 'Run the same command again to have it made anew.',
  });
}
