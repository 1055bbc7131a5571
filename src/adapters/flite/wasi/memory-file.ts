/** A file that exists in memory alone. */
export class MemoryFile {
  private held: Uint8Array;
  private used: number;

  constructor(bytes: Uint8Array = new Uint8Array()) {
    this.held = bytes;
    this.used = bytes.length;
  }

  get length(): number {
    return this.used;
  }

  get bytes(): Uint8Array {
    return this.held.subarray(0, this.used);
  }

  read(at: number, length: number): Uint8Array {
    return this.bytes.subarray(at, at + length);
  }

  write(at: number, bytes: Uint8Array): void {
    const end = at + bytes.length;
    if (end > this.held.length) {
      const longer = new Uint8Array(Math.max(end, 2 * this.held.length));
      longer.set(this.bytes);
      this.held = longer;
    }
    this.held.set(bytes, at);
    this.used = Math.max(this.used, end);
  }

  empty(): void {
    this.used = 0;
    this.held = new Uint8Array();
  }
}
