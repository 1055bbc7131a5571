/** The mean of the last `width` numbers, as they come by; before the first they were all 1. */
export class SlidingMean {
  private readonly ring: Float64Array;
  private next = 0;
  private sum: number;

  constructor(width: number) {
    this.ring = new Float64Array(width).fill(1);
    this.sum = width;
  }

  add(value: number): number {
    this.sum += value - this.ring[this.next]!;
    this.ring[this.next] = value;
    this.next += 1;
    if (this.next === this.ring.length) this.turn();
    return this.sum / this.ring.length;
  }

  /** Adds up anew once a round, so that rounding errors do not gather. */
  private turn(): void {
    this.next = 0;
    this.sum = 0;
    for (let index = 0; index < this.ring.length; index++) this.sum += this.ring[index]!;
  }
}
