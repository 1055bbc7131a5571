import { copyFile, link, readFile, readdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { animatic } from '../adapters/animatic/entry.ts';
import { redacted } from '../diagnostics/redacted.ts';
import { toSeconds } from '../film/time.ts';
import type { ShotId } from '../film/ids.ts';
import { ffmpegVersion } from '../media/ffmpeg-version.ts';
import { probeClip } from '../media/probe-clip.ts';
import type { CutPiece } from '../media/cut.ts';
import { stitch } from '../media/stitch.ts';
import type { ShootResult } from '../shoot/shoot-film.ts';
import type { KeyframeRecord } from '../plan/keyframe-record.ts';
import type { TakeRecord } from '../plan/take-record.ts';
import { reportPage } from '../report/html/report-page.ts';
import { buildManifest, type Manifest } from '../report/manifest.ts';
import { formatSrt, subtitlesOf } from '../sound/subtitles.ts';
import { writeFileAtomically } from '../store/durable-files.ts';
import { makeFolder } from '../store/make-folder.ts';
import { type ContentStore, digestOfFile } from '../store/vault.ts';
import type { PreparedFilm } from './prepare-film.ts';
import type { RenderSettings } from './render-film.ts';
import { version } from './version.ts';

export interface FinishedFilm {
  readonly file: string;
  readonly manifest: Manifest;
}

/** Writes the output folder: the film, its shots, frames and keyframes, subtitles, the manifest. */
export async function finishFilm(
  prepared: PreparedFilm,
  { takes, keyframes }: Pick<ShootResult, 'takes' | 'keyframes'>,
  store: ContentStore,
  { place, specDigest, ffmpeg, emit, signal, providers }: RenderSettings,
): Promise<FinishedFilm> {
  const { film, timeline, compiled } = prepared;
  const { width, height, rate } = film.format;
  const { redact } = providers.redactor;
  emit({ kind: 'stitch-started', shots: compiled.length, frames: timeline.frames });

  const pieces: CutPiece[] = [];
  for (const shot of timeline.shots) {
    const take = takes.get(shot.id)!;
    const path = store.pathOf(take.file, 'clip');
    const facts = await probeClip(path);
    const effort = take.provider === animatic.name ? 'drawn' : 'photographed';
    pieces.push({ path, facts, effort, frames: shot.frames, transition: shot.transition });
  }
  const file = join(place.out, 'film.mp4');
  await removeLeftovers(place.out);
  const scratch = await store.scratch();
  try {
    await stitch(ffmpeg, {
      cut: { rate, width, height, pieces, ending: timeline.ending },
      out: file,
      scratch: scratch.path,
      metadata: {
        title: redact(film.title),
        comment: `made with ministudio ${version}, ${specDigest}`,
      },
      signal,
    });
  } finally {
    await scratch.remove();
  }

  await removeLastRender(place.out);
  const shotFiles = await writeShotFiles(prepared, takes, store, place.out);
  const keyframeFiles = await writeKeyframes(prepared, keyframes, store, place.out);
  const subtitles = subtitlesOf(timeline, (id) => film.characters[id]?.name ?? id);
  if (subtitles.length > 0) {
    await writeFileAtomically(join(place.out, 'film.srt'), redact(formatSrt(subtitles, rate)));
  }
  const built = buildManifest({
    film,
    sheet: prepared.sheet,
    compiled,
    takes,
    keyframes,
    shotFiles,
    keyframeFiles,
    filmFile: { file: 'film.mp4', sha256: await digestOfFile(file) },
    tool: { name: 'ministudio', version },
    ffmpeg: await ffmpegVersion(ffmpeg),
    specDigest,
  });
  const manifest = redacted(built, redact);
  await writeFileAtomically(
    join(place.out, 'manifest.json'),
    `${JSON.stringify(manifest, null, 2)}\n`,
  );
  await writeFileAtomically(join(place.out, 'report.html'), reportPage(manifest));
  const { frames } = timeline;
  emit({ kind: 'film-written', file, frames, seconds: toSeconds(frames, rate) });
  return { file, manifest };
}

/** Films that a killed run had not finished; nobody else writes here while the film is locked. */
async function removeLeftovers(out: string): Promise<void> {
  for (const name of await readdir(out)) {
    if (/^\.film\.mp4\..+\.partial$/.test(name)) await rm(join(out, name), { force: true });
  }
}

/** `shots/<scene>-<shot>-t<take>.mp4` and `frames/<scene>-<shot>-t<take>.png`. */
async function writeShotFiles(
  { compiled }: PreparedFilm,
  takes: ReadonlyMap<ShotId, TakeRecord>,
  store: ContentStore,
  out: string,
): Promise<ReadonlyMap<ShotId, { file: string; lastFrame: string }>> {
  const files = new Map<ShotId, { file: string; lastFrame: string }>();
  const names = new Set<string>();
  for (const shot of compiled) {
    const take = takes.get(shot.id)!;
    const name = freeName(names, `${fileName(shot.scene)}-${fileName(shot.id)}-t${take.take}`);
    files.set(shot.id, { file: `shots/${name}.mp4`, lastFrame: `frames/${name}.png` });
  }
  for (const folder of ['shots', 'frames']) await makeFolder(join(out, folder));
  for (const [shot, { file, lastFrame }] of files) {
    const take = takes.get(shot)!;
    await place(store.pathOf(take.file, 'clip'), join(out, file));
    await place(store.pathOf(take.lastFrame, 'image'), join(out, lastFrame));
  }
  return files;
}

/** `keyframes/<scene>-<shot>-k<number>.png`, by the shot that ends in it. */
async function writeKeyframes(
  { compiled }: PreparedFilm,
  keyframes: ReadonlyMap<ShotId, KeyframeRecord>,
  store: ContentStore,
  out: string,
): Promise<ReadonlyMap<ShotId, string>> {
  const files = new Map<ShotId, string>();
  const names = new Set<string>();
  for (const { id, scene } of compiled) {
    const record = keyframes.get(id);
    if (record === undefined) continue;
    const name = freeName(names, `${fileName(scene)}-${fileName(id)}-k${record.number}`);
    files.set(id, `keyframes/${name}.png`);
    await makeFolder(join(out, 'keyframes'));
    await place(store.pathOf(record.picture, 'image'), join(out, `keyframes/${name}.png`));
  }
  return files;
}

async function removeLastRender(out: string): Promise<void> {
  for (const file of await filesOfLastRender(out)) await rm(join(out, file), { force: true });
}

/**
 * What an earlier render wrote here, by its manifest. Only that may be removed: the folder may hold
 * files of the user's own.
 */
async function filesOfLastRender(out: string): Promise<readonly string[]> {
  try {
    const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as Pick<
      Manifest,
      'shots'
    > &
      Partial<Pick<Manifest, 'keyframes'>>;
    const { shots, keyframes = [] } = manifest;
    return [
      ...shots.flatMap(({ file, lastFrame }) => [file, lastFrame]),
      ...keyframes.map(({ file }) => file),
    ].filter((file) => /^(shots|frames|keyframes)\/[^/]+$/.test(file));
  } catch {
    return []; // No manifest, or not one of ours: nothing here is known to be ours.
  }
}

/** A hard link costs nothing; a copy where the folder is on another disk. */
async function place(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  // What is kept may be a link to a file elsewhere, which would lead nowhere from here.
  const file = await realpath(from);
  await link(file, to).catch(() => copyFile(file, to));
}

/**
 * A name that no other shot has, on any disk: `a-b` in `c` and `b` in `c-a` would share one, and
 * so would `12A` and `12a` where case makes no difference.
 */
function freeName(taken: Set<string>, wanted: string): string {
  let name = wanted;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${wanted}-${count}`;
  taken.add(name.toLowerCase());
  return name;
}

/** Ids are free text; file names are not. */
function fileName(id: string): string {
  return id.replaceAll(/[^\p{L}\p{N}_.-]/gu, '_').replace(/^\.+/, '_');
}
