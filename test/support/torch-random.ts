/**
 * The numbers of PyTorch's generator on a CPU, for repeating published results that were made with
 * them: the Mersenne Twister (Matsumoto and Nishimura 1998), of which every number gives 24 bits,
 * and Box–Muller over blocks of 16.
 */
export function torchRandom(seed: number): (count: number) => Float32Array {
  const next = mersenneTwister(seed);
  return (count) => {
    if (count % 16 !== 0) throw new RangeError('only whole blocks of 16 are repeated here');
    const uniform = Float32Array.from({ length: count }, () => (next() & 0xff_ffff) / 2 ** 24);
    const normal = new Float32Array(count);
    for (let block = 0; block < count; block += 16) {
      for (let index = block; index < block + 8; index += 1) {
        const radius = Math.sqrt(-2 * Math.log(1 - uniform[index]!));
        const angle = 2 * Math.PI * uniform[index + 8]!;
        normal[index] = radius * Math.cos(angle);
        normal[index + 8] = radius * Math.sin(angle);
      }
    }
    return normal;
  };
}

const SIZE = 624;
const OFFSET = 397;

function mersenneTwister(seed: number): () => number {
  const state = new Uint32Array(SIZE);
  state[0] = seed;
  for (let index = 1; index < SIZE; index += 1) {
    const before = state[index - 1]! ^ (state[index - 1]! >>> 30);
    state[index] = Math.imul(1_812_433_253, before) + index;
  }
  let place = SIZE;
  return () => {
    if (place === SIZE) {
      for (let index = 0; index < SIZE; index += 1) {
        const joined = (state[index]! & 0x8000_0000) | (state[(index + 1) % SIZE]! & 0x7fff_ffff);
        state[index] =
          state[(index + OFFSET) % SIZE]! ^ (joined >>> 1) ^ (joined & 1 ? 0x9908_b0df : 0);
      }
      place = 0;
    }
    let value = state[place]!;
    place += 1;
    value ^= value >>> 11;
    value ^= (value << 7) & 0x9d2c_5680;
    value ^= (value << 15) & 0xefc6_0000;
    return (value ^ (value >>> 18)) >>> 0;
  };
}
