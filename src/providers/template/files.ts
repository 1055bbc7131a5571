import { pictureType } from '../http/picture-type.ts';
import type { FormPart } from '../http/multipart.ts';
import type { ImageInput, VideoRequest } from '../request.ts';

/** What a form may name beside the slots of every template: pictures, as files. */
export const FILE_SLOTS = ['first_frame_file', 'last_frame_file', 'reference_files'] as const;
export type FileSlot = (typeof FILE_SLOTS)[number];

export type FormFile = Exclude<FormPart['value'], string>;
export type FileValues = Readonly<Record<FileSlot, readonly FormFile[]>>;

/** The pictures of one request as files. Those are read that a form names. */
export async function filesOf(
  request: VideoRequest,
  slots: readonly string[],
  image: (digest: string) => Promise<Uint8Array>,
): Promise<FileValues> {
  const read = async (
    slot: FileSlot,
    name: string,
    inputs: readonly (ImageInput | undefined)[],
  ): Promise<readonly FormFile[]> => {
    if (!slots.includes(slot)) return [];
    const there = inputs.filter((input) => input !== undefined);
    return await Promise.all(
      there.map(async ({ digest }, index) => {
        const number = there.length > 1 ? `-${index + 1}` : '';
        return fileOf(`${name}${number}`, await image(digest));
      }),
    );
  };
  return {
    first_frame_file: await read('first_frame_file', 'first-frame', [request.firstFrame]),
    last_frame_file: await read('last_frame_file', 'last-frame', [request.lastFrame]),
    reference_files: await read('reference_files', 'reference', request.references),
  };
}

function fileOf(name: string, bytes: Uint8Array): FormFile {
  const type = pictureType(bytes) ?? 'image/png';
  const ending = type === 'image/jpeg' ? 'jpg' : type.replace('image/', '');
  return { file: `${name}.${ending}`, type, bytes };
}
