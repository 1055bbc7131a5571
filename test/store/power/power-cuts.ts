import { Disk, digestOf, type Fate, type Tree } from './disk.ts';
import type { DiskOp } from './disk-op.ts';
import { changedBlocks, type DataFate } from './torn-file.ts';

/** What is found after a power cut. */
export interface PowerCut {
  /** After how many acts. */
  readonly at: number;
  /** What was lost, in words. */
  readonly lost: string;
  readonly tree: Tree;
  /** What had happened outside until then. */
  readonly outside: readonly string[];
}

const NOT_SYNCED = 'all that is not synced';
/** How many of those that are lost alone, or kept alone, are tried. */
const MOST_ALONE = 12;
/** How many states are drawn beside those that are chosen. */
const DRAWN = 3;
/** The sectors of old disks, and the pages of a file. */
const BLOCKS = [512, 4096] as const;

/**
 * Every power cut that is worth a try, each state of a disk once: after each act all or nothing of what
 * is not synced is there, or all but one of it, or one alone; files are torn in their blocks.
 *
 * @param isTried after which acts the power is cut; after each where it is absent.
 */
export function* powerCuts(
  ops: readonly DiskOp[],
  random: () => number,
  isTried: (at: number) => boolean = () => true,
): Generator<PowerCut> {
  const disk = new Disk();
  const seen = new Set<string>();
  const outside: string[] = [];
  const first = ops.findIndex(({ kind }) => kind === 'begin');
  for (const [index, op] of ops.entries()) {
    disk.do(op);
    if (op.kind === 'outside') outside.push(op.what);
    if (index < first || !isTried(index + 1)) continue;
    for (const [lost, fate] of fatesOf(disk, random)) {
      const tree = disk.after(fate);
      const state = `${outside.length} ${digestOf(tree)}`;
      if (seen.has(state)) continue;
      seen.add(state);
      yield { at: index + 1, lost, tree, outside: [...outside] };
    }
  }
}

function* fatesOf(disk: Disk, random: () => number): Generator<readonly [string, Fate]> {
  const names = disk.names.length;
  const all: Fate = { name: () => true, data: () => 'all' };
  const none: Fate = { name: () => false, data: () => 'none' };
  yield ['nothing', all];
  yield [NOT_SYNCED, none];
  yield ['all bytes that are not synced', { ...all, data: () => 'none' }];
  yield ['all bytes, not the lengths', { ...all, data: () => 'length' }];
  yield ['all names that are not synced', { ...none, data: () => 'all' }];
  for (let index = Math.max(0, names - MOST_ALONE); index < names; index += 1) {
    const text = nameText(disk, index);
    yield [text, { ...all, name: (each) => each !== index }];
    yield [`all but ${text}`, { ...none, name: (each) => each === index }];
    yield [`from ${text} on`, { ...all, name: (each) => each < index }];
  }
  for (const [node, { durable, pending, now }] of disk.torn) {
    for (const [text, data] of dataFates(durable, now, pending.length, random)) {
      const lost = `${text} of file ${node}`;
      yield [lost, { ...all, data: (each) => (each === node ? data : 'all') }];
      const alone = (each: number): DataFate => (each === node ? data : 'none');
      yield [`${lost}, and all other bytes`, { ...all, data: alone }];
    }
  }
  for (let drawn = 0; drawn < DRAWN && names + disk.torn.length > 1; drawn += 1) {
    const isNamed = Array.from({ length: names }, () => random() < 0.5);
    const data = new Map(
      disk.torn.map(([node, { durable, now }]) => {
        const fates = [...dataFates(durable, now, 1, random)];
        return [node, pick([['', 'all'] as const, ['', 'none'] as const, ...fates], random)[1]];
      }),
    );
    yield [
      'what was drawn',
      { name: (each) => isNamed[each]!, data: (node) => data.get(node) ?? 'all' },
    ];
  }
}

function* dataFates(
  durable: Buffer,
  now: Buffer,
  writes: number,
  random: () => number,
): Generator<readonly [string, DataFate]> {
  yield ['all bytes', 'none'];
  yield ['all bytes, not the length,', 'length'];
  for (let count = Math.max(1, writes - 4); count < writes; count += 1) {
    yield [`all but ${count} writes`, { writes: count }];
  }
  for (const block of BLOCKS) {
    const { length } = changedBlocks(durable, now, block);
    if (length < 2) continue;
    const some = new Set([0, 1, Math.floor(length / 2), length - 2, length - 1]);
    for (const index of some) {
      yield [`block ${index}`, { block, has: (each) => each !== index }];
      yield [`all but block ${index}`, { block, has: (each) => each === index }];
      if (index > 0) yield [`from block ${index}`, { block, has: (each) => each < index }];
    }
    const isThere = Array.from({ length }, () => random() < 0.5);
    yield ['some blocks', { block, has: (each) => isThere[each]! }];
  }
  if (now.length > durable.length) {
    yield ['its growth', { block: 512, has: () => true, isShort: true }];
  }
}

function nameText(disk: Disk, index: number): string {
  const { name, node, rename } = disk.names[index]!;
  const what = node === undefined ? 'the removal' : 'the name';
  return `${what} of ${name}${rename === undefined ? '' : ' by a rename'}`;
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)]!;
}

/**
 * So many of all power cuts, the hardest first: those that leave nothing but what was synced. The rest
 * is drawn.
 */
export function somePowerCuts(
  ops: readonly DiskOp[],
  count: number,
  random: () => number,
): readonly PowerCut[] {
  // Each act has some ten states that no other has.
  const step = Math.max(1, Math.floor(ops.length / Math.max(1, count)));
  const offset = Math.floor(random() * step);
  const cuts = [...powerCuts(ops, random, (at) => at % step === offset)];
  const hardest = shuffled(cuts.filter(isHardest), random).slice(0, Math.ceil(count / 3));
  const others = cuts.filter((cut) => !isHardest(cut));
  return [...hardest, ...shuffled(others, random)].slice(0, count);
}

const isHardest = ({ lost }: PowerCut): boolean => lost === NOT_SYNCED;

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => [random(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}
