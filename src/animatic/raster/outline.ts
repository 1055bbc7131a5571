/** Room for edges in the memory of the kernels. */
export interface EdgeRoom {
  readonly place: number;
  /** Looks at it: five numbers for each edge. Cut off when memory grows. */
  numbers(): Float64Array;
}

/**
 * The edges of an area of the picture, in pixels: any number of closed contours. There is one, which
 * is used again and again: a film has thousands of faces a frame.
 */
export class Outline {
  /**
   * Each edge: x and y of its upper end, how much x grows with each row, y of its lower end, and 1 for
   * one that is drawn downwards, −1 for upwards.
   */
  #room: EdgeRoom;
  #numbers: Float64Array;
  #count = 0;
  #top = Infinity;
  #bottom = -Infinity;
  #left = Infinity;
  #right = -Infinity;
  #startX = 0;
  #startY = 0;
  #x = 0;
  #y = 0;
  readonly #roomFor: (edges: number) => EdgeRoom;

  constructor(edges: number, roomFor: (edges: number) => EdgeRoom) {
    this.#roomFor = roomFor;
    this.#room = roomFor(edges);
    this.#numbers = this.#room.numbers();
  }

  get place(): number {
    return this.#room.place;
  }

  get count(): number {
    return this.#count;
  }

  get top(): number {
    return this.#top;
  }

  get bottom(): number {
    return this.#bottom;
  }

  /** Whether nothing of it is between the sides of a picture. */
  isBeside(width: number): boolean {
    return this.#right <= 0 || this.#left >= width;
  }

  /** Forgets all contours. */
  reset(): this {
    if (this.#numbers.length === 0) this.#numbers = this.#room.numbers();
    this.#count = 0;
    this.#top = this.#left = Infinity;
    this.#bottom = this.#right = -Infinity;
    return this;
  }

  /** Begins a contour. */
  from(x: number, y: number): this {
    this.#startX = this.#x = x;
    this.#startY = this.#y = y;
    this.#reach(x, y);
    return this;
  }

  /** A line on to a point. */
  to(x: number, y: number): this {
    this.#edge(this.#x, this.#y, x, y);
    this.#x = x;
    this.#y = y;
    this.#reach(x, y);
    return this;
  }

  /** A Bézier curve on to a point, as straight pieces. */
  curve(x1: number, y1: number, x2: number, y2: number, x: number, y: number): this {
    const [x0, y0] = [this.#x, this.#y];
    const pieces = 10;
    for (let piece = 1; piece <= pieces; piece += 1) {
      const t = piece / pieces;
      const u = 1 - t;
      const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      this.to(a * x0 + b * x1 + c * x2 + d * x, a * y0 + b * y1 + c * y2 + d * y);
    }
    return this;
  }

  /** Closes the contour with a line back to where it began. */
  close(): this {
    this.#edge(this.#x, this.#y, this.#startX, this.#startY);
    this.#x = this.#startX;
    this.#y = this.#startY;
    return this;
  }

  /** A whole contour through points. */
  polygon(points: readonly { readonly x: number; readonly y: number }[]): this {
    for (let index = 0; index < points.length; index += 1) {
      const { x, y } = points[index]!;
      if (index === 0) this.from(x, y);
      else this.to(x, y);
    }
    return this.close();
  }

  /** A whole contour through the first so many points. */
  corners(x: Float64Array, y: Float64Array, count: number): this {
    this.from(x[0]!, y[0]!);
    for (let index = 1; index < count; index += 1) this.to(x[index]!, y[index]!);
    return this.close();
  }

  /** A whole contour through four points. */
  quad(
    ax: number,
    ay: number,
    bx: number,
    by: number,
    cx: number,
    cy: number,
    dx: number,
    dy: number,
  ): this {
    this.#edge(ax, ay, bx, by);
    this.#edge(bx, by, cx, cy);
    this.#edge(cx, cy, dx, dy);
    this.#edge(dx, dy, ax, ay);
    this.#left = Math.min(this.#left, ax, bx, cx, dx);
    this.#right = Math.max(this.#right, ax, bx, cx, dx);
    this.#top = Math.min(this.#top, ay, by, cy, dy);
    this.#bottom = Math.max(this.#bottom, ay, by, cy, dy);
    return this;
  }

  /** A whole ellipse, upright. */
  ellipse(x: number, y: number, wide: number, high: number): this {
    // A corner sticks out by less than a tenth of a pixel.
    const corners = Math.max(8, Math.ceil(Math.PI * Math.sqrt(Math.max(wide, high) * 5)));
    for (let corner = 0; corner < corners; corner += 1) {
      const angle = (corner / corners) * Math.PI * 2;
      const [px, py] = [x + Math.cos(angle) * wide, y + Math.sin(angle) * high];
      if (corner === 0) this.from(px, py);
      else this.to(px, py);
    }
    return this.close();
  }

  /** A whole upright rectangle. */
  box(x: number, y: number, wide: number, high: number): this {
    return this.from(x, y)
      .to(x + wide, y)
      .to(x + wide, y + high)
      .to(x, y + high)
      .close();
  }

  #reach(x: number, y: number): void {
    if (x < this.#left) this.#left = x;
    if (x > this.#right) this.#right = x;
    if (y < this.#top) this.#top = y;
    if (y > this.#bottom) this.#bottom = y;
  }

  /** Level edges enclose nothing. */
  #edge(x0: number, y0: number, x1: number, y1: number): void {
    if (y0 === y1) return;
    if ((this.#count + 1) * 5 > this.#numbers.length) this.#grow();
    const numbers = this.#numbers;
    const isDown = y1 > y0;
    const at = this.#count * 5;
    numbers[at] = isDown ? x0 : x1;
    numbers[at + 1] = isDown ? y0 : y1;
    numbers[at + 2] = (x1 - x0) / (y1 - y0);
    numbers[at + 3] = isDown ? y1 : y0;
    numbers[at + 4] = isDown ? 1 : -1;
    this.#count += 1;
  }

  #grow(): void {
    const edges = this.#numbers.slice();
    this.#room = this.#roomFor((edges.length / 5) * 2);
    this.#numbers = this.#room.numbers();
    this.#numbers.set(edges);
  }
}
