import { byteText } from '../byte-text.ts';
import {
  CLEAN_RULES,
  type CleanRule,
  type Judgement,
  type Keeping,
  KEPT_BECAUSE,
  type KeptBecause,
  type MadeName,
  type Removal,
} from './clean-report.ts';

/** What is removed, and what stays and why, each with its size. */
export function cleanText({ removals, keepings }: Judgement, isDryRun: boolean): string {
  const freed = removals.reduce((sum, { file }) => sum + freedBy(file), 0);
  const shared = removals.reduce((sum, { file }) => sum + file.bytes - freedBy(file), 0);
  return [
    ...groups(CLEAN_RULES, removals, ({ rule }) => rule),
    removals.length === 0
      ? 'There is nothing to remove.'
      : `${isDryRun ? 'To be removed' : 'Removed'}: ${byteText(freed)}`,
    ...(shared === 0
      ? []
      : [
          `${byteText(shared)} more ${isDryRun ? 'stay' : 'stayed'} on the disk: the same files lie in an output folder, too`,
        ]),
    ...(keepings.length === 0 ? [] : ['', 'Left alone:']),
    ...groups(KEPT_BECAUSE, keepings, ({ because }) => because),
    ...(isDryRun ? ['', 'Nothing was changed.'] : []),
    '',
  ].join('\n');
}

/** What goes from the disk with a file: nothing, where its bytes have another name. */
export function freedBy({ bytes, isShared }: Removal['file']): number {
  return isShared ? 0 : bytes;
}

function groups<Why extends CleanRule | KeptBecause, Each extends Removal | Keeping>(
  titles: Readonly<Record<Why, string>>,
  all: readonly Each[],
  whyOf: (each: Each) => Why,
): readonly string[] {
  return (Object.keys(titles) as Why[]).flatMap((why) => {
    const members = all.filter((each) => whyOf(each) === why);
    if (members.length === 0) return [];
    const rows = new Map<string, number>();
    for (const { file, of } of members) {
      const name = of === undefined ? file.path : nameText(of);
      rows.set(name, (rows.get(name) ?? 0) + file.bytes);
    }
    const bytes = members.reduce((sum, { file }) => sum + file.bytes, 0);
    return [
      `${titles[why]} (${byteText(bytes)})`,
      ...[...rows].map(([name, size]) => `  ${name}  ${byteText(size)}`),
    ];
  });
}

function nameText(of: MadeName): string {
  if ('take' in of) return `${of.shot}, take ${of.take}`;
  return 'line' in of
    ? `${of.shot}, line ${of.line}`
    : `the keyframe of ${of.shot}, number ${of.keyframe}`;
}
