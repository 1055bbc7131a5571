import { createRequire } from 'node:module';
import type * as Module from 'node:module';
import type * as Fs from 'node:fs';
import type * as Promises from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { type DiskOp, ROOT } from './disk-op.ts';
import { resized } from './torn-file.ts';

type FileHandle = Promises.FileHandle;
type Act = (this: unknown, ...given: never[]) => Promise<unknown>;

// What all modules share, and not what this file was given of it: that stays as it was.
const {
  promises: real,
  readFileSync,
  readdirSync,
  statSync,
} = createRequire(import.meta.url)('node:fs') as typeof Fs;

/** Notes what is done with files below a folder. */
export class Recorder {
  readonly ops: DiskOp[] = [];
  /** Told before each act of another. */
  onAct = (): void => {};
  readonly #root: string;
  readonly #nodes = new Map<string, number>();
  readonly #bytes = new Map<number, Buffer>();
  readonly #handles = new WeakMap<object, { node: number; appends: boolean; position: number }>();
  #count = ROOT;
  #last = Infinity;

  constructor(root: string) {
    this.#root = root;
    this.#nodes.set(root, ROOT);
    this.#adoptAll(root);
    // What is there at first is there.
    for (const node of this.#nodes.values()) this.ops.push({ kind: 'sync', node });
    this.ops.push({ kind: 'begin' });
  }

  /** @returns undefined where it lies elsewhere. */
  pathOf(path: unknown): string | undefined {
    if (typeof path !== 'string') return undefined;
    const whole = resolve(path);
    return whole === this.#root || whole.startsWith(this.#root + sep) ? whole : undefined;
  }

  /** Kills whoever works there after so many acts more: nothing more is done by any of them. */
  killAfter(acts: number): void {
    this.#last = this.ops.length + acts;
  }

  get isDead(): boolean {
    return this.ops.length >= this.#last;
  }

  /** Whether a file is open that lies there. */
  has(handle: object): boolean {
    return this.#handles.has(handle);
  }

  outside(what: string): void {
    this.ops.push({ kind: 'outside', what });
  }

  /** Finds what others have made since: the folder above first. */
  see(path: string): number | undefined {
    const known = this.#nodes.get(path);
    if (known !== undefined) return known;
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    this.see(dirname(path));
    const node = this.#make(path, found.isDirectory());
    if (!found.isDirectory()) this.#notice(node, path);
    return node;
  }

  /** Notes that a file has other bytes now, whoever wrote them. */
  changed(path: string): void {
    const isNew = !this.#nodes.has(path);
    const node = this.see(path);
    if (node !== undefined && !isNew) this.#notice(node, path);
  }

  opened(handle: FileHandle, path: string, flags: string | number | undefined): void {
    const isKnown = this.#nodes.has(path);
    const node = this.see(path);
    if (node === undefined) return;
    const how = typeof flags === 'string' ? flags : 'r';
    if (isKnown && how.startsWith('w')) this.#resize(node, 0);
    this.#handles.set(handle, { node, appends: how.startsWith('a'), position: 0 });
  }

  wrote(handle: object, bytes: Buffer, position: number | null | undefined): void {
    const open = this.#handles.get(handle);
    if (open === undefined) return;
    const end = this.#bytes.get(open.node)!.length;
    const offset = open.appends ? end : (position ?? open.position);
    if (typeof position !== 'number') open.position = offset + bytes.length;
    this.#write(open.node, offset, bytes);
  }

  resized(handle: object, size: number): void {
    const open = this.#handles.get(handle);
    if (open !== undefined) this.#resize(open.node, size);
  }

  synced(handle: object): void {
    const open = this.#handles.get(handle);
    if (open !== undefined) this.ops.push({ kind: 'sync', node: open.node });
  }

  named(path: string, node: number): void {
    this.#name(path, node);
  }

  renamed(from: string, to: string, node: number): void {
    const rename = this.ops.length;
    this.#name(to, node, rename);
    this.#name(from, undefined, rename);
    for (const [path, inside] of new Map(this.#nodes)) {
      if (!path.startsWith(from + sep)) continue;
      this.#nodes.delete(path);
      this.#nodes.set(join(to, path.slice(from.length + 1)), inside);
    }
  }

  /** The deepest first. */
  removed(path: string): void {
    const gone = [...this.#nodes.keys()].filter(
      (each) => each === path || each.startsWith(path + sep),
    );
    for (const each of gone.toSorted((a, b) => b.length - a.length)) {
      if (statSync(each, { throwIfNoEntry: false }) === undefined) this.#name(each, undefined);
    }
  }

  #adoptAll(folder: string): void {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      this.see(path);
      if (statSync(path).isDirectory()) this.#adoptAll(path);
    }
  }

