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
      this.first = this.first + 1 === width ? 0 : this.first + 1;
      this.count -= 1;
    }
    let end = this.first + this.count;
    if (end >= width) end -= width;
    while (this.count > 0) {
      const last = end === 0 ? width - 1 : end - 1;
      if (values[last]! < value) break;
      end = last;
      this.count -= 1;
    }
    values[end] = value;
    places[end] = this.place;
    this.count += 1;
    this.place += 1;
    return values[this.first]!;
  }
}
