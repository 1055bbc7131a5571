import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from '@jest/globals';
import { frameRate } from '../../src/film/time.ts';
import { conformArguments } from '../../src/media/conform/conform-clip.ts';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { houseConfig } from '../../src/media/ffmpeg/house-config.ts';
import { whatFfmpegLacks } from '../../src/media/ffmpeg/what-ffmpeg-lacks.ts';
import { encodeFramesArguments } from '../../src/media/pictures/encode-frames.ts';
import { stillArguments } from '../../src/media/pictures/last-frame.ts';
import type { ClipFacts } from '../../src/media/probe/clip.ts';
import { colorEncodingOf } from '../../src/media/probe/color.ts';
import { countFramesArguments } from '../../src/media/probe/count-frames.ts';
import { countInterlacedArguments } from '../../src/media/probe/interlacing.ts';
import { pictureLumas } from '../../src/media/probe/picture-lumas.ts';
import { probeSound } from '../../src/media/probe/probe-sound.ts';
import { decodeArguments } from '../../src/media/sound/decode-sound.ts';
import { encodeArguments } from '../../src/media/sound/encode-sound.ts';
import { burnArguments } from '../../src/media/stitch/burn-subtitles.ts';
import { copyTail } from '../../src/media/stitch/copy-tail.ts';
import { drawSubtitles } from '../../src/media/stitch/draw-subtitles.ts';
import { joinArguments } from '../../src/media/stitch/join-arguments.ts';
import { bridgeArguments, type Ramp } from '../../src/media/stitch/transition-bridge.ts';
import { waveOf } from '../fakes/wave.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

type CommandLine = readonly string[];

const rate = frameRate(24);
const film = { width: 1280, height: 720, rate };
const clip: ClipFacts = {
  codec: 'h264',
  ...film,
  frames: 120,
  seconds: 5,
  codecConfig: 'c',
  color: 'bt709/tv/yuv420p',
  primaries: 'bt709',
  transfer: 'bt709',
  hasAudio: false,
  mayHaveFields: false,
};
/** One of each size that is fitted otherwise, each rate, and each kind of colours. */
const CLIPS: readonly ClipFacts[] = [
  { width: 1280, height: 720 },
  { width: 640, height: 360 },
  { width: 1344, height: 768 },
  { width: 720, height: 720 },
].flatMap((size) =>
  [rate, frameRate(30), null].flatMap((own) =>
    [
      { color: 'bt709/tv/yuv420p' },
      { color: 'smpte170m/pc/yuv420p' },
      { color: 'unknown/unknown/rgb24' },
      { color: 'bt2020-ncl/tv/yuv420p10', primaries: 'bt2020', transfer: 'pq' },
    ].map((colors) => ({ ...clip, ...size, rate: own, ...colors })),
  ),
);

function conformed(): readonly CommandLine[] {
  return CLIPS.flatMap((facts) =>
    [true, false].flatMap((interlaced) =>
      [0, 1].flatMap((dropFrames) =>
        [100, 130].flatMap((frames) =>
          [undefined, '/a.cube'].map((lut) => {
            const request = { source: '/a.mp4', out: '/b.mp4', facts, interlaced, dropFrames };
            return conformArguments({ ...request, ...film, frames }, lut);
          }),
        ),
      ),
    ),
  );
}

function bridged(): readonly CommandLine[] {
  const ramps: readonly Ramp[] = ['dissolve', 'wipe', 'fade-in', 'fade-out', 'all'];
  const stretch = { path: '/a.mp4', facts: clip, from: 3, to: 24 };
  return ramps.flatMap((ramp) =>
    (['black', stretch] as const).map((under) =>
      bridgeArguments({ under, over: stretch, ramp, frames: 9 }, film, '/b.mp4'),
    ),
  );
}

/** What each part of the program that runs ffmpeg for films gives it, as it is built, or as it is run. */
const GIVEN: Readonly<
  Record<string, (asked: Asking) => readonly CommandLine[] | Promise<readonly CommandLine[]>>
