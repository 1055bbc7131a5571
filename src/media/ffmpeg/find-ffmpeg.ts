import { access, chmod, constants, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { errorCode } from '../../diagnostics/studio-error.ts';
import type { Ffmpeg, FfmpegOrigin } from './ffmpeg.ts';
import { mediaError } from '../media-error.ts';
import { toldByFfmpeg } from './ffmpeg-version.ts';

/** The part of the environment that is asked. */
export interface FfmpegEnvironment {
  get(name: string): string | undefined;
}

/** Binaries that packages bring along; a test may give others. */
export interface PackagedFfmpeg {
  /** The path that the package names, whether or not the file is there. */
  (name: 'ffmpeg-static' | '@ffmpeg-installer/ffmpeg'): Promise<string | undefined>;
}

const HINT =
  'Set MINISTUDIO_FFMPEG to the path of an ffmpeg with libx264, or install the package ffmpeg-static.';

/** What ffmpeg needs to start and to find scratch space; its libraries' path for unusual builds. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'TMP', 'TEMP', 'SystemRoot', 'LD_LIBRARY_PATH'];

/**
 * Keeps the memory of a picture for the next one. glibc otherwise hands it back to the system after
 * each, and to be given its pages anew takes a third of all the time of an encoder. 32 MB are the
 * most that it takes as a threshold. Other libraries of C ignore these.
 */
const KEEP_MEMORY = {
  MALLOC_MMAP_THRESHOLD_: String(2 ** 25),
  MALLOC_TRIM_THRESHOLD_: String(2 ** 28),
  MALLOC_TOP_PAD_: String(2 ** 22),
};

/**
 * Finds ffmpeg: `MINISTUDIO_FFMPEG`, `FFMPEG_BIN`, the package ffmpeg-static where its file is
 * really there, `ffmpeg` on PATH, and last the old but complete build of @ffmpeg-installer. One on
 * PATH that films can't be made with, as some systems ship, is passed over, and said to be.
 * Throws `media/ffmpeg-missing` where a path that the user set is no such ffmpeg, or there is none.
 */
export async function findFfmpeg(
  environment: FfmpegEnvironment,
  packaged: PackagedFfmpeg = packagedFfmpeg,
): Promise<Ffmpeg> {
  const passed = childEnvironment(environment);
  for (const name of ['MINISTUDIO_FFMPEG', 'FFMPEG_BIN'] as const) {
    const wanted = environment.get(name);
    if (wanted !== undefined && wanted !== '') return namedFfmpeg(name, wanted, passed);
  }
  const downloaded = await packaged('ffmpeg-static');
  if (downloaded !== undefined && (await isExecutable(downloaded))) {
    return {
      path: downloaded,
      origin: 'ffmpeg-static',
      environment: passed,
      passedOver: [],
    };
  }
  const passedOver: string[] = [];
  const rest = { environment: passed, passedOver };
  for await (const path of onPath('ffmpeg', passed)) {
    const installed = { path, origin: 'PATH', ...rest } as const;
    const fault = await faultOf(installed);
    if (fault === undefined) return installed;
    passedOver.push(`${path}, ${fault.what}`);
  }
  const bundled = await packaged('@ffmpeg-installer/ffmpeg');
  if (bundled !== undefined && (await isFile(bundled))) {
    await makeExecutable(bundled);
    return { path: bundled, origin: '@ffmpeg-installer/ffmpeg', ...rest };
  }
  const notTaken = passedOver.length === 0 ? '' : ` Not taken: ${passedOver.join('; ')}.`;
  throw mediaError('media/ffmpeg-missing', `No ffmpeg was found.${notTaken}`, { hint: HINT });
}

async function namedFfmpeg(
  origin: FfmpegOrigin,
  wanted: string,
  environment: Readonly<Record<string, string>>,
): Promise<Ffmpeg> {
  const isBareName = !/[/\\]/.test(wanted) && !isAbsolute(wanted);
  const first = isBareName ? await onPath(wanted, environment).next() : undefined;
  const path = first?.value ?? resolve(wanted);
  const ffmpeg = { path, origin, environment, passedOver: [] };
  const refuse = (what: string, cause?: unknown) =>
    mediaError('media/ffmpeg-missing', `${origin} names ${path}, ${what}.`, { hint: HINT, cause });
  if (!(await isFile(path))) throw refuse('which is not a file');
  if (!(await isExecutable(path))) throw refuse('which may not be executed');
  const fault = await faultOf(ffmpeg);
  if (fault !== undefined) throw refuse(fault.what, fault.cause);
  return ffmpeg;
}

/** Why no film can be made with it, to follow its path; undefined where one can. */
async function faultOf(
  ffmpeg: Ffmpeg,
): Promise<{ readonly what: string; readonly cause?: unknown } | undefined> {
  try {
    const told = await toldByFfmpeg(ffmpeg);
    if (!told.startsWith('ffmpeg version')) return { what: 'which is not ffmpeg' };
    const made = /^ *configuration: (.*)$/m.exec(told)?.[1] ?? '';
    // A build that says nothing of how it was made is tried.
    const lacks = made.trim() !== '' && !made.includes('--enable-libx264');
    return lacks ? { what: 'which was made without libx264' } : undefined;
  } catch (cause) {
    return { what: 'which is not a working ffmpeg', cause };
  }
}

async function packagedFfmpeg(name: string): Promise<string | undefined> {
  try {
    const loaded: { readonly default: unknown } = await import(name);
    const found = loaded.default;
    if (typeof found === 'string') return found;
    const hasPath = typeof found === 'object' && found !== null && 'path' in found;
    return hasPath && typeof found.path === 'string' ? found.path : undefined;
  } catch {
    // Not installed, or (it throws a string) not made for this platform: the next place is tried.
    return undefined;
  }
}

function childEnvironment(environment: FfmpegEnvironment): Readonly<Record<string, string>> {
  const passed: Record<string, string> = { ...KEEP_MEMORY };
  for (const name of PASSED_ON) {
    const value = environment.get(name);
    if (value !== undefined) passed[name] = value;
  }
  return passed;
}

async function* onPath(
  name: string,
  environment: Readonly<Record<string, string>>,
): AsyncGenerator<string, undefined> {
  const names = process.platform === 'win32' ? [name, `${name}.exe`] : [name];
  for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
    // An empty entry means the current folder, from which nothing is run unasked.
    if (folder === '') continue;
    for (const candidate of names.map((file) => join(folder, file))) {
      if (await isExecutable(candidate)) yield candidate;
    }
  }
  return undefined;
}

/** A package manager that runs no install scripts leaves the bundled binary not executable. */
async function makeExecutable(path: string): Promise<void> {
  if (await isExecutable(path)) return;
  try {
    await chmod(path, 0o755);
  } catch (cause) {
    throw mediaError(
      'media/ffmpeg-missing',
      `${path} may not be executed, and could not be made executable (${errorCode(cause)}).`,
      { hint: `Run \`chmod +x\` on it as its owner. ${HINT}`, cause },
    );
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function isExecutable(path: string): Promise<boolean> {
  if (!(await isFile(path))) return false;
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
