import type { DiskOp } from './disk-op.ts';

export type DataOp = Extract<DiskOp, { kind: 'write' | 'size' }>;

/** What a power cut leaves of the bytes of a file that were not synced. */
export type DataFate =
  | 'all'
  | 'none'
  /** The file has its new length, and nothing was written there. */
  | 'length'
  /** Only so many of the writes. */
  | { readonly writes: number }
  /** Only some of the blocks that were changed. */
  | {
      readonly block: number;
      readonly has: (index: number) => boolean;
      /** As long as it was before, where it has grown. */
      readonly isShort?: boolean;
    };

export function bytesAfter(
  {
    durable,
    pending,
    now,
  }: { readonly durable: Buffer; readonly pending: readonly DataOp[]; readonly now: Buffer },
  fate: DataFate,
): Buffer {
  if (fate === 'none') return durable;
  if (fate === 'all') return now;
  if (fate === 'length') return resized(durable, now.length);
  if ('writes' in fate) return afterWrites(durable, pending.slice(0, fate.writes));
  const { block, has, isShort = false } = fate;
  const found = resized(durable, isShort ? durable.length : now.length);
  for (const [index, at] of changedBlocks(durable, now, block).entries()) {
    if (has(index)) now.copy(found, at, at, Math.min(at + block, found.length));
  }
  return found;
}

/** Where the blocks begin that are to be written. */
export function changedBlocks(old: Buffer, now: Buffer, block: number): readonly number[] {
  const starts: number[] = [];
  for (let at = 0; at < now.length; at += block) {
    const end = Math.min(at + block, now.length);
    if (!now.subarray(at, end).equals(old.subarray(at, end))) starts.push(at);
  }
  return starts;
}

export function afterWrites(durable: Buffer, pending: readonly DataOp[]): Buffer {
  let bytes = durable;
  for (const op of pending) {
    if (op.kind === 'size') bytes = resized(bytes, op.size);
    else {
      const end = op.offset + op.bytes.length;
      bytes = resized(bytes, Math.max(bytes.length, end));
      op.bytes.copy(bytes, op.offset);
    }
  }
  return bytes;
}

/** A copy, cut off, or with zeros at its end. */
export function resized(bytes: Buffer, size: number): Buffer {
  const copy = Buffer.alloc(size);
  bytes.copy(copy);
  return copy;
}
