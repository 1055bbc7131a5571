import { ExitCode } from '../../diagnostics/exit-code.ts';

export interface Interrupts {
  readonly signal: AbortSignal;
  /** 128 and the number of the signal, as shells expect. */
  exitCode(): number;
  stop(): void;
}

/** Ctrl-C once stops in order; twice leaves at once. Both leave a film that can be resumed. */
export function watchInterrupts(target: NodeJS.Process): Interrupts {
  const controller = new AbortController();
  let code: number = ExitCode.interrupted;
  const onSignal = (exitCode: number) => (): void => {
    if (controller.signal.aborted) target.exit(exitCode);
    code = exitCode;
    controller.abort();
  };
  const onInterrupt = onSignal(ExitCode.interrupted);
  const onTerminate = onSignal(ExitCode.terminated);
  target.on('SIGINT', onInterrupt);
  target.on('SIGTERM', onTerminate);
  return {
    signal: controller.signal,
    exitCode: () => code,
    stop() {
      target.off('SIGINT', onInterrupt);
      target.off('SIGTERM', onTerminate);
    },
  };
}
