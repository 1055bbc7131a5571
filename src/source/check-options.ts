import type { Finding } from '../diagnostics/finding.ts';
import { isSentOption } from '../film/vocabulary.ts';
import { partsOf } from './check-providers.ts';
import type { FilmDocument } from './generated/film-document.ts';
import type { Path } from './locate.ts';

/** Options of one provider, where a film, a scene or a shot says them. */
export interface SaidOptions {
  readonly provider: string;
  readonly made: 'clips' | 'stills' | 'voices';
  /** Of those that it is sent. */
  readonly names: readonly string[];
  /** Of the mapping that holds them, in the document. */
  readonly path: Path;
}

/** Finds the options that their providers do not know. */
export type JudgeOptions = (said: readonly SaidOptions[]) => Promise<readonly Finding[]>;

/** Whoever knows the providers judges; nobody is asked where a film sends them no options. */
export async function checkOptions(
  document: FilmDocument,
  judge: JudgeOptions,
): Promise<readonly Finding[]> {
  const said = saidOptions(document);
  return said.length === 0 ? [] : await judge(said);
}

/** Each as it is written, so that what a film says of all its shots is found once. */
function saidOptions(document: FilmDocument): readonly SaidOptions[] {
  const { stills, voices } = document;
  const ofStills = typeof stills === 'object' && !Array.isArray(stills) ? stills.options : {};
  const ofVoices = typeof voices === 'object' && !Array.isArray(voices) ? voices.options : {};
  return [
    ...partsOf(document).flatMap(([part, path]) =>
      saidIn(part.provider_options, 'clips', [...path, 'provider_options']),
    ),
    ...saidIn(ofStills, 'stills', ['stills', 'options']),
    ...saidIn(ofVoices, 'voices', ['voices', 'options']),
  ];
}

function saidIn(
  byProvider: Readonly<Record<string, object | undefined>> = {},
  made: SaidOptions['made'],
  path: Path,
): readonly SaidOptions[] {
  return Object.entries(byProvider).flatMap(([provider, options = {}]) => {
    const names = Object.keys(options).filter(isSentOption);
    return names.length === 0 ? [] : [{ provider, made, names, path: [...path, provider] }];
  });
}
