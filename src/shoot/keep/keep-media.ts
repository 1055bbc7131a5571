import type { Media, ProviderCall } from '../../providers/video-provider.ts';
import type { KeptKind, ShootPorts } from '../ports.ts';

/** Where what a job has made comes from: from this machine, or over a network. */
export type Origin = 'our own' | 'delivered';

/** A file that is kept, and what was done to it for that. */
export interface KeptMedia {
  readonly digest: string;
  readonly notes: readonly string[];
}

/**
 * Keeps what a finished job has made, by the digest of its bytes, once it has been looked at.
 *
 * @param examine throws a ProviderError `provider/bad-media` where the file is no good.
 * @throws what `examine` throws, and ProviderError `provider/unreachable` where it can't be fetched.
 */
export async function keepMedia(
  { vault, download }: Pick<ShootPorts, 'vault' | 'download'>,
  { provider, media, call }: { provider: string; media: Media; call: ProviderCall },
  kind: KeptKind,
  examine: (path: string, origin: Origin) => Promise<void>,
): Promise<KeptMedia> {
  const isOurs = media.kind === 'file';
  // Kept when it was looked at, and not before: it may be a page that holds all that was sent.
  const path = isOurs ? media.path : `${call.scratchFolder}/${DELIVERED[kind]}`;
  if (media.kind === 'bytes') await vault.writeFile(path, media.bytes);
  if (media.kind === 'url') await download(provider, media, path);
  const hadSecrets = await vault.blankSecrets(path);
  await examine(path, isOurs ? 'our own' : 'delivered');
  return { digest: await vault.keepFile(path, kind), notes: hadSecrets ? [BLANKED] : [] };
}

const DELIVERED = {
  clip: 'delivered.mp4',
  image: 'delivered-still',
  sound: 'delivered-sound',
} as const;
const BLANKED = 'The service wrote a secret into the file, which is overwritten there.';
