import type { JobProvider } from '../../providers/job-provider.ts';
import type { FailedOutcome, RefusedOutcome } from '../../providers/outcome.ts';
import { keepClip } from '../keep/keep-clip.ts';
import { keepSpeech } from '../keep/keep-speech.ts';
import { keepStill } from '../keep/keep-still.ts';
import type { ShootPorts } from '../ports.ts';
import type { JobOrder, Made } from './job.ts';
import { withProvider } from './settle-unknown.ts';
import type { StartedJob } from './unknown-jobs.ts';
import { waitFor } from './wait-for.ts';

/** What became of a job that was fetched. */
export type Fetched =
  | { readonly kind: 'kept'; readonly path: string }
  | RefusedOutcome
  | FailedOutcome;

/**
 * Follows a job that was taken to its end, and keeps what it has made, whatever the film asks for by now: services
 * keep what they have made for hours or days, and it is paid for. Who asks for the very same goes on with it.
 *
 * @throws StudioError `provider/under-way` where it can't be followed for now.
 */
export async function fetchJob(
  ports: ShootPorts,
  maker: JobProvider<never>,
  { name, round, claim, operation, subject }: StartedJob,
  onPause: (ms: number, reason: string) => void,
): Promise<Fetched> {
  let path = '';
  const keep: JobOrder<never, Made>['keep'] = async (outcome, call) => {
    switch (subject.kind) {
      case 'take': {
        const made = await keepClip(ports, maker.name, outcome, call);
        path = ports.vault.pathOf(made.clip, 'clip');
        return made;
      }
      case 'keyframe': {
        const made = await keepStill(ports, maker.name, outcome, call);
        path = ports.vault.pathOf(made.still, 'image');
        return made;
      }
      case 'line': {
        const made = await keepSpeech(ports, maker.name, outcome, call);
        path = ports.vault.pathOf(made.sound, 'sound');
        return made;
      }
    }
  };
  const order = {
    name,
    purchase: name,
    provider: maker.name,
    usd: claim.usd ?? null,
    resubmit: false,
    keep,
    onPause,
    onGivenUp() {},
  };
  return await withProvider(ports, maker, async (provider, call) => {
    const { settled } = await waitFor(
      { ports, provider, order, number: round },
      operation,
      call,
      true,
    );
    return settled.kind === 'refused' || settled.kind === 'failed'
      ? settled
      : { kind: 'kept', path };
  });
}