  #make(path: string, isFolder: boolean): number {
    const node = (this.#count += 1);
    this.ops.push({ kind: 'node', node, isFolder });
    if (!isFolder) this.#bytes.set(node, Buffer.alloc(0));
    this.#name(path, node);
    return node;
  }

  #name(path: string, node: number | undefined, rename?: number): void {
    const folder = this.#nodes.get(dirname(path))!;
    if (node === undefined) this.#nodes.delete(path);
    else this.#nodes.set(path, node);
    const entry = { folder, name: basename(path), node, ...(rename !== undefined && { rename }) };
    this.ops.push({ kind: 'name', ...entry });
  }

  #notice(node: number, path: string): void {
    const bytes = readFileSync(path);
    if (this.#bytes.get(node)!.equals(bytes)) return;
    this.#resize(node, 0);
    this.#write(node, 0, bytes);
  }

  #resize(node: number, size: number): void {
    const old = this.#bytes.get(node)!;
    if (old.length === size) return;
    this.#bytes.set(node, resized(old, size));
    this.ops.push({ kind: 'size', node, size });
  }

  /** What was there already changes nothing. */
  #write(node: number, offset: number, bytes: Buffer): void {
    const old = this.#bytes.get(node)!;
    const end = offset + bytes.length;
    if (end <= old.length && old.subarray(offset, end).equals(bytes)) return;
    const written = resized(old, Math.max(old.length, end));
    bytes.copy(written, offset);
    this.#bytes.set(node, written);
    this.ops.push({ kind: 'write', node, offset, bytes: Buffer.from(bytes) });
  }
}

/** Who is told of what is done with files; all of them, of what each cares for. */
const recorders = new Set<Recorder>();

/** Has all that is done below a folder noted. What was loaded before `watchDisk` is not seen. */
export async function recorded<Result>(
  root: string,
  work: (recorder: Recorder) => Promise<Result>,
): Promise<{ readonly result: Result; readonly ops: readonly DiskOp[] }> {
  const recorder = new Recorder(root);
  recorders.add(recorder);
  try {
    return { result: await work(recorder), ops: recorder.ops };
  } finally {
    recorders.delete(recorder);
  }
}

/** Thrown by all that a process does after it was killed. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

function requireAlive(isIn: (recorder: Recorder) => boolean): void {
  for (const recorder of recorders) {
    if (!isIn(recorder)) continue;
    recorder.onAct();
    if (recorder.isDead) throw new Killed('the process was killed');
  }
}

function tell(path: unknown, act: (recorder: Recorder, path: string) => void): void {
  for (const recorder of recorders) {
    const whole = recorder.pathOf(path);
    if (whole !== undefined) act(recorder, whole);
  }
}

/**
 * Puts functions that tell in the place of those that work with files, for every module that is loaded
 * from then on.
 *
 * @returns how to put the old ones back.
 */
