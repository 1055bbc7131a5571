import type { Environment } from '../../film/environment.ts';
import type { EnvironmentState } from '../../world/fold/world-state.ts';
import { nameColor } from '../words/color-names.ts';
import {
  IMPORTANCE,
  clause,
  innerPhrase,
  listing,
  listOf,
  phrase,
  sayTrait,
  sentence,
  words,
} from '../prompts/sentence.ts';
import type { Clause, Sentence } from '../prompts/sentence.ts';
import type { ShotContext } from '../prompts/shot-context.ts';
import { describeTurn } from '../words/turns.ts';
import { writeInFrame } from './in-frame.ts';

/** Where it happens: the place, what of it can be seen from here, and how it is just now. */
export function writeEnvironment(context: ShotContext): readonly Sentence[] {
  const { environment } = context;
  if (environment === undefined) return [];
  const before = context.before.environments[environment.id];
  const after = context.after.environments[environment.id];
  return [
    ...describePlace(environment),
    ...writeInFrame(context),
    ...(after === undefined ? [] : sayConditions(context, environment, before ?? after, after)),
  ];
}

/** The same for every shot in this place, so it is written once. */
function describePlace(environment: Environment): readonly Sentence[] {
  const known = places.get(environment);
  if (known !== undefined) return known;
  const written = writePlace(environment);
  places.set(environment, written);
  return written;
}

const places = new WeakMap<Environment, readonly Sentence[]>();

function writePlace(environment: Environment): readonly Sentence[] {
  const where = environment.interior ? 'an interior' : 'an exterior';
  return [
    ...listOf('the place', [
      clause(innerPhrase(environment.location), IMPORTANCE.place, 'environment.location'),
      clause(where, IMPORTANCE.placeDetail, 'environment.interior'),
      ...traits(environment),
    ]),
    ...layers(environment),
    ...listOf('here', physics(environment)),
  ];
}

function traits(environment: Environment): readonly Clause[] {
  const described = Object.entries(environment.identity).map(([trait, description]): Clause => ({
    text: sayTrait(trait, description),
    tag: `${phrase(description)} ${words(trait)}`,
    fields: [`environment.identity.${trait}`],
    importance: IMPORTANCE.placeDetail,
  }));
  if (environment.palette.length === 0) return described;
  const colors = listing(environment.palette.map(nameColor));
  return [...described, clause(`colours ${colors}`, IMPORTANCE.look, 'environment.palette')];
}

function layers(environment: Environment): readonly Sentence[] {
  return Object.entries(environment.composition).flatMap(([layer, description]) => {
    const where = `in the ${words(layer)}`;
    const said: Clause = {
      text: innerPhrase(description),
      tag: `${phrase(description)} ${where}`,
      fields: [`environment.composition.${layer}`],
      importance: IMPORTANCE.placeDetail,
    };
    return listOf(where, [said]);
  });
}

function physics(environment: Environment): readonly Clause[] {
  return Object.entries(environment.physics).map(([law, value]) =>
    clause(
      `${words(law)} ${sayLaw(law, value)}`,
      IMPORTANCE.fineDetail,
      `environment.physics.${law}`,
    ),
  );
}

/** A number is a share of what is usual on earth. */
function sayLaw(law: string, value: string | number): string {
  if (typeof value === 'string') return innerPhrase(value);
  if (value === 1) return 'as usual';
  return law === 'gravity' && value < 1
    ? `${value} of what is usual, so things float a little`
    : `${value} of what is usual`;
}

function sayConditions(
  context: ShotContext,
  environment: Environment,
  before: EnvironmentState,
  after: EnvironmentState,
): readonly Sentence[] {
  const clauses: Clause[] = [];
  for (const key of ['weather', 'time'] as const) {
    const now = after[key];
    if (now === undefined) continue;
    const turn = describeTurn(before[key], now, context.continues, words);
    const fields = [
      `changes.environment.${key}`,
      ...(turn.said.includes(environment[key] ?? '') ? [`environment.${key}`] : []),
    ];
    clauses.push(clause(`${key} ${turn.text}`, IMPORTANCE.place, ...fields));
  }
  const notes = after.notes.map((note) =>
    sentence(clause(phrase(note), IMPORTANCE.inFrame, 'changes.environment.note')),
  );
  return [...listOf('just now', clauses), ...notes];
}
