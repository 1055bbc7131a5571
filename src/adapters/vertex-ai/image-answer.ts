import { AnswerError, type AnswerReader } from '../../providers/http/answer-reader.ts';
import type {
  CompletedOutcome,
  FailedOutcome,
  RefusalCategory,
  RefusedOutcome,
} from '../../providers/outcome.ts';
import { objectionIn } from './support-codes.ts';

type Outcome = CompletedOutcome | RefusedOutcome | FailedOutcome;

/**
 * Reasons of `promptFeedback.blockReason` and of `finishReason` that are a refusal: the enumerations
 * of the API's client @google/genai 3.1.0, read 2026-11-25.
 */
const REFUSALS: Readonly<Record<string, RefusalCategory>> = {
  SAFETY: 'other',
  IMAGE_SAFETY: 'other',
  PROHIBITED_CONTENT: 'other',
  IMAGE_PROHIBITED_CONTENT: 'other',
  BLOCKLIST: 'other',
  MODEL_ARMOR: 'other',
  JAILBREAK: 'jailbreak',
  SPII: 'personal-data',
  RECITATION: 'copyright',
  IMAGE_RECITATION: 'copyright',
};

/** What a rating is about, where it is the one that blocked: `HARM_CATEGORY_IMAGE_HATE`. */
const RATED: readonly (readonly [RegExp, RefusalCategory])[] = [
  [/SEXUAL/, 'sexual'],
  [/HATE|HARASSMENT/, 'hate'],
  [/DANGEROUS/, 'dangerous'],
  [/JAILBREAK/, 'jailbreak'],
];

/** What `generateContent` answers. Throws `AnswerError`. */
export function readImage(answer: AnswerReader): Outcome {
  const feedback = answer.at('promptFeedback');
  const blocked = feedback.optional((each) => each.at('blockReason').optional(text));
  if (blocked !== undefined) {
    const said = feedback.at('blockReasonMessage').optional(text);
    return refused(blocked, said ?? `the prompt was blocked: ${blocked}`, feedback);
  }
  const candidates = answer.at('candidates');
  const [candidate] = candidates.items();
  if (candidate === undefined) throw new AnswerError(candidates.path, 'a list with a picture', []);
  const parts = partsOf(candidate);
  // A model that thinks draws drafts, and marks them as thoughts.
  const image = parts.findLast((part) => part.at('inlineData').isThere);
  if (image !== undefined) {
    return {
      kind: 'completed',
      media: { kind: 'bytes', bytes: image.at('inlineData').at('data').base64() },
    };
  }
  return withoutImage(candidate, parts);
}

function withoutImage(candidate: AnswerReader, parts: readonly AnswerReader[]): Outcome {
  const reason = candidate.at('finishReason').optional(text) ?? 'no reason';
  const words = parts.flatMap((part) => part.at('text').optional(text) ?? []);
  const said = candidate.at('finishMessage').optional(text) ?? words.join('').trim();
  if (Object.hasOwn(REFUSALS, reason)) {
    return refused(reason, said || `a filter held the picture back: ${reason}`, candidate);
  }
  // Google's page on responsible AI: a model that refuses says so in words, and stops.
  if (reason === 'STOP' && said !== '') return refused(reason, said, candidate);
  const message = said || `the answer ended without a picture: ${reason}`;
  return { kind: 'failed', reason: message, code: reason, charged: 'unknown' };
}

/** Without those that are thoughts. */
function partsOf(candidate: AnswerReader): readonly AnswerReader[] {
  const parts = candidate
    .at('content')
    .optional((content) => content.at('parts').optional((each) => each.items()));
  return (parts ?? []).filter((part) => part.at('thought').value !== true);
}

function refused(code: string, reason: string, rated: AnswerReader): RefusedOutcome {
  return {
    kind: 'refused',
    reason,
    code,
    category: ratedCategory(rated) ?? REFUSALS[code] ?? 'other',
    // Its codes say it more exactly, where it names one.
    ...objectionIn(reason),
    charged: 'unknown',
  };
}

function ratedCategory(rated: AnswerReader): RefusalCategory | undefined {
  const ratings = rated.at('safetyRatings').optional((each) => each.items()) ?? [];
  const blocking = ratings.find((rating) => rating.at('blocked').value === true);
  const category = blocking?.at('category').optional(text);
  return category === undefined
    ? undefined
    : RATED.find(([pattern]) => pattern.test(category))?.[1];
}

function text(reader: AnswerReader): string {
  return reader.text();
}
