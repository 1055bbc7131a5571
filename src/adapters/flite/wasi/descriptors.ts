import { StringDecoder } from 'node:string_decoder';
import { MemoryFile } from './memory-file.ts';

interface OpenFile {
  readonly file: MemoryFile;
  at: number;
}

/** Kinds of file, as WASI numbers them. */
const DEVICE = 2;
const FOLDER = 3;
const REGULAR = 4;

/** The numbers that every program begins with. */
const OUTPUT = 1;
const ROOT = 3;
const FIRST_OPENED = 4;

const NO_SUCH_FILE = 44;
const CREATE = 1;
const TRUNCATE = 8;
const APPEND = 1;

/** The open files of one program: its standard streams, one folder, and files in memory. */
export class Descriptors {
  private readonly opened: (OpenFile | undefined)[] = [];
  private readonly decoder = new StringDecoder('utf8');
  private unfinished = '';
  private readonly files: Map<string, MemoryFile>;
  private readonly onLine: (line: string) => void;

  constructor(files: Map<string, MemoryFile>, onLine: (line: string) => void) {
    this.files = files;
    this.onLine = onLine;
  }

  kindOf(number: number): number | undefined {
    if (number < ROOT) return DEVICE;
    if (number === ROOT) return FOLDER;
    return this.file(number) && REGULAR;
  }

  isFolder(number: number): boolean {
    return number === ROOT;
  }

  canSeek(number: number): boolean {
    return number >= ROOT;
  }

  /** The number of an opened file, or why there is none. */
  open(path: string, how: number, flags: number): number | { readonly refusal: number } {
    const known = this.files.get(path);
    if (known === undefined && (how & CREATE) === 0) return { refusal: NO_SUCH_FILE };
    const file = known ?? new MemoryFile();
    this.files.set(path, file);
    if ((how & TRUNCATE) !== 0) file.empty();
    const at = (flags & APPEND) === 0 ? 0 : file.length;
    return FIRST_OPENED + this.opened.push({ file, at }) - 1;
  }

  close(number: number): number {
    if (number >= FIRST_OPENED) this.opened[number - FIRST_OPENED] = undefined;
    return 0;
  }

  /** How many bytes were read; there is nothing to read but files. */
  read(number: number, into: readonly Uint8Array[]): number {
    const open = this.file(number);
    if (open === undefined) return 0;
    let read = 0;
    for (const target of into) {
      const bytes = open.file.read(open.at, target.length);
      target.set(bytes);
      open.at += bytes.length;
      read += bytes.length;
    }
    return read;
  }

  write(number: number, from: readonly Uint8Array[]): number {
    const open = this.file(number);
    let written = 0;
    for (const bytes of from) {
      if (number === OUTPUT) this.print(bytes);
      else if (open !== undefined) {
        open.file.write(open.at, bytes);
        open.at += bytes.length;
      }
      // What is said of errors has no reader; the exit code has.
      written += bytes.length;
    }
    return written;
  }

  /** Where it is now; undefined of what can't be sought in. `whence`: start, here, end. */
  seek(number: number, offset: number, whence: number): number | undefined {
    const open = this.file(number);
    if (open === undefined) return undefined;
    const from = [0, open.at, open.file.length][whence] ?? 0;
    open.at = from + offset;
    return open.at;
  }

  private file(number: number): OpenFile | undefined {
    return this.opened[number - FIRST_OPENED];
  }

  private print(bytes: Uint8Array): void {
    const lines = (this.unfinished + this.decoder.write(Buffer.from(bytes))).split('\n');
    this.unfinished = lines.pop() ?? '';
    for (const line of lines) this.onLine(line);
  }
}
