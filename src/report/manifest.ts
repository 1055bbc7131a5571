import type { CompiledShot } from '../compile/compiled-shot.ts';
import type { Film } from '../film/film.ts';
import type { ShotId } from '../film/ids.ts';
import { SAMPLE_RATE } from '../film/time.ts';
import type {
  CallSheet,
  FilmFacts,
  PlannedKeyframe,
  PlannedLine,
  PlannedShot,
} from '../plan/call-sheet.ts';
import type { Costs } from '../plan/costs.ts';
import type { KeyframeRecord } from '../plan/keyframe-record.ts';
import type { TakeRecord } from '../plan/take-record.ts';
import type { VoiceRecord } from '../plan/voice-record.ts';
import type { WorldState } from '../world/fold/world-state.ts';

/** What a render made and of what: `manifest.json`, after `schemas/manifest.schema.json`. */
export interface Manifest {
  readonly schema: 'ministudio/manifest@1';
  readonly tool: { readonly name: string; readonly version: string };
  readonly ffmpeg: string;
  readonly specDigest: string;
  readonly film: FilmFacts & {
    readonly file: string;
    readonly sha256: string;
    readonly audio: FilmSound;
    /** The film again, with subtitles in its pictures. */
    readonly subtitled?: SubtitledFilm;
  };
  readonly subtitles: readonly ManifestSubtitles[];
  readonly shots: readonly ManifestShot[];
  /** The stills that shots share. */
  readonly keyframes: readonly ManifestKeyframe[];
  /** The lines that voices speak. */
  readonly lines: readonly ManifestLine[];
  readonly totals: Pick<CallSheet['totals'], 'usd' | 'secondsPaid' | 'secondsUsed'>;
  /** What was charged and may be: for the jobs that this run has claimed, and for all of the film. */
  readonly costs: { readonly run: Costs; readonly film: Costs };
}

/** A line, with what was spoken of it; nothing of that where nobody says it. */
export type ManifestLine = Pick<
  PlannedLine,
  'shot' | 'scene' | 'line' | 'character' | 'text' | 'provider' | 'model' | 'voice' | 'adjustments'
> &
  Partial<Pick<VoiceRecord, 'cost' | 'notes'>> & {
    /** Of the provider's own bytes. */
    readonly sha256?: string;
    readonly seconds?: number;
  };
export interface SubtitledFilm {
  readonly language: string;
  readonly file: string;
  readonly sha256: string;
  /** Of letters that the shipped font lacks, and of those that no font has. */
  readonly notes: readonly string[];
}

/** What is to be read beside the film, in one language. */
export interface ManifestSubtitles {
  readonly language: string;
  /** Paths from the output folder. */
  readonly srt: string;
  readonly vtt: string;
  /** In what they are not as they should be. */
  readonly notes: readonly string[];
}

/** The sound of a film. */
export interface FilmSound {
  readonly kind: 'silence' | 'mixed';
  /** Digests of the author's sounds, by their paths in the film. */
  readonly files: Readonly<Record<string, string>>;
  /** LUFS, as it is asked for and as the file has it; null where it has none. */
  readonly targetLoudness?: number;
  readonly loudness?: number | null;
  /** dBTP, of the file. */
  readonly truePeak?: number | null;
  /** In what it differs from what is asked for. */
  readonly notes: readonly string[];
}

/** What a plan says of what is going to be done, and not of what was made. */
type ForPlansOnly = 'cost' | 'costAnew' | 'take' | 'changes' | 'route' | 'estimatedSeconds';

export type ManifestShot = Omit<PlannedShot, ForPlansOnly> & {
  readonly take: number;
  /** Of the take, which is another than the shot's own where the shot is stale. */
  readonly takeFingerprint: string;
  readonly file: string;
  readonly sha256: string;
  readonly seed?: number;
  /** What the director asked for beyond the film, of this take alone. */
  readonly note?: string;
  readonly prompt: string;
  readonly world: WorldState;
  readonly firstFrame?: string;
  /** The keyframe that the take was to end in. */
  readonly endFrame?: string;
  readonly lastFrame: string;
  readonly cost: TakeRecord['cost'];
  readonly notes: TakeRecord['notes'];
  /** Measured continuity; none is measured yet. */
  readonly metrics: Readonly<Record<string, number>>;
};

