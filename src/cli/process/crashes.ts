import { ExitCode } from '../../diagnostics/exit-code.ts';

/**
 * Tells of what is thrown where nobody waits for it, in place of Node, which would print it as it is.
 * Node's warnings are told likewise, and the environment is kept out of its reports where it knows
 * how to.
 *
 * @param report tells of the error, and returns when that is written.
 */
export function watchCrashes(
  target: NodeJS.Process,
  report: (error: unknown) => Promise<void>,
  warn: (text: string) => void,
): void {
  if ('excludeEnv' in target.report) Reflect.set(target.report, 'excludeEnv', true);
  const crash = (error: unknown): void => {
    // Whatever else is thrown on the way out.
    const leave = (): void => target.exit(ExitCode.defect);
    report(error).then(leave, leave);
  };
  const onWarning = ({ name, message }: Error): void => warn(`${name}: ${message}\n`);
  // None where the user wants to hear no warnings.
  const ofNode = target.listeners('warning');
  target.on('uncaughtException', crash).on('unhandledRejection', crash);
  for (const listener of ofNode) target.off('warning', listener);
  if (ofNode.length > 0) target.on('warning', onWarning);
}
