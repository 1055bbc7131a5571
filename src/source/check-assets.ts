import type { Finding } from '../diagnostics/finding.ts';
import type { AssetFacts, AssetProbe } from './asset-probe.ts';
import {
  ASSET_MISSING,
  ASSET_OUTSIDE,
  ASSET_SMALL,
  ASSET_UNREADABLE,
  ASSET_WRONG_KIND,
} from './explanations/assets.ts';
import { didYouMean } from './nearest.ts';
import type { NamedAsset } from './normalise/reading.ts';
import { breach } from './rules/breach.ts';

/** Pixels: below this a model has too little of a face or place to hold on to. */
const SMALLEST_SIDE = 256;
/** Files looked at side by side: a picture may take 400 MB while it is decoded. */
const AT_ONCE = 4;

/** What each file that the film names is found to be. */
export type KnownAssets = ReadonlyMap<string, AssetFacts>;

/** Looks at every file that the film names, each once. */
export async function lookAtAssets(
  assets: readonly NamedAsset[],
  probe: AssetProbe,
  folder: string,
): Promise<KnownAssets> {
  const files = [...new Set(assets.map(({ file }) => file))];
  const facts = new Map<string, AssetFacts>();
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const some = files.slice(from, from + AT_ONCE);
    const found = await Promise.all(some.map((file) => probe(file, folder)));
    for (const [index, file] of some.entries())
      facts.set(file, found[index] ?? { kind: 'missing' });
  }
  return facts;
}

/** Reports each place that names a bad file. */
export function checkAssets(assets: readonly NamedAsset[], known: KnownAssets): readonly Finding[] {
  return assets.flatMap((asset) => {
    const facts = known.get(asset.file);
    const finding = facts === undefined ? undefined : judge(asset, facts);
    return finding === undefined ? [] : [finding];
  });
}

const NAMES = { image: 'an image', audio: 'a sound', video: 'a clip' } as const;

const FORMATS = {
  image: 'a PNG, JPEG or WebP picture',
  audio: 'a WAV, MP3, AAC, FLAC or Ogg sound',
  video: 'an MP4, MOV, WebM or Matroska clip',
} as const;

function judge(asset: NamedAsset, facts: AssetFacts): Finding | undefined {
  const { file, kind, path } = asset;
  switch (facts.kind) {
    case 'missing':
      return breach(
        ASSET_MISSING,
        path,
        `There is no file \`${file}\`.`,
        () => didYouMean(file, facts.beside ?? []) ?? ASSET_MISSING.mend,
      );
    case 'outside':
      return breach(
        ASSET_OUTSIDE,
        path,
        `\`${file}\` leads outside the film’s folder.`,
        ASSET_OUTSIDE.mend,
      );
    case 'pointer':
      return breach(
        ASSET_UNREADABLE,
        path,
        `\`${file}\` is only a pointer that Git LFS has left in place of ${NAMES[kind]}.`,
        'Fetch the file itself: `git lfs pull`.',
      );
    case 'unreadable': {
      const reason = facts.reason === undefined ? '' : `: ${facts.reason}`;
      const message = `\`${file}\` can’t be read as ${NAMES[kind]}${reason}.`;
      return breach(ASSET_UNREADABLE, path, message, `Save it again as ${FORMATS[kind]}.`);
    }
    case 'image':
    case 'audio':
    case 'video':
      // The sound of a clip is sound too.
      if (facts.kind !== kind && !(kind === 'audio' && facts.kind === 'video')) {
        const message = `\`${file}\` is ${NAMES[facts.kind]}, not ${NAMES[kind]}.`;
        return breach(ASSET_WRONG_KIND, path, message, `Name ${FORMATS[kind]}.`);
      }
      return facts.kind === 'image' ? judgeSize(asset, facts.width, facts.height) : undefined;
  }
}

function judgeSize({ file, path }: NamedAsset, width: number, height: number): Finding | undefined {
  if (Math.min(width, height) >= SMALLEST_SIDE) return undefined;
  const message = `\`${file}\` is only ${width}×${height} pixels; models need at least ${SMALLEST_SIDE} on the short side.`;
  return breach(ASSET_SMALL, path, message);
}