export async function watchDisk(): Promise<() => void> {
  const probe = await real.open('/dev/null', 'r');
  const handles = Object.getPrototypeOf(probe) as Record<string, Act>;
  await probe.close();
  const restore: (() => void)[] = [];
  const wrap = (on: Record<string, Act>, name: string, wrapped: (old: Act) => Act): void => {
    const old = on[name]!;
    const act = wrapped(old);
    on[name] = async function (this: unknown, ...given: never[]) {
      requireAlive((recorder) =>
        on === handles
          ? recorder.has(this as object)
          : given.some((each) => recorder.pathOf(each) !== undefined),
      );
      return await act.apply(this, given);
    };
    restore.push(() => (on[name] = old));
  };
  const paths = real as unknown as Record<string, Act>;
  wrap(paths, 'open', (old) => async (...given: unknown[]) => {
    const handle = (await old.call(real, ...(given as never[]))) as FileHandle;
    const [path, flags] = given as [string, string?];
    tell(path, (recorder, whole) => recorder.opened(handle, whole, flags));
    return handle;
  });
  for (const name of ['writeFile', 'appendFile', 'mkdir', 'truncate'] as const) {
    wrap(paths, name, (old) => async (...given: unknown[]) => {
      const result = await old.call(real, ...(given as never[]));
      tell(given[0], (recorder, whole) => recorder.changed(whole));
      return result;
    });
  }
  wrap(paths, 'copyFile', (old) => async (...given: unknown[]) => {
    await old.call(real, ...(given as never[]));
    tell(given[1], (recorder, whole) => recorder.changed(whole));
  });
  wrap(paths, 'rename', (old) => async (...given: unknown[]) => {
    const [from, to] = given as [string, string];
    tell(from, (recorder, whole) => void recorder.see(whole));
    await old.call(real, ...(given as never[]));
    tell(from, (recorder, whole) => {
      const target = recorder.pathOf(to)!;
      recorder.renamed(whole, target, recorder.see(whole)!);
    });
  });
  wrap(paths, 'link', (old) => async (...given: unknown[]) => {
    await old.call(real, ...(given as never[]));
    const [from, to] = given as [string, string];
    tell(to, (recorder, whole) => recorder.named(whole, recorder.see(resolve(from))!));
  });
  for (const name of ['rm', 'unlink', 'rmdir'] as const) {
    wrap(paths, name, (old) => async (...given: unknown[]) => {
      await old.call(real, ...(given as never[]));
      tell(given[0], (recorder, whole) => recorder.removed(whole));
    });
  }
  wrap(handles, 'write', (old) => {
    return async function (this: object, ...given: unknown[]) {
      const result = (await old.call(this, ...(given as never[]))) as { bytesWritten: number };
      const [data, second, , fourth] = given as [string | Uint8Array, number?, number?, number?];
      const isText = typeof data === 'string';
      const from = isText ? 0 : (second ?? 0);
      const bytes = bufferOf(data).subarray(from, from + result.bytesWritten);
      for (const recorder of recorders) recorder.wrote(this, bytes, isText ? second : fourth);
      return result;
    } as Act;
  });
  for (const name of ['writeFile', 'appendFile'] as const) {
    wrap(handles, name, (old) => {
      return async function (this: object, ...given: unknown[]) {
        await old.call(this, ...(given as never[]));
        const bytes = bufferOf(given[0] as string | Uint8Array);
        for (const recorder of recorders) recorder.wrote(this, bytes, undefined);
      } as Act;
    });
  }
  wrap(handles, 'truncate', (old) => {
    return async function (this: object, size = 0) {
      await old.call(this, size as never);
      for (const recorder of recorders) recorder.resized(this, size);
    } as Act;
  });
  for (const name of ['sync', 'datasync'] as const) {
    wrap(handles, name, (old) => {
      return async function (this: object) {
        await old.call(this);
        for (const recorder of recorders) recorder.synced(this);
      } as Act;
    });
  }
  // Also for the commands, which are loaded once for many tests; what tests import does nothing.
  const { syncBuiltinESMExports } = (await importShared('node:module')) as typeof Module;
  syncBuiltinESMExports();
  return () => {
    for (const back of restore.toReversed()) back();
    syncBuiltinESMExports();
  };
}

declare const importShared: (name: string) => Promise<unknown>;

function bufferOf(data: string | Uint8Array): Buffer {
  return typeof data === 'string' ? Buffer.from(data) : Buffer.from(data);
}
