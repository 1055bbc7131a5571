import type { Cost } from './call-sheet.ts';

interface Restorable {
  readonly cost: Cost;
  readonly restorable?: true;
  readonly costAnew?: Cost;
}

/** What is planned as it is where it is made anew, though enough of it is kept to restore it. */
export function madeAnew<Planned extends Restorable>({
  restorable: _kept,
  costAnew,
  ...planned
}: Planned): Omit<Planned, 'restorable' | 'costAnew'> & { readonly cost: Cost } {
  return { ...planned, cost: costAnew ?? planned.cost };
}
