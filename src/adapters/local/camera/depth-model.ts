import { folderError } from '../folder/folder-error.ts';
import { type Picture, resized, toPlanes } from '../diffusion/picture.ts';
import type { Pipeline } from '../diffusion/pipeline.ts';
import { shapeText } from '../runtime/onnx-model.ts';
import { tensor } from '../runtime/tensor.ts';

/** How depth models are trained to see pictures: the mean and the spread of ImageNet. */
const MEAN = [0.485, 0.456, 0.406] as const;
const SPREAD = [0.229, 0.224, 0.225] as const;

/** Sides of 14 pixels a patch, about as large as these models were trained with. */
const USUAL_SIDE = 518;
const PATCH = 14;

export interface Nearness {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** What the folder's depth model (`depth/model.onnx`) says of a picture; undefined without one. */
export async function nearnessOf(
  pipeline: Pipeline,
  picture: Picture,
): Promise<Nearness | undefined> {
  const { depth } = pipeline.folder;
  if (depth === undefined) return undefined;
  const model = await pipeline.open(depth);
  const [input] = model.inputs;
  const [, channels, high, wide] = input?.shape ?? [];
  if (input?.shape.length !== 4 || (typeof channels === 'number' && channels !== 3)) {
    throw folderError(
      model.file,
      `its input has the shape ${shapeText(input?.shape ?? [])}; expected [batch, 3, height, width]`,
    );
  }
  const width = typeof wide === 'number' ? wide : USUAL_SIDE;
  const height =
    typeof high === 'number'
      ? high
      : Math.max(1, Math.round((width * picture.height) / picture.width / PATCH)) * PATCH;
  // Out of shape where it must be: a depth belongs to every place of the picture.
  const planes = toPlanes(resized(picture, width, height, 'stretch'));
  const size = width * height;
  const data = planes.data.map((value, index) => {
    const channel = Math.floor(index / size);
    return ((value + 1) / 2 - MEAN[channel]!) / SPREAD[channel]!;
  });
  const results = await model.run({ [input.name]: tensor(planes.dims, data) });
  const result = results[model.outputs[0]?.name ?? ''];
  const [ownHeight = 0, ownWidth = 0] = result?.dims.slice(-2) ?? [];
  if (result === undefined || ownHeight * ownWidth !== result.data.length) {
    throw folderError(
      model.file,
      `its output has the shape ${shapeText(result?.dims ?? [])}; expected one depth for each place`,
    );
  }
  return { width: ownWidth, height: ownHeight, data: result.data };
}
