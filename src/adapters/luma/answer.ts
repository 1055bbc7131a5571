import { AnswerError, type AnswerReader } from '../../providers/http/answer-reader.ts';

/** A generation as `POST /generations` and `GET /generations/{id}` show it. */
export type Generation =
  | { readonly id: string; readonly state: 'running' }
  /** The address is signed, and good for an hour; the next look brings a fresh one. */
  | { readonly id: string; readonly state: 'completed'; readonly url: string }
  | {
      readonly id: string;
      readonly state: 'failed';
      readonly code?: string;
      readonly reason: string;
    };

const STATES = ['queued', 'processing', 'completed', 'failed'] as const;

/** Throws `AnswerError`. */
export function readGeneration(answer: AnswerReader): Generation {
  const id = answer.at('id').id();
  const state = answer.at('state').oneOf(STATES);
  switch (state) {
    case 'queued':
    case 'processing':
      return { id, state: 'running' };
    case 'completed':
      return { id, state, url: readVideoUrl(answer.at('output')) };
    case 'failed': {
      const code = answer.at('failure_code').optional((reader) => reader.text());
      const reason = answer.at('failure_reason').optional((reader) => reader.text());
      return {
        id,
        state,
        ...(code !== undefined && { code }),
        reason: reason ?? code ?? 'the generation failed, with no reason',
      };
    }
  }
}

function readVideoUrl(output: AnswerReader): string {
  const video = output.items().find((each) => each.at('type').value === 'video');
  if (video === undefined) throw new AnswerError(output.path, 'a list with a video', output.value);
  return video.at('url').text();
}
