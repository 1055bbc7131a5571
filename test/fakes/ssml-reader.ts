/** What a service reads in SSML: the text, and where in it marks stand. */
export interface ReadSsml {
  readonly text: string;
  readonly marks: readonly { readonly name: string; readonly at: number }[];
  /** By the words that they are of. */
  readonly phonemes: Readonly<Record<string, string>>;
}

const TOKEN =
  /<(?<close>\/?)(?<name>[\w-]+)(?<attributes>[^<>]*?)(?<empty>\/?)>|&(?<entity>\w+);|(?<text>(?:(?!\]\]>)[^<&])+)/gy;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** SSML of `speak`, `mark` and `phoneme`, as XML is read; undefined where it is not well-formed. */
export function readSsml(ssml: string): ReadSsml | undefined {
  const open: string[] = [];
  const marks: { name: string; at: number }[] = [];
  const phonemes: Record<string, string> = {};
  let text = '';
  let end = 0;
  let phoneme: { ph: string; at: number } | undefined;
  for (const { 0: token, index, groups = {} } of ssml.matchAll(TOKEN)) {
    end = index + token.length;
    const { name, attributes = '', entity } = groups;
    if (name === undefined) {
      const said = entity === undefined ? groups['text']! : ENTITIES[entity];
      if (said === undefined || open.length === 0) return undefined;
      text += said;
      continue;
    }
    const written = attributesOf(attributes);
    if (written === undefined) return undefined;
    if (groups['close'] === '/') {
      if (open.pop() !== name) return undefined;
      if (name === 'phoneme') phonemes[text.slice(phoneme!.at)] = phoneme!.ph;
    } else if (name === 'mark') {
      if (groups['empty'] !== '/' || written['name'] === undefined || open.at(-1) !== 'speak') {
        return undefined;
      }
      marks.push({ name: written['name'], at: text.length });
    } else {
      if (!(open.length === 0 ? name === 'speak' : name === 'phoneme')) return undefined;
      if (name === 'phoneme') phoneme = { ph: written['ph'] ?? '', at: text.length };
      open.push(name);
    }
  }
  return end === ssml.length && open.length === 0 ? { text, marks, phonemes } : undefined;
}

function attributesOf(written: string): Readonly<Record<string, string>> | undefined {
  const found: Record<string, string> = {};
  const rest = written.replaceAll(/\s+([\w-]+)="([^"<]*)"/g, (_, name: string, value: string) => {
    found[name] = value.replaceAll(/&(\w+);/g, (entity, of: string) => ENTITIES[of] ?? entity);
    return '';
  });
  return rest.trim() === '' ? found : undefined;
}
