/**
 * The first client of an SDK of AWS warns that later versions will need a newer Node. Which version
 * there is we choose, not who makes a film: the SDK's own switch is set while a client is made, and
 * other warnings, and the switch as its user has it, stay.
 */
const NO_WARNING = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

export function quietly<Made>(make: () => Made): Made {
  // oxlint-disable-next-line node/no-process-env -- read by the SDK, and by nothing of ours.
  const { env } = process;
  const before = env[NO_WARNING];
  env[NO_WARNING] = 'true';
  try {
    return make();
  } finally {
    if (before === undefined) delete env[NO_WARNING];
    else env[NO_WARNING] = before;
  }
}
