import type { StudioError } from '../diagnostics/studio-error.ts';
import type { VideoRequest } from '../providers/request.ts';
import type {
  CompletedOutcome,
  Media,
  Operation,
  ProviderCall,
  RefusedOutcome,
  VideoProvider,
} from '../providers/video-provider.ts';
import type { ShootPorts } from './ports.ts';
import { shootError } from './shoot-error.ts';
import { startPatiently, wasNotTaken } from './start-patiently.ts';

/** How long after its claim an attempt may still submit: an HTTP time limit and a margin. */
const SUBMIT_WINDOW_MS = 120_000;
const POLL_EVERY_MS = 5_000;

export interface SegmentClip {
  /** The digest of the provider's own bytes. */
  readonly clip: string;
  readonly actualUsd: number | null;
  readonly notes: readonly string[];
}

type Settled = (SegmentClip & { readonly kind: 'clip' }) | RefusedOutcome;
type Submitted = { readonly kind: 'started'; readonly operation: Operation } | Settled;

/**
 * Has one segment made: claim → submit → wait → keep. Each is a recorded step, so that a run that
 * was killed goes on where it stopped, and a submit whose outcome nobody knows is not repeated.
 *
 * @param name identifies the segment of this take for ever; the idempotency key is made of it.
 * @throws StudioError `provider/refused`, `provider/outcome-unknown`, or what the provider throws.
 */
export async function shootSegment(
  ports: ShootPorts,
  name: string,
  providerName: string,
  request: VideoRequest,
  onProgress: (fraction: number) => void,
): Promise<SegmentClip> {
  const provider = await ports.provider(providerName);
  const scratch = await ports.vault.scratch();
  const call: ProviderCall = {
    signal: ports.signal,
    idempotencyKey: name,
    scratchFolder: scratch.path,
    image: ports.vault.readImage,
    progress: onProgress,
    encode: ports.encode,
  };
  try {
    const settled = await ports.durable.inProviderSlot(providerName, async () => {
      const submitted = await submitOnce(ports, name, provider, request, call);
      return submitted.kind === 'started'
        ? await wait(ports, name, provider, submitted.operation, call)
        : submitted;
    });
    if (settled.kind === 'refused') throw refused(providerName, settled);
    const { clip, actualUsd, notes } = settled;
    return { clip, actualUsd, notes };
  } finally {
    await scratch.remove();
  }
}

/**
 * The claim is recorded before the paid call. Only the attempt that made the claim may submit, and
 * only while the claim is young, so that a process that was frozen or killed in between can never
 * lead to a second payment. A submit that the provider is known not to have taken is recorded as
 * such, and the next run claims again.
 */
async function submitOnce(
  ports: ShootPorts,
  name: string,
  provider: VideoProvider,
  request: VideoRequest,
  call: ProviderCall,
): Promise<Submitted> {
  const { durable, clock } = ports;
  const attempt = ports.newId();
  for (let round = 1; ; round += 1) {
    const claim = await durable.step(`${name}#claim${round}`, async () => ({
      by: attempt,
      at: clock.now(),
    }));
    let notTaken: unknown;
    const submitted = await durable.step<Submitted | { kind: 'not-taken' }>(
      `${name}#submit${round}`,
      async () => {
        const mine = claim.by === attempt && clock.now() - claim.at < SUBMIT_WINDOW_MS;
        if (!mine && !provider.idempotent) throw outcomeUnknown(provider.name);
        try {
          const outcome = await startPatiently(provider, request, call, clock);
          return outcome.kind === 'started' ? outcome : await settle(ports, outcome);
        } catch (error) {
          if (!wasNotTaken(error)) throw error;
          notTaken = error;
          return { kind: 'not-taken' };
        }
      },
    );
    if (notTaken !== undefined) throw notTaken;
    if (submitted.kind !== 'not-taken') return submitted;
  }
}

async function wait(
  ports: ShootPorts,
  name: string,
  provider: VideoProvider,
  operation: Operation,
  call: ProviderCall,
): Promise<Settled> {
  const everyMs = provider.pollEveryMs ?? POLL_EVERY_MS;
  return await ports.durable.pollUntil<Settled>(`${name}#done`, everyMs, async () => {
    const outcome = await provider.check(operation, call);
    if (outcome.kind !== 'pending') return await settle(ports, outcome);
    if (outcome.progress !== undefined) call.progress(outcome.progress);
    return undefined;
  });
}

async function settle(
  ports: ShootPorts,
  outcome: CompletedOutcome | RefusedOutcome,
): Promise<Settled> {
  if (outcome.kind === 'refused') return outcome;
  return {
    kind: 'clip',
    clip: await keep(ports, outcome.media),
    actualUsd: outcome.actualUsd ?? null,
    notes: outcome.notes ?? [],
  };
}

async function keep({ vault, download }: ShootPorts, media: Media): Promise<string> {
  switch (media.kind) {
    case 'file':
      return await vault.keepFile(media.path, 'clip');
    case 'bytes':
      return await vault.keepBytes(media.bytes, 'clip');
    case 'url':
      return await vault.keepBytes(await download(media.url), 'clip');
  }
}

function refused(provider: string, { reason, charged }: RefusedOutcome): StudioError {
  const money =
    charged === false ? 'It says that it charged nothing.' : 'It may have charged for it.';
  return shootError(
    'provider/refused',
    `${provider} refused the shot: ${reason.replace(/\.$/, '')}. ${money}`,
    'Change the words of the shot, or choose another provider for it.',
  );
}

function outcomeUnknown(provider: string): StudioError {
  return shootError(
    'provider/outcome-unknown',
    `an earlier run was stopped while it submitted this shot to ${provider}, so it may have been charged already`,
    `Look in ${provider}'s console whether the job is there before you shoot it again.`,
  );
}
