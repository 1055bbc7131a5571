import { AnswerError, type AnswerReader } from '../../providers/http/answer-reader.ts';

/** Where a request in the queue is asked for, below the provider's name: `/fal-ai/wan/requests/{id}`. */
const PATH = /^(?:\/[\w-][\w.-]*)+\/requests\/[\w-]+$/;

export function isRequestPath(path: unknown): path is string {
  return typeof path === 'string' && PATH.test(path);
}

/**
 * What the queue says of a request that it took. It names its own host there, which is asked through
 * the router instead; and a shorter path than the model's, so the path is kept. Throws `AnswerError`.
 */
export function readRequestPath(answer: AnswerReader): string {
  answer.at('request_id').id();
  const reader = answer.at('response_url');
  const url = reader.text();
  const path = URL.canParse(url) ? new URL(url).pathname : undefined;
  if (isRequestPath(path)) return path;
  throw new AnswerError(reader.path, 'the address of a request', url);
}

/** Throws `AnswerError`. */
export function readIsDone(answer: AnswerReader): boolean {
  const states = ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED'] as const;
  return answer.at('status').oneOf(states) === 'COMPLETED';
}

/** How a request ended. */
export type RequestEnd =
  | { readonly state: 'completed'; readonly url: string }
  /** The picture is there, and black: a checker has flagged it. */
  | { readonly state: 'flagged'; readonly code: string }
  | { readonly state: 'failed'; readonly code: string; readonly message: string };

/** Throws `AnswerError`. */
export function readClip(answer: AnswerReader): RequestEnd {
  return { state: 'completed', url: answer.at('video').at('url').text() };
}

/** Throws `AnswerError`. */
export function readSpeech(answer: AnswerReader): RequestEnd {
  return { state: 'completed', url: answer.at('audio').at('url').text() };
}

/** Throws `AnswerError`. */
export function readStill(answer: AnswerReader): RequestEnd {
  const flags = answer.at('has_nsfw_concepts').optional((each) => each.items()) ?? [];
  if (flags[0]?.value === true) return { state: 'flagged', code: 'has_nsfw_concepts' };
  const images = answer.at('images');
  const [image] = images.items();
  if (image === undefined) throw new AnswerError(images.path, 'a list with a picture', []);
  return { state: 'completed', url: image.at('url').text() };
}
