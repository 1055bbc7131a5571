/** What is called otherwise in `film.yaml` than inside. Names that the author gives stay as they are. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^changes\.characters\./, 'changes.'],
  [/^(beats\.\d+)\.action$/, '$1.do'],
  [/^rawPrompt$/, 'prompt.raw'],
  [/^soundPolicy$/, 'sound_policy'],
  [/^firstFrame$/, 'first_frame'],
  [/^lastFrame$/, 'last_frame'],
  [/^narrationTranslations\./, 'narration.translations.'],
  [/^safeAlternative$/, 'safe_alternative'],
  [/^join\.maxDepth$/, 'join.max_depth'],
  [/^transition\.jCut$/, 'transition.j_cut'],
  [/^transition\.lCut$/, 'transition.l_cut'],
  [/^providerOptions\./, 'provider_options.'],
  [/^(dialogue\.\d+)\.offScreen$/, '$1.off_screen'],
  [/^(sound\..*)\.gainDb$/, '$1.gain'],
  [/^(sound\..*)\.fadeIn$/, '$1.fade_in'],
  [/^(sound\..*)\.fadeOut$/, '$1.fade_out'],
  [/^(characters\.[^.]+\.emotions\.[^.]+)\.traits\./, '$1.'],
  [/^(lighting)\.motivatedBy$/, '$1.motivated_by'],
];

/** A field of a shot by the path under which a filmmaker finds it in the film. */
export function spelledPath(
  path: string,
  names: { readonly environment?: string | undefined; readonly lighting?: string | undefined },
): string {
  const found = SPELLINGS.find(([pattern]) => pattern.test(path));
  const spelled = found ? path.replace(found[0], found[1]) : path;
  const { environment, lighting } = names;
  if (environment !== undefined && spelled.startsWith('environment.')) {
    return spelled.replace('environment', `environments.${environment}`);
  }
  if (lighting !== undefined && spelled.startsWith('lighting.')) {
    return spelled.replace('lighting', `lighting.${lighting}`);
  }
  return spelled;
}
