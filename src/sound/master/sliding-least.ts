/** The least of the last `width` numbers, as they come by; each is looked at twice at most. */
export class SlidingLeast {
  private readonly width: number;
  /** Those that may yet be the least, rising, in a ring. */
  private readonly values: Float64Array;
  private readonly places: Float64Array;
  private first = 0;
  private count = 0;
  private place = 0;

  constructor(width: number) {
    this.width = width;
    this.values = new Float64Array(width);
    this.places = new Float64Array(width);
  }

  add(value: number): number {
    const { width, values, places } = this;
    if (this.count > 0 && places[this.first]! <= this.place - width) {
      this.first = (this.first + 1) % width;
      this.count -= 1;
    }
    while (this.count > 0 && values[(this.first + this.count - 1) % width]! >= value) {
      this.count -= 1;
    }
    const end = (this.first + this.count) % width;
    values[end] = value;
    places[end] = this.place;
    this.count += 1;
    this.place += 1;
    return values[this.first]!;
  }
}
