import { AnswerError, type AnswerReader } from '../http/answer-reader.ts';
import type { Media } from '../outcome.ts';

/** The picture of an answer of `POST /images/generations` and `/images/edits`. */
export interface MadeImage {
  readonly media: Media;
  /** What the service made of the prompt, where it says that it reworded it. */
  readonly revisedPrompt?: string;
}

/** Throws `AnswerError`. */
export function readImage(answer: AnswerReader): MadeImage {
  const data = answer.at('data');
  const [image] = data.items();
  if (image === undefined) throw new AnswerError(data.path, 'a list with a picture', data.value);
  const revisedPrompt = image.at('revised_prompt').optional((reader) => reader.text());
  return {
    media: readMedia(image),
    ...(revisedPrompt !== undefined && { revisedPrompt }),
  };
}

/** In base64, or, of servers that do not do as they are asked, an address. */
function readMedia(image: AnswerReader): Media {
  const bytes = image.at('b64_json').optional((reader) => reader.base64());
  if (bytes !== undefined) return { kind: 'bytes', bytes };
  const url = image.at('url').optional((reader) => reader.text());
  if (url !== undefined) return { kind: 'url', url };
  throw new AnswerError(image.at('b64_json').path, 'a picture', undefined);
}
