/** What a program did to a disk, or what happened outside meanwhile, in its order. */
export type DiskOp =
  /** A new file or folder, which has no name yet. */
  | { readonly kind: 'node'; readonly node: number; readonly isFolder: boolean }
  /** A name in a folder: of that node from now on, or of none. */
  | {
      readonly kind: 'name';
      readonly folder: number;
      readonly name: string;
      readonly node: number | undefined;
      /** The same for both halves of a rename: what was renamed is never without any name. */
      readonly rename?: number;
    }
  | {
      readonly kind: 'write';
      readonly node: number;
      readonly offset: number;
      readonly bytes: Buffer;
    }
  | { readonly kind: 'size'; readonly node: number; readonly size: number }
  /** Has returned: what was done to that file, or to the names in that folder, is on the disk. */
  | { readonly kind: 'sync'; readonly node: number }
  /** All before this stood there at first. */
  | { readonly kind: 'begin' }
  /** Something outside, which no power cut takes back. */
  | { readonly kind: 'outside'; readonly what: string };

/** The folder that all is recorded of. It is there. */
export const ROOT = 0;
