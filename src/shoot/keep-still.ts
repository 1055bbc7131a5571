import type { CompletedOutcome, Media, ProviderCall } from '../providers/video-provider.ts';
import type { Made } from './job.ts';
import type { ShootPorts } from './ports.ts';

/** A still, as its provider made it. */
export interface KeptStill extends Made {
  readonly kind: 'still';
  /** The digest of the provider's own bytes. */
  readonly still: string;
}

/**
 * Keeps the still of a finished job, once it has been looked at.
 *
 * @throws ProviderError `provider/bad-media` where it is none, `provider/unreachable` where it can't
 * be fetched.
 */
export async function keepStill(
  ports: ShootPorts,
  provider: string,
  { media, actualUsd, notes = [] }: CompletedOutcome,
  call: ProviderCall,
): Promise<KeptStill> {
  const still = await keep(ports, provider, media, call);
  return { kind: 'still', still, actualUsd: actualUsd ?? null, notes };
}

async function keep(
  { vault, darkroom, download }: ShootPorts,
  provider: string,
  media: Media,
  call: ProviderCall,
): Promise<string> {
  if (media.kind === 'bytes') {
    const kept = await vault.keepBytes(media.bytes, 'image');
    await darkroom.examineStill(vault.pathOf(kept, 'image'));
    return kept;
  }
  const path = media.kind === 'file' ? media.path : `${call.scratchFolder}/delivered-still`;
  if (media.kind === 'url') await download(provider, media, path);
  await darkroom.examineStill(path);
  return await vault.keepFile(path, 'image');
}
