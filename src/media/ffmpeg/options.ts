/**
 * Options as ffmpeg takes them, in the order written: `{ 'c:v': 'copy', an: true }` becomes
 * `-c:v copy -an`.
 */
export function options(
  values: Readonly<Record<string, string | number | true>>,
): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === true ? [`-${name}`] : [`-${name}`, String(value)],
  );
}
