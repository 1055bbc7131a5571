import { NEAR } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';

/** Most faces have four corners; what is round has a few dozen. */
const CORNERS = 64;

/**
 * The corners of a face on the picture, cut at the near plane. One is used again and again, and holds
 * nothing but numbers: a film has thousands of faces a frame.
 */
export class ProjectedFace {
  count = 0;
  x = new Float64Array(CORNERS);
  y = new Float64Array(CORNERS);
  left = 0;
  right = 0;
  top = 0;
  bottom = 0;
  /** The greatest depth, in metres. */
  far = 0;

  /**
   * Projects corners in metres, three numbers each. False where nothing of the face can be on the
   * picture; then what it holds means nothing.
   */
  project(view: View, corners: Float64Array): boolean {
    const { numbers } = view;
    this.#reset(corners.length / 3);
    let wasAhead = false;
    let lastX = 0;
    let lastY = 0;
    let lastDepth = 0;
    // Once round, and the first again: an edge that leaves the near plane or comes back is cut there.
    for (let index = 0; index <= corners.length; index += 3) {
      const at = index === corners.length ? 0 : index;
      const east = corners[at]! - numbers[0]!;
      const north = corners[at + 1]! - numbers[1]!;
      const high = corners[at + 2]! - numbers[2]!;
      const x = east * numbers[3]! + north * numbers[4]! + high * numbers[5]!;
      const y = east * numbers[6]! + north * numbers[7]! + high * numbers[8]!;
      const depth = east * numbers[9]! + north * numbers[10]! + high * numbers[11]!;
      const isAhead = depth >= NEAR;
      if (index > 0 && isAhead !== wasAhead) {
        const amount = (NEAR - lastDepth) / (depth - lastDepth);
        this.#add(numbers, lastX + (x - lastX) * amount, lastY + (y - lastY) * amount, NEAR);
      }
      if (isAhead && index < corners.length) this.#add(numbers, x, y, depth);
      wasAhead = isAhead;
      lastX = x;
      lastY = y;
      lastDepth = depth;
    }
    if (this.count < 3) return false;
    const [width, height] = [numbers[13]! * 2, numbers[14]! * 2];
    return this.right > 0 && this.left < width && this.bottom > 0 && this.top < height;
  }

  /** Each corner may become two. */
  #reset(corners: number): void {
    if (this.x.length < corners * 2) {
      this.x = new Float64Array(corners * 2);
      this.y = new Float64Array(corners * 2);
    }
    this.count = 0;
    this.left = this.top = Infinity;
    this.right = this.bottom = -Infinity;
    this.far = 0;
  }

  #add(numbers: Float64Array, right: number, up: number, depth: number): void {
    const size = numbers[12]! / depth;
    const x = numbers[13]! + right * size;
    const y = numbers[14]! - up * size;
    this.x[this.count] = x;
    this.y[this.count] = y;
    this.count += 1;
    if (x < this.left) this.left = x;
    if (x > this.right) this.right = x;
    if (y < this.top) this.top = y;
    if (y > this.bottom) this.bottom = y;
    if (depth > this.far) this.far = depth;
  }
}
