import type { Dialect } from '../../providers/capabilities.ts';
import { SECTIONS } from '../compiled-shot.ts';
import type { PromptSection, SectionName } from '../compiled-shot.ts';
import { chooseDropped, cutToFit, measureText } from './prompt-budget.ts';
import { writeAction } from '../sections/action.ts';
import { writeAvoid } from '../sections/avoid.ts';
import { writeCamera } from '../sections/camera.ts';
import { writeContinuity } from '../sections/continuity.ts';
import { writeEnvironment } from '../sections/environment.ts';
import { writeLight } from '../sections/light.ts';
import { writeSound } from '../sections/sound.ts';
import { writeState } from '../sections/state.ts';
import { writeStyle } from '../sections/style.ts';
import { writeSubject } from '../sections/subject.ts';
import { formatSentence } from './sentence.ts';
import type { Clause, Sentence } from './sentence.ts';
import type { ShotContext } from './shot-context.ts';

/** A prompt with what it says and what it had to leave out. */
export interface WrittenPrompt {
  readonly text: string;
  readonly sections: readonly PromptSection[];
  /** What was written of each section, with what is in `dropped`. */
  readonly draft: readonly DraftSection[];
  readonly dropped: ReadonlySet<Clause>;
  /** Set where even the most important clause was too long, and was cut after a word. */
  readonly cutShort: boolean;
}

const WRITERS: Readonly<Record<SectionName, (context: ShotContext) => readonly Sentence[]>> = {
  subject: writeSubject,
  state: writeState,
  action: writeAction,
  environment: writeEnvironment,
  light: writeLight,
  camera: writeCamera,
  style: writeStyle,
  sound: writeSound,
  continuity: writeContinuity,
  avoid: writeAvoid,
};

export interface DraftSection {
  readonly name: SectionName;
  readonly sentences: readonly Sentence[];
}

/** Writes the prompt of one part of a shot in the model's dialect, within what it reads. */
export function writePrompt(context: ShotContext): WrittenPrompt {
  const { dialect } = context.model;
  const draft = SECTIONS.map((name) => ({ name, sentences: WRITERS[name](context) }));
  const whole = render(draft, NOTHING, dialect);
  const { budget } = dialect;
  if (budget === undefined || measureText(whole.text, budget.unit) <= budget.max) {
    return { draft, dropped: NOTHING, cutShort: false, ...whole };
  }
  const fits = (text: string): boolean => measureText(text, budget.unit) <= budget.max;
  const weighed = draft.flatMap(({ sentences }) =>
    sentences.flatMap((each) =>
      each.clauses.map((clause) => ({ clause, text: write(clause, dialect) })),
    ),
  );
  const dropped = chooseDropped(weighed, budget, (without) =>
    fits(render(draft, without, dialect).text),
  );
  const fitted = render(draft, dropped, dialect);
  return fits(fitted.text)
    ? { draft, dropped, cutShort: false, ...fitted }
    : { draft, dropped, cutShort: true, ...fitted, text: cutToFit(fitted.text, budget) };
}

const NOTHING: ReadonlySet<Clause> = new Set();

function render(
  draft: readonly DraftSection[],
  dropped: ReadonlySet<Clause>,
  dialect: Dialect,
): Pick<WrittenPrompt, 'text' | 'sections'> {
  const format = dialect.form === 'tags' ? formatTags : formatSentence;
  const sections: PromptSection[] = [];
  for (const { name, sentences } of draft) {
    const texts = left(sentences, dropped).map(format);
    if (texts.length > 0) sections.push({ name, text: texts.join(SENTENCE_JOINTS[dialect.form]) });
  }
  const text = sections.map((section) => section.text).join(SECTION_JOINTS[dialect.form]);
  return { text, sections };
}

/** What is left of sentences without some of their clauses. */
function left(sentences: readonly Sentence[], dropped: ReadonlySet<Clause>): readonly Sentence[] {
  const kept =
    dropped.size === 0
      ? sentences
      : sentences.map((each) => ({
          ...each,
          clauses: each.clauses.filter((said) => !dropped.has(said)),
        }));
  return kept.every(({ clauses }) => clauses.length > 0)
    ? kept
    : kept.filter(({ clauses }) => clauses.length > 0);
}

const SENTENCE_JOINTS = { paragraphs: ' ', prose: ' ', tags: ', ' } as const;
const SECTION_JOINTS = { paragraphs: '\n\n', prose: ' ', tags: ', ' } as const;

function write(clause: Clause, dialect: Dialect): string {
  return dialect.form === 'tags' ? (clause.tag ?? clause.text) : clause.text;
}

function formatTags({ clauses }: Sentence): string {
  return clauses.map((each) => (each.tag ?? each.text).replace(/\.$/u, '')).join(', ');
}
