import type {
  CompletedOutcome,
  FailedOutcome,
  Media,
  ProviderCall,
  RefusedOutcome,
} from '../providers/video-provider.ts';
import type { ShootPorts } from './ports.ts';
import type { SegmentOrder, Settled } from './segment.ts';

/**
 * Keeps the clip of a finished job, once it has been looked at.
 *
 * @throws ProviderError `provider/bad-media` where it is none, `provider/unreachable` where it can't
 * be fetched.
 */
export async function keepOutcome(
  ports: ShootPorts,
  call: ProviderCall,
  { provider }: SegmentOrder,
  outcome: CompletedOutcome | RefusedOutcome | FailedOutcome,
): Promise<Settled> {
  if (outcome.kind !== 'completed') return outcome;
  return {
    kind: 'clip',
    clip: await keep(ports, call, provider, outcome.media),
    actualUsd: outcome.actualUsd ?? null,
    notes: outcome.notes ?? [],
  };
}

async function keep(
  { vault, darkroom, download }: ShootPorts,
  call: ProviderCall,
  provider: string,
  media: Media,
): Promise<string> {
  switch (media.kind) {
    case 'file':
      await darkroom.examine(media.path, 'our own');
      return await vault.keepFile(media.path, 'clip');
    case 'bytes': {
      const kept = await vault.keepBytes(media.bytes, 'clip');
      await darkroom.examine(vault.pathOf(kept, 'clip'), 'delivered');
      return kept;
    }
    case 'url': {
      const path = `${call.scratchFolder}/delivered.mp4`;
      await download(provider, media, path);
      await darkroom.examine(path, 'delivered');
      return await vault.keepFile(path, 'clip');
    }
  }
}
