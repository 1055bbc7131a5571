import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { CompiledShot } from '../../compile/compiled-shot.ts';
import { spokenLines } from '../../compile/timeline/speech.ts';
import type { CompiledLine } from '../../compile/voices/compile-lines.ts';
import { type Film, shotsOf } from '../../film/film.ts';
import type { ShotId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';
import { type FrameRate, nearestFrames, toSeconds } from '../../film/time.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { inParallel } from '../../media/ffmpeg/in-parallel.ts';
import { probeClip } from '../../media/probe/probe-clip.ts';
import { decodeSound } from '../../media/sound/decode-sound.ts';
import { lineKey } from '../../plan/plan-lines.ts';
import type { ClipUse, TakeRecord } from '../../plan/take-record.ts';
import type { VoiceRecord } from '../../plan/voice-record.ts';
import type { ClipSound, GivenSound, GivenSounds } from '../../sound/lay/given-sounds.ts';
import { type ContentStore, digestOfFile } from '../../store/takes/vault.ts';
import { soundFiles } from '../reading/asset-digests.ts';
import { decodeClip, type DecodedClip } from './decode-clip.ts';
import { gatherVoices } from './gather-voices.ts';
import { heardOtherwise } from './heard-otherwise.ts';
import type { KeptFacts } from './kept-facts.ts';
import { DECODED_AT_ONCE, soundDecoder } from './sound-decoder.ts';
import { leaveWordsOut, type OpenDetector } from './words-left-out.ts';

/** Every sound of a film, decoded. */
export interface GatheredSounds {
  readonly sounds: GivenSounds;
  /** The raw samples of each, once the rest is decoded. Sources of the same name have the same bytes. */
  readonly pathOf: (source: string) => string;
  /** Decodes what is known only by what was kept of it. */
  readonly decodeRest: () => Promise<void>;
  /** What can't be heard, a sentence each. */
  readonly notes: readonly string[];
}

export interface GatherRequest {
  readonly film: Film;
  readonly compiled: readonly CompiledShot[];
  readonly takes: ReadonlyMap<ShotId, TakeRecord>;
  /** The shots whose takes are of the film as it was. */
  readonly stale: ReadonlySet<ShotId>;
  /** The lines that voices speak, and what was spoken of them, by the key of the line. */
  readonly lines: readonly CompiledLine[];
  readonly spoken: ReadonlyMap<string, VoiceRecord>;
  /** Of the film. */
  readonly folder: string;
  readonly store: Pick<ContentStore, 'pathOf'>;
  readonly ffmpeg: Ffmpeg;
  /** Where the samples are written. */
  readonly scratch: string;
  /** What was found out about sounds before; absent: all are decoded. */
  readonly kept?: KeptFacts;
  readonly signal: AbortSignal;
  /** Tells speech from other sounds; the one that is installed where it is absent. */
  readonly openDetector?: OpenDetector;
}

/** Decodes voices, the author's sounds, and those that models have made together with their pictures. */
export async function gatherSounds(request: GatherRequest): Promise<GatheredSounds> {
  const { film, folder, ffmpeg, scratch, signal } = request;
  const decoder = soundDecoder(request);
  const files = await inParallel([...soundFiles(film)], DECODED_AT_ONCE, async (file, index) => {
    // The author may save another one meanwhile.
    const copy = join(scratch, `own-${index}${extname(file)}`);
    await copyFile(join(folder, file), copy, constants.COPYFILE_FICLONE);
    const source = `file:${await digestOfFile(copy)}`;
    const samples = await decoder.describe(source, async (out) => {
      return (await decodeSound(ffmpeg, { source: copy, out, zero: 'sound', signal })).samples;
    });
    return [file, { source, samples }] as const;
  });
  const known = new Map<string, GivenSound>(files);
  const decode = async (digest: string): Promise<DecodedClip | undefined> => {
    const path = request.store.pathOf(digest, 'clip');
    return decoder.describe(`clip:${digest}`, async (out) =>
      decodeClip(ffmpeg, { path, out, signal }),
    );
  };
  const heard = shotsOf(film).filter(({ sound }) => sound.native !== 'mute');
  const clips = await inParallel(heard, DECODED_AT_ONCE, async (shot) => {
    const used = await clipsOf(shot, request);
    if (typeof used === 'string') return used;
    const decoded = await inParallel(used, 1, async ({ digest }) => decode(digest));
    // A segment without sound counts as one only beside others that have some: it ends them.
    if (decoded.every((clip) => clip === undefined)) return [];
    return used.map((use, index) => soundOf(use, decoded[index]));
  });
  const notes = heard.flatMap((shot, index): readonly string[] => {
    const own = clips[index]!;
    if (typeof own === 'string') return [own];
    return own.some(({ samples }) => samples > 0) ? [] : unheardLines(shot, request);
  });
  const sounding = new Set(
    clips.flatMap((own) =>
      typeof own === 'string' ? [] : own.flatMap(({ shot, samples }) => (samples > 0 ? shot : [])),
    ),
  );
  const isWordless = wordlessOf(film);
  const { inClips, notes: otherwise } = heardOtherwise({
    ...request,
    isHeard: (shot) => sounding.has(shot) && !isWordless.has(shot),
  });
  const { voices, notes: unheard } = await gatherVoices({
    ...request,
    lines: request.lines.filter((line) => !inClips.has(lineKey(line))),
    spoken: new Map([...request.spoken].filter(([key]) => !inClips.has(key))),
    decoder,
  });
  const all = clips.flatMap((own) => (typeof own === 'string' ? [] : own));
  const left = await leaveWordsOut(
    all.filter(({ shot }) => isWordless.has(shot)),
    async (source) => decoder.decoded(source),
    request.openDetector,
  );
  return {
    sounds: {
      voiceOf: (shot, line) => voices.get(lineKey({ shot, line })),
      fileOf: (file) => known.get(file),
      // Those of one shot stay in order, which is all that counts.
      clips: [...all.filter(({ shot }) => !isWordless.has(shot)), ...left.clips],
    },
    pathOf: (source) => decoder.pathOf(source),
    decodeRest: async () => decoder.decodeRest(),
    notes: [...notes, ...otherwise, ...left.notes, ...unheard],
  };
}

function wordlessOf(film: Film): ReadonlySet<ShotId> {
  const wordless = shotsOf(film).filter(({ sound }) => sound.native === 'wordless');
  return new Set(wordless.map(({ id }) => id));
}

/** Lines that no voice speaks, but whoever made the pictures, where that has made no sound. */
function unheardLines(shot: Shot, { film, lines }: GatherRequest): readonly string[] {
  const voiced = new Set(lines.map(lineKey));
  return [...spokenLines(shot, film).keys()]
    .filter((line) => !voiced.has(lineKey({ shot: shot.id, line })))
    .map((line) => {
      return `nothing is heard of line ${line + 1} of shot ${shot.id}: its clip has no sound`;
    });
}

interface UsedClip extends ClipUse {
  readonly shot: ShotId;
  readonly digest: string;
}

/** The clips of a shot's take with how they are used, or why that is not known. */
async function clipsOf(
  { id }: Shot,
  { film, takes, compiled, store }: GatherRequest,
): Promise<readonly UsedClip[] | string> {
  const take = takes.get(id)!;
  const segments = compiled.find((shot) => shot.id === id)!.segments;
  const uses = take.uses ?? (segments.length === take.clips.length ? segments : undefined);
  if (uses === undefined) {
    return `what is heard in the clips of shot ${id} is left out: take ${take.take} is of an older version, which did not keep how they are used`;
  }
  const { rate } = film.format;
  // A take that is stale counts its frames at the rate that the film had, as its pictures do.
  const isCounted = take.uses !== undefined && uses.length > 1;
  const made = isCounted ? await rateOf(store.pathOf(take.file, 'clip')) : null;
  return take.clips.map((digest, index) => {
    const { startFrame, dropFrames } = uses[index]!;
    const atFrame = made === null ? startFrame : nearestFrames(toSeconds(startFrame, made), rate);
    return { shot: id, digest, dropFrames, startFrame: atFrame };
  });
}

/** A take that is not there is told by whoever shows it. */
async function rateOf(path: string): Promise<FrameRate | null> {
  return await probeClip(path).then(
    ({ rate }) => rate,
    () => null,
  );
}

function soundOf(
  { shot, digest, startFrame, dropFrames }: UsedClip,
  clip: DecodedClip | undefined,
): ClipSound {
  const from = clip?.pictures[dropFrames] ?? 0;
  return {
    shot,
    source: `clip:${digest}`,
    samples: clip?.samples ?? 0,
    atFrame: startFrame,
    from,
  };
}
