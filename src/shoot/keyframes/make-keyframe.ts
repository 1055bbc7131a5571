import type { TakeNote } from '../../film/take-note.ts';
import { keyframePurchase } from '../../plan/budget.ts';
import { fingerprintOf, keyframeRecipeOf } from '../../plan/fingerprint.ts';
import { jobName } from '../../plan/job-name.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';
import { fitKeyframe } from './fit-keyframe.ts';
import { keepStill } from '../keep/keep-still.ts';
import type { KeyframeJob } from './keyframe-job.ts';
import { makeOnce } from '../jobs/make-once.ts';
import type { FilmPicture, ShootPorts } from '../ports.ts';

export interface KeyframeOrder {
  readonly job: Extract<KeyframeJob, { readonly action: 'make' }>;
  readonly picture: FilmPicture;
}

/** Has one keyframe made, and fits it to the film's picture. */
export async function makeKeyframe(
  ports: ShootPorts,
  { job, picture }: KeyframeOrder,
): Promise<KeyframeRecord> {
  const { compiled, planned, adapterVersion, number, resubmit } = job;
  const { ends, scene, provider, model, request } = compiled;
  const subject = { scene, shot: ends, number };
  const fingerprint = fingerprintOf(keyframeRecipeOf(compiled, adapterVersion));
  ports.emit({ kind: 'keyframe-started', ...subject, starts: compiled.starts, provider, model });
  const { still, actualUsd, notes } = await makeOnce(ports, await ports.imageProvider(provider), {
    name: jobName({ kind: 'keyframe', shot: ends, number }, fingerprint),
    purchase: keyframePurchase(ends),
    provider,
    request,
    usd: planned.cost.usd,
    resubmit,
    keep: (outcome, call) => keepStill(ports, provider, outcome, call),
    isKept: (made) => ports.vault.holds(made.still, 'image'),
    onProgress: () => {},
    onPause: (ms, reason) =>
      ports.emit({ kind: 'keyframe-awaited', ...subject, provider, ms, reason }),
    onGivenUp: (reason) => ports.emit({ kind: 'keyframe-given-up', ...subject, provider, reason }),
  });
  const fitted = await fitKeyframe(ports, still, picture);
  const told: readonly TakeNote[] = [
    ...notes.map((text): TakeNote => ({ kind: 'made-otherwise', text })),
    ...fitted.notes,
  ];
  for (const note of told) ports.emit({ kind: 'keyframe-noted', ...subject, note });
  const record: KeyframeRecord = {
    ends,
    number,
    fingerprint,
    provider,
    model,
    prompt: request.prompt,
    made: still,
    picture: fitted.picture,
    cost: { estimatedUsd: planned.cost.usd, actualUsd },
    notes: told,
  };
  await ports.vault.recordKeyframe(record);
  return record;
}
