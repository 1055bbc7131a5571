/** What a command's exit status means. Stable: pipelines branch on it. */
export const ExitCode = {
  done: 0,
  defect: 1,
  usage: 2,
  filmInvalid: 3,
  credentials: 4,
  providerFailed: 5,
  thresholdFailed: 6,
  budget: 7,
  media: 8,
  workingFolder: 9,
  somethingToShoot: 10,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
