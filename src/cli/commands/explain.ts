import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { Explanation } from '../../diagnostics/explanation.ts';
import { suggestion } from '../../source/nearest.ts';
import { allExplanations } from '../all-explanations.ts';
import { cliError } from '../cli-error.ts';
import type { Shell } from '../shell.ts';

/** Explains one code, or lists all that there are. */
export async function explain(shell: Shell, code: string | undefined): Promise<number> {
  const explanations = allExplanations();
  if (code === undefined) {
    shell.out(listText([...explanations.values()]));
    return ExitCode.done;
  }
  const explanation = explanations.get(code);
  if (explanation === undefined) {
    throw cliError(
      'usage/unknown-code',
      `there is no diagnostic with the code "${code}"`,
      suggestion(code, [...explanations.keys()]) ?? '`ministudio explain` lists all.',
    );
  }
  shell.out(explanationText(explanation));
  return ExitCode.done;
}

function explanationText({ code, severity, title, why, mend, wrong, right }: Explanation): string {
  return [
    `${code} (${severity})`,
    title,
    '',
    why,
    '',
    mend,
    ...example('Wrong', wrong),
    ...example('Right', right),
    '',
  ].join('\n');
}

function example(title: string, film: string | undefined): readonly string[] {
  if (film === undefined) return [];
  const lines = film.trimEnd().split('\n');
  return ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
}

/** The part before the slash says whence a code comes; a line of its own parts it from the next. */
function listText(explanations: readonly Explanation[]): string {
  const inOrder = explanations.toSorted((left, right) => (left.code < right.code ? -1 : 1));
  const width = Math.max(...inOrder.map(({ code }) => code.length));
  const lines = inOrder.flatMap(({ code, title }, index) => {
    const isNew = originOf(code) !== originOf(inOrder[index - 1]?.code ?? code);
    return [...(isNew ? [''] : []), `${code.padEnd(width)}  ${title}`];
  });
  return `${lines.join('\n')}\n`;
}

function originOf(code: string): string {
  return code.slice(0, code.indexOf('/'));
}