> = {
  'conform/conform-clip.ts': conformed,
  'ffmpeg/house-config.ts': ({ run }) => run((ffmpeg) => houseConfig(ffmpeg, film)),
  'pictures/encode-frames.ts': () =>
    (['rgba', 'yuv420p'] as const).map((layout) =>
      encodeFramesArguments({ path: '/a.mp4', ...film, layout }),
    ),
  'pictures/last-frame.ts': () =>
    [{ from: 1 }, { index: 2 }].flatMap((take) =>
      CLIPS.map((each) => {
        const color = colorEncodingOf(each);
        return stillArguments({ clip: '/a.mp4', out: '/a.png', color, take });
      }),
    ),
  'probe/count-frames.ts': () => [countFramesArguments('/a.mp4')],
  'probe/interlacing.ts': () => [
    countInterlacedArguments({ clip: '/a.mp4', facts: clip, seconds: 6 }),
  ],
  'probe/picture-lumas.ts': ({ run }) => run((ffmpeg) => pictureLumas(ffmpeg, '/a.mp4')),
  'probe/probe-sound.ts': ({ run, folder }) =>
    run(async (ffmpeg) => {
      const path = join(folder, 'a.wav');
      await writeFile(path, waveOf({ seconds: 1, rate: 8000, sound: () => 0 }));
      await probeSound(ffmpeg, path);
    }),
  'sound/decode-sound.ts': () =>
    (['sound', 'file'] as const).map((zero) =>
      decodeArguments({ source: '/a.mp4', out: '/a.f32', zero }),
    ),
  'sound/encode-sound.ts': () => [encodeArguments('/a.f32', '/a.mp4')],
  'stitch/burn-subtitles.ts': () =>
    [true, false].map((isColored) => {
      const files = { source: '/a.mp4', file: '/a.ass', folder: '/fonts', out: '/b.mp4' };
      return burnArguments({ ...files, format: film, isColored });
    }),
  'stitch/copy-tail.ts': ({ run, folder }) =>
    run((ffmpeg) => {
      const [source, out] = [join(folder, 'a.mp4'), join(folder, 'b.mp4')];
      return copyTail(ffmpeg, { source, out, rate, from: 3, frames: 5 });
    }),
  'stitch/draw-subtitles.ts': ({ run, folder }) =>
    run((ffmpeg) => {
      const part = { left: 0, top: 0, width: 8, height: 8 };
      const { signal } = new AbortController();
      const drawn = { format: film, part, frames: 2, ass: '', fonts: [], scratch: folder, signal };
      return drawSubtitles(ffmpeg, drawn);
    }),
  'stitch/encode-stretch.ts': bridged,
  'stitch/stitch.ts': () =>
    ['/a.mp4', null].map((sound) =>
      joinArguments({
        list: '/a.ffconcat',
        sound,
        out: '/b.mp4',
        rate,
        metadata: { title: 't', comment: 'c' },
      }),
    ),
};

/** Of an ffmpeg it is asked what it is, and not what films are made with. */
const ASKS = ['ffmpeg/ffmpeg-version.ts', 'ffmpeg/run-ffmpeg.ts', 'ffmpeg/what-ffmpeg-lacks.ts'];

interface Asking {
  readonly folder: string;
  /** What an ffmpeg is given that says nothing and makes nothing. */
  readonly run: (act: (ffmpeg: Ffmpeg) => Promise<unknown>) => Promise<readonly CommandLine[]>;
}

async function mute(folder: string): Promise<Asking & { readonly ffmpeg: Ffmpeg }> {
  const [path, log] = [join(folder, 'ffmpeg'), join(folder, 'given')];
  await writeFile(path, `#!/bin/sh\nprintf '%s\\0' "$@" >> '${log}'\n`);
  await chmod(path, 0o755);
  const ffmpeg: Ffmpeg = { path, origin: 'PATH', environment: {}, passedOver: [] };
  return {
    folder,
    ffmpeg,
    async run(act) {
      await rm(log, { force: true });
      // It has made nothing, over which whoever needs it fails.
      await act(ffmpeg).catch(() => {});
      return [(await readFile(log, 'utf8')).split('\0').slice(0, -1)];
    },
  };
}

/** The names of the filters of a chain or a graph of them. */
function filtersIn(graph: string): readonly string[] {
  const parts = graph.match(/(?:\\.|'[^']*'|[^,;\\'])+/gs) ?? [];
  return parts.map((part) => /^(?:\[[^\]]*\])*([a-z0-9_]+)/.exec(part.trim())![1]!);
}

function usedBy(line: CommandLine): readonly string[] {
  return line.flatMap((option, index) => {
    const value = line[index + 1] ?? '';
    const isSource = option === '-i' && line.slice(0, index).includes('lavfi');
    if (/^-(?:vf|af|filter_complex)$/.test(option) || isSource)
      return filtersIn(value).map((name) => `filter ${name}`);
    return /^-c:[va]$/.test(option) && value !== 'copy' ? [`encoder ${value}`] : [];
  });
}

(process.platform === 'win32' ? test.skip : test)(
  'what is asked of an ffmpeg by doctor is all that films use of it, and no more',
  async () => {
    const { ffmpeg, ...asking } = await mute(await newFolder());
    const used = { films: new Set<string>(), 'burnt subtitles': new Set<string>() };
    for (const [file, given] of Object.entries(GIVEN)) {
      const names = (await given(asking)).flatMap(usedBy);
      const isOfSubtitles = file.endsWith('-subtitles.ts');
      for (const name of names) used[isOfSubtitles ? 'burnt subtitles' : 'films'].add(name);
    }
    const lacks = await whatFfmpegLacks(ffmpeg);
    const asked = (purpose: 'films' | 'burnt subtitles'): readonly string[] =>
      lacks.flatMap(({ what, isFor }) => (isFor === purpose ? [what] : [])).toSorted();
    expect(asked('films')).toEqual([...used.films].toSorted());
    // What films need anyhow is asked for once.
    const more = [...used['burnt subtitles']].filter((name) => !used.films.has(name));
    expect(asked('burnt subtitles')).toEqual(more.toSorted());
  },
);

test('whoever runs ffmpeg for films is among those whose command lines are looked at', async () => {
  const media = new URL('../../src/media', import.meta.url).pathname;
  const files = (await readdir(media, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const runners: string[] = [];
  for (const file of files) {
    const isOne = /\b(?:run|start)Ffmpeg\(/.test(await readFile(file, 'utf8'));
    if (isOne) runners.push(relative(media, file));
  }
  expect(runners.toSorted()).toEqual([...Object.keys(GIVEN), ...ASKS].toSorted());
});
