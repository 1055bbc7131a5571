import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { Explanation } from '../../diagnostics/explanation.ts';
import { StudioError } from '../../diagnostics/studio-error.ts';
import { suggestion } from '../../source/nearest.ts';
import { allExplanations } from '../all-explanations.ts';
import type { Shell } from '../shell.ts';

export async function explain(shell: Shell, code: string): Promise<number> {
  const explanations = allExplanations();
  const explanation = explanations.get(code);
  if (explanation === undefined) {
    throw new StudioError(
      'usage/unknown-code',
      ExitCode.usage,
      `there is no diagnostic with the code "${code}"`,
      { hint: suggestion(code, [...explanations.keys()]) ?? 'Copy the code from the diagnostic.' },
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
