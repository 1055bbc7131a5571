import type { CompiledShot } from '../compile/compiled-shot.ts';
import type { Film } from '../film/film.ts';
import type { ShotId } from '../film/ids.ts';
import type { CallSheet, FilmFacts, PlannedShot } from '../plan/call-sheet.ts';
import type { TakeRecord } from '../plan/take-record.ts';
import type { WorldState } from '../world/world-state.ts';

/** What a render made and of what: `manifest.json`, after `schemas/manifest.schema.json`. */
export interface Manifest {
  readonly schema: 'ministudio/manifest@1';
  readonly tool: { readonly name: string; readonly version: string };
  readonly ffmpeg: string;
  readonly specDigest: string;
  readonly film: FilmFacts & {
    readonly file: string;
    readonly sha256: string;
    readonly audio?: { readonly kind: 'silence' };
  };
  readonly shots: readonly ManifestShot[];
  readonly totals: CallSheet['totals'];
}

export type ManifestShot = Omit<PlannedShot, 'cost' | 'take'> & {
  readonly take: number;
  /** Of the take, which is another than the shot's own where the shot is stale. */
  readonly takeFingerprint: string;
  readonly file: string;
  readonly sha256: string;
  readonly seed?: number;
  readonly prompt: string;
  readonly world: WorldState;
  readonly firstFrame?: string;
  readonly lastFrame: string;
  readonly cost: TakeRecord['cost'];
  readonly notes: TakeRecord['notes'];
  /** Measured continuity; none is measured yet. */
  readonly metrics: Readonly<Record<string, number>>;
};

export function buildManifest(input: {
  readonly film: Film;
  readonly sheet: CallSheet;
  readonly compiled: readonly CompiledShot[];
  readonly takes: ReadonlyMap<ShotId, TakeRecord>;
  /** Paths from the output folder. */
  readonly shotFiles: ReadonlyMap<ShotId, { readonly file: string; readonly lastFrame: string }>;
  readonly filmFile: { readonly file: string; readonly sha256: string };
  readonly tool: Manifest['tool'];
  readonly ffmpeg: string;
  readonly specDigest: string;
}): Manifest {
  const { sheet, compiled, takes, shotFiles } = input;
  return {
    schema: 'ministudio/manifest@1',
    tool: input.tool,
    ffmpeg: input.ffmpeg,
    specDigest: input.specDigest,
    film: { ...sheet.film, ...input.filmFile, audio: { kind: 'silence' } },
    shots: sheet.shots.map((planned, index) => {
      const shot = compiled[index]!;
      const take = takes.get(shot.id)!;
      const { cost: _estimated, take: _circled, ...plan } = planned;
      return {
        ...plan,
        // Who made it, which may be another than was planned.
        provider: take.provider,
        model: take.model,
        take: take.take,
        takeFingerprint: take.fingerprint,
        ...shotFiles.get(shot.id)!,
        sha256: take.file,
        ...(take.seed !== undefined && { seed: take.seed }),
        prompt: take.prompt ?? shot.segments.map(({ request }) => request.prompt).join('\n\n'),
        world: shot.world,
        ...(take.firstFrame !== undefined && { firstFrame: take.firstFrame }),
        cost: take.cost,
        notes: take.notes,
        metrics: {},
      };
    }),
    totals: sheet.totals,
  };
}
