import { QUALITIES } from '../../film/vocabulary.ts';
import type { RenderDefaults } from '../../config/config.ts';
import type { ConfigLayer } from '../../config/layer.ts';
import type { Said } from '../../config/origin.ts';
import type { LayeredEnvironment } from '../../secrets/layered-environment.ts';
import { cliError } from '../cli-error.ts';
import { originOf } from './origin-of.ts';

interface Variable<Value> {
  readonly name: string;
  /** What it must be, for the message. */
  readonly expected: string;
  /** Undefined where the text is none. */
  readonly parse: (text: string) => Value | undefined;
}

const SWITCHES = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

const VARIABLES: { readonly [Key in keyof RenderDefaults]-?: Variable<Known<Key>> } = {
  provider: {
    name: 'MINISTUDIO_PROVIDER',
    expected: 'the name of a provider, or several between commas',
    parse(text) {
      const names = text.split(',').map((name) => name.trim());
      return names.every((name) => name !== '') ? names : undefined;
    },
  },
  quality: {
    name: 'MINISTUDIO_QUALITY',
    expected: `one of ${QUALITIES.join(', ')}`,
    parse: (text) => QUALITIES.find((quality) => quality === text),
  },
  budget: {
    name: 'MINISTUDIO_BUDGET',
    expected: 'an amount of US dollars, such as 12.50',
    parse: parseAmount,
  },
  monthBudget: {
    name: 'MINISTUDIO_BUDGET_MONTH',
    expected: 'an amount of US dollars, such as 200',
    parse: parseAmount,
  },
  maxParallel: {
    name: 'MINISTUDIO_MAX_PARALLEL',
    expected: 'a whole number from 1',
    parse: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined),
  },
  keepGoing: {
    name: 'MINISTUDIO_KEEP_GOING',
    expected: '`true` or `false`',
    parse: (text) => SWITCHES.get(text),
  },
};

function parseAmount(text: string): number | undefined {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

type Known<Key extends keyof RenderDefaults> = NonNullable<RenderDefaults[Key]>['value'];

/** What the environment says of the configuration. @throws StudioError `usage/wrong-variable` */
export function environmentLayer(environment: LayeredEnvironment): ConfigLayer {
  const said = Object.entries(VARIABLES).flatMap(([key, variable]) => {
    const found = read<unknown>(variable, environment);
    return found === undefined ? [] : [[key, found] as const];
  });
  return {
    render: Object.fromEntries(said) as RenderDefaults,
    secrets: { places: new Map() },
    providers: new Map(),
  };
}

function read<Value>(
  { name, expected, parse }: Variable<Value>,
  environment: LayeredEnvironment,
): Said<Value> | undefined {
  const traced = environment.trace(name);
  if (traced === undefined) return undefined;
  const value = parse(traced.value.trim());
  if (value !== undefined) return { value, origin: originOf(name, traced.file) };
  throw cliError(
    'usage/wrong-variable',
    `${name}=${traced.value} can’t be used`,
    `Set it to ${expected}, or not at all.`,
  );
}
