import { probeMedia } from '../media/probe-media.ts';
import type { AssetProbe } from '../source/asset-probe.ts';

/** Looks at the files that a film names; loaded only when a film names any. */
export const assetProbe: AssetProbe = probeMedia;
