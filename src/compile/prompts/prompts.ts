import type { Adjustment } from '../../film/adjustment.ts';
import type { Dialect } from '../../providers/capabilities.ts';
import type { PromptSection, SectionName } from '../compiled-shot.ts';
import { writePrompt } from './prompt.ts';
import type { WrittenPrompt } from './prompt.ts';
import { measureText } from './prompt-budget.ts';
import { noteClause } from '../sections/action.ts';
import type { Part } from '../timeline/segments.ts';
import { formatSentence, sentence } from './sentence.ts';
import type { ShotContext } from './shot-context.ts';

/** The prompts of all parts of a shot, with what they say between them. */
export interface SettledPrompts {
  readonly texts: readonly string[];
  /** Of the first part. */
  readonly sections: readonly PromptSection[];
  readonly said: ReadonlyMap<string, SectionName>;
  /** What is not said because the director's own words stand in its place. */
  readonly replaced: ReadonlySet<string>;
  readonly adjustments: readonly Adjustment[];
}

/**
 * Writes one prompt for each part, or passes on the director's own words for all of them. `starts`
 * tells whether the first part starts from a given frame.
 */
export function settlePrompts(
  context: ShotContext,
  parts: readonly Part[],
  starts: boolean,
): SettledPrompts {
  const written = parts.map((part, index) =>
    writePrompt({
      ...context,
      before: index > 0 ? context.after : context.before,
      part: {
        index,
        count: parts.length,
        from: part.startFrame - (part.leadFrames ?? 0),
        to: part.startFrame + part.frames,
      },
      continues: index > 0 ? context.model.capabilities.firstFrame : starts,
    }),
  );
  const { rawPrompt } = context.shot;
  return rawPrompt === undefined
    ? settleWritten(written, context.model.dialect)
    : passVerbatim(context, rawPrompt, written);
}

function settleWritten(written: readonly WrittenPrompt[], dialect: Dialect): SettledPrompts {
  const [first] = written;
  return {
    texts: written.map((prompt) => prompt.text),
    sections: first?.sections ?? [],
    said: gatherSaid(written),
    replaced: NOTHING,
    adjustments: shortenings(written, dialect),
  };
}

const NOTHING: ReadonlySet<string> = new Set();

/** Which field is said in which section, in whichever part. */
function gatherSaid(written: readonly WrittenPrompt[]): ReadonlyMap<string, SectionName> {
  const said = new Map<string, SectionName>();
  for (const { draft, dropped } of written) {
    for (const { name, sentences } of draft) {
      for (const { clauses } of sentences) {
        for (const clause of clauses) {
          if (dropped.has(clause)) continue;
          for (const field of clause.fields) said.set(field, name);
        }
      }
    }
  }
  return said;
}

/** A clause is named once, in however many parts it was left out. */
function shortenings(written: readonly WrittenPrompt[], dialect: Dialect): readonly Adjustment[] {
  const limit =
    dialect.budget === undefined ? '' : ` (${dialect.budget.max} ${dialect.budget.unit})`;
  const left = new Map<string, Adjustment>();
  for (const [part, prompt] of written.entries()) {
    const which = part === 0 ? 'The prompt' : `The prompt of part ${part + 1}`;
    for (const { text, fields } of prompt.dropped) {
      if (left.has(text)) continue;
      left.set(text, {
        kind: 'shortened',
        field: fields.join(', '),
        asked: text,
        given: null,
        why: `${which} is longer than the model reads${limit}, and this counts least.`,
      });
    }
  }
  const cut = written.find((prompt) => prompt.cutShort);
  if (cut === undefined) return [...left.values()];
  return [
    ...left.values(),
    {
      kind: 'shortened',
      field: 'action',
      asked: cut.sections.map((section) => section.text).join(' '),
      given: cut.text,
      why: `What counts most is by itself longer than the model reads${limit}, so it ends after a word.`,
    },
  ];
}

/** Nothing is added to the director's words but more of them, and that a later part goes on. */
function passVerbatim(
  context: ShotContext,
  said: string,
  written: readonly WrittenPrompt[],
): SettledPrompts {
  const { takeNote } = context.shot;
  const note = takeNote === undefined ? [] : [formatSentence(sentence(noteClause(takeNote)))];
  const rawPrompt = [said, ...note].join('\n\n');
  const { budget } = context.model.dialect;
  const adjustments: Adjustment[] = [
    {
      kind: 'substituted',
      field: 'rawPrompt',
      asked: 'the compiled prompt',
      given: 'the raw prompt',
      why: "The director's own words are sent as they are, instead of what the other fields say.",
    },
  ];
  if (budget !== undefined && measureText(rawPrompt, budget.unit) > budget.max) {
    adjustments.push({
      kind: 'approximated',
      field: 'rawPrompt',
      asked: rawPrompt,
      given: `${budget.max} ${budget.unit}`,
      why: `The model reads ${budget.max} ${budget.unit}; a raw prompt is not shortened, so its end may be unread.`,
    });
  }
  if (written.length > 1) {
    adjustments.push({
      kind: 'approximated',
      field: 'rawPrompt',
      asked: 'one shot',
      given: `${written.length} parts`,
      why: 'The later parts are asked to go on with the same words; write beats instead of a raw prompt to say more.',
    });
  }
  return {
    texts: written.map((_, index) =>
      index === 0 ? rawPrompt : goOn(rawPrompt, index, written.length),
    ),
    sections: [{ name: 'action', text: rawPrompt }],
    said: new Map([
      ['rawPrompt', 'action'],
      ['takeNote', 'action'],
    ]),
    replaced: new Set(gatherSaid(written).keys()),
    adjustments,
  };
}

function goOn(rawPrompt: string, index: number, count: number): string {
  return `${rawPrompt}\n\nThis is part ${index + 1} of ${count} of the same shot: it goes on without a cut and does not start again.`;
}
