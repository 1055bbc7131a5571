import { visible } from './diagnostics/visible.ts';

/** Text from elsewhere, such as a title or what a provider says, in one line that commands no terminal. */
export function oneLine(text: string): string {
  return visible(text.trim().replaceAll(/\s*\n\s*/g, ' '));
}
