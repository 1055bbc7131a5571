/** Milliseconds that this process has worked so far: a machine that is busy with others does not count. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
