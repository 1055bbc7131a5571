import type { Finding } from '../diagnostics/finding.ts';
import type { AssetFacts, AssetProbe } from './asset-probe.ts';
import {
  ASSET_MISSING,
  ASSET_OUTSIDE,
  ASSET_SMALL,
  ASSET_UNREADABLE,
  ASSET_WRONG_KIND,
} from './explanations/assets.ts';
import type { NamedAsset } from './normalise/reading.ts';
import { breach } from './rules/breach.ts';

/** Pixels: below this a model has too little of a face or place to hold on to. */
const SMALLEST_SIDE = 256;
/** Files looked at side by side. */
const AT_ONCE = 16;

/** Looks at every file that the film names, each once, and reports each place that names a bad one. */
export async function checkAssets(
  assets: readonly NamedAsset[],
  probe: AssetProbe,
  folder: string,
): Promise<readonly Finding[]> {
  const files = [...new Set(assets.map(({ file }) => file))];
  const facts = new Map<string, AssetFacts>();
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const some = files.slice(from, from + AT_ONCE);
    const found = await Promise.all(some.map((file) => probe(file, folder)));
    for (const [index, file] of some.entries())
      facts.set(file, found[index] ?? { kind: 'missing' });
  }
  return assets.flatMap((asset) => {
    const known = facts.get(asset.file);
    const finding = known === undefined ? undefined : judge(asset, known);
    return finding === undefined ? [] : [finding];
  });
}

const NAMES = { image: 'an image', audio: 'a sound', video: 'a clip' } as const;

function judge(asset: NamedAsset, facts: AssetFacts): Finding | undefined {
  const { file, kind, path } = asset;
  switch (facts.kind) {
    case 'missing':
      return breach(ASSET_MISSING, path, `There is no file \`${file}\`.`, ASSET_MISSING.mend);
    case 'outside':
      return breach(
        ASSET_OUTSIDE,
        path,
        `\`${file}\` leads outside the film’s folder.`,
        ASSET_OUTSIDE.mend,
      );
    case 'unreadable': {
      const reason = facts.reason === undefined ? '' : `: ${facts.reason}`;
      return breach(
        ASSET_UNREADABLE,
        path,
        `\`${file}\` can’t be read as ${NAMES[kind]}${reason}.`,
      );
    }
    case 'image':
    case 'audio':
    case 'video':
      // The sound of a clip is sound too.
      if (facts.kind !== kind && !(kind === 'audio' && facts.kind === 'video')) {
        const message = `\`${file}\` is ${NAMES[facts.kind]}, not ${NAMES[kind]}.`;
        return breach(ASSET_WRONG_KIND, path, message);
      }
      return facts.kind === 'image' ? judgeSize(asset, facts.width, facts.height) : undefined;
  }
}

function judgeSize({ file, path }: NamedAsset, width: number, height: number): Finding | undefined {
  if (Math.min(width, height) >= SMALLEST_SIDE) return undefined;
  const message = `\`${file}\` is only ${width}×${height} pixels; models need at least ${SMALLEST_SIDE} on the short side.`;
  return breach(ASSET_SMALL, path, message, ASSET_SMALL.mend);
}
