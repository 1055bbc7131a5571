import { type Tensor, tensor } from '../runtime/tensor.ts';

/**
 * The guidance as distilled models are told it (their input `timestep_cond`): sines and cosines of
 * a thousand times the guidance beyond 1, as for timesteps (Luo et al. 2023, arXiv:2310.04378).
 */
export function guidanceEmbedding(guidance: number, width: number): Tensor {
  const half = Math.floor(width / 2);
  const data = new Float32Array(width);
  for (let index = 0; index < half; index += 1) {
    const angle = (guidance - 1) * 1000 * Math.exp((-Math.log(10_000) * index) / (half - 1));
    data[index] = Math.sin(angle);
    data[half + index] = Math.cos(angle);
  }
  return tensor([1, width], data);
}
