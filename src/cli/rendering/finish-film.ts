import { copyFile, link, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { redacted } from '../../diagnostics/redacted.ts';
import type { Emit } from '../../film/studio-event.ts';
import { toSeconds } from '../../film/time.ts';
import type { ShootResult } from '../../shoot/shoot-film.ts';
import { buildManifest, type FilmSound, type Manifest } from '../../report/manifest.ts';
import type { Loudness } from '../../sound/loudness/measure-loudness.ts';
import { syncFile, syncName, writeFileAtomically } from '../../store/disk/durable-files.ts';
import { makeFolder } from '../../store/disk/make-folder.ts';
import type { WorkingFolder } from '../folder/working-folder.ts';
import type { ContentStore } from '../../store/takes/vault.ts';
import { soundFiles } from '../reading/asset-digests.ts';
import type { CutFilm, CutSound } from './cut-film.ts';
import { filmMadeBefore } from './film-made-before.ts';
import { type OutputFiles, outputFilesOf } from './output-files.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import type { RenderSettings } from './render-film.ts';
import { filmSubtitles, SUBTITLED_FILM } from '../subtitles/film-subtitles.ts';
import { subtitledToMake, tellSubtitles } from '../subtitles/tell-subtitles.ts';
import { lineKey } from '../../plan/plan-lines.ts';
import { version } from '../version.ts';
import { recordsOf } from '../voices/voice-lengths.ts';

export interface FinishedFilm {
  readonly file: string;
  readonly manifest: Manifest;
}

/**
 * Writes the output folder: the film, its shots, frames and keyframes, subtitles, the manifest. Where
 * all of that lies there already, nothing is written.
 *
 * @throws StudioError `folder/locked` where another has worked on the film since it was shot.
 */
export async function finishFilm(
  prepared: PreparedFilm,
  { takes, keyframes }: Pick<ShootResult, 'takes' | 'keyframes'>,
  { store, requireHeld }: Pick<WorkingFolder, 'store' | 'requireHeld'>,
  costs: Manifest['costs'],
  { place, specDigest, ffmpeg, emit, signal, providers }: RenderSettings,
): Promise<FinishedFilm> {
  const { film, timeline, compiled } = prepared;
  const { out } = place;
  const { redact } = providers.redactor;
  const file = join(out, 'film.mp4');
  const facts = {
    file,
    frames: timeline.frames,
    seconds: toSeconds(timeline.frames, film.format.rate),
  };
  const files = outputFilesOf(compiled, takes, keyframes);
  const spoken = recordsOf(prepared.lines, prepared.library.voices, prepared.voiceOf);
  const { tracks, texts, burnt } = filmSubtitles(film, timeline, {
    wordsOf: (shot, line) => spoken.get(lineKey({ shot, line }))?.words,
    redact,
  });
  const manifestOf = (made: CutFilm): Manifest =>
    redacted(
      buildManifest({
        film,
        sheet: prepared.sheet,
        compiled,
        takes,
        keyframes,
        shotFiles: files.shots,
        keyframeFiles: files.keyframes,
        audio: soundOf(prepared, made.sound),
        spokenOf: (line) => spoken.get(lineKey(line)),
        subtitles: tracks,
        filmFile: {
          file: 'film.mp4',
          sha256: made.sha256,
          ...(made.subtitled && { subtitled: made.subtitled }),
        },
        tool: { name: 'ministudio', version },
        ffmpeg: made.ffmpeg,
        specDigest,
        costs,
      }),
      redact,
    );
  await removeLeftovers(out);
  const kept = keptFiles(files, { takes, keyframes }, store);

  const before = await filmMadeBefore({
    out,
    manifest: manifestOf({
      sha256: '',
      ffmpeg: '',
      sound: { notes: [] },
      ...(burnt && { subtitled: subtitledToMake(burnt) }),
    }),
    kept,
    texts,
  });
  if (before !== undefined) {
    emit({ kind: 'film-kept', ...facts });
    return { file, manifest: before };
  }

  emit({ kind: 'stitch-started', shots: compiled.length, frames: timeline.frames });
  const { cutFilm } = await import('./cut-film.ts');
  const comment = `made with ministudio ${version}, ${specDigest}`;
  const outside = { store, ffmpeg, place, comment, redact, emit, signal, requireHeld };
  const made = await cutFilm(prepared, takes, { ...outside, ...(burnt && { burnt }) });
  tellSound(made.sound, emit);
  tellSubtitles(tracks, made.subtitled, emit);
  // Cutting takes its time: who was asleep over it is not to lay an old film over the one that another has made.
  await requireHeld();
  await removeLastRender(out, made.subtitled !== undefined);
  for (const [name, source] of kept) {
    await makeFolder(dirname(join(out, name)));
    await linkOrCopy(source, join(out, name));
  }
  // The manifest, which comes last, says that all of it is there.
  for (const name of new Map([...kept.keys()].map((each) => [dirname(each), each])).values()) {
    await syncName(join(out, name));
  }
  for (const [name, text] of texts) await writeFileAtomically(join(out, name), text);
  const manifest = manifestOf(made);
  await requireHeld();
  await writeFileAtomically(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const { reportPage } = await import('../../report/html/report-page.ts');
  await writeFileAtomically(join(out, 'report.html'), reportPage(manifest));
  // Or it is not known whose film lies there now.
  await requireHeld();
  emit({ kind: 'film-written', ...facts });
  return { file, manifest };
}

/** What is known of the film's sound before it is mixed, and what is after. */
function soundOf({ film, assets }: PreparedFilm, { loudness, notes }: CutSound): FilmSound {
  const files = [...soundFiles(film)].map((path) => [path, assets.get(path)!] as const);
  return {
    kind: loudness === undefined ? 'silence' : 'mixed',
    files: Object.fromEntries(files),
    ...(loudness && { targetLoudness: film.format.loudness, ...measured(loudness) }),
    notes,
  };
}

function tellSound({ loudness, notes }: CutSound, emit: Emit): void {
  for (const text of notes) emit({ kind: 'sound-noted', text });
  if (loudness !== undefined) emit({ kind: 'sound-mixed', ...measured(loudness) });
}

/** JSON has no infinity, which is what silence has. */
function measured({ integrated, truePeak }: Loudness) {
  const known = (value: number): number | null =>
    Number.isFinite(value) ? Math.round(value * 100) / 100 : null;
  return { loudness: known(integrated), truePeak: known(truePeak) };
}

/** What lies beside the film, by its path from the output folder, and where its bytes are kept. */
function keptFiles(
  files: OutputFiles,
  { takes, keyframes }: Pick<ShootResult, 'takes' | 'keyframes'>,
  store: ContentStore,
): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  for (const [shot, { file, lastFrame }] of files.shots) {
    const take = takes.get(shot)!;
    kept.set(file, store.pathOf(take.file, 'clip'));
    kept.set(lastFrame, store.pathOf(take.lastFrame, 'image'));
  }
  for (const [shot, file] of files.keyframes) {
    kept.set(file, store.pathOf(keyframes.get(shot)!.picture, 'image'));
  }
  return kept;
}

/** @param isSubtitled whether the second film has been made anew already. */
async function removeLastRender(out: string, isSubtitled: boolean): Promise<void> {
  for (const file of await filesOfLastRender(out)) {
    if (!(isSubtitled && file === SUBTITLED_FILM)) await rm(join(out, file), { force: true });
  }
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
      Partial<Pick<Manifest, 'film' | 'keyframes' | 'subtitles'>>;
    const { shots, keyframes = [], subtitles = [], film } = manifest;
    return [
      ...shots.flatMap(({ file, lastFrame }) => [file, lastFrame]),
      ...keyframes.map(({ file }) => file),
      ...subtitles.flatMap(({ srt, vtt }) => [srt, vtt]),
      ...(film?.subtitled === undefined ? [] : [film.subtitled.file]),
    ].filter((file) =>
      /^(?:(?:shots|frames|keyframes)\/[^/]+|film(?:\.[A-Za-z0-9-]+)?\.(?:srt|vtt)|film\.subtitled\.mp4)$/.test(
        file,
      ),
    );
  } catch {
    return []; // No manifest, or not one of ours: nothing here is known to be ours.
  }
}

/** A hard link costs nothing; a copy where the folder is on another disk. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  // What is kept may be a link to a file elsewhere, which would lead nowhere from here.
  const file = await realpath(from);
  await link(file, to).catch(async () => {
    await copyFile(file, to);
    await syncFile(to);
  });
}

/** Films that a killed run had not finished; nobody else writes here while the film is locked. */
async function removeLeftovers(out: string): Promise<void> {
  for (const name of await readdir(out)) {
    if (/^\.film(?:\.subtitled)?\.mp4\..+\.partial$/.test(name))
      await rm(join(out, name), { force: true });
  }
}
