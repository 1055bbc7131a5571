import type { CompletedOutcome, Media, ProviderCall } from '../providers/video-provider.ts';
import type { Made } from './job.ts';
import type { ShootPorts } from './ports.ts';

/** The clip of one segment. */
export interface SegmentClip extends Made {
  readonly kind: 'clip';
  /** The digest of the provider's own bytes. */
  readonly clip: string;
}

/**
 * Keeps the clip of a finished job, once it has been looked at.
 *
 * @throws ProviderError `provider/bad-media` where it is none, `provider/unreachable` where it can't
 * be fetched.
 */
export async function keepClip(
  ports: ShootPorts,
  provider: string,
  { media, actualUsd, notes = [] }: CompletedOutcome,
  call: ProviderCall,
): Promise<SegmentClip> {
  const clip = await keep(ports, provider, media, call);
  return { kind: 'clip', clip, actualUsd: actualUsd ?? null, notes };
}

async function keep(
  { vault, darkroom, download }: ShootPorts,
  provider: string,
  media: Media,
  call: ProviderCall,
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
