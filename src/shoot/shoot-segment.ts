import { ProviderError } from '../providers/provider-error.ts';
import type { FailedOutcome } from '../providers/video-provider.ts';
import type { ShootPorts } from './ports.ts';
import { redacting } from './redacting.ts';
import { refused } from './shoot-error.ts';
import type { SegmentClip, SegmentOrder } from './segment.ts';
import { type Round, submitOnce } from './submit-once.ts';
import { waitFor } from './wait-for.ts';

/**
 * Has one segment made: claim → submit → wait → keep. Each is a recorded step, so that a run that
 * was killed goes on where it stopped, and a submit whose outcome nobody knows is not repeated. A
 * submission that an earlier run saw fail is followed by another, in a round of its own.
 *
 * @throws StudioError `provider/refused`, `provider/outcome-unknown`, or a ProviderError.
 */
export async function shootSegment(ports: ShootPorts, order: SegmentOrder): Promise<SegmentClip> {
  const access = ports.access(order.provider);
  const provider = redacting(await ports.provider(order.provider), access.redact);
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
      let round: Round = { ports, provider, order, base, attempt, number: 1, tries: 1 };
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
        if (settled.kind === 'clip') return clipOf(settled);
        const again = settled.kind === 'failed' || order.resubmit;
        if (!ended.isOld || !again) {
          throw settled.kind === 'refused'
            ? refused(provider.name, settled)
            : failed(order, settled);
        }
        round = nextRound(round, 0);
      }
    });
  } finally {
    await scratch.remove();
  }
}

function nextRound({ key: _old, ...last }: Round, moreTries: number, key?: string): Round {
  const { number, tries } = last;
  return {
    ...last,
    number: number + 1,
    tries: tries + moreTries,
    ...(key !== undefined && { key }),
  };
}

function clipOf({ clip, actualUsd, notes }: SegmentClip): SegmentClip {
  return { clip, actualUsd, notes };
}

function failed({ provider }: SegmentOrder, { code, reason, charged }: FailedOutcome): Error {
  const known = code === 'provider/bad-media' ? code : 'provider/failed';
  const money = charged === false ? ' It says that it charged nothing.' : '';
  return new ProviderError(known, `${provider}: ${reason.replace(/\.$/, '')}.${money}`, {
    retryable: false,
    submitted: 'no',
    hint: 'Run the same command again to have it made anew.',
  });
}
