import type { CompiledShot } from '../../compile/compiled-shot.ts';
import type { ShotId } from '../../film/ids.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import { fileName, freeName } from './output-names.ts';

/** Paths from the output folder. */
export interface OutputFiles {
  /** `shots/<scene>-<shot>-t<take>.mp4` and `frames/<scene>-<shot>-t<take>.png`. */
  readonly shots: ReadonlyMap<ShotId, { readonly file: string; readonly lastFrame: string }>;
  /** `keyframes/<scene>-<shot>-k<number>.png`, by the shot that ends in it. */
  readonly keyframes: ReadonlyMap<ShotId, string>;
}

/** Names what a render writes beside the film. */
export function outputFilesOf(
  compiled: readonly CompiledShot[],
  takes: ReadonlyMap<ShotId, TakeRecord>,
  keyframes: ReadonlyMap<ShotId, KeyframeRecord>,
): OutputFiles {
  const shots = new Map<ShotId, { file: string; lastFrame: string }>();
  const taken = new Set<string>();
  for (const { id, scene } of compiled) {
    const name = freeName(taken, `${fileName(scene)}-${fileName(id)}-t${takes.get(id)!.take}`);
    shots.set(id, { file: `shots/${name}.mp4`, lastFrame: `frames/${name}.png` });
  }
  const stills = new Map<ShotId, string>();
  const takenByStills = new Set<string>();
  for (const { id, scene } of compiled) {
    const record = keyframes.get(id);
    if (record === undefined) continue;
    const wanted = `${fileName(scene)}-${fileName(id)}-k${record.number}`;
    stills.set(id, `keyframes/${freeName(takenByStills, wanted)}.png`);
  }
  return { shots, keyframes: stills };
}
