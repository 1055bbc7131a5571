import type { VoiceRequest } from '../../providers/voice-provider.ts';

type Asked = Pick<VoiceRequest, 'tone' | 'style' | 'text'>;

/** What Gemini-TTS is told beside the line of how to say it; undefined where nothing is. */
export function promptOf({ tone, style }: Pick<Asked, 'tone' | 'style'>): string | undefined {
  const wishes = [
    ...(tone === undefined ? [] : [`Tone: ${tone}`]),
    ...(style === undefined ? [] : [`Style: ${style}`]),
  ];
  return wishes.length === 0 ? undefined : ['Say the following.', ...wishes].join('\n');
}

/** All that is read is paid for: the line, and what is told beside it. */
export function readCharacters(asked: Asked): number {
  return Array.from(`${promptOf(asked) ?? ''}${asked.text}`).length;
}
