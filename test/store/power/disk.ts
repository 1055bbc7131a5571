import { createHash } from 'node:crypto';
import { type DiskOp, ROOT } from './disk-op.ts';
import { afterWrites, bytesAfter, type DataFate, type DataOp } from './torn-file.ts';

type NameOp = Extract<DiskOp, { kind: 'name' }>;

/** Of a file, what is on the disk for sure, and what was done to it since. */
interface FileOnDisk {
  durable: Buffer;
  pending: DataOp[];
  /** With all that was done to it. */
  now: Buffer;
}

/** What a power cut leaves of what was not synced. */
export interface Fate {
  /** Whether a name that was made, moved or removed is so on the disk. */
  readonly name: (index: number) => boolean;
  readonly data: (node: number) => DataFate;
}

export interface FoundFile {
  readonly node: number;
  readonly bytes: Buffer;
}
/** All that is found after a power cut, by its path; undefined for a folder. */
export type Tree = ReadonlyMap<string, FoundFile | undefined>;

/**
 * A disk of which nothing is sure but what was synced: bytes by their file's sync, names by their
 * folder's. The rest may be there or not, in any order, but for one thing: who was renamed has one of
 * its two names.
 */
export class Disk {
  /** The names that are on the disk for sure, by folder. */
  readonly #folders = new Map<number, Map<string, number>>([[ROOT, new Map()]]);
  readonly #files = new Map<number, FileOnDisk>();
  #names: NameOp[] = [];

  /** What was done to names and is not sure. */
  get names(): readonly NameOp[] {
    return this.#names;
  }

  /** The files of which not all is sure, with what was done to each. */
  get torn(): readonly (readonly [number, FileOnDisk])[] {
    return [...this.#files].filter(([, { pending }]) => pending.length > 0);
  }

  do(op: DiskOp): void {
    switch (op.kind) {
      case 'node':
        if (op.isFolder) this.#folders.set(op.node, new Map());
        else this.#files.set(op.node, { durable: NOTHING, pending: [], now: NOTHING });
        return;
      case 'name':
        this.#names.push(op);
        return;
      case 'write':
      case 'size': {
        const file = this.#files.get(op.node)!;
        file.pending.push(op);
        file.now = afterWrites(file.now, [op]);
        return;
      }
      case 'sync':
        this.#sync(op.node);
        return;
      case 'begin':
      case 'outside':
    }
  }

  #sync(node: number): void {
    const file = this.#files.get(node);
    if (file !== undefined) {
      file.durable = file.now;
      file.pending = [];
      return;
    }
    // With what left the folder, it is on the disk where that went to.
    const moved = renamesIn(this.#names.filter((op) => op.folder === node));
    const isSure = (op: NameOp): boolean =>
      op.folder === node || (op.node !== undefined && isOne(op, moved));
    for (const op of this.#names.filter(isSure)) setName(this.#folders.get(op.folder)!, op);
    this.#names = this.#names.filter((op) => !isSure(op));
  }

  /** What is found after a power cut. */
  after({ name, data }: Fate): Tree {
    const folders = new Map([...this.#folders].map(([id, names]) => [id, new Map(names)]));
    const kept = this.#names.filter((_, index) => name(index));
    const isArrival = ({ node }: NameOp): boolean => node !== undefined;
    const lost = renamesIn(this.#names.filter((op) => isArrival(op) && !kept.includes(op)));
    for (const op of kept) {
      if (!isArrival(op) && isOne(op, lost)) continue;
      setName(folders.get(op.folder)!, op);
    }
    const found = new Map<string, FoundFile | undefined>();
    const walk = (folder: number, path: string): void => {
      for (const [each, node] of folders.get(folder)!) {
        const inside = path === '' ? each : `${path}/${each}`;
        const file = this.#files.get(node);
        if (file === undefined) {
          found.set(inside, undefined);
          walk(node, inside);
        } else {
          found.set(inside, { node, bytes: bytesAfter(file, data(node)) });
        }
      }
    };
    walk(ROOT, '');
    return found;
  }
}

const NOTHING = Buffer.alloc(0);

const renamesIn = (ops: readonly NameOp[]): ReadonlySet<number> =>
  new Set(ops.flatMap(({ rename }) => (rename === undefined ? [] : [rename])));
const isOne = ({ rename }: NameOp, renames: ReadonlySet<number>): boolean =>
  rename !== undefined && renames.has(rename);

function setName(folder: Map<string, number>, { name, node }: NameOp): void {
  if (node === undefined) folder.delete(name);
  else folder.set(name, node);
}

/** Tells trees apart. */
export function digestOf(tree: Tree): string {
  const hash = createHash('sha1');
  for (const [path, file] of [...tree].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\n${file === undefined ? 'folder' : sumOf(file.bytes)}\n`);
  }
  return hash.digest('hex');
}

/** Most files are the same from one tree to the next. */
const sums = new WeakMap<Buffer, string>();

function sumOf(bytes: Buffer): string {
  const known = sums.get(bytes) ?? createHash('sha1').update(bytes).digest('hex');
  sums.set(bytes, known);
  return known;
}
