import type { Media, ProviderCall } from '../providers/video-provider.ts';
import type { ShootPorts } from './ports.ts';

/** Where what a job has made comes from: from this machine, or over a network. */
export type Origin = 'our own' | 'delivered';

/**
 * Keeps what a finished job has made, by the digest of its bytes, once it has been looked at.
 *
 * @param examine throws a ProviderError `provider/bad-media` where the file is no good.
 * @throws what `examine` throws, and ProviderError `provider/unreachable` where it can't be fetched.
 */
export async function keepMedia(
  { vault, download }: Pick<ShootPorts, 'vault' | 'download'>,
  { provider, media, call }: { provider: string; media: Media; call: ProviderCall },
  kind: 'clip' | 'image',
  examine: (path: string, origin: Origin) => Promise<void>,
): Promise<string> {
  switch (media.kind) {
    case 'file':
      await examine(media.path, 'our own');
      return await vault.keepFile(media.path, kind);
    case 'bytes': {
      const kept = await vault.keepBytes(media.bytes, kind);
      await examine(vault.pathOf(kept, kind), 'delivered');
      return kept;
    }
    case 'url': {
      const path = `${call.scratchFolder}/${DELIVERED[kind]}`;
      await download(provider, media, path);
      await examine(path, 'delivered');
      return await vault.keepFile(path, kind);
    }
  }
}

const DELIVERED = { clip: 'delivered.mp4', image: 'delivered-still' } as const;
