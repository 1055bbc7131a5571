import { pictureType } from '../../providers/http/picture-type.ts';
import { invalid } from './options.ts';

/** @throws ProviderError `provider/invalid-request` */
export function dataUrl(picture: Uint8Array): string {
  const type = pictureType(picture);
  if (type === undefined) throw invalid('takes pictures as PNG, JPEG or WebP only');
  return `data:${type};base64,${Buffer.from(picture).toString('base64')}`;
}
