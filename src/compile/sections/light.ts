import type { Light, Lighting } from '../../film/lighting.ts';
import { inPercent, lookOfLight, nameDirection, placeOfLight } from '../words/light-words.ts';
import {
  IMPORTANCE,
  clause,
  innerPhrase,
  listOf,
  phrase,
  sentence,
  words,
} from '../prompts/sentence.ts';
import type { Clause, Sentence } from '../prompts/sentence.ts';
import type { ShotContext } from '../prompts/shot-context.ts';

const GROUPS = [
  ['key', 'key light', IMPORTANCE.keyLight],
  ['fill', 'fill light', IMPORTANCE.light],
  ['rim', 'rim light', IMPORTANCE.light],
  ['background', 'background light', IMPORTANCE.light],
  ['practicals', 'practical light', IMPORTANCE.light],
  ['ambient', 'ambient light', IMPORTANCE.light],
] as const;

/** How the light falls: the setup by name of each light, then what this shot changes in it. */
export function writeLight(context: ShotContext): readonly Sentence[] {
  const setup = context.lighting === undefined ? [] : describeSetup(context.lighting);
  return [...setup, ...sayChanges(context)];
}

/** The same for every shot in this light, so it is written once. */
function describeSetup(lighting: Lighting): readonly Sentence[] {
  const known = setups.get(lighting);
  if (known !== undefined) return known;
  const written = [...sayScheme(lighting), ...sayLights(lighting), ...sayAtmosphere(lighting)];
  setups.set(lighting, written);
  return written;
}

const setups = new WeakMap<Lighting, readonly Sentence[]>();

function sayScheme(lighting: Lighting): readonly Sentence[] {
  const clauses: Clause[] = [];
  if (lighting.style !== undefined) {
    const style = words(lighting.style).replace(/ key$/u, '-key');
    clauses.push(clause(`${style} lighting`, IMPORTANCE.keyLight, 'lighting.style'));
  }
  if (lighting.ratio !== undefined) {
    const text = `a key-to-fill ratio of ${lighting.ratio}`;
    clauses.push(clause(text, IMPORTANCE.fineDetail, 'lighting.ratio'));
  }
  if (lighting.time !== undefined) {
    const time = words(lighting.time);
    const text = `the light of ${time}`;
    clauses.push({ text, tag: time, fields: ['lighting.time'], importance: IMPORTANCE.keyLight });
  }
  if (lighting.motivatedBy !== undefined) {
    const text = `motivated by ${innerPhrase(lighting.motivatedBy)}`;
    clauses.push(clause(text, IMPORTANCE.light, 'lighting.motivatedBy'));
  }
  return clauses.length === 0 ? [] : [{ clauses }];
}

function sayLights(lighting: Lighting): readonly Sentence[] {
  return GROUPS.flatMap(([group, noun, importance]) =>
    lighting[group].flatMap((light, index) => {
      const title = light.name === undefined ? noun : `${noun} (${light.name})`;
      const looks = lookOfLight(light);
      const said: Clause = {
        text: [looks, placeOfLight(light)].filter((part) => part !== '').join(', '),
        tag: `${looks} ${noun} ${light.direction === undefined ? '' : nameDirection(light.direction)}`.trim(),
        fields: LIGHT_FIELDS.filter((key) => light[key] !== undefined).map(
          (key) => `lighting.${group}.${index}.${key}`,
        ),
        importance,
      };
      return listOf(title, [said]);
    }),
  );
}

const LIGHT_FIELDS = [
  'type',
  'name',
  'at',
  'direction',
  'color',
  'kelvin',
  'quality',
  'intensity',
] as const satisfies readonly (keyof Light)[];

function sayAtmosphere(lighting: Lighting): readonly Sentence[] {
  const inTheAir = Object.entries(lighting.atmosphere).map(([name, description]): Clause => ({
    text: `${words(name)}, ${innerPhrase(description)}`,
    tag: `${phrase(description)} ${words(name)}`,
    fields: [`lighting.atmosphere.${name}`],
    importance: IMPORTANCE.atmosphere,
  }));
  return listOf('in the air', inTheAir);
}

/** What has changed in the light since the film began, as it is after this shot. */
function sayChanges(context: ShotContext): readonly Sentence[] {
  const { before, after } = context;
  const clauses: Clause[] = [];
  const time = after.lighting.time;
  if (time !== undefined && time !== context.lighting?.time) {
    const verb = before.lighting.time === time ? 'is' : 'becomes';
    clauses.push(
      clause(
        `the light ${verb} that of ${words(time)}`,
        IMPORTANCE.keyLight,
        'changes.lighting.time',
      ),
    );
  }
  if (after.lighting.intensity !== 1 || before.lighting.intensity !== 1) {
    const percent = inPercent(after.lighting.intensity);
    const verb = before.lighting.intensity === after.lighting.intensity ? 'is' : 'goes';
    const text = `all light ${verb} ${verb === 'is' ? 'at' : 'to'} ${percent} percent of its usual strength`;
    clauses.push(clause(text, IMPORTANCE.keyLight, 'changes.lighting.intensity'));
  }
  const use = context.shot.changes.lighting?.use;
  if (use !== undefined && before.lighting.use !== use) {
    const text = `the light changes to ${words(use)}`;
    clauses.push(clause(text, IMPORTANCE.keyLight, 'changes.lighting.use'));
  }
  for (const note of after.lighting.notes) {
    clauses.push(clause(phrase(note), IMPORTANCE.light, 'changes.lighting.note'));
  }
  return clauses.map((each) => sentence(each));
}