export type ManifestKeyframe = Pick<
  PlannedKeyframe,
  'ends' | 'starts' | 'scene' | 'provider' | 'model' | 'adjustments'
> &
  Pick<KeyframeRecord, 'number' | 'fingerprint' | 'prompt' | 'cost' | 'notes'> & {
    readonly file: string;
    readonly sha256: string;
  };

export function buildManifest(input: {
  readonly film: Film;
  readonly sheet: CallSheet;
  readonly compiled: readonly CompiledShot[];
  readonly takes: ReadonlyMap<ShotId, TakeRecord>;
  /** By the shot that ends in each. */
  readonly keyframes: ReadonlyMap<ShotId, KeyframeRecord>;
  /** Paths from the output folder. */
  readonly shotFiles: ReadonlyMap<ShotId, { readonly file: string; readonly lastFrame: string }>;
  readonly keyframeFiles: ReadonlyMap<ShotId, string>;
  readonly audio: FilmSound;
  readonly spokenOf: (line: PlannedLine) => VoiceRecord | undefined;
  readonly subtitles: readonly ManifestSubtitles[];
  readonly filmFile: Pick<Manifest['film'], 'file' | 'sha256' | 'subtitled'>;
  readonly tool: Manifest['tool'];
  readonly ffmpeg: string;
  readonly specDigest: string;
  readonly costs: Manifest['costs'];
}): Manifest {
  const { sheet, compiled, takes, shotFiles } = input;
  const { usd, secondsPaid, secondsUsed } = sheet.totals;
  return {
    schema: 'ministudio/manifest@1',
    tool: input.tool,
    ffmpeg: input.ffmpeg,
    specDigest: input.specDigest,
    film: { ...sheet.film, ...input.filmFile, audio: input.audio },
    subtitles: input.subtitles,
    shots: sheet.shots.map((planned, index) => {
      const shot = compiled[index]!;
      const take = takes.get(shot.id)!;
      const {
        cost: _estimated,
        costAnew: _anew,
        take: _circled,
        changes: _changes,
        route: _route,
        ...plan
      } = planned;
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
        ...(take.note !== undefined && { note: take.note }),
        prompt: take.prompt ?? shot.segments.map(({ request }) => request.prompt).join('\n\n'),
        world: shot.world,
        ...(take.firstFrame !== undefined && { firstFrame: take.firstFrame }),
        ...(take.endFrame !== undefined && { endFrame: take.endFrame }),
        cost: take.cost,
        notes: take.notes,
        metrics: {},
      };
    }),
    keyframes: sheet.keyframes.flatMap((planned) => keyframeOf(planned, input)),
    lines: sheet.lines.map((planned) => lineOf(planned, input.spokenOf(planned))),
    totals: { usd, secondsPaid, secondsUsed },
    costs: input.costs,
  };
}

function keyframeOf(
  { ends, starts, scene, adjustments }: PlannedKeyframe,
  {
    keyframes,
    keyframeFiles,
  }: Pick<Parameters<typeof buildManifest>[0], 'keyframes' | 'keyframeFiles'>,
): readonly ManifestKeyframe[] {
  const record = keyframes.get(ends);
  const file = keyframeFiles.get(ends);
  // One that nothing of this run needed, and that is not kept any more.
  if (record === undefined || file === undefined) return [];
  const { number, fingerprint, provider, model, prompt, picture, cost, notes } = record;
  const made = { number, fingerprint, provider, model, prompt, cost, notes };
  return [{ ends, starts, scene, ...made, file, sha256: picture, adjustments }];
}

function lineOf(planned: PlannedLine, record: VoiceRecord | undefined): ManifestLine {
  const { shot, scene, line, character, text, provider, model, voice, adjustments } = planned;
  return {
    shot,
    scene,
    line,
    ...(character !== undefined && { character }),
    text,
    ...(provider !== undefined && { provider }),
    ...(model !== undefined && { model }),
    ...(voice !== undefined && { voice }),
    adjustments,
    ...(record && {
      sha256: record.sound,
      seconds: record.samples / SAMPLE_RATE,
      cost: record.cost,
      notes: record.notes,
    }),
  };
}
