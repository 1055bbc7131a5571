import { join } from 'node:path';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { ffmpegBuild } from '../../media/ffmpeg/ffmpeg-version.ts';
import { inParallel } from '../../media/ffmpeg/in-parallel.ts';
import { version } from '../version.ts';
import type { KeptFacts } from './kept-facts.ts';

/** Decoding keeps one core busy. */
export const DECODED_AT_ONCE = 2;

/**
 * Decodes sounds into a folder. What is known of a sound from before is told at once, and the sound
 * decoded only when samples are wanted: a film whose sound has not changed is cut without them.
 */
export interface SoundDecoder {
  /**
   * Each sound once, however often it is heard.
   *
   * @param source names the sound by the digest of its bytes, and how it is read.
   * @param decode writes its samples to a file, and tells what is to be known of it.
   */
  describe<T>(source: string, decode: (out: string) => Promise<T>): Promise<T>;
  /** Where the samples of a source are, or will be. */
  pathOf(source: string): string;
  /** @returns where they are, decoded now where the source was only described. */
  decoded(source: string): Promise<string>;
  /** Decodes whatever was only described. */
  decodeRest(): Promise<void>;
}

/** @param kept absent: everything is decoded. */
export function soundDecoder({
  ffmpeg,
  scratch,
  kept,
}: {
  readonly ffmpeg: Ffmpeg;
  readonly scratch: string;
  readonly kept?: KeptFacts;
}): SoundDecoder {
  const known = new Map<string, Promise<unknown>>();
  const paths = new Map<string, string>();
  const waiting = new Map<string, () => Promise<unknown>>();
  const describe = async (
    source: string,
    decode: (out: string) => Promise<unknown>,
  ): Promise<unknown> => {
    const out = join(scratch, `sound-${paths.size}.f32`);
    paths.set(source, out);
    const recipe = JSON.stringify(['decode', version, await ffmpegBuild(ffmpeg), source]);
    const before = await kept?.recall(recipe);
    if (before !== undefined) {
      waiting.set(source, async () => decode(out));
      return before.facts;
    }
    const facts = await decode(out);
    await kept?.remember(recipe, facts);
    return facts;
  };
  const decodeNow = async (source: string): Promise<void> => {
    const decode = waiting.get(source);
    waiting.delete(source);
    await decode?.();
  };
  return {
    async describe<T>(source: string, decode: (out: string) => Promise<T>) {
      const described = known.get(source) ?? describe(source, decode);
      known.set(source, described);
      return (await described) as T;
    },
    pathOf: (source) => paths.get(source)!,
    async decoded(source) {
      await decodeNow(source);
      return paths.get(source)!;
    },
    async decodeRest() {
      await inParallel([...waiting.keys()], DECODED_AT_ONCE, decodeNow);
    },
  };
}
