/**
 * The part of the fake of Vertex AI that makes stills, written from these descriptions:
 *
 * - `GenerateContentRequest` and `-Response` of the API's protocol buffers (prediction_service.proto of
 *   @google-cloud/aiplatform 7.4.0): contents, generationConfig, labels, promptFeedback.
 * - @google/genai 3.1.0 in Vertex mode (read 2026-11-25): `imageConfig` and its values, the reasons of
 *   a refusal, parts that are thoughts.
 * - Google's pages of the Gemini image models and "Responsible AI for image generation" (read
 *   2026-11-25): sizes, 14 pictures, what a refusal looks like.
 *
 * Lifecycle: contents that end in words are answered with a picture of the size that aspect and tier
 * mean, in base64; nothing is kept. Before it comes a draft, marked as a thought. A refusal is a 400
 * with a support code, a block of the prompt, a candidate without content, or words in place of one.
 */
import { type FakeAnswer, type FakeRoute } from './fake-server.ts';
import { tinyPicture } from './tiny-picture.ts';

export interface GeminiBody {
  readonly contents: readonly {
    readonly role: string;
    readonly parts: readonly {
      readonly text?: string;
      readonly inlineData?: { readonly mimeType: string; readonly data: string };
    }[];
  }[];
  readonly generationConfig: {
    readonly responseModalities: readonly string[];
    readonly imageConfig: Readonly<Record<string, string>>;
    readonly seed?: number;
  };
  readonly labels?: Readonly<Record<string, string>>;
}

export interface GeminiImage {
  /** `projects/…/models/{model}` */
  readonly model: string;
  readonly body: GeminiBody;
}

/** What becomes of the next picture; of the fates of a clip, those that a picture has too. */
export type GeminiFate =
  | 'refuse-at-once'
  | 'refuse-later'
  | 'block'
  | 'refuse-in-words'
  | 'no-image'
  | 'no-picture';

/** The sizes of 1K. */
const SIDES: Readonly<Record<string, readonly [number, number]>> = {
  '16:9': [1376, 768],
  '9:16': [768, 1376],
  '21:9': [1584, 672],
  '1:1': [1024, 1024],
  '3:2': [1264, 848],
  '2:3': [848, 1264],
  '4:3': [1200, 896],
  '3:4': [896, 1200],
  '5:4': [1152, 928],
  '4:5': [928, 1152],
};
const TIERS: Readonly<Record<string, number>> = { '1K': 1, '2K': 2, '4K': 4 };
const PEOPLE = ['ALLOW_ALL', 'ALLOW_ADULT', 'ALLOW_NONE'];

export function geminiRoute(
  path: RegExp,
  images: GeminiImage[],
  nextFate: () => string | undefined,
): FakeRoute {
  return {
    endpoint: 'submit',
    method: 'POST',
    path,
    answer({ body, groups: [model = ''] }) {
      const asked = JSON.parse(body.toString()) as GeminiBody;
      const problem = problemWith(asked, model);
      if (problem !== undefined) return refusedInput(problem);
      const fate = nextFate();
      if (fate === 'refuse-at-once') {
        return refusedInput('The prompt could not be submitted. Support codes: 90789179');
      }
      images.push({ model, body: asked });
      return { json: answerTo(asked, fate, images.length) };
    },
  };
}

function answerTo(asked: GeminiBody, fate: string | undefined, number: number): object {
  switch (fate) {
    case 'block':
      return { promptFeedback: { blockReason: 'JAILBREAK', blockReasonMessage: 'Jailbreak.' } };
    case 'refuse-later':
      return {
        candidates: [
          {
            finishReason: 'IMAGE_SAFETY',
            finishMessage: 'Unable to show the generated image.',
            safetyRatings: [
              { category: 'HARM_CATEGORY_IMAGE_HATE', probability: 'LOW' },
              { category: 'HARM_CATEGORY_IMAGE_SEXUALLY_EXPLICIT', blocked: true },
            ],
          },
        ],
      };
    case 'refuse-in-words':
      return candidate([{ text: 'I cannot make ' }, { text: 'that picture.' }], 'STOP');
    case 'no-image':
      return candidate([], 'NO_IMAGE');
    default: {
      const { aspectRatio = '', imageSize = '' } = asked.generationConfig.imageConfig;
      const [width, height] = SIDES[aspectRatio]!.map((side) => side * TIERS[imageSize]!);
      const draft = picturePart(tinyPicture({ width: 16, height: 16 }, number));
      const bytes =
        fate === 'no-picture'
          ? Buffer.from('no picture. '.repeat(99))
          : tinyPicture({ width: width!, height: height! }, number);
      return candidate(
        [
          { text: 'Thinking.', thought: true },
          { ...draft, thought: true },
          { text: 'Here it is.' },
          picturePart(bytes),
        ],
        'STOP',
      );
    }
  }
}

function candidate(parts: readonly object[], finishReason: string): object {
  return {
    candidates: [{ content: { role: 'model', parts }, finishReason }],
    usageMetadata: { promptTokenCount: 6, candidatesTokenCount: 1120, totalTokenCount: 1126 },
    modelVersion: 'gemini',
  };
}

function picturePart(bytes: Uint8Array): object {
  const data = Buffer.from(bytes).toString('base64');
  return { inlineData: { mimeType: 'image/png', data } };
}

/** What the descriptions say of a body that is not taken. */
function problemWith(
  { contents, generationConfig }: GeminiBody,
  model: string,
): string | undefined {
  const [content, ...others] = contents;
  if (content?.role !== 'user' || others.length > 0) return 'One content of the user is expected.';
  const pictures = content.parts.filter(({ inlineData }) => inlineData !== undefined);
  if (pictures.length > 14) return 'At most 14 images are supported.';
  const isPicture = /^image\/(png|jpeg|webp)$/;
  if (!pictures.every(({ inlineData }) => isPicture.test(inlineData!.mimeType))) return 'mimeType';
  if (!content.parts.some(({ text }) => text !== undefined && text !== '')) return 'No text.';
  if (!generationConfig.responseModalities.includes('IMAGE')) return 'responseModalities';
  const { aspectRatio, imageSize, personGeneration, ...more } = generationConfig.imageConfig;
  if (!Object.hasOwn(SIDES, aspectRatio ?? '')) return 'aspectRatio';
  if (!Object.hasOwn(TIERS, imageSize ?? '')) return 'imageSize';
  if (model.includes('-lite-') && imageSize !== '1K') return 'imageSize is 1K for this model.';
  if (personGeneration !== undefined && !PEOPLE.includes(personGeneration)) {
    return 'personGeneration';
  }
  return Object.keys(more).find((name) => name !== 'prominentPeople');
}

function refusedInput(message: string): FakeAnswer {
  return { status: 400, json: { error: { code: 400, message, status: 'INVALID_ARGUMENT' } } };
}
