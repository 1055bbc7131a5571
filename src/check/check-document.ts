import type { Measurement } from './measurement.ts';

/** `ministudio check --json`, after `schemas/check.schema.json`. */
export interface CheckDocument {
  readonly schema: 'ministudio/check@1';
  /** Nothing fails. */
  readonly ok: boolean;
  /** By measure. */
  readonly film: Readonly<Record<string, Measurement>>;
  /** Of each place where one shot meets the next. */
  readonly seams: readonly SeamMeasurement[];
  /** Of each shot whose model is heard, and speaks none of its lines. */
  readonly shots: readonly ShotMeasurement[];
  readonly characters: readonly Measurement[];
  readonly places: readonly Measurement[];
  readonly lines: readonly LineMeasurement[];
}

export interface SeamMeasurement extends Measurement {
  /** The shot that begins there. */
  readonly shot: string;
}

export interface ShotMeasurement extends Measurement {
  readonly shot: string;
}

export interface LineMeasurement extends Measurement {
  readonly shot: string;
  /** By its place among those of its shot, from 1. */
  readonly line: number;
  readonly text: string;
}

export function checkDocument(
  measured: Pick<CheckDocument, 'seams' | 'shots' | 'lines'> & {
    readonly film: readonly Measurement[];
  },
): CheckDocument {
  const { film, seams, shots, lines } = measured;
  return {
    schema: 'ministudio/check@1',
    ok: [...film, ...seams, ...shots, ...lines].every(({ verdict }) => verdict !== 'fail'),
    film: Object.fromEntries(film.map((each) => [each.measure, each])),
    seams,
    shots,
    characters: [],
    places: [],
    lines,
  };
}
