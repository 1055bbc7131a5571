import type { ImageCapabilities, ImageModel, ImagePrice } from '../../providers/image-model.ts';

const MEGA = 1_000_000;

/** What `providers show` says of a model of stills. */
export function imageModelText({ id, capabilities, price, lifecycle }: ImageModel): string {
  const { sizes, references, negativePrompt, seed, staging } = capabilities;
  const yes = (can: boolean): string => (can ? 'yes' : 'no');
  const { state, date } = lifecycle;
  return [
    `\n${id}, stills (${state}${date === undefined ? '' : ` ${date}`})`,
    `  sizes            ${sizesText(sizes)}`,
    `  references       ${referencesText(references)}`,
    `  negative prompt  ${yes(negativePrompt)}`,
    `  seed             ${yes(seed)}`,
    `  made of          ${staging ? 'the staging, without words' : 'words'}`,
    `  price            ${price === undefined ? 'unknown' : priceText(price)}`,
    '',
  ].join('\n');
}

function sizesText(sizes: ImageCapabilities['sizes']): string {
  if (sizes === 'any') return 'any';
  if ('step' in sizes) {
    const { step, minPixels, maxPixels, maxSide, maxAspect } = sizes;
    const side = maxSide === undefined ? '' : `, sides up to ${maxSide}`;
    const aspect = maxAspect === undefined ? '' : `, at most ${maxAspect} to 1`;
    return `sides in steps of ${step}, ${mega(minPixels)} to ${mega(maxPixels)} megapixels${side}${aspect}`;
  }
  return sizes.map(({ width, height }) => `${width}x${height}`).join(' ');
}

function referencesText({ min = 0, max, roles }: ImageCapabilities['references']): string {
  if (max === 0) return 'none';
  const count = min === 0 ? `up to ${max}` : min === max ? `${min}` : `${min} to ${max}`;
  return `${count}${min === 0 ? '' : ', needed'}${roles === undefined ? '' : ` (${roles.join(', ')})`}`;
}

function priceText({ cases, asOf, source }: ImagePrice): string {
  const each = cases.map(({ usdPerImage, maxPixels, options = {} }) => {
    const asked = Object.entries(options).map(([name, value]) => ` at ${name} ${String(value)}`);
    const size = maxPixels === undefined ? '' : ` up to ${mega(maxPixels)} megapixels`;
    return `$${usdPerImage}${asked.join('')}${size}`;
  });
  const last = cases.at(-1);
  const isAll = last !== undefined && last.maxPixels === undefined && last.options === undefined;
  const others = isAll ? [] : ['otherwise unknown'];
  return `${[...each, ...others].join(', ')} (${asOf}, ${source})`;
}

function mega(pixels: number): string {
  return (pixels / MEGA).toFixed(2).replace(/\.?0+$/, '');
}
