import type { Adjustment } from '../../film/adjustment.ts';
import type { Json } from '../../film/json.ts';
import type { ImageRequest } from '../../providers/image-provider.ts';
import type { PromptSection } from '../compiled-shot.ts';

/** How requests are laid out for people to read. */

/** One line of a request: not there where it has no value. */
export type PromptRow = readonly [name: string, value: string | undefined];

/** A prompt in paragraphs is its sections, and is shown so; in other forms they run into each other. */
export function printText(prompt: string, sections: readonly PromptSection[]): readonly string[] {
  return prompt === sections.map(({ text }) => text).join('\n\n')
    ? sections.flatMap(({ name, text }) => hang(name.padEnd(12), text))
    : indent(prompt);
}

export function printRows(rows: readonly PromptRow[]): readonly string[] {
  return rows.flatMap(([name, value]) =>
    value === undefined ? [] : [`    ${name.padEnd(12)}${value}`],
  );
}

/** What clips and stills are asked with alike. */
export function whatElse({
  negativePrompt,
  references,
  options,
  staging,
}: Pick<
  ImageRequest,
  'negativePrompt' | 'references' | 'options' | 'staging'
>): readonly PromptRow[] {
  return [
    ['avoid', negativePrompt],
    ...references.map(
      ({ of, role, strength, digest }) =>
        ['reference', `${of}, ${role}, strength ${strength}, ${digest}`] as const,
    ),
    ['options', Object.keys(options).length === 0 ? undefined : JSON.stringify(options)],
    ['staging', staging === undefined ? undefined : 'the world and the camera path, as data'],
  ];
}

export function printAdjustments(adjustments: readonly Adjustment[]): readonly string[] {
  if (adjustments.length === 0) return [];
  const rows = adjustments.map(
    ({ kind, field, asked, given, why }) =>
      `    ${kind} ${field}: ${printValue(asked)} -> ${given === null ? 'nothing' : printValue(given)}. ${why}`,
  );
  return ['', '  Adjustments', ...rows];
}

function printValue(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function hang(name: string, text: string): readonly string[] {
  return text
    .split('\n')
    .map((line, index) => `    ${index === 0 ? name : ' '.repeat(name.length)}${line}`);
}

function indent(text: string): readonly string[] {
  return text.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
}
