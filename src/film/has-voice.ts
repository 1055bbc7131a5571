/** The voices of a model: those that are known, and whether it has others, or what their names hold. */
export interface NamedVoices {
  readonly known: readonly { readonly name: string }[];
  readonly others: boolean | { readonly named: string };
}

/** Whether a model has a voice of that name, as far as that can be known. */
export function hasVoice({ known, others }: NamedVoices, name: string): boolean {
  if (known.some((voice) => voice.name === name)) return true;
  return typeof others === 'boolean' ? others : name.includes(others.named);
}
