import type { FileHandle } from 'node:fs/promises';

/**
 * Kept beyond the last line: what has become of jobs that are under way can be written down also when
 * the disk is full, or the file may not grow.
 */
export const ROOM = 256 * 1024;

const SPACE = 0x20;

/**
 * A file whose end is blank: spaces, after the last line break, which readers take for the beginning of
 * a line that was never finished. Lines are written over them, so that they need no more room.
 */
export class RoomAhead {
  readonly #file: FileHandle;
  /** Where the next line goes. */
  #length: number;
  /** Of the file, with its blank end. */
  #size: number;

  constructor(file: FileHandle, length: number) {
    this.#file = file;
    this.#length = length;
    this.#size = length;
  }

  /**
   * Makes sure that there is room for others after a line of so many bytes.
   *
   * @throws the system's error where there is none; nothing is changed then.
   */
  async reserve(bytes: number): Promise<void> {
    const least = this.#length + bytes + ROOM;
    if (this.#size < least) await this.#grow(least + ROOM);
  }

  /** Writes a line, synced. Throws the system's error, and may have written a part of it then. */
  async write(line: string): Promise<void> {
    const bytes = Buffer.from(line);
    await writeAll(this.#file, bytes, this.#length);
    await this.#file.sync();
    this.#length += bytes.length;
    this.#size = Math.max(this.#size, this.#length);
  }

  /** Whether the last line ends so, and nothing but the blank end follows: nobody else has written here. */
  async endsWith(ending: string): Promise<boolean> {
    const known = Buffer.from(ending);
    const start = this.#length - known.length;
    const { bytesRead, buffer } = await this.#file.read(
      Buffer.alloc(known.length + 1),
      0,
      known.length + 1,
      start,
    );
    const isBlank = bytesRead === known.length || buffer[known.length] === SPACE;
    return bytesRead >= known.length && buffer.subarray(0, known.length).equals(known) && isBlank;
  }

  /** Takes the blank end away. */
  async trim(): Promise<void> {
    await this.#file.truncate(this.#length);
    this.#size = this.#length;
  }

  async #grow(size: number): Promise<void> {
    try {
      await writeAll(this.#file, Buffer.alloc(size - this.#size, ' '), this.#size);
      await this.#file.sync();
    } catch (error) {
      // What was got of it is of no use to this file, and of use to others.
      await this.#file.truncate(this.#size).catch(() => {});
      throw error;
    }
    this.#size = size;
  }
}

/** A disk that is nearly full takes a part of what it is given. */
async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const rest = bytes.length - done;
    const { bytesWritten } = await file.write(bytes, done, rest, position + done);
    done += bytesWritten;
  }
}
